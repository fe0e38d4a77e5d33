"""Reconciling: what a server has against what we stored, so that no mail is passed by (RELIABILITY P1)."""

from collections.abc import Sequence
from datetime import timedelta

from sqlmodel import func, select

from desk.desk import Desk
from storage.tables import MailboxPlace, Sighting

EVERY = timedelta(minutes=15)


def missed(desk: Desk, mailbox: str, uidvalidity: int, uids: Sequence[int]) -> list[int]:
    """Of the server's `uids`, those between the first mail we have seen and our place that we never stored.

    What lies before the first was there before us; what lies behind our place comes by itself.
    """
    known = (Sighting.mailbox == mailbox, Sighting.uidvalidity == uidvalidity)
    with desk.read() as session:
        place = session.get(MailboxPlace, mailbox)
        first = session.exec(select(func.min(Sighting.uid)).where(*known)).one()
        if place is None or place.uidvalidity != uidvalidity or first is None:
            return []
        passed = [uid for uid in uids if first < uid <= place.uid]
        seen = set(session.exec(select(Sighting.uid).where(*known, Sighting.uid <= place.uid)))
    return [uid for uid in passed if uid not in seen]
