"""A test driver: starts a sandbox, in a thread or as a child, and does in it what people do."""

import json
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

from sandbox.choices import filled, press
from sandbox.launch import in_child, in_thread
from sandbox.server import Settings

Json = dict[str, Any]

# A proxy of the machine has no business on the loopback address.
OPENER = build_opener(ProxyHandler({}))


class SandboxError(Exception):
    """What the sandbox answered to an act that nobody could have done, or that the app left unanswered."""


class Sandbox:
    """One running sandbox. People and channels may be named by id or by name (`maya`, `#replies`)."""

    def __init__(self, url: str, workspace: Json) -> None:
        self.url = url
        self.api_url = f"{url}/api/"
        self._workspace = workspace
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
        return self._ask("/ui/state", {"as": self.id(user)})

    def messages(self, channel: str, user: str | None = None, thread: str | None = None) -> list[Json]:
        """The messages in a channel as a member sees them (the first one unless named), oldest first.

        With `thread` (a ts) that message and its replies. Each has ts, user, text, blocks, edited,
        reply_count, ephemeral, channel, and metadata where it was given.
        """
        channel_id = self.id(channel)
        args = {"as": self.id(user) if user else self._member(channel_id), "channel": channel_id}
        return self._ask("/ui/messages", args | ({"thread": thread} if thread else {}))["messages"]

    def dm(self, user: str) -> list[Json]:
        """What stands in the direct messages between this person and the bot, oldest first."""
        return self.messages(self.dm_id(user), user)

    def dm_id(self, user: str) -> str:
        """The channel id of the direct messages between this person and the bot."""
        return next(c["id"] for c in self.state(user)["channels"] if c["kind"] == "im")

    def stored(self, channel: str | None = None) -> list[Json]:
        """Every stored message, replies and ephemeral ones too, with `metadata`, `only_for`, `mentions`."""
        args = {"channel": self.id(channel)} if channel else {}
        return self._ask("/control/messages", args)["messages"]

    def view(self, user: str) -> Json | None:
        """The modal in front of this person."""
        return self._ask("/ui/view", {"as": self.id(user)})["view"]

    def home(self, user: str) -> Json | None:
        """The Home tab as last published for this person."""
        return self._ask("/ui/home", {"as": self.id(user)})["view"]

    # What one does. Each raises SandboxError when Slack would show an error.

    def click(self, user: str, message: Json, action_id: str, value: str | None = None) -> None:
        """Press a button, or choose the option or person `value`, on a message from `messages` or `dm`.

        Returns once the app has acknowledged. The buttons may be those of an earlier drawing.
        """
        place = {"as": self.id(user), "channel": message["channel"], "ts": message["ts"]}
        self._do("/ui/act", place | {"action": press(message["blocks"], action_id, self._value(value))})

    def click_view(self, user: str, action_id: str, value: str | None = None, *, home: bool = False) -> None:
        """Press or choose in the modal in front of this person, or in their Home tab."""
        view = self._seen(user, home=home)
        action = press(view["blocks"], action_id, self._value(value))
        self._do("/ui/act", {"as": self.id(user), "view_id": view["id"], "action": action})

    def command(self, user: str, line: str, channel: str | None = None) -> None:
        """Type a slash command such as `/whoowns acme.com`, in the bot's direct messages unless told."""
        where = self.id(channel) if channel else self.dm_id(user)
        self._do("/ui/command", {"as": self.id(user), "channel": where, "text": line})

    def submit(self, user: str, **values: Any) -> dict[str, str]:
        """Submit the modal in front of this person with values by action_id (or block_id).

        A value is the text, the value of an option, a user id or name; a list where several are chosen.
        Answers the errors by block_id, empty when it was taken.
        """
        view = self._seen(user)
        body = {
            "as": self.id(user),
            "view_id": view["id"],
            "values": filled(view["blocks"], self._values(values)),
        }
        answer = self._ask("/ui/submit", body=body)
        if not answer["ok"] and not answer.get("errors"):
            raise SandboxError(answer["error"])
        return answer.get("errors") or {}

    def dismiss(self, user: str) -> None:
        """Close the modal in front of this person."""
        self._do("/ui/close", {"as": self.id(user), "view_id": self._seen(user)["id"]})

    def say(self, user: str, text: str, channel: str | None = None, thread: str = "") -> str:
        """Say something, in the bot's direct messages unless told; answers the message's ts."""
        where = self.id(channel) if channel else self.dm_id(user)
        return self._do(
            "/ui/say", {"as": self.id(user), "channel": where, "text": text, "thread_ts": thread}
        )["ts"]

    def open_home(self, user: str) -> None:
        """Look at the app's Home tab."""
        self._do("/ui/home", {"as": self.id(user)})

    def read(self, user: str, channel: str) -> None:
        """See all there is in a conversation."""
        self._do("/ui/read", {"as": self.id(user), "channel": self.id(channel)})

    def forward(self, *, seconds: float = 0, minutes: float = 0, hours: float = 0, days: float = 0) -> float:
        """Move the clock; answers the new now in epoch seconds."""
        step = seconds + 60 * (minutes + 60 * (hours + 24 * days))
        return self._do("/ui/clock", {"forward": step})["now"]

    # What goes wrong, and what went over the wire.

    def fault(self, method: str, kind: str, times: int = 1, **more: Any) -> None:
        """Let coming calls of a Web API method suffer; kinds and further fields: `faults.Fault`."""
        self._do("/control/fault", {"method": method, "kind": kind, "times": times} | more)

    def redeliver(self, on: bool = True) -> None:
        """Deliver every envelope twice from now on, or no longer."""
        self._do("/control/redeliver", {"on": on})

    def deliver(self, kind: str, payload: Json) -> Json:
        """Deliver any payload, however forged (kinds: interactive, slash_commands, events_api)."""
        return self._do("/control/deliver", {"kind": kind, "payload": payload})["answer"]

    def cut(self) -> int:
        """Cut all sockets of the app; answers how many."""
        return self._do("/control/cut", {})["cut"]

    def refresh(self) -> None:
        """Ask the app to connect anew, as Slack does every few hours."""
        self._do("/control/refresh", {})

    def reset(self) -> None:
        """Forget all messages, views and faults; sockets and the clock stay."""
        self._do("/control/reset", {})

    def calls(self, method: str | None = None) -> list[Json]:
        """The Web API calls so far: at, method, args, ok, error, fault, retry_after_ignored."""
        return [c for c in self._ask("/control/calls")["calls"] if method in (None, c["method"])]

    def deliveries(self) -> list[Json]:
        """The deliveries so far: kind, id, attempt, acked, seconds, payload, answer."""
        return self._ask("/control/deliveries")["deliveries"]

    def until(self, condition: Callable[[], Any], seconds: float = 5.0) -> Any:
        """Wait in real time for a condition, and answer its value; AssertionError when it never comes."""
        end = time.monotonic() + seconds
        while not (value := condition()):
            if time.monotonic() > end:
                raise AssertionError(f"still waiting after {seconds} s")
            time.sleep(0.01)
        return value

    def until_connected(self, seconds: float = 10.0) -> None:
        """Wait until the app listens."""
        someone = self._workspace["users"][0]["id"]
        self.until(lambda: self.state(someone)["app"]["connected"], seconds)

    def id(self, name: str) -> str:
        """The id of a person or channel given by id, by name, or as `#name`."""
        for kind in ("users", "channels"):
            for known in self._workspace[kind]:
                if name.removeprefix("#") == known["name"]:
                    return known["id"]
        return name

    def _member(self, channel_id: str) -> str:
        for channel in self._workspace["channels"]:
            if channel["id"] == channel_id:
                return channel["members"][0]
        raise SandboxError(f"say whose eyes see {channel_id}")

    def _seen(self, user: str, *, home: bool = False) -> Json:
        view = self.home(user) if home else self.view(user)
        if view is None:
            raise SandboxError(f"{user} has nothing in front of them")
        return view

    def _values(self, values: Json) -> Json:
        return {name: self._value(value) for name, value in values.items()}

    def _value(self, value: Any) -> Any:
        # A person or channel may be chosen by name; no option of ours is called like one.
        return self.id(value) if isinstance(value, str) else value

    def _do(self, path: str, body: Json) -> Json:
        answer = self._ask(path, body=body)
        if not answer["ok"]:
            raise SandboxError(answer["error"])
        return answer

    def _ask(self, path: str, query: Json | None = None, body: Json | None = None) -> Json:
        url = self.url + path + (f"?{urlencode(query)}" if query else "")
        data = None if body is None else json.dumps(body).encode()
        with OPENER.open(Request(url, data, {"Content-Type": "application/json"}), timeout=60) as answer:  # noqa: S310
            return json.load(answer)


def _read(workspace: Json | Path) -> Json:
    return workspace if isinstance(workspace, dict) else json.loads(workspace.read_text("utf-8"))
