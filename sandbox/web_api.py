"""The Web API: one table from method to function and scope; tokens, faults and the log of calls."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from sandbox.arguments import arguments
from sandbox.errors import Refused
from sandbox.faults import BEFORE, Fault
from sandbox.methods import chat, conversations, session, users, views
from sandbox.slack import Slack

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Method:
    """A function and the scope it takes; `*` is the family of the channel: `im:history`."""

    run: Callable[[Slack, Json], Json]
    scope: str = ""
    app_token: bool = False


METHODS: dict[str, Method] = {
    "auth.test": Method(session.auth_test),
    "apps.connections.open": Method(session.connections_open, app_token=True),
    "chat.postMessage": Method(chat.post_message, "chat:write"),
    "chat.update": Method(chat.update, "chat:write"),
    "chat.delete": Method(chat.delete, "chat:write"),
    "chat.postEphemeral": Method(chat.post_ephemeral, "chat:write"),
    "chat.getPermalink": Method(chat.permalink),
    "conversations.open": Method(conversations.open_direct, "im:write"),
    "conversations.list": Method(conversations.list_all, "*:read"),
    "conversations.info": Method(conversations.info, "*:read"),
    "conversations.members": Method(conversations.members, "*:read"),
    "conversations.history": Method(conversations.history, "*:history"),
    "conversations.replies": Method(conversations.replies, "*:history"),
    "users.info": Method(users.info, "users:read"),
    "users.list": Method(users.list_all, "users:read"),
    "users.lookupByEmail": Method(users.by_email, "users:read.email"),
    "users.conversations": Method(conversations.of_user, "*:read"),
    "views.open": Method(views.open_modal),
    "views.update": Method(views.update),
    "views.push": Method(views.push),
    "views.publish": Method(views.publish),
}


async def call(slack: Slack, request: web.Request) -> web.StreamResponse:
    """Answer one call of the app, as Slack would or as a fault demands."""
    name = request.match_info["method"]
    entry: Json = {"at": slack.clock.now(), "method": name, "args": {}}
    try:
        args = await arguments(request)
        token = args.pop("token", None) or request.headers.get("Authorization", "").removeprefix("Bearer ")
        entry["args"] = args
        entry["retry_after_ignored"] = slack.faults.too_early(name, args)
        slack.calls.append(entry)
        fault = slack.faults.next(name, args)
        if fault is not None and fault.kind in BEFORE:
            entry |= {"ok": False, "error": fault.kind}
            return await _suffer(fault, request, {})
        body = {"ok": True, **answer(slack, name, token, args)}
    except Refused as refused:
        fault, body = None, refused.body()
    entry |= {"ok": body["ok"], "error": body.get("error")}
    if fault is not None:
        entry["fault"] = fault.kind
        return await _suffer(fault, request, body)
    return web.json_response(body, headers={"x-oauth-scopes": ",".join(slack.workspace.bot.scopes)})


def answer(slack: Slack, name: str, token: str, args: Json) -> Json:
    """What a method answers, without the `ok`; raises Refused."""
    if (method := METHODS.get(name)) is None:
        raise Refused("unknown_method", req_method=name)
    bot = slack.workspace.bot
    if not token:
        raise Refused("not_authed")
    if token not in (bot.bot_token, bot.app_token):
        raise Refused("invalid_auth")
    if (token == bot.app_token) != method.app_token:
        raise Refused("not_allowed_token_type")
    provided = ",".join(bot.scopes)
    for scope in _needed(slack, method, args):
        if scope not in bot.scopes:
            raise Refused("missing_scope", needed=scope, provided=provided)
    return method.run(slack, args)


def _needed(slack: Slack, method: Method, args: Json) -> list[str]:
    if not method.scope.startswith("*"):
        return [method.scope] if method.scope else []
    if "channel" in args:
        families = {slack.workspace.seen_by_bot(args["channel"]).family}
    else:
        families = conversations.families(args)
    return [family + method.scope.removeprefix("*") for family in sorted(families)]


async def _suffer(fault: Fault, request: web.Request, body: Json) -> web.StreamResponse:
    match fault.kind:
        case "ratelimited":
            after = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=after)
        case "server_error":
            return web.Response(
                status=fault.status, text="<html>Server Error</html>", content_type="text/html"
            )
        case "html_page":
            return web.Response(text="<html>Slack is down</html>", content_type="text/html")
        case "cut_json":
            return web.Response(text=json.dumps(body)[:-5], content_type="application/json")
        case "slow":
            await asyncio.sleep(fault.hold)
            return web.json_response(body)
        case "timeout_before_commit" | "timeout_after_commit":
            await asyncio.sleep(fault.hold)
    if request.transport is not None:
        request.transport.close()
    return web.Response()
