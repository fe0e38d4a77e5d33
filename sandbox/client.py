"""A test driver: starts a sandbox, in a thread or as a child, and does in it what people do."""

import json
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from sandbox.choices import filled, press
from sandbox.launch import in_child, in_thread
from sandbox.mischief import Mischief, SandboxError
from sandbox.server import Settings

Json = dict[str, Any]


class Sandbox(Mischief):
    """One running sandbox. People and channels may be named by id or by name (`maya`, `#replies`)."""

    def __init__(self, url: str, workspace: Json) -> None:
        super().__init__(url, workspace)
        self._close = ExitStack()

    @classmethod
    def start(cls, workspace: Json | Path, clock: Path | None = None, **settings: Any) -> "Sandbox":
        """A sandbox in a thread of this process; `settings` are further fields of `server.Settings`."""
        source = _read(workspace)
        stack = ExitStack()
        sandbox = cls(stack.enter_context(in_thread(Settings(source, clock, **settings))), source)
        sandbox._close = stack
        return sandbox

    @classmethod
    def spawn(cls, workspace: Path, clock: Path | None = None, port: int = 0) -> "Sandbox":
        """A sandbox as a child process, that ends with this one."""
        stack = ExitStack()
        sandbox = cls(stack.enter_context(in_child(workspace, clock, port)), _read(workspace))
        sandbox._close = stack
        return sandbox

    def __enter__(self) -> "Sandbox":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the sandbox, and with it all its sockets."""
        self._close.close()

    # What one sees.

    def state(self, user: str) -> Json:
        """The page's state for this person: conversations with unread marks, people, clock, app."""
        return self.ask("/ui/state", user)

    def messages(self, channel: str, user: str | None = None, thread: str | None = None) -> list[Json]:
        """The messages in a channel as a member sees them (the first one unless named), oldest first.

        With `thread` (a ts) that message and its replies. Each has ts, user, text, blocks, edited,
        reply_count, ephemeral, channel, and metadata where it was given.
        """
        channel_id = self.id(channel)
        reader = user or self._member(channel_id)
        about = {"channel": channel_id} | ({"thread": thread} if thread else {})
        return self.ask("/ui/messages", reader, **about)["messages"]

    def dm(self, user: str) -> list[Json]:
        """What stands in the direct messages between this person and the bot, oldest first."""
        return self.messages(self.dm_id(user), user)

    def dm_id(self, user: str) -> str:
        """The channel id of the direct messages between this person and the bot."""
        return next(c["id"] for c in self.state(user)["channels"] if c["kind"] == "im")

    def view(self, user: str) -> Json | None:
        """The modal in front of this person."""
        return self.ask("/ui/view", user)["view"]

    def home(self, user: str) -> Json | None:
        """The Home tab as last published for this person."""
        return self.ask("/ui/home", user)["view"]

    # What one does. Each raises SandboxError when Slack would show an error.

    def click(self, user: str, message: Json, action_id: str, value: str | None = None) -> None:
        """Press a button, or choose the option or person `value`, on a message from `messages` or `dm`.

        Returns once the app has acknowledged. The buttons may be those of an earlier drawing.
        """
        action = press(message["blocks"], action_id, value, self.id)
        place = {"channel": message["channel"], "ts": message["ts"]}
        self.do("/ui/act", user, **place, action=action)

    def click_view(self, user: str, action_id: str, value: str | None = None, *, home: bool = False) -> None:
        """Press or choose in the modal in front of this person, or in their Home tab."""
        view = self._seen(user, home=home)
        action = press(view["blocks"], action_id, value, self.id)
        self.do("/ui/act", user, view_id=view["id"], action=action)

    def command(self, user: str, line: str, channel: str | None = None) -> None:
        """Type a slash command such as `/whoowns acme.com`, in the bot's direct messages unless told."""
        where = self.id(channel) if channel else self.dm_id(user)
        self.do("/ui/command", user, channel=where, text=line)

    def shortcut(self, user: str, message: Json, callback_id: str) -> None:
        """Choose a shortcut of the app in the menu of a message from `messages` or `dm`."""
        place = {"channel": message["channel"], "ts": message["ts"]}
        self.do("/ui/shortcut", user, **place, callback_id=callback_id)

    def submit(self, user: str, /, **values: Any) -> dict[str, str]:
        """Submit the modal in front of this person with values by action_id (or block_id).

        A value is the text, the value of an option, a user id or name; a list where several are chosen.
        Answers the errors by block_id, empty when it was taken.
        """
        view = self._seen(user)
        values = filled(view["blocks"], values, self.id)
        answer = self.answer("/ui/submit", {"as": self.id(user), "view_id": view["id"], "values": values})
        if not answer["ok"] and not answer.get("errors"):
            raise SandboxError(answer["error"])
        return answer.get("errors") or {}

    def dismiss(self, user: str) -> None:
        """Close the modal in front of this person."""
        self.do("/ui/close", user, view_id=self._seen(user)["id"])

    def say(self, user: str, text: str, channel: str | None = None, thread: str = "") -> str:
        """Say something, in the bot's direct messages unless told; answers the message's ts."""
        where = self.id(channel) if channel else self.dm_id(user)
        said = {"channel": where, "text": text, "thread_ts": thread}
        return self.do("/ui/say", user, **said)["ts"]

    def open_home(self, user: str) -> None:
        """Look at the app's Home tab."""
        self.do("/ui/home", user)

    def read(self, user: str, channel: str) -> None:
        """See all there is in a conversation."""
        self.do("/ui/read", user, channel=self.id(channel))

    def forward(self, *, seconds: float = 0, minutes: float = 0, hours: float = 0, days: float = 0) -> float:
        """Move the clock; answers the new now in epoch seconds."""
        step = seconds + 60 * (minutes + 60 * (hours + 24 * days))
        return self.do("/ui/clock", forward=step)["now"]

    def until(self, condition: Callable[[], Any], seconds: float = 20.0) -> Any:
        """Wait in real time for a condition, and answer its value; AssertionError when it never comes."""
        end = time.monotonic() + seconds
        while not (value := condition()):
            if time.monotonic() > end:
                raise AssertionError(f"still waiting after {seconds} s")
            time.sleep(0.01)
        return value

    def until_connected(self, seconds: float = 10.0) -> None:
        """Wait until the app listens."""
        someone = self.workspace["users"][0]["id"]
        self.until(lambda: self.state(someone)["app"]["connected"], seconds)

    def _member(self, channel_id: str) -> str:
        for channel in self.workspace["channels"]:
            if channel["id"] == channel_id:
                return channel["members"][0]
        raise SandboxError(f"say whose eyes see {channel_id}")

    def _seen(self, user: str, *, home: bool = False) -> Json:
        view = self.home(user) if home else self.view(user)
        if view is None:
            raise SandboxError(f"{user} has nothing in front of them")
        return view


def _read(workspace: Json | Path) -> Json:
    return workspace if isinstance(workspace, dict) else json.loads(workspace.read_text("utf-8"))
