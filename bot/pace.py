"""How fast new messages may follow each other in one channel: about one a second after a short burst."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta


class Pace:
    """Counts new messages per channel; edits are not counted.

    Slack allows about one message a second and channel (https://docs.slack.dev/apis/web-api/rate-limits).
    """

    def __init__(
        self, burst: int = 5, every: float = 1.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._ahead = (burst - 1) * every
        self._every = every
        self._clock = clock
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, channel: str) -> timedelta:
        """How long to wait before posting there; zero means go now, and counts."""
        with self._lock:
            now = self._clock()
            due = max(self._next.get(channel, now), now)
            if due - now > self._ahead:
                return timedelta(seconds=due - now - self._ahead)
            self._next[channel] = due + self._every
            return timedelta()
