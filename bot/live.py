"""Live mail: it has just come, somebody waits for its card, and a backlog rests until it has passed."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from math import inf
from time import monotonic

PATIENCE = 0.5  # seconds the backlog rests at most: live mail never stops it for good
SOON = 0.3  # seconds in which a mail is fetched that its server has told of: three questions to a far server


class Live:
    """The live replies that wait to be decided, and whether any is on its way; safe in any thread.

    Whoever decides the backlog, one thread at a time (`Worker` sees to it), calls `rest` and `must_rest`;
    whoever fetches, stores and reads it calls `pass_by`.
    """

    def __init__(self, patience: float = PATIENCE, soon: float = SOON) -> None:
        self._patience, self._soon = patience, soon
        self._changed = threading.Condition()
        self._waiting: list[int] = []
        self._under_way = 0
        # Moments on the clock of `monotonic`.
        self._expected: dict[str, float] = {}  # by mailbox: its mail is on its way until then at most
        self._since = 0.0  # something has been on its way since then, without a pause
        self._stopped: float | None = None  # the backlog's batch had to rest for the first time then
        self._interrupted = False

    def coming(self, mailbox: str) -> None:
        """Its server has told of mail: it is on its way, unless it stays away for more than a moment."""
        with self._changed:
            self._mark()
            self._expected[mailbox] = monotonic() + self._soon

    def came(self, mailbox: str) -> None:
        """What its server told of is here."""
        with self._changed:
            self._expected.pop(mailbox, None)
            self._changed.notify_all()

    @contextmanager
    def passing(self) -> Iterator[None]:
        """While this lasts, live mail is on its way."""
        self._begin()
        try:
            yield
        finally:
            self._end()

    def stored(self, replies: Sequence[int]) -> None:
        """These wait to be decided."""
        with self._changed:
            self._waiting += replies

    def until(self, decided: "Future[None]") -> None:
        """Live mail is on its way until then."""
        self._begin()
        decided.add_done_callback(lambda _: self._end())

    def take(self, most: int) -> list[int]:
        """The first of those that wait; they wait no more."""
        with self._changed:
            taken, self._waiting = self._waiting[:most], self._waiting[most:]
            return taken

    def must_rest(self) -> bool:
        """Whether the backlog's batch is to be given up; it wants to begin again then, and in time it may."""
        with self._changed:
            self._interrupted = self._left() > 0 and monotonic() < self._goes_on()
            return self._interrupted

    def rest(self) -> None:
        """Until no live mail is on its way, or the backlog's batch must go on all the same."""
        if not self._interrupted:
            self._stopped = None
        self._interrupted = False
        with self._changed:
            if self._left() > 0:
                self._wait(self._goes_on())

    def _goes_on(self) -> float:
        """When the batch goes on, whatever comes: its patience begins when it has to rest."""
        self._stopped = monotonic() if self._stopped is None else self._stopped
        return self._stopped + self._patience

    def pass_by(self) -> None:
        """Until no live mail is on its way, or so much has come in a row that nobody can wait for it all."""
        self._wait(self._since + self._patience)

    def _wait(self, ends: float) -> None:
        with self._changed:
            while (left := min(self._left(), ends - monotonic())) > 0:
                self._changed.wait(left)

    def _left(self) -> float:
        """For how many seconds something is on its way, by what is known now."""
        if self._under_way:
            return inf
        return max(self._expected.values(), default=0.0) - monotonic()

    def _mark(self) -> None:
        if self._left() <= 0:
            self._since = monotonic()

    def _begin(self) -> None:
        with self._changed:
            self._mark()
            self._under_way += 1

    def _end(self) -> None:
        with self._changed:
            self._under_way -= 1
            self._changed.notify_all()
