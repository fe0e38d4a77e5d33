"""conversations.*: finding, opening and reading conversations."""

from typing import Any

from sandbox.arguments import flag, page, required
from sandbox.errors import Refused
from sandbox.messages import Message
from sandbox.slack import Slack
from sandbox.workspace import Channel

Json = dict[str, Any]

FAMILY_OF = {"public_channel": "channels", "private_channel": "groups", "im": "im"}


def families(args: Json) -> set[str]:
    """The scope families that `types` asks for."""
    wanted = str(args.get("types") or "public_channel").split(",")
    if unknown := set(map(str.strip, wanted)) - FAMILY_OF.keys():
        raise Refused("invalid_types", detail=sorted(unknown))
    return {FAMILY_OF[name.strip()] for name in wanted}


def list_all(slack: Slack, args: Json) -> Json:
    """conversations.list: public channels, and of the others those the bot is in."""
    bot, wanted = slack.workspace.bot.user_id, families(args)
    channels = [
        channel
        for channel in slack.workspace.channels.values()
        if channel.family in wanted and (channel.family == "channels" or bot in channel.members)
    ]
    return _listed(slack, channels, args)


def of_user(slack: Slack, args: Json) -> Json:
    """users.conversations: those a user is in, as far as the bot can see them; without a user, the bot's."""
    bot, wanted = slack.workspace.bot.user_id, families(args)
    user = slack.workspace.user(args.get("user") or bot)
    channels = [
        channel
        for channel in slack.workspace.joined(user.id)
        if channel.family in wanted and (channel.family == "channels" or bot in channel.members)
    ]
    return _listed(slack, channels, args)


def info(slack: Slack, args: Json) -> Json:
    """conversations.info."""
    channel = slack.workspace.seen_by_bot(required(args, "channel"))
    return {"channel": channel.as_api(slack.workspace.bot.user_id)}


def members(slack: Slack, args: Json) -> Json:
    """conversations.members."""
    channel = slack.workspace.seen_by_bot(required(args, "channel"))
    rows, metadata = page(channel.members, args, 100)
    return {"members": list(rows), "response_metadata": metadata}


def open_direct(slack: Slack, args: Json) -> Json:
    """conversations.open for one person; group messages are not part of the sandbox."""
    users = [user for user in str(args.get("users") or "").split(",") if user]
    if args.get("channel"):
        channel = slack.workspace.seen_by_bot(args["channel"])
    elif len(users) == 1:
        channel = _direct(slack, users[0])
    else:
        raise Refused("users_list_not_supplied" if not users else "too_many_users")
    told = channel.as_api(slack.workspace.bot.user_id) if flag(args, "return_im") else {"id": channel.id}
    return {"channel": told}


def history(slack: Slack, args: Json) -> Json:
    """conversations.history: newest first, without replies in threads and without ephemeral messages."""
    channel = slack.workspace.joined_by_bot(required(args, "channel"))
    found = [m for m in slack.messages.top(channel.id) if not m.only_for and _within(m, args)]
    return _told(slack, found[::-1], args, 100)


def replies(slack: Slack, args: Json) -> Json:
    """conversations.replies: a message and its replies, oldest first; of a reply, that reply."""
    channel = slack.workspace.joined_by_bot(required(args, "channel"))
    parent = slack.messages.find(channel.id, required(args, "ts"))
    if parent is None or parent.only_for:
        raise Refused("thread_not_found")
    below = slack.messages.replies(channel.id, parent.ts)
    found = [parent, *(m for m in below if not m.only_for and _within(m, args))]
    return _told(slack, found, args, 1000)


def _direct(slack: Slack, user_id: str) -> Channel:
    user = slack.workspace.user(user_id)
    if user.deleted:
        raise Refused("user_disabled")
    if user.is_bot:
        raise Refused("cannot_dm_bot")
    return slack.workspace.direct(user_id)


def _listed(slack: Slack, channels: list[Channel], args: Json) -> Json:
    rows, metadata = page(channels, args, 100)
    told = [channel.as_api(slack.workspace.bot.user_id) for channel in rows]
    return {"channels": told, "response_metadata": metadata}


def _within(message: Message, args: Json) -> bool:
    try:
        ts, oldest, latest = (
            float(n) for n in (message.ts, args.get("oldest") or 0, args.get("latest") or 0)
        )
    except ValueError as error:
        raise Refused("invalid_ts_latest") from error
    if flag(args, "inclusive"):
        return oldest <= ts and (not latest or ts <= latest)
    return oldest < ts and (not latest or ts < latest)


def _told(slack: Slack, messages: list[Message], args: Json, default: int) -> Json:
    rows, metadata = page(messages, args, default)
    with_metadata = flag(args, "include_all_metadata")
    return {
        "messages": [m.as_api(with_metadata=with_metadata) | slack.messages.in_thread(m) for m in rows],
        "has_more": bool(metadata["next_cursor"]),
        "response_metadata": metadata,
    }
