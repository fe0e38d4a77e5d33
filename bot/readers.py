"""Reads mails in processes of their own: a mail that hangs one or eats its memory costs one mail its turn."""

import select
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from bot.fork_server import ForkServer
from bot.reader import SPEAKS, TAKES, Reader, ReaderBroke
from desk.errors import ReaderAway
from desk.reading import Reading, ReadingFailed

SECONDS = 5.0  # for one mail (RELIABILITY section 3)
AT_ONCE = 2  # readers for one who has many mails: with two, reading takes as long as deciding
ALL = AT_ONCE + 1  # a mail that has just come does not wait for a backlog (ADR 28)


class Readers:
    """A reader for the desk: a few processes, each replaced when a mail breaks it. Safe in any thread."""

    def __init__(self, command: Sequence[str], seconds: float = SECONDS) -> None:
        """`command` starts the fork server they come from, `seconds` is what a mail may take."""
        self._server = ForkServer(command)
        self._changed = threading.Condition()
        self._line: deque[object] = deque()
        self._free = [Reader(self._server, seconds) for _ in range(ALL)]
        self._closed = False

    def __call__(self, raws: Sequence[bytes]) -> list[Reading]:
        """What was read in each of these mails, in their order.

        Raises ReaderAway when no process starts, or all are closed: that is no mail's fault.
        """
        if not raws:
            return []
        with self._lent(min(len(raws), AT_ONCE)) as readers:
            readings = dict(_read(raws, readers))
        return [readings[number] for number in range(len(raws))]

    def start(self) -> None:
        """Start a process now, so that no mail waits for it; one that does not start is said so later."""
        with suppress(ReaderAway), self._lent(1) as readers:
            _ready(readers)

    def close(self) -> None:
        """End them all, whatever they do; what they were at is read by whoever starts next."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            free, self._free = self._free, []
        self._server.close()
        for reader in free:
            reader.end()

    @contextmanager
    def _lent(self, most: int) -> Iterator[list[Reader]]:
        """One is waited for, by turns; the others are had if they are free."""
        lent = self._take(most)
        try:
            yield lent
        finally:
            for reader in lent:
                if reader.under_way:
                    reader.end()  # its answers to us would be taken for those to the next
            self._give_back(lent)

    def _take(self, most: int) -> list[Reader]:
        """The ones used last: the others may never be needed."""
        me = object()
        with self._changed:
            self._line.append(me)
            try:
                self._changed.wait_for(lambda: self._closed or (self._free and self._line[0] is me))
            finally:
                self._line.remove(me)
                self._changed.notify_all()
            if self._closed:
                raise ReaderAway
            return [self._free.pop() for _ in range(min(most, len(self._free)))]

    def _give_back(self, lent: Sequence[Reader]) -> None:
        with self._changed:
            if not self._closed:
                self._free += reversed(lent)
                self._changed.notify_all()
                return
        for reader in lent:
            reader.end()


def _read(raws: Sequence[bytes], lent: Sequence[Reader]) -> Iterator[tuple[int, Reading]]:
    """Each mail's number and what was read in it, as it comes. Who breaks a reader fails, no other."""
    readers, left = _ready(lent), deque(range(len(raws)))
    while True:
        while left and (reader := min(readers, key=lambda each: len(each.under_way))).has_room:
            number = left.popleft()
            reader.give(number, raws[number])
        busy = [reader for reader in readers if reader.under_way]
        if not busy:
            return
        for reader, event in _news(busy):
            try:
                yield from reader.answers(event)
            except ReaderBroke as why:
                broken, *others = reader.under_way
                yield broken, ReadingFailed(str(why))
                left.extend(others)
                reader.end()
                readers = _ready(lent)
                break  # that may have taken long: what the others said meanwhile is heard first


def _ready(readers: Sequence[Reader]) -> list[Reader]:
    """Those that read or wait for mails. Raises ReaderAway when there is none."""
    found: list[Reader] = []
    for reader in readers:
        with suppress(ReaderAway):
            reader.ready()
            found.append(reader)
    if not found:
        raise ReaderAway
    return found


def _news(readers: Sequence[Reader]) -> Iterator[tuple[Reader, int]]:
    """Wait for one that takes a mail, answers or is out of time; those, each with its event of poll()."""
    poll = select.poll()  # select() knows no descriptor above 1023
    for reader in readers:
        poll.register(reader.frames, SPEAKS | (TAKES if reader.frames.to_send else 0))
    seconds = max(0.0, min(reader.left for reader in readers))
    events = dict(poll.poll(seconds * 1000))
    for reader in readers:
        if (event := events.get(reader.frames.fileno(), 0)) or reader.left <= 0:
            yield reader, event
