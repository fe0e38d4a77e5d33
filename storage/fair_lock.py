"""A lock for threads that is had in the order in which it was asked for."""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic


class NoTurn(Exception):
    """Others had it for longer than we could wait."""


class FairLock:
    """Whoever lets go of it and wants it again at once stands behind all who wait (`Lock` lets them in)."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._line: deque[object] = deque()

    @contextmanager
    def held(self, patience: float) -> Iterator[float]:
        """Wait for our turn, and have it while this lasts; what is left of so many seconds.

        Raises NoTurn when none is.
        """
        me, ends = object(), monotonic() + patience
        try:
            with self._changed:
                self._line.append(me)
                if not self._changed.wait_for(lambda: self._line[0] is me, patience):
                    raise NoTurn
            yield max(0.0, ends - monotonic())
        finally:
            with self._changed:
                if me in self._line:  # unless something ended us before we stood in it
                    self._line.remove(me)
                self._changed.notify_all()
