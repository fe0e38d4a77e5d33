"""A lock that goes to whoever asked first, and whose holder sees that somebody waits."""

import threading
from collections import deque


class FairLock:
    """`with lock:` waits for a turn and has it; safe in any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._line: deque[object] = deque()

    def __enter__(self) -> None:
        me = object()
        with self._changed:
            self._line.append(me)
            try:
                self._changed.wait_for(lambda: self._line[0] is me)
            except BaseException:  # an interrupted thread leaves the line
                self._line.remove(me)
                self._changed.notify_all()
                raise

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._line.popleft()
            self._changed.notify_all()

    @property
    def waiting(self) -> int:
        """How many wait for whoever has the turn."""
        return max(0, len(self._line) - 1)
