"""Sockets: several of them, cut, refreshed, and none at all."""

import asyncio
import threading
import time
from collections.abc import Coroutine, Iterator
from typing import Any
from urllib.request import urlopen

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web import WebClient
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.client import Sandbox, SandboxError
from sandbox.deliveries import ACK_SECONDS
from tests.sandbox.company import company


class Listener:
    """A bare Socket Mode client on a loop of its own, that acknowledges all it gets and counts."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.seen: list[str] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.client = self._run(self._connected(sandbox))

    async def _connected(self, sandbox: Sandbox) -> SocketModeClient:
        web = AsyncWebClient(base_url=sandbox.api_url)
        client = SocketModeClient("xapp-sandbox", web_client=web, ping_interval=0.5)
        client.socket_mode_request_listeners.append(self._acknowledge)
        await client.connect()
        return client

    async def _acknowledge(self, client: Any, request: SocketModeRequest) -> None:
        self.seen.append(request.payload["text"])
        await client.send_socket_mode_response(SocketModeResponse(request.envelope_id))

    def _run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    def send(self, text: str) -> None:
        """Send any text."""
        self._run(self.client.send_message(text))

    def close(self) -> None:
        """Hang up."""
        self._run(self.client.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A sandbox that does not try again."""
    with Sandbox.start(company(), retry_delays=()) as started:
        yield started


def test_without_a_socket_a_click_fails_at_once(sandbox: Sandbox) -> None:
    assert sandbox.state("maya")["app"]["connected"] is False
    started = time.monotonic()
    with pytest.raises(SandboxError, match="dispatch_failed"):
        sandbox.command("maya", "/whoowns acme.com")
    assert time.monotonic() - started < ACK_SECONDS / 2


def test_several_sockets_take_turns(sandbox: Sandbox) -> None:
    one, two = Listener(sandbox), Listener(sandbox)
    for n in range(6):
        sandbox.command("maya", f"/whoowns {n}")
    assert one.seen == ["0", "2", "4"]
    assert two.seen == ["1", "3", "5"]
    one.close()
    sandbox.until(lambda: sandbox.answer("/ui/state")["app"]["connected"])
    sandbox.command("maya", "/whoowns left over")
    assert two.seen[-1] == "left over"
    two.close()


def test_after_a_cut_the_app_comes_back(sandbox: Sandbox) -> None:
    listener = Listener(sandbox)
    assert sandbox.cut() == 1
    assert sandbox.state("maya")["app"]["connected"] is False
    sandbox.until_connected()
    sandbox.command("maya", "/whoowns acme.com")
    assert len(listener.seen) == 1
    listener.close()


def test_asked_to_connect_anew_the_app_does(sandbox: Sandbox) -> None:
    listener = Listener(sandbox)
    sandbox.refresh()
    sandbox.until(lambda: len(sandbox.calls("apps.connections.open")) == 2)
    # What goes down the old socket while the app hangs up is lost, with Slack too.
    line = {"as": "U1", "channel": "C1", "text": "/whoowns acme.com"}
    sandbox.until(lambda: sandbox.answer("/ui/command", line)["ok"], seconds=20)
    assert listener.seen[-1] == "acme.com"
    listener.close()


def test_an_address_admits_one_connection(sandbox: Sandbox) -> None:
    listener = Listener(sandbox)
    address = str(listener.client.wss_uri).replace("ws://", "http://")
    with pytest.raises(OSError, match="403"):
        urlopen(address)
    listener.close()


def test_an_acknowledgement_may_take_most_of_three_seconds() -> None:
    with Sandbox.start(company()) as patient:
        web = WebClient("xoxb-sandbox", base_url=patient.api_url)
        app = App(client=web)
        handler = SocketModeHandler(app, "xapp-sandbox")

        @app.command("/whoowns")
        def slow(ack: Any) -> None:
            time.sleep(1.0)
            ack("just in time")

        handler.connect()
        patient.until_connected()
        patient.command("maya", "/whoowns acme.com")
        assert patient.dm("maya")[-1]["text"] == "just in time"
        handler.close()


def test_nonsense_from_the_app_does_not_end_the_line(sandbox: Sandbox) -> None:
    listener = Listener(sandbox)
    for nonsense in ("", "not json", "[]", '{"envelope_id": 7}', '{"envelope_id": "unknown"}'):
        listener.send(nonsense)
    sandbox.command("maya", "/whoowns acme.com")
    assert listener.seen == ["acme.com"]
    listener.close()


def test_nonsense_can_be_sent_to_the_app(sandbox: Sandbox) -> None:
    listener = Listener(sandbox)
    for nonsense in ("not json", "[]", '{"type": "gossip"}'):
        sandbox.frame(nonsense)
    sandbox.command("maya", "/whoowns acme.com")
    assert listener.seen == ["acme.com"]
    listener.close()
