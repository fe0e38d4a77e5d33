"""What a test does to a sandbox behind people's backs: faults, cuts, forgeries, a look at everything."""

import json
from typing import Any
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

Json = dict[str, Any]

# A proxy of the machine has no business on the loopback address.
OPENER = build_opener(ProxyHandler({}))


class SandboxError(Exception):
    """What the sandbox answered to an act that nobody could have done, or that the app left unanswered."""


class Mischief:
    """The control door of one running sandbox, and the way through all its doors."""

    def __init__(self, url: str, workspace: Json) -> None:
        self.url = url
        self.api_url = f"{url}/api/"
        self.workspace = workspace

    def fault(self, method: str, kind: str, times: int = 1, **more: Any) -> None:
        """Let coming calls of a Web API method suffer; kinds and further fields: `faults.Fault`."""
        self.do("/control/fault", method=method, kind=kind, times=times, **more)

    def redeliver(self, on: bool = True) -> None:
        """Deliver every envelope twice from now on, or no longer."""
        self.do("/control/redeliver", on=on)

    def deliver(self, kind: str, payload: Json) -> Json:
        """Deliver any payload, however forged (kinds: interactive, slash_commands, events_api)."""
        return self.do("/control/deliver", kind=kind, payload=payload)["answer"]

    def frame(self, text: str) -> None:
        """Send any text down every socket of the app."""
        self.do("/control/frame", text=text)

    def cut(self) -> int:
        """Cut all sockets of the app; answers how many."""
        return self.do("/control/cut")["cut"]

    def refresh(self) -> None:
        """Ask the app to connect anew, as Slack does every few hours."""
        self.do("/control/refresh")

    def reset(self) -> None:
        """Forget all messages, views and faults; sockets and the clock stay."""
        self.do("/control/reset")

    def calls(self, method: str | None = None) -> list[Json]:
        """The Web API calls so far: at, method, args, ok, error, fault, retry_after_ignored."""
        return [c for c in self.ask("/control/calls")["calls"] if method in (None, c["method"])]

    def deliveries(self) -> list[Json]:
        """The deliveries so far: kind, id, attempt, acked, seconds, payload, answer."""
        return self.ask("/control/deliveries")["deliveries"]

    def stored(self, channel: str | None = None) -> list[Json]:
        """Every stored message, replies and ephemeral ones too, with `metadata`, `only_for`, `mentions`."""
        args = {"channel": self.id(channel)} if channel else {}
        return self.ask("/control/messages", **args)["messages"]

    def id(self, name: str) -> str:
        """The id of a person or channel given by id, by name, or, of a channel, as `#name`."""
        for kind in ("channels",) if name.startswith("#") else ("users", "channels"):
            for known in self.workspace[kind]:
                if name.removeprefix("#") == known["name"]:
                    return known["id"]
        return name

    def ask(self, path: str, user: str | None = None, /, **query: Any) -> Json:
        """Go through a door that only shows, as this user; SandboxError when there is nothing to see."""
        return _taken(self.answer(f"{path}?{urlencode(self._by(user) | query)}"))

    def do(self, path: str, user: str | None = None, /, **body: Any) -> Json:
        """Go through a door that does something, as this user; SandboxError when it was not done."""
        return _taken(self.answer(path, self._by(user) | body))

    def answer(self, path: str, body: Json | None = None) -> Json:
        """Whatever a door answers; by POST when there is a body."""
        data = None if body is None else json.dumps(body).encode()
        request = Request(self.url + path, data, {"Content-Type": "application/json"})  # noqa: S310
        with OPENER.open(request, timeout=60) as answer:
            return json.load(answer)

    def _by(self, user: str | None) -> Json:
        return {"as": self.id(user)} if user else {}


def _taken(answer: Json) -> Json:
    if not answer["ok"]:
        raise SandboxError(answer["error"])
    return answer
