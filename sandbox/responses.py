"""Answers of the app to a response URL: new, in place of the message, or instead of it."""

import json
from typing import Any

from aiohttp import web

from sandbox.errors import Refused
from sandbox.limits import message_check
from sandbox.messages import Message
from sandbox.slack import Slack
from sandbox.tickets import ResponseUrl

Json = dict[str, Any]

GONE = ("invalid_url", "expired_url", "used_url")


async def respond(slack: Slack, request: web.Request) -> web.Response:
    """Take one answer; 404 for a URL used five times or older than 30 minutes."""
    try:
        answer = json.loads(await request.text())
        _take(slack, slack.tickets.respond(request.match_info["ticket"]), answer)
    except Refused as refused:
        return web.json_response(refused.body(), status=404 if refused.code in GONE else 400)
    except ValueError:
        return web.json_response({"ok": False, "error": "invalid_payload"}, status=400)
    return web.Response(text="ok")


def _take(slack: Slack, url: ResponseUrl, answer: Json) -> None:
    source = slack.messages.find(url.channel, url.source_ts)
    if answer.get("delete_original"):
        slack.remove(_there(source))
        return
    text, blocks = answer.get("text"), answer.get("blocks")
    message_check(text, blocks)
    if answer.get("replace_original"):
        slack.redraw(_there(source), text=text or "", blocks=blocks or [])
        return
    slack.post_as_bot(
        slack.workspace.channel(url.channel),
        text or "",
        blocks or [],
        thread_ts=answer.get("thread_ts") or url.thread_ts,
        only_for="" if answer.get("response_type") == "in_channel" else url.user,
    )


def _there(source: Message | None) -> Message:
    if source is None:
        raise Refused("message_not_found")
    return source
