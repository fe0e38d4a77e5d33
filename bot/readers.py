"""Reads mails in processes of their own: a mail that hangs one or eats its memory costs one mail its turn."""

import select
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

from bot.fork_server import ForkServer
from bot.reader import SPEAKS, TAKES, Reader, ReaderBroke
from desk.errors import ReaderAway
from desk.intake import BATCH
from desk.reading import Reading, ReadingFailed

SECONDS = 5.0  # for one mail (RELIABILITY section 3)
FEW = BATCH - 1  # mails: less than a batch has just come, and does not wait for itself to pass (ADR 28)
OF_FEW, OF_MANY = 1, 2  # readers; two read as fast as is decided
GIVES_WAY = 10  # the niceness of those who read many: who fetches, decides and posts goes first


class Readers:
    """A reader for the desk: a few processes, each replaced when a mail breaks it. Safe in any thread."""

    def __init__(
        self,
        command: Sequence[str],
        seconds: float = SECONDS,
        pass_by: Callable[[], object] = lambda: None,
    ) -> None:
        """`command` starts the fork server they come from, `seconds` is what a mail may take.

        `pass_by` is called between many mails, and returns when what is more urgent has passed.
        """
        self._server = server = ForkServer(command)
        self._pass_by = pass_by
        self._of_few = _Crew([Reader(server, seconds) for _ in range(OF_FEW)])
        self._of_many = _Crew([Reader(server, seconds, GIVES_WAY) for _ in range(OF_MANY)])

    def __call__(self, raws: Sequence[bytes]) -> list[Reading]:
        """What was read in each of these mails, in their order.

        Raises ReaderAway when no process starts, or all are closed: that is no mail's fault.
        """
        if not raws:
            return []
        few = len(raws) <= FEW
        with (self._of_few if few else self._of_many).at_work() as readers:
            readings = dict(_read(raws, readers, (lambda: None) if few else self._pass_by))
        return [readings[number] for number in range(len(raws))]

    def close(self) -> None:
        """End them all, whatever they do; what they were at is read by whoever starts next."""
        for crew in (self._of_few, self._of_many):
            crew.close()
        self._server.close()


class _Crew:
    """Readers that work for one at a time, by turns."""

    def __init__(self, readers: Sequence[Reader]) -> None:
        self._readers = readers
        self._changed = threading.Condition()
        self._line: deque[object] = deque()
        self._closed = False

    @contextmanager
    def at_work(self) -> Iterator[Sequence[Reader]]:
        """Wait for a turn, and have it. Raises ReaderAway when there are none any more."""
        me = object()
        with self._changed:
            self._line.append(me)
        try:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._line[0] is me)
                if self._closed:
                    raise ReaderAway
            yield self._readers
        finally:
            with self._changed:
                for reader in self._readers if self._line[0] is me else ():
                    if reader.under_way or self._closed:
                        reader.end()  # its answers to us would be taken for those to the next
                self._line.remove(me)
                self._changed.notify_all()

    def close(self) -> None:
        """Nobody has a turn any more, but for whoever has one."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            for reader in () if self._line else self._readers:
                reader.end()


def _read(
    raws: Sequence[bytes], lent: Sequence[Reader], pass_by: Callable[[], object]
) -> Iterator[tuple[int, Reading]]:
    """Each mail's number and what was read in it, as it comes. Who breaks a reader fails, no other."""
    readers, left = _ready(lent), deque(range(len(raws)))
    while True:
        if left:
            pass_by()
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
