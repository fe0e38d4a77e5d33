"""How far a mailbox may run ahead of the decisions: a few batches, so that the others get their turn."""

import threading
from collections import deque

MOST = 3  # batches of one mailbox that may wait to be decided while the next is fetched
LONGEST_WAIT = 30.0  # seconds; decisions that fail are tried again by others than who waits here


class Ahead:
    """What is stored and not decided yet, in the order in which it will be; safe in any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._batches: deque[tuple[str, int]] = deque()
        self._closed = False

    def stored(self, mailbox: str, last: int) -> None:
        """A batch of this mailbox waits now, with this reply at its end; 0 when it has mail of ours alone."""
        with self._changed:
            self._batches.append((mailbox, last))

    def settled(self, last: int) -> None:
        """All up to this reply are decided."""
        with self._changed:
            while self._batches and self._batches[0][1] <= last:
                self._batches.popleft()
            self._changed.notify_all()

    def has(self, mailbox: str) -> bool:
        """Whether something of this mailbox waits."""
        with self._changed:
            return self._waiting(mailbox) > 0

    def nothing_waits(self) -> None:
        """Whatever was stored is decided, by us or by another process."""
        with self._changed:
            self._batches.clear()
            self._changed.notify_all()

    def wait(self, mailbox: str) -> None:
        """Until this mailbox may store its next batch."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._waiting(mailbox) <= MOST, LONGEST_WAIT)

    def close(self) -> None:
        """Nobody waits any more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _waiting(self, mailbox: str) -> int:
        return sum(whose == mailbox for whose, _ in self._batches)
