"""Reconciling: what a server has against what we stored, so that no mail is passed by (RELIABILITY P1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import func, select

from desk.desk import Desk
from storage.tables import MailboxPlace, Sighting

EVERY = timedelta(minutes=15)
MOST = 100_000  # uids in one answer: the IMAP library takes a line of a megabyte


@dataclass(frozen=True, slots=True)
class Passed:
    """What should be stored: every mail behind the first we saw, up to our place; both are uids.

    What lies before was there before us, what lies behind our place comes by itself.
    """

    uidvalidity: int
    first: int
    last: int


def passed(desk: Desk, mailbox: str) -> Passed | None:
    """The part of a mailbox to compare, the newest hundred thousand uids of it; None when there is none."""
    with desk.read() as session:
        place = session.get(MailboxPlace, mailbox)
        if place is None:
            return None
        oldest = select(func.min(Sighting.uid)).where(
            Sighting.mailbox == mailbox, Sighting.uidvalidity == place.uidvalidity
        )
        first = session.exec(oldest).one()
    if first is None or first >= place.uid:
        return None
    return Passed(place.uidvalidity, max(first + 1, place.uid - MOST), place.uid)


def missed(desk: Desk, mailbox: str, part: Passed, uidvalidity: int, uids: Sequence[int]) -> list[int]:
    """Of the server's `uids` those in this part that we never stored."""
    if uidvalidity != part.uidvalidity:
        return []
    known = select(Sighting.uid).where(
        Sighting.mailbox == mailbox,
        Sighting.uidvalidity == uidvalidity,
        Sighting.uid >= part.first,
        Sighting.uid <= part.last,
    )
    with desk.read() as session:
        seen = set(session.exec(known))
    return [uid for uid in uids if part.first <= uid <= part.last and uid not in seen]
