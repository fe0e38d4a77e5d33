"""Socket Mode: an asyncio client that reconnects at once, in a thread, in front of the synchronous app."""

import asyncio
import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.adapter.socket_mode.internals import run_bolt_app
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack_app import SteadyApp

log = logging.getLogger(__name__)

PING = 2.0  # seconds; a connection that froze is noticed after four of them
CHECK = 0.5
DEAF = 4.0  # seconds without a connection after which the client is thrown away and built anew
CONNECTING = 10.0
LONGEST_PAUSE = 30.0
FINISHING = 3.0
TAKERS = 32


class SocketConnection:
    """Keeps one connection to Slack alive until it is stopped.

    The SDK's synchronous client is deaf for seconds after Slack's routine refresh, and for up to a minute
    after a cut; this one is not. A watchdog replaces it as a whole when it does not come back by itself.
    """

    def __init__(self, app: SteadyApp, app_token: str, base_url: str, deaf: float = DEAF) -> None:
        self._app = app
        self._app_token = app_token
        self._base_url = base_url
        self._deaf = deaf
        self._loop = asyncio.new_event_loop()
        self._stopping = asyncio.Event()
        self._takers = ThreadPoolExecutor(TAKERS, thread_name_prefix="socket")
        self._thread = threading.Thread(target=self._run, name="slack-socket", daemon=True)
        self._heard = 0.0
        self._under_way: set[asyncio.Task[None]] = set()
        self.connected = False

    def start(self) -> None:
        """Connect, and stay connected; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """Answer what is under way, then close the connection."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join(FINISHING + CONNECTING)
        self._takers.shutdown(wait=False, cancel_futures=True)
        self._app.stop()

    def silence(self) -> float:
        """Seconds since Slack last gave a sign of life."""
        return time.monotonic() - self._heard

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._keep_connected())

    async def _keep_connected(self) -> None:
        pause = CHECK
        while not self._stopping.is_set():
            client = self._client()
            try:
                client.wss_uri = await client.issue_new_wss_url()
                await asyncio.wait_for(client.connect(), CONNECTING)
                pause = CHECK
                await self._watch(client)
            except (SlackApiError, OSError, TimeoutError) as error:
                log.error("no connection to Slack, trying again in %.0f s: %s", pause, _why(error))
            finally:
                self.connected = False
                await self._close(client)
            await self._pause(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    def _client(self) -> SocketModeClient:
        client = SocketModeClient(
            app_token=self._app_token,
            web_client=AsyncWebClient(base_url=self._base_url, timeout=int(CONNECTING)),
            ping_interval=PING,
        )
        client.socket_mode_request_listeners.append(self._take)  # type: ignore[arg-type]
        return client

    async def _watch(self, client: SocketModeClient) -> None:
        """Return when we are to stop, or when the client has been deaf for too long."""
        well = time.monotonic()
        while not self._stopping.is_set() and time.monotonic() - well < self._deaf:
            self.connected = await client.is_connected()
            if self.connected:
                well = self._heard = time.monotonic()
            await self._pause(CHECK)
        if not self._stopping.is_set():
            log.warning("the connection to Slack did not come back by itself; building a new one")

    async def _take(self, client: SocketModeClient, request: SocketModeRequest) -> None:
        task = asyncio.ensure_future(self._answer(client, request))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        await task

    async def _answer(self, client: SocketModeClient, request: SocketModeRequest) -> None:
        started = time.time()
        answer = await self._loop.run_in_executor(self._takers, run_bolt_app, self._app, request)
        await send_async_response(client, request, answer, started)

    async def _close(self, client: SocketModeClient) -> None:
        if self._stopping.is_set() and self._under_way:
            await asyncio.wait(self._under_way, timeout=FINISHING)
        try:
            await asyncio.wait_for(client.close(), FINISHING)
        except Exception as error:
            log.info("closing the connection to Slack: %r", error)

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return


def _why(error: Exception) -> str:
    return str(error.response.get("error")) if isinstance(error, SlackApiError) else repr(error)
