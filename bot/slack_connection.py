"""Socket Mode: an asyncio client that reconnects at once, in a thread, in front of the synchronous app."""

import asyncio
import logging
import threading
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

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
CONNECTING = 10.0
SHORT_LIFE = 1.0
LONGEST_PAUSE = 30.0
FINISHING = 3.0
TAKERS = 32


class Client(SocketModeClient):
    """One connection. Where the SDK would close its socket and open another, it asks for a successor.

    Slack may still send clicks down the old socket after it asked us to refresh; they would be lost.
    """

    def __init__(self, app_token: str, base_url: str) -> None:
        web_client = AsyncWebClient(base_url=base_url, timeout=int(CONNECTING))
        super().__init__(app_token=app_token, web_client=web_client, ping_interval=PING)
        self.outlived = asyncio.Event()

    async def connect_to_new_endpoint(self, force: bool = False) -> None:
        """Called when Slack asks for a refresh, closes the connection, or does not answer pings."""
        self.outlived.set()


class SocketConnection:
    """Keeps a connection to Slack alive until it is stopped.

    The SDK's synchronous client is deaf for seconds after Slack's routine refresh, and for up to a minute
    after a cut. Here the next connection stands before the last one is closed, and a watchdog replaces a
    client that is deaf without noticing.
    """

    def __init__(self, app: SteadyApp, app_token: str, base_url: str) -> None:
        self._app = app
        self._app_token = app_token
        self._base_url = base_url
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
        clients, pause = list[Client](), CHECK
        while not self._stopping.is_set():
            client, began = self._client(), time.monotonic()
            try:
                client.wss_uri = await client.issue_new_wss_url()
                await asyncio.wait_for(client.connect(), CONNECTING)
            except (SlackApiError, OSError, TimeoutError) as error:
                log.error("no connection to Slack, trying again in %.1f s: %s", pause, _why(error))
                self.connected = False
                await self._close(client)
            else:
                for last in clients:
                    self._start(self._retire(last))
                clients = [client]
                await self._watch(client)
            settled = time.monotonic() - began > SHORT_LIFE and client in clients
            await self._pause(0 if settled else pause)
            pause = CHECK if settled else min(2 * pause, LONGEST_PAUSE)
        self.connected = False
        await self._finish(clients)

    def _client(self) -> Client:
        client = Client(self._app_token, self._base_url)
        client.socket_mode_request_listeners.append(self._take)  # type: ignore[arg-type]
        return client

    async def _watch(self, client: Client) -> None:
        """Return when we are to stop, or when the client wants or needs a successor."""
        while not (self._stopping.is_set() or client.outlived.is_set()):
            self.connected = await client.is_connected()
            if not self.connected:
                log.warning("the connection to Slack was lost without a word; making a new one")
                return
            self._heard = time.monotonic()
            await self._pause(CHECK, client.outlived)

    async def _take(self, client: Client, request: SocketModeRequest) -> None:
        await self._start(self._answer(client, request))

    async def _answer(self, client: Client, request: SocketModeRequest) -> None:
        started = time.time()
        answer = await self._loop.run_in_executor(self._takers, run_bolt_app, self._app, request)
        await send_async_response(client, request, answer, started)

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.ensure_future(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return task

    async def _retire(self, client: Client) -> None:
        """Close a connection that has a successor, once what still came down it is answered."""
        await self._pause(FINISHING)
        await self._close(client)

    async def _finish(self, clients: list[Client]) -> None:
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=FINISHING)
        for client in clients:
            await self._close(client)

    async def _close(self, client: Client) -> None:
        try:
            await asyncio.wait_for(client.close(), FINISHING)
        except Exception as error:
            log.info("closing a connection to Slack: %r", error)

    async def _pause(self, seconds: float, *unless: asyncio.Event) -> None:
        """Wait, but not when we are to stop or one of these events happens."""
        waits = [asyncio.ensure_future(event.wait()) for event in (self._stopping, *unless)]
        await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()


def _why(error: Exception) -> str:
    return str(error.response.get("error")) if isinstance(error, SlackApiError) else repr(error)
