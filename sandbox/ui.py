"""The page's door: what one person sees, and what they do."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from sandbox import interactions
from sandbox.errors import NotAcknowledged, Refused
from sandbox.messages import Message
from sandbox.slack import Slack
from sandbox.workspace import Channel, User

Json = dict[str, Any]
Door = Callable[[Slack, Json], Awaitable[Json]]

COLORS = ("#4a6fa5", "#8a5a83", "#3d8b6e", "#b5651d", "#7a6c9d", "#a14d4d", "#52796f", "#9a7b2f")


async def state(slack: Slack, args: Json) -> Json:
    """Who I am, who is there, my conversations, the clock, the app."""
    workspace = slack.workspace
    me = args.get("as") or next(iter(workspace.users))
    workspace.direct(me)
    users = list(workspace.users.values())
    return {
        "me": me,
        "team": workspace.team,
        "users": [_user(user, COLORS[n % len(COLORS)]) for n, user in enumerate(users)],
        "channels": [_channel(slack, me, channel) for channel in workspace.joined(me)],
        "clock": {"now": slack.clock.now(), "offset": slack.clock.offset()},
        "app": {
            "name": workspace.bot.name,
            "bot_user": workspace.bot.user_id,
            "connected": slack.deliveries.carrier.connected(),
            "commands": list(workspace.bot.commands),
            "shortcuts": list(workspace.bot.shortcuts),
            "home": "app_home_opened" in workspace.bot.events,
        },
    }


async def messages(slack: Slack, args: Json) -> Json:
    """The messages of a conversation, or of one thread in it, that this person sees; oldest first."""
    me, channel = args["as"], args["channel"]
    if me not in slack.workspace.channel(channel).members:
        raise Refused("not_in_channel")
    if thread := args.get("thread"):
        parent = slack.messages.find(channel, thread)
        found = [*([parent] if parent else []), *slack.messages.replies(channel, thread)]
    else:
        found = slack.messages.top(channel)
    return {"messages": [_message(slack, m) for m in found if m.only_for in ("", me)]}


async def act(slack: Slack, args: Json) -> Json:
    """A press on a message, in a modal or in the Home tab."""
    if view_id := args.get("view_id"):
        return await interactions.click_in_view(
            slack, args["as"], view_id, args["action"], args.get("values")
        )
    return await interactions.click(slack, args["as"], args["channel"], args["ts"], args["action"])


async def command(slack: Slack, args: Json) -> Json:
    """A slash command."""
    return await interactions.command(slack, args["as"], args["channel"], args["text"])


async def shortcut(slack: Slack, args: Json) -> Json:
    """A shortcut of the app, chosen in a message's menu."""
    return await interactions.shortcut(slack, args["as"], args["channel"], args["ts"], args["callback_id"])


async def submit(slack: Slack, args: Json) -> Json:
    """A modal submitted."""
    return await interactions.submit(slack, args["as"], args["view_id"], args.get("values") or {})


async def close(slack: Slack, args: Json) -> Json:
    """A modal closed."""
    return interactions.close(slack, args["as"], args["view_id"])


async def say(slack: Slack, args: Json) -> Json:
    """Something said."""
    return interactions.say(slack, args["as"], args["channel"], args["text"], args.get("thread_ts") or "")


async def open_home(slack: Slack, args: Json) -> Json:
    """The Home tab opened."""
    return interactions.open_home(slack, args["as"])


async def home(slack: Slack, args: Json) -> Json:
    """The Home tab as last published."""
    view = slack.views.homes.get(args["as"])
    return {"view": slack.view(view) if view else None}


async def view(slack: Slack, args: Json) -> Json:
    """The modal in front of this person."""
    top = slack.views.top(args["as"])
    return {"view": slack.view(top) if top else None}


async def read(slack: Slack, args: Json) -> Json:
    """All in this conversation has been seen."""
    slack.messages.mark_read(args["as"], args["channel"])
    slack.live.tell({"type": "state"}, args["as"])
    return {}


async def clock(slack: Slack, args: Json) -> Json:
    """Time moved forward."""
    now = slack.clock.forward(float(args["forward"]))
    slack.live.tell({"type": "clock", "now": now})
    return {"now": now}


async def options(slack: Slack, args: Json) -> Json:
    """What an external select offers."""
    ids = {"block_id": args["block_id"], "action_id": args["action_id"]}
    return await interactions.options(slack, args["as"], args["view_id"], ids, args.get("value") or "")


GET: dict[str, Door] = {
    "/ui/state": state,
    "/ui/messages": messages,
    "/ui/home": home,
    "/ui/view": view,
    "/ui/options": options,
}
POST: dict[str, Door] = {
    "/ui/act": act,
    "/ui/command": command,
    "/ui/shortcut": shortcut,
    "/ui/submit": submit,
    "/ui/close": close,
    "/ui/say": say,
    "/ui/home": open_home,
    "/ui/read": read,
    "/ui/clock": clock,
}


class Arguments(dict[str, Any]):
    """The arguments of a door; one that is missing is an error of the caller."""

    def __missing__(self, name: str) -> Any:
        raise Refused("invalid_arguments", missing=name)


async def enter(door: Door, slack: Slack, args: Json) -> Json:
    """Go through a door; an app that stays silent is `dispatch_failed`, as Slack puts it."""
    try:
        return {"ok": True} | await door(slack, Arguments(args))
    except Refused as refused:
        return refused.body()
    except NotAcknowledged:
        return {"ok": False, "error": "dispatch_failed"}


async def live(slack: Slack, request: web.Request) -> web.WebSocketResponse:
    """Everything that happens, for one page; it begins with the modal that is open."""
    me = request.query["as"]
    top = slack.views.top(me)
    first = [{"type": "view", "view": slack.view(top)}] if top else []
    return await slack.live.watch(request, me, first)


def _user(user: User, color: str) -> Json:
    words = (user.real_name or user.name).split()
    return {
        "id": user.id,
        "name": user.name,
        "real_name": user.real_name or user.name,
        "title": user.title,
        "tz": user.tz,
        "initials": "".join(word[0] for word in words[:2]).upper(),
        "color": color,
        "guest": user.is_restricted or user.is_ultra_restricted,
        "bot": user.is_bot,
        "deleted": user.deleted,
    }


def _channel(slack: Slack, me: str, channel: Channel) -> Json:
    unread = slack.messages.unread(me, channel)
    top = slack.messages.top(channel.id)
    told: Json = {
        "id": channel.id,
        "name": channel.name,
        "kind": "im" if channel.with_user else "channel",
        "topic": channel.topic,
        "unread": len(unread),
        "mentions": len(unread) if channel.with_user else sum(me in m.mentions for m in unread),
        "last_ts": top[-1].ts if top else None,
    }
    return told | ({"with": slack.workspace.bot.user_id} if channel.with_user else {})


def _message(slack: Slack, message: Message) -> Json:
    told = message.as_api(with_metadata=True) | slack.messages.in_thread(message)
    defaults = {"blocks": [], "reply_count": 0, "channel": message.channel}
    return defaults | told | {"edited": bool(message.edited), "ephemeral": bool(message.only_for)}
