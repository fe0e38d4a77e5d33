"""Mail of ours as it was found: stored as it came, and read; what broke its reader is tried again."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Integer, bindparam
from sqlmodel import Session, col, select

from desk.desk import Desk
from desk.reading import Forwarded, Reading
from mail.fetched import Fetched
from routing.model import Mail
from storage.columns import word
from storage.prepared import ask
from storage.rows import Columns, add_rows
from storage.tables import Sent, SentStage

log = logging.getLogger(__name__)

OLDEST = (
    select(Sent.id, Sent.raw, Sent.mailbox, Sent.arrived_at, Sent.tries)  # type: ignore[call-overload]
    .where(Sent.stage == word(SentStage.WAITING), col(Sent.id) > bindparam("after"))
    .order_by(col(Sent.id))
    .limit(bindparam("most", type_=Integer))
)
"""Put together once: every live mail asks it first."""


@dataclass(frozen=True, slots=True)
class Found:
    """A mail of ours that waits to be read, and what was read in it."""

    sent_id: int
    raw: bytes
    mailbox: str
    arrived_at: datetime
    tries: int
    reading: Reading | None = None

    @property
    def mail(self) -> Mail | None:
        """The mail that was sent, whatever it passes on; None when nobody can read it."""
        if isinstance(self.reading, Forwarded):
            return self.reading.reads[0][0]
        return self.reading[0] if isinstance(self.reading, tuple) else None


def store_sent(desk: Desk, session: Session, mails: Sequence[Fetched]) -> int:
    """Keep the headers as they came, in the caller's transaction; how many were new."""
    if not mails:
        return 0
    uids, mailboxes = {mail.uid for mail in mails}, {mail.mailbox for mail in mails}
    seen = select(Sent.mailbox, Sent.uidvalidity, Sent.uid).where(
        col(Sent.mailbox).in_(mailboxes),
        col(Sent.uidvalidity).in_({mail.uidvalidity for mail in mails}),
        col(Sent.uid).in_(uids),
    )
    known = set(session.exec(seen).all())
    new = [mail for mail in mails if (mail.mailbox, mail.uidvalidity, mail.uid) not in known]
    now = desk.now()
    rows = [
        sent_row(mail.mailbox, mail.uidvalidity, mail.uid, mail.raw, min(mail.arrived or now, now), now)
        for mail in new
        if mail.raw is not None
    ]
    add_rows(session, Sent, rows)
    return len(rows)


def sent_row(
    mailbox: str, uidvalidity: int, uid: int, raw: bytes, arrived_at: datetime, stored_at: datetime
) -> Columns:
    """A mail of ours as it is stored to be read: where it lay, since when, and what came of it."""
    return {
        "mailbox": mailbox,
        "uidvalidity": uidvalidity,
        "uid": uid,
        "raw": raw,
        "stage": SentStage.WAITING,
        "arrived_at": arrived_at,
        "stored_at": stored_at,
    }


def waiting_sent(desk: Desk, limit: int, after: int) -> list[Found]:
    """The oldest mails of ours that wait, with ids above `after`."""
    with desk.read() as session:
        return [Found(*row) for row in ask(session, OLDEST, after=after, most=limit)]


def try_again(desk: Desk, found: Sequence[Found]) -> None:
    """With the next tick."""
    log.error("%d mails of %s broke their reader", len(found), found[0].mailbox)
    with desk.begin() as session:
        for each in found:
            session.get_one(Sent, each.sent_id).tries = each.tries + 1
