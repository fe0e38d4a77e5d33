"""Messages of a workspace: posted, edited, deleted, read."""

from dataclasses import dataclass, field
from typing import Any

from sandbox.clock import Clock
from sandbox.elements import with_ids
from sandbox.errors import Refused
from sandbox.markup import mentioned
from sandbox.workspace import Channel

Blocks = list[dict[str, Any]]


@dataclass(slots=True)
class Message:
    """One message; `only_for` names the single reader of an ephemeral one."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: Blocks
    mentions: frozenset[str]
    thread_ts: str = ""
    bot_id: str = ""
    app_id: str = ""
    metadata: dict[str, Any] | None = None
    only_for: str = ""
    edited: str = ""
    subtype: str = ""
    drawn_before: list[Blocks] = field(default_factory=list)
    """Blocks it had earlier: a screen not yet redrawn may still send a click on them."""

    @property
    def is_reply(self) -> bool:
        """Whether it stands in a thread below another message."""
        return bool(self.thread_ts) and self.thread_ts != self.ts

    def as_api(self, *, with_metadata: bool) -> dict[str, Any]:
        """The message object of `conversations.history`."""
        told: dict[str, Any] = {"type": "message", "user": self.user, "ts": self.ts, "text": self.text}
        told |= {
            key: value
            for key in ("blocks", "thread_ts", "bot_id", "app_id", "subtype")
            if (value := getattr(self, key))
        }
        if self.edited:
            told["edited"] = {"user": self.user, "ts": self.edited}
        if with_metadata and self.metadata:
            told["metadata"] = self.metadata
        return told


class Messages:
    """All messages, in the order of their unique, ever growing timestamps."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0
        self._by_channel: dict[str, dict[str, Message]] = {}
        self._by_parent: dict[tuple[str, str], list[Message]] = {}
        self._read: dict[tuple[str, str], str] = {}

    def next_ts(self) -> str:
        """A timestamp for now that nobody else has and that is later than all before it."""
        self._last = max(self._last + 1, int(self._clock.now() * 1_000_000))
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    def post(self, channel: Channel, user: str, text: str, blocks: Blocks, **more: Any) -> Message:
        """Store a new message; `more` are further fields of `Message`."""
        only_for = more.get("only_for", "")
        members = [only_for] if only_for else [m for m in channel.members if m != user]
        ts = self.next_ts()
        message = Message(
            ts, channel.id, user, text, with_ids(blocks), mentioned(text, blocks, members), **more
        )
        self._by_channel.setdefault(channel.id, {})[ts] = message
        if message.is_reply:
            self._by_parent.setdefault((channel.id, message.thread_ts), []).append(message)
        return message

    def edit(self, message: Message, **changes: Any) -> None:
        """Change an existing message; an edit rings for nobody."""
        if "blocks" in changes:
            message.drawn_before.append(message.blocks)
            message.blocks = with_ids(changes.pop("blocks"))
        for name, value in changes.items():
            setattr(message, name, value)
        message.edited = self.next_ts()

    def remove(self, message: Message) -> None:
        """Delete a message; one with replies leaves a tombstone, as in Slack."""
        if self.replies(message.channel, message.ts):
            message.text, message.blocks, message.metadata = "This message was deleted.", [], None
            message.subtype = "tombstone"
        else:
            del self._by_channel[message.channel][message.ts]
        if message.is_reply:
            self._by_parent[message.channel, message.thread_ts].remove(message)

    def find(self, channel_id: str, ts: str) -> Message | None:
        """The message of this channel and timestamp."""
        return self._by_channel.get(channel_id, {}).get(ts)

    def expect(self, channel_id: str, ts: str) -> Message:
        """The message everybody can see at this place; refused as `message_not_found`."""
        message = self.find(channel_id, ts)
        if message is None or message.only_for or message.subtype:
            raise Refused("message_not_found")
        return message

    def top(self, channel_id: str) -> list[Message]:
        """Messages outside threads, oldest first, ephemeral ones included."""
        return [m for m in self.all(channel_id) if not m.is_reply]

    def replies(self, channel_id: str, ts: str) -> list[Message]:
        """The replies below a message, oldest first, ephemeral ones included."""
        return self._by_parent.get((channel_id, ts), [])

    def all(self, channel_id: str | None = None) -> list[Message]:
        """Every message of a channel, or of all channels, oldest first."""
        if channel_id is not None:
            return list(self._by_channel.get(channel_id, {}).values())
        return [m for by_ts in self._by_channel.values() for m in by_ts.values()]

    def in_thread(self, message: Message) -> dict[str, Any]:
        """What Slack adds to a message that has visible replies."""
        replies = [m for m in self.replies(message.channel, message.ts) if not m.only_for]
        if not replies:
            return {}
        users = list(dict.fromkeys(m.user for m in replies))
        return {
            "thread_ts": message.ts,
            "reply_count": len(replies),
            "reply_users": users,
            "reply_users_count": len(users),
            "latest_reply": replies[-1].ts,
        }

    def mark_read(self, user: str, channel_id: str) -> None:
        """All there is now has been seen by this user."""
        self._read[user, channel_id] = self.next_ts()

    def unread(self, user: str, channel: Channel) -> list[Message]:
        """What others posted for this user since they last looked; in threads only what mentions them."""
        since = self._read.get((user, channel.id), "0")
        return [
            m
            for m in self.all(channel.id)
            if m.ts > since
            and m.user != user
            and m.only_for in ("", user)
            and (not m.is_reply or user in m.mentions)
        ]
