"""Reconciling: what a server has against what we stored, so that no mail is passed by (RELIABILITY P1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import select

from desk.desk import Desk
from desk.quarantine import NOT_GIVEN
from storage.tables import MailboxPlace, Reply, Sighting

EVERY = timedelta(minutes=15)
MOST = 100_000  # uids in one answer: the IMAP library takes a line of a megabyte


@dataclass(frozen=True, slots=True)
class Passed:
    """What should be stored: every mail behind where we began, up to our place; both are uids.

    What lies behind our place comes by itself. With `since` we know where we began only by the moment: of
    these uids those are ours that arrived later.
    """

    uidvalidity: int
    first: int
    last: int
    since: datetime | None = None


def passed(desk: Desk, mailbox: str) -> Passed | None:
    """The part of a mailbox to compare, the newest hundred thousand uids of it; None when there is none."""
    with desk.read() as session:
        place = session.get(MailboxPlace, mailbox)
    if place is None or place.began >= place.uid:
        return None
    since = None if place.began else place.since
    return Passed(place.uidvalidity, max(place.began + 1, place.uid - MOST), place.uid, since)


def missed(desk: Desk, mailbox: str, part: Passed, uidvalidity: int, uids: Sequence[int]) -> list[int]:
    """Of the server's `uids` those in this part that we never stored, or of which it gave us nothing."""
    if uidvalidity != part.uidvalidity:
        return []
    known = select(Sighting.uid).where(
        Sighting.mailbox == mailbox,
        Sighting.uidvalidity == uidvalidity,
        Sighting.uid >= part.first,
        Sighting.uid <= part.last,
    )
    with desk.read() as session:
        seen = set(session.exec(known)) - set(session.exec(known.join(Reply).where(NOT_GIVEN)))
    return [uid for uid in uids if part.first <= uid <= part.last and uid not in seen]
