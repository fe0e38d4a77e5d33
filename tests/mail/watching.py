"""A mailbox watched in a test: the program's own loop, and a desk that keeps what it is given."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from mail.connection import TIMEOUT, Connection
from mail.errors import MailboxUnreachable, MailSourceError
from mail.fetched import Fetched, Place
from mail.imap import IDLE_FOR, ImapMailbox
from mail.settings import ImapSettings
from mail.watch import watch
from tests.mail.build import raw_mail


def mail(number: int) -> bytes:
    return raw_mail(f"Reply {number}", Message_ID=f"<{number}@acme.example>")


class Desk:
    """Stores mail as the desk does: sightings are unique, the place moves with them; first it `fails`."""

    def __init__(self, place: Place | None = None, fails: int = 0) -> None:
        self.place = place
        self.fails = fails
        self.sightings: dict[tuple[int, int], Fetched] = {}
        self.trouble: list[MailSourceError | None] = []

    def store(self, batch: Sequence[Fetched], place: Place) -> None:
        if self.fails:
            self.fails -= 1
            raise RuntimeError("the database is locked")
        for each in batch:
            self.sightings.setdefault((each.uidvalidity, each.uid), each)
        self.place = place

    def is_cut_off(self) -> bool:
        """Whether the last word was that the mailbox cannot be reached."""
        return isinstance(next(reversed(self.trouble), None), MailboxUnreachable)

    def bodies(self) -> list[bytes]:
        """What was stored, without the blanks a server may add at the end."""
        return [(each.raw or b"").rstrip() for each in self.sightings.values()]

    @contextmanager
    def watching(
        self,
        settings: ImapSettings,
        timeout: float = TIMEOUT,
        wait: float = IDLE_FOR,
        stop: threading.Event | None = None,
    ) -> Iterator[None]:
        """Watch the mailbox in a thread, as the program does."""
        stop = stop or threading.Event()
        mailbox = ImapMailbox(settings, Connection(settings, timeout))
        given = (mailbox, lambda: self.place, self.store, stop, self.trouble.append)
        thread = threading.Thread(target=watch, args=given, kwargs={"wait": wait})
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join(timeout=20)
            assert not thread.is_alive()


def soon(holds: Callable[[], bool], seconds: float = 20) -> bool:
    """Whether it holds within that time."""
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.02)
    return holds()


class Impatient(threading.Event):
    """Does not really wait, but remembers for how long it was to."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        """A moment instead of the whole time."""
        self.waits.append(timeout or 0)
        return super().wait(0.01)
