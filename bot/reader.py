"""One process that reads mails, as we see it: mails go in, readings come out in the same order."""

import select
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress

from bot.fork_server import Forked, ForkServer
from bot.frames import Frames
from bot.told import TOLD
from desk.reading import Reading

UNDER_WAY = 5  # unanswered mails at a reader: with fewer it would wait for us
TAKES = select.POLLOUT
SPEAKS = select.POLLIN | select.POLLHUP | select.POLLERR


class ReaderBroke(Exception):
    """The reader ended, or has to be ended, before it answered."""


class Reader:
    """Whoever uses it does so alone. Its process is forked when it is needed, and again when it is gone."""

    def __init__(self, server: ForkServer, seconds: float, niceness: int = 0) -> None:
        """`seconds` is what a mail may take; by its `niceness` it gives way to others."""
        self._niceness = niceness
        self._server = server
        self._seconds = seconds
        self._forked: Forked | None = None
        self._until = 0.0
        self.under_way: deque[int] = deque()
        """The mails that it has and did not answer yet, the one it is at first."""

    def ready(self) -> None:
        """Have a process that reads mails or waits for some. Raises ReaderAway."""
        if not self.under_way and not (self._forked and self._forked.frames.quiet):
            self.end()  # it is gone, or talks when nobody asked
            self._forked = self._server.fork(self._niceness)

    def end(self) -> None:
        """End the process, whatever it does."""
        forked, self._forked = self._forked, None
        self.under_way.clear()
        if forked:
            self._server.end(forked)

    @property
    def frames(self) -> Frames:
        """What goes to the process and comes from it; there is one since `ready`."""
        assert self._forked  # noqa: S101 - used between `ready` and `end` alone
        return self._forked.frames

    @property
    def has_room(self) -> bool:
        """Whether it may be given one more."""
        return len(self.under_way) < UNDER_WAY

    @property
    def left(self) -> float:
        """Seconds until the mail it is at has taken too long."""
        return self._until - time.monotonic()

    def give(self, number: int, raw: bytes) -> None:
        """One more mail to be read, known by this number."""
        if not self.under_way:
            self._until = time.monotonic() + self._seconds
        self.under_way.append(number)
        self.frames.put(raw)

    def answers(self, event: int) -> Iterator[tuple[int, Reading]]:
        """The mails that are answered, when poll() says this of it, or nothing. Raises ReaderBroke."""
        try:
            if event & SPEAKS:
                self.frames.receive()
            while self.under_way and (frame := self.frames.next()) is not None:
                reading = TOLD.validate_json(frame).reading
                yield self.under_way.popleft(), reading
                self._until = time.monotonic() + self._seconds
        except ValueError:
            raise ReaderBroke("was read as nonsense") from None
        except (EOFError, OSError):
            raise ReaderBroke("ended the reader") from None
        if self.under_way and self.left <= 0:
            raise ReaderBroke(f"took longer than {self._seconds:g} s")
        if event & TAKES:
            with suppress(OSError):  # it is gone, and what it said before is to be heard first
                self.frames.send()
