"""Live mail: it has just come, somebody waits for its card, and a backlog rests until it has passed."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from time import monotonic

PATIENCE = 0.5  # seconds the backlog rests between two whole batches: live mail never stops it for good


class Live:
    """The live replies that wait to be decided, and whether any is on its way; safe in any thread.

    Whoever decides the backlog, one thread at a time (`Worker` sees to it), calls `rest` and `must_rest`.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._changed = threading.Condition()
        self._waiting: list[int] = []
        self._under_way = 0
        self._rested = 0.0
        self._interrupted = False

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
        """Whether the backlog's batch is to end here."""
        self._interrupted = self._under_way > 0 and self._rested < self._patience
        return self._interrupted

    def rest(self) -> None:
        """Until no live mail is on its way, or the backlog must go on all the same."""
        if not self._interrupted:
            self._rested = 0.0
        self._interrupted = False
        began = monotonic()
        self._wait(self._patience - self._rested)
        self._rested += monotonic() - began

    def pass_by(self) -> None:
        """The same for others, who have a turn of their own."""
        self._wait(self._patience)

    def _wait(self, seconds: float) -> None:
        with self._changed:
            self._changed.wait_for(lambda: not self._under_way, max(0.0, seconds))

    def _begin(self) -> None:
        with self._changed:
            self._under_way += 1

    def _end(self) -> None:
        with self._changed:
            self._under_way -= 1
            self._changed.notify_all()
