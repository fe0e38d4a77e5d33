"""Reads mails in processes of their own: a mail that hangs one or eats its memory costs one mail its turn."""

import select
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from queue import Empty, LifoQueue

from bot.fork_server import ForkServer
from bot.reader import Reader, ReaderBroke
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
        self._free: LifoQueue[Reader] = LifoQueue()  # the one used last first: the others may never be needed
        for _ in range(ALL):
            self._free.put(Reader(self._server, seconds))

    def __call__(self, raws: Sequence[bytes]) -> list[Reading]:
        """What was read in each of these mails, in their order.

        Raises ReaderAway when no process starts: that is no mail's fault.
        """
        with self._lent(min(len(raws), AT_ONCE)) as readers:
            readings = dict(_read(raws, readers))
        return [readings[number] for number in range(len(raws))]

    def start(self) -> None:
        """Start a process now, so that no mail waits for it; one that does not start is said so later."""
        with suppress(ReaderAway), self._lent(1):
            pass

    def close(self) -> None:
        """End them all, as soon as nobody has one."""
        for reader in [self._free.get() for _ in range(ALL)]:
            reader.end()
            self._free.put(reader)
        self._server.close()

    @contextmanager
    def _lent(self, most: int) -> Iterator[list[Reader]]:
        """One is waited for; the others are had if they are free."""
        lent = [self._free.get()]
        with suppress(Empty):
            while len(lent) < most:
                lent.append(self._free.get_nowait())
        try:
            for reader in lent:
                reader.ready()
            yield lent
        finally:
            for reader in reversed(lent):
                if reader.under_way:
                    reader.end()  # its answers to us would be taken for those to the next
                self._free.put(reader)


def _read(raws: Sequence[bytes], readers: Sequence[Reader]) -> Iterator[tuple[int, Reading]]:
    """Each mail's number and what was read in it, as it comes. Who breaks a reader has failed, no other."""
    left = deque(range(len(raws)))
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
                left.extendleft(reversed(others))
                reader.end()
                reader.ready()


def _news(readers: Sequence[Reader]) -> Iterator[tuple[Reader, int]]:
    """Wait for one that takes a mail, answers or is out of time; those, each with its event of poll()."""
    poll = select.poll()  # select() knows no descriptor above 1023
    for reader in readers:
        poll.register(reader.frames, select.POLLIN | (select.POLLOUT if reader.frames.to_send else 0))
    seconds = max(0.0, min(reader.left for reader in readers))
    events = dict(poll.poll(seconds * 1000))
    for reader in readers:
        if (event := events.get(reader.frames.fileno(), 0)) or reader.left <= 0:
            yield reader, event
