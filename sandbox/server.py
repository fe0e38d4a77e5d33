"""The sandbox on its port: routes to the Web API, to the sockets, to the page and to the tests' door."""

import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from sandbox import control, ui, web_api
from sandbox.clock import Clock
from sandbox.deliveries import ACK_SECONDS, RETRY_DELAYS, Deliveries
from sandbox.live import Live
from sandbox.responses import respond
from sandbox.signed_posts import SignedPosts
from sandbox.slack import Slack
from sandbox.sockets import Sockets

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

PAGE = Path(__file__).parent / "page"
BODY_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """How a sandbox is started; with `events_url` the app is reached by signed requests, else by sockets."""

    workspace: dict[str, Any]
    clock: Path | None = None
    port: int = 0
    ack_within: float = ACK_SECONDS
    retry_delays: tuple[float, ...] = RETRY_DELAYS
    events_url: str = ""
    signing_secret: str = ""


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Slack]:
    """A sandbox listening on the loopback address until the block ends."""
    with socket.create_server(("127.0.0.1", settings.port)) as listening:
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        slack = _slack(settings, url)
        runner = web.AppRunner(_application(slack), access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        try:
            await web.SockSite(runner, listening).start()
            yield slack
        finally:
            slack.deliveries.forget()
            slack.sockets.cut()
            await runner.cleanup()


def _slack(settings: Settings, url: str) -> Slack:
    sockets = Sockets(settings.workspace["bot"]["app_id"], settings.ack_within)
    posts = SignedPosts(settings.events_url, settings.signing_secret, settings.ack_within)
    deliveries = Deliveries(posts if settings.events_url else sockets, settings.retry_delays)
    return Slack(settings.workspace, Clock(settings.clock), url, sockets, deliveries, Live())


def _application(slack: Slack) -> web.Application:
    app = web.Application(client_max_size=BODY_BYTES, middlewares=[only_from_here])
    app.router.add_route("*", "/api/{method}", partial(web_api.call, slack))
    app.router.add_get("/socket", partial(_socket, slack))
    app.router.add_post("/response/{ticket}", partial(respond, slack))
    app.router.add_get("/ui/live", partial(ui.live, slack))
    for path, door in {**ui.GET, **control.GET}.items():
        app.router.add_get(path, partial(_door, slack, door))
    for path, door in {**ui.POST, **control.POST}.items():
        app.router.add_post(path, partial(_door, slack, door))
    app.router.add_get("/archives/{channel}/{message}", _archive)
    if PAGE.is_dir():
        app.router.add_get("/", _index)
        app.router.add_static("/page", PAGE)
    return app


@web.middleware
async def only_from_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what other sites make a browser send here: foreign host names and foreign origins."""
    origin = request.headers.get("Origin")
    if urlsplit(f"//{request.host}").hostname not in ("127.0.0.1", "localhost"):
        raise web.HTTPForbidden(text="The sandbox answers on 127.0.0.1 only.")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden(text="The sandbox answers to its own page only.")
    return await handler(request)


async def _socket(slack: Slack, request: web.Request) -> web.StreamResponse:
    if not slack.tickets.connect(request.query.get("ticket", "")):
        raise web.HTTPForbidden(text="This address was used before or never given out.")
    return await slack.sockets.listen(request)


async def _door(slack: Slack, door: ui.Door, request: web.Request) -> web.Response:
    args = dict(request.query) if request.method == "GET" else await request.json()
    return web.json_response(await ui.enter(door, slack, args))


async def _archive(request: web.Request) -> web.StreamResponse:
    raise web.HTTPFound(f"/#{request.match_info['channel']}/{request.match_info['message']}")


async def _index(request: web.Request) -> web.FileResponse:
    return web.FileResponse(PAGE / "index.html")
