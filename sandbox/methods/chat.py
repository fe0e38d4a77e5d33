"""chat.*: posting, editing and deleting messages."""

from typing import Any

from sandbox.arguments import required
from sandbox.errors import Refused
from sandbox.limits import message_check
from sandbox.messages import Message
from sandbox.slack import Slack
from sandbox.workspace import Channel

Json = dict[str, Any]


def post_message(slack: Slack, args: Json) -> Json:
    """chat.postMessage; a user id as channel means the direct messages with that user."""
    channel = _place(slack, args)
    message_check(args.get("text"), args.get("blocks"), args.get("metadata"))
    message = slack.post_as_bot(
        channel,
        args.get("text") or "",
        args.get("blocks") or [],
        thread_ts=_thread(slack, channel, args),
        metadata=args.get("metadata") or None,
    )
    return {"channel": channel.id, "ts": message.ts, "message": message.as_api(with_metadata=True)}


def update(slack: Slack, args: Json) -> Json:
    """chat.update: blocks and metadata stay unless given, an empty list takes the blocks away."""
    channel = slack.workspace.joined_by_bot(required(args, "channel"))
    message = _own(slack, channel, required(args, "ts"), "cant_update_message")
    blocks = args.get("blocks")
    message_check(args.get("text"), message.blocks if blocks is None else blocks, args.get("metadata"))
    changes: Json = {"text": args.get("text") or ""}
    if blocks is not None:
        changes["blocks"] = blocks
    if args.get("metadata") is not None:
        changes["metadata"] = args["metadata"] or None
    slack.redraw(message, **changes)
    told = message.as_api(with_metadata=True)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": told}


def delete(slack: Slack, args: Json) -> Json:
    """chat.delete."""
    channel = slack.workspace.joined_by_bot(required(args, "channel"))
    message = _own(slack, channel, required(args, "ts"), "cant_delete_message")
    slack.remove(message)
    return {"channel": channel.id, "ts": message.ts}


def post_ephemeral(slack: Slack, args: Json) -> Json:
    """chat.postEphemeral: one member of the channel sees it."""
    channel = slack.workspace.joined_by_bot(required(args, "channel"))
    reader = slack.workspace.user(required(args, "user"))
    if reader.id not in channel.members:
        raise Refused("user_not_in_channel")
    message_check(args.get("text"), args.get("blocks"))
    message = slack.post_as_bot(
        channel,
        args.get("text") or "",
        args.get("blocks") or [],
        thread_ts=_thread(slack, channel, args),
        only_for=reader.id,
    )
    return {"message_ts": message.ts}


def permalink(slack: Slack, args: Json) -> Json:
    """chat.getPermalink; the sandbox's own page answers at that address."""
    channel = slack.workspace.joined_by_bot(required(args, "channel"))
    message = slack.messages.expect(channel.id, required(args, "message_ts"))
    link = f"{slack.url}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.is_reply:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


def _place(slack: Slack, args: Json) -> Channel:
    wanted = required(args, "channel")
    if wanted in slack.workspace.users:
        return slack.workspace.direct(wanted)
    channel = slack.workspace.seen_by_bot(wanted)
    if "chat:write.public" in slack.workspace.bot.scopes and channel.family == "channels":
        return channel
    return slack.workspace.joined_by_bot(wanted)


def _thread(slack: Slack, channel: Channel, args: Json) -> str:
    ts = str(args.get("thread_ts") or "")
    parent = slack.messages.find(channel.id, ts)
    if ts and (parent is None or parent.only_for):
        raise Refused("thread_not_found")
    if parent and parent.is_reply:
        raise Refused("cannot_reply_to_message")
    return ts


def _own(slack: Slack, channel: Channel, ts: str, otherwise: str) -> Message:
    message = slack.messages.expect(channel.id, ts)
    if message.user != slack.workspace.bot.user_id:
        raise Refused(otherwise)
    return message
