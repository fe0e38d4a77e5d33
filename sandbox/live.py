"""Open pages: whoever looks at the workspace in a browser hears at once that something changed."""

import asyncio
from contextlib import suppress
from typing import Any

from aiohttp import web

Json = dict[str, Any]


class Live:
    """The WebSockets of open pages, by the user each of them shows."""

    def __init__(self) -> None:
        self._pages: list[tuple[str, asyncio.Queue[Json]]] = []

    def tell(self, event: Json, user: str | None = None) -> None:
        """Send an event to the pages of this user, or to all."""
        for shown, queue in self._pages:
            if user in (None, shown):
                queue.put_nowait(event)

    async def watch(self, request: web.Request, user: str, first: list[Json]) -> web.WebSocketResponse:
        """Serve one page until it goes away, beginning with what it must know at once."""
        page = web.WebSocketResponse(heartbeat=20.0)
        await page.prepare(request)
        queue: asyncio.Queue[Json] = asyncio.Queue()
        for event in first:
            queue.put_nowait(event)
        entry = (user, queue)
        self._pages.append(entry)
        pump = asyncio.create_task(_pump(queue, page))
        try:
            async for _ in page:
                continue
        finally:
            self._pages.remove(entry)
            pump.cancel()
        return page


async def _pump(queue: asyncio.Queue[Json], page: web.WebSocketResponse) -> None:
    with suppress(ConnectionError):
        while not page.closed:
            await page.send_json(await queue.get())
