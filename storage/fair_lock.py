"""A lock for threads that is had in the order in which it was asked for."""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class NoTurn(Exception):
    """Others had it for longer than we could wait."""


class FairLock:
    """Whoever lets go of it and wants it again at once stands behind all who wait (`Lock` lets them in)."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._line: deque[object] = deque()

    @contextmanager
    def held(self, patience: float) -> Iterator[None]:
        """Wait for our turn, and have it while this lasts. Raises NoTurn after so many seconds."""
        me = object()
        with self._changed:
            self._line.append(me)
        try:
            with self._changed:
                if not self._changed.wait_for(lambda: self._line[0] is me, patience):
                    raise NoTurn
            yield
        finally:
            with self._changed:
                self._line.remove(me)
                self._changed.notify_all()
