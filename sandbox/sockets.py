"""Socket Mode: the app's WebSockets, deliveries over them in turn, and their acknowledgements."""

import asyncio
import json
from typing import Any

from aiohttp import WSMsgType, web

from sandbox.deliveries import ACK_SECONDS, Envelope
from sandbox.errors import NotAcknowledged

HEARTBEAT = 10.0
GRACE = 10.0
"""Seconds an old socket stays open after the app was asked to connect anew."""


class Sockets:
    """The open sockets of the app; a delivery goes down one of them, each in its turn."""

    def __init__(self, app_id: str, ack_within: float = ACK_SECONDS) -> None:
        self._app_id = app_id
        self._ack_within = ack_within
        self._lines: list[web.WebSocketResponse] = []
        self._leaving: list[web.WebSocketResponse] = []
        self._transports: dict[web.WebSocketResponse, asyncio.Transport] = {}
        self._waiting: dict[str, asyncio.Future[dict[str, Any]]] = {}

    def connected(self) -> bool:
        """Whether the app listens."""
        return bool(self._lines or self._leaving)

    async def listen(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection of the app until it ends."""
        line = web.WebSocketResponse(heartbeat=HEARTBEAT)
        await line.prepare(request)
        if isinstance(request.transport, asyncio.Transport):
            self._transports[line] = request.transport
        self._lines.append(line)
        try:
            await line.send_json(self._hello())
            async for message in line:
                if message.type is WSMsgType.TEXT:
                    self._acknowledge(message.data)
        finally:
            self._forget(line)
        return line

    async def carry(self, envelope: Envelope) -> dict[str, Any]:
        """Send one envelope down the next socket and wait for its acknowledgement."""
        answer = asyncio.get_running_loop().create_future()
        self._waiting[envelope.id] = answer
        try:
            await self._next().send_json(_frame(envelope))
            return await asyncio.wait_for(answer, self._ack_within)
        except (TimeoutError, ConnectionError) as error:
            raise NotAcknowledged from error
        finally:
            del self._waiting[envelope.id]

    async def refresh(self) -> None:
        """Ask the app to connect anew, as Slack does every few hours."""
        for line in list(self._lines):
            self._lines.remove(line)
            self._leaving.append(line)
            debug = {"host": "sandbox"}
            await line.send_json({"type": "disconnect", "reason": "refresh_requested", "debug_info": debug})
            asyncio.get_running_loop().call_later(GRACE, self._abort, line)

    async def say(self, text: str) -> None:
        """Send a raw frame down every socket."""
        for line in [*self._lines, *self._leaving]:
            await line.send_str(text)

    def cut(self) -> int:
        """Cut every socket without a word, and say how many there were."""
        lines = [*self._lines, *self._leaving]
        for line in lines:
            self._abort(line)
        return len(lines)

    def _hello(self) -> dict[str, Any]:
        return {
            "type": "hello",
            "connection_info": {"app_id": self._app_id},
            "num_connections": len(self._lines),
            "debug_info": {"host": "sandbox", "approximate_connection_time": 18060},
        }

    def _next(self) -> web.WebSocketResponse:
        lines = self._lines or self._leaving
        if not lines:
            raise NotAcknowledged
        lines.append(lines.pop(0))
        return lines[-1]

    def _acknowledge(self, text: str) -> None:
        try:
            told = json.loads(text)
        except ValueError:
            return
        if not isinstance(told, dict):
            return
        answer = self._waiting.get(str(told.get("envelope_id")))
        if answer is not None and not answer.done():
            answer.set_result(told.get("payload") or {})

    def _abort(self, line: web.WebSocketResponse) -> None:
        if transport := self._transports.get(line):
            transport.abort()
        self._forget(line)

    def _forget(self, line: web.WebSocketResponse) -> None:
        self._transports.pop(line, None)
        for lines in (self._lines, self._leaving):
            if line in lines:
                lines.remove(line)


def _frame(envelope: Envelope) -> dict[str, Any]:
    return {
        "envelope_id": envelope.id,
        "type": envelope.kind,
        "payload": envelope.payload,
        "accepts_response_payload": envelope.kind != "events_api",
        "retry_attempt": envelope.attempt,
        "retry_reason": "timeout" if envelope.attempt else "",
    }
