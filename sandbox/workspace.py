"""Who and what exists in the workspace: people, channels, the bot."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from sandbox.errors import Refused

Family = Literal["channels", "groups", "im"]
"""Slack's word for a kind of conversation in scope names: public, private, direct."""


@dataclass(frozen=True, slots=True)
class User:
    """A person, a guest, or the bot's own user."""

    id: str
    name: str
    real_name: str = ""
    email: str = ""
    title: str = ""
    tz: str = "Etc/UTC"
    team_id: str = ""
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_bot: bool = False
    deleted: bool = False

    def as_api(self, now: float, *, with_email: bool) -> dict[str, Any]:
        """The user object of `users.info`; the address only for apps that may read it."""
        zone = ZoneInfo(self.tz)
        offset = datetime.fromtimestamp(now, zone).utcoffset()
        profile = {"real_name": self.real_name, "display_name": self.name, "title": self.title}
        return {
            "id": self.id,
            "team_id": self.team_id,
            "name": self.name,
            "real_name": self.real_name,
            "deleted": self.deleted,
            "tz": self.tz,
            "tz_offset": int(offset.total_seconds()) if offset else 0,
            "is_bot": self.is_bot,
            "is_app_user": False,
            "is_restricted": self.is_restricted,
            "is_ultra_restricted": self.is_ultra_restricted,
            "profile": profile | ({"email": self.email} if with_email and self.email else {}),
        }


@dataclass(slots=True)
class Channel:
    """A conversation: a channel with members, or the direct messages between the bot and `with_user`."""

    id: str
    name: str
    members: list[str]
    topic: str = ""
    is_private: bool = False
    is_ext_shared: bool = False
    with_user: str = ""

    @property
    def family(self) -> Family:
        """The scope family this conversation belongs to."""
        if self.with_user:
            return "im"
        return "groups" if self.is_private else "channels"

    def as_api(self, bot_user: str) -> dict[str, Any]:
        """The channel object of `conversations.info`, as the bot sees it."""
        if self.with_user:
            return {"id": self.id, "is_im": True, "user": self.with_user, "is_channel": False}
        return {
            "id": self.id,
            "name": self.name,
            "is_channel": not self.is_private,
            "is_group": self.is_private,
            "is_im": False,
            "is_private": self.is_private,
            "is_ext_shared": self.is_ext_shared,
            "is_archived": False,
            "is_member": bot_user in self.members,
            "num_members": len(self.members),
            "topic": {"value": self.topic},
            "purpose": {"value": ""},
        }


@dataclass(frozen=True, slots=True)
class Bot:
    """The app under test: its names, its tokens, what it may do and what it listens to."""

    id: str
    user_id: str
    name: str
    app_id: str
    bot_token: str
    app_token: str
    scopes: tuple[str, ...]
    commands: tuple[dict[str, str], ...] = ()
    events: tuple[str, ...] = ("app_home_opened", "app_mention", "message.im")
    shortcuts: tuple[dict[str, str], ...] = ()


@dataclass(slots=True)
class Workspace:
    """One team, read from the workspace file."""

    team: dict[str, str]
    bot: Bot
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)

    def user(self, user_id: str) -> User:
        """The user with this id; refused as `user_not_found`."""
        if (user := self.users.get(user_id)) is None:
            raise Refused("user_not_found")
        return user

    def channel(self, channel_id: str) -> Channel:
        """The conversation with this id, whoever may see it; refused as `channel_not_found`."""
        if (channel := self.channels.get(channel_id)) is None:
            raise Refused("channel_not_found")
        return channel

    def seen_by_bot(self, channel_id: str) -> Channel:
        """The conversation with this id; a private one the bot is not in does not exist for it."""
        channel = self.channel(channel_id)
        if channel.family != "channels" and self.bot.user_id not in channel.members:
            raise Refused("channel_not_found")
        return channel

    def joined_by_bot(self, channel_id: str) -> Channel:
        """The conversation with this id, refused unless the bot is in it."""
        channel = self.seen_by_bot(channel_id)
        if self.bot.user_id not in channel.members:
            raise Refused("not_in_channel")
        return channel

    def direct(self, user_id: str) -> Channel:
        """The direct messages between this user and the bot, opened when first asked for."""
        user = self.user(user_id)
        channel_id = f"D{user.id.removeprefix('U')}"
        if channel_id not in self.channels:
            members = [user.id, self.bot.user_id]
            self.channels[channel_id] = Channel(channel_id, "directmessage", members, with_user=user.id)
        return self.channels[channel_id]

    def joined(self, user_id: str) -> Iterator[Channel]:
        """The conversations this user is in."""
        return (channel for channel in self.channels.values() if user_id in channel.members)


def read(source: dict[str, Any]) -> Workspace:
    """The workspace described by a workspace file's JSON; the bot becomes a user beside the others."""
    listed = {key: tuple(source["bot"][key]) for key in ("scopes", "events") if key in source["bot"]}
    about: dict[str, Any] = source["bot"] | listed
    bot = Bot(
        **about, commands=tuple(source.get("commands", ())), shortcuts=tuple(source.get("shortcuts", ()))
    )
    team = source["team"]
    users = [User(**{"team_id": team["id"]} | user) for user in source["users"]]
    users.append(User(bot.user_id, bot.name, bot.name, team_id=team["id"], is_bot=True))
    channels = [Channel(**channel | {"members": list(channel["members"])}) for channel in source["channels"]]
    return Workspace(team, bot, {u.id: u for u in users}, {c.id: c for c in channels})
