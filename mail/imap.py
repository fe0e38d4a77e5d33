"""Mail from an IMAP server: read only, in batches, with nothing marked as seen."""

import logging
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from threading import Event
from time import monotonic

from mail.connection import Connection
from mail.fetched import Batch, Fetched, Place
from mail.fetching import Fetching, utc
from mail.idle import SafeIMAP
from mail.settings import ImapSettings

log = logging.getLogger(__name__)

BATCH = 50
WINDOW = 50_000  # uids; imaplib reads a million bytes to a line
STAMPS = 500  # uids in one question
LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
LOOKED_AT = 100  # of the last mails: among those moved in is hardly ever none that has just come
MOST_WINDOWS = 1_000  # to ask; more would be a server that leaves out most numbers
# Far below the 29 minutes after which servers hang up: each renewal also shows that the connection lives.
IDLE_FOR = 4 * 60
POLL_EVERY = 15  # seconds, for servers without IDLE
NOTICE_STOP = 2  # seconds until a wait notices that it is to stop


class ImapMailbox:
    """One folder of one account, for one thread at a time.

    People read the same mailbox: it is opened read-only, and mail is only peeked at.
    """

    def __init__(
        self, settings: ImapSettings, connection: Connection | None = None, sent: bool = False
    ) -> None:
        """Folders of one account may share a `connection`. Of `sent` mail only the header is fetched."""
        self.settings = settings
        self.name = settings.mailbox
        self._connection = connection or Connection(settings)
        self._fetching = Fetching(settings, self._connection, sent)
        self._uidvalidity = 0
        self._told: SafeIMAP | None = None  # who has just told of mail in the folder, and so has it open

    def first_place(self) -> Place:
        """Where to begin in a mailbox we have never read: as its `start` setting says.

        "Now" is when the newest mail in it arrived, wherever in the folder that lies: so it is told by the
        clock that stamps the mails to come, and neither by an old mail moved in nor by one from the future.
        """
        start = self.settings.start
        with self._connection.talking() as client:
            uidvalidity = self._fetching.open(client)[0]
            if start == "all":
                return Place(uidvalidity, 0)
            if start != "now":
                return Place(uidvalidity, 0, since=datetime.combine(start, time(), UTC))
            newest = _search(client, "UID", "*")
            if not newest:
                return Place(uidvalidity, 0)
            return Place(uidvalidity, max(newest), since=_newest(client, max(newest)))

    def since(self, place: Place | None) -> Iterator[Batch]:
        """Batches of up to 50 mails behind our place, by rising uid; all there are when place is None.

        When the server has renumbered the mailbox (UIDVALIDITY), everything of ours is given again: whoever
        stores it recognises what it has. What of it is ours is only known by date then, so our place stays
        where it was until all are given. A mail deleted before it could be fetched has no `raw`.
        Raises MailboxUnreachable or LoginRefused.
        """
        with self._connection.talking() as client:
            uidvalidity, newest, count = self._opened(client)
        last = place.uid if place and place.uidvalidity == uidvalidity else 0
        if place and place.uidvalidity != uidvalidity:
            log.warning("%s was renumbered by its server: reading it again", self.name)
        begins = place.since if place and not last else None
        since = place.since if place else None
        recent = _recent(begins)
        for first, end in _windows(last + 1, newest, count):
            with self._connection.talking() as client:
                asked = ("UID", f"{first}:{end}", *recent)
                uids = [uid for uid in _search(client, *asked) if uid > last]
                if not uids and client.heard_of_news():
                    uids = [uid for uid in _search(client, *asked) if uid > last]
            for mails in self.fetch(uidvalidity, uids):
                ours = [each for each in mails if not (begins and each.arrived and each.arrived <= begins)]
                last = mails[-1].uid
                yield Batch(ours, place if place and begins else Place(uidvalidity, last, since))
        done = Place(uidvalidity, newest or last, since)
        if begins and done != place:
            yield Batch([], done)

    def uids(self, first: int, last: int, since: datetime | None) -> tuple[int, list[int]]:
        """The mailbox's UIDVALIDITY and every uid from `first` to `last` that the server has, rising.

        With `since` only of mail that came on the day before or later: a server finds mail by days.
        """
        with self._connection.talking() as client:
            return self._fetching.open(client)[0], _search(client, "UID", f"{first}:{last}", *_recent(since))

    def arrived_after(self, since: datetime, uids: Sequence[int]) -> list[int]:
        """Those of the folder that is open that arrived later, or of which the server does not say when."""
        with self._connection.talking() as client:
            arrived = _arrived(client, uids)
        return [uid for uid in uids if uid not in arrived or arrived[uid] > since]

    def fetch(self, uidvalidity: int, uids: Sequence[int]) -> Iterator[list[Fetched]]:
        """These mails of the folder that is open, up to 50 at a time."""
        for first in range(0, len(uids), BATCH):
            yield self._fetching.mails(uidvalidity, list(uids[first : first + BATCH]))

    def wait(self, seconds: float, stop: Event) -> bool:
        """Return when something may have changed, after some minutes at most, or soon after `stop`.

        Whether the server has told of new mail.
        """
        with self._connection.talking() as client:
            if not client.has_capability("IDLE"):
                stop.wait(min(seconds, POLL_EVERY))
                return False
            client.idle()
            told, ends = False, monotonic() + min(seconds, IDLE_FOR)
            while not (told or stop.is_set()) and (left := ends - monotonic()) > 0:
                news = client.idle_check(timeout=min(left, NOTICE_STOP))
                told = any(b"EXISTS" in said for said in news)
            client.idle_done()
            self._told = client if told else None
            return told

    def _opened(self, client: SafeIMAP) -> tuple[int, int | None, int]:
        """As `Fetching.open`; a folder is opened once more each time, or nobody notices that it was renamed.

        But not when somebody waits for a mail that the server has told of in this moment.
        """
        told, self._told = self._told, None
        if told is client:
            return self._uidvalidity, None, 0
        opened = self._fetching.open(client)
        self._uidvalidity = opened[0]
        return opened

    def close(self) -> None:
        """Leave the server politely; the next call connects again."""
        self._connection.close()


def check(settings: ImapSettings) -> str:
    """Log in once and look: one sentence of success, or MailSourceError with one that says what is wrong."""
    connection = Connection(settings)
    try:
        with connection.talking() as client:
            count = client.select_folder(settings.folder, readonly=True)[b"EXISTS"]
            notices = "told at once (IDLE)" if client.has_capability("IDLE") else f"seen in {POLL_EVERY} s"
            return f"{settings.mailbox}: {count} mails, new ones {notices}"
    finally:
        connection.close()


def _search(client: SafeIMAP, *criteria: object) -> list[int]:
    """The uids that match, rising. (The library's types know one form of criteria only.)"""
    return sorted(client.search(list(criteria)))  # pyright: ignore[reportArgumentType]


def _recent(since: datetime | None) -> list[object]:
    """Criteria for mail since the day before: a server knows no hours, and its own time zone."""
    return ["SINCE", (since - timedelta(days=1)).date()] if since else []


def _arrived(client: SafeIMAP, uids: Sequence[int]) -> dict[int, datetime]:
    """When these mails arrived, as far as the server says."""
    found: dict[int, datetime] = {}
    for first in range(0, len(uids), STAMPS):
        stamps = client.fetch(list(uids[first : first + STAMPS]), ["INTERNALDATE"])
        told = {uid: utc(stamp.get(b"INTERNALDATE")) for uid, stamp in stamps.items()}
        found |= {uid: moment for uid, moment in told.items() if moment}
    return found


def _newest(client: SafeIMAP, last: int) -> datetime:
    """When the newest mail arrived that did not come from the future; now, if there is none.

    It is among the last, unless these were moved in: then mail of later days lies before them.
    """
    now, newest = datetime.now(UTC), LONG_AGO
    uids = _search(client, "UID", f"{max(1, last - LOOKED_AT + 1)}:{last}")
    while later := [at for at in _arrived(client, uids[-LOOKED_AT:]).values() if newest < at <= now]:
        newest = max(later)
        day = (newest + timedelta(days=2)).date()  # a server finds mail by days, of its own time zone
        uids = _search(client, "UID", f"{max(1, last - WINDOW)}:{last}", "SINCE", day)
    return now if newest is LONG_AGO else newest


def _windows(first: int, newest: int | None, count: int) -> Iterator[tuple[int, int | str]]:
    """The uids to ask for: all at once, or of a huge mailbox some at a time, as an answer is one line.

    `n:*` always has the last mail in it, even when that is older than n; so a server that tells a wrong
    newest uid hides nothing.
    """
    following = range(first, (newest or first) + 1, WINDOW)
    if count > WINDOW and len(following) <= MOST_WINDOWS:
        for start in following[:-1]:
            yield start, start + WINDOW - 1
        first = following[-1]
    yield first, "*"
