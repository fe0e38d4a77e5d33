"""Misbehaviour on demand: what the next calls of a Web API method shall suffer."""

from dataclasses import dataclass, field
from typing import Any, Literal

from sandbox.clock import Clock

Suffering = Literal[
    "ratelimited",
    "server_error",
    "timeout_before_commit",
    "timeout_after_commit",
    "drop_before_commit",
    "drop",
    "html_page",
    "cut_json",
    "slow",
]
BEFORE = frozenset({"ratelimited", "server_error", "timeout_before_commit", "drop_before_commit"})
"""The faults whose call has no effect; after the others the message is stored all the same."""


@dataclass(slots=True)
class Fault:
    """What the next `times` calls of `method` suffer; `channel` and `*` narrow and widen it.

    `hold` is how many seconds the slow ones take: "slow" answers in the end, a time-out never does.
    `retry_after` is sent as it is, so that nonsense can be tried; None sends no such header.
    """

    method: str
    kind: Suffering
    times: int = 1
    retry_after: str | int | None = 1
    status: int = 500
    hold: float = 60.0
    channel: str = ""

    def hits(self, method: str, args: dict[str, Any]) -> bool:
        """Whether this call is meant."""
        return self.times > 0 and self.method in ("*", method) and self.channel in ("", args.get("channel"))


@dataclass(slots=True)
class Faults:
    """The faults still to come, and who called too early after being told to wait."""

    clock: Clock
    coming: list[Fault] = field(default_factory=list)
    _silent_until: dict[tuple[str, str], float] = field(default_factory=dict)

    def next(self, method: str, args: dict[str, Any]) -> Fault | None:
        """The fault this call suffers, used up by it."""
        fault = next((f for f in self.coming if f.hits(method, args)), None)
        if fault is not None:
            fault.times -= 1
            if fault.kind == "ratelimited" and str(fault.retry_after).isdecimal():
                key = method, args.get("channel", "")
                self._silent_until[key] = self.clock.now() + float(str(fault.retry_after))
        return fault

    def too_early(self, method: str, args: dict[str, Any]) -> bool:
        """Whether a method is called again, in the same channel, before its Retry-After is over."""
        return self.clock.now() < self._silent_until.get((method, args.get("channel", "")), 0.0)
