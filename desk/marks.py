"""Marks: which mails in a mailbox do not show yet what they shall show of their threads."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from desk.desk import Desk
from mail.marks import Mark
from routing.model import Status
from storage.rows import update_rows
from storage.tables import MailboxPlace, Sighting

BATCH = 100


@dataclass(frozen=True, slots=True)
class Unshown:
    """A mail that does not show its mark; `wanted` is the mark as it is kept."""

    id: int
    uidvalidity: int
    uid: int
    wanted: str

    @property
    def mark(self) -> Mark | None:
        """What it shall show; None: nothing."""
        status, _, owner = self.wanted.partition(" ")
        return Mark(owner, done=status == Status.DONE) if owner else None


def unshown(desk: Desk, mailbox: str) -> list[Unshown]:
    """Up to a hundred mails of this mailbox (one folder) that do not show their marks, the newest first.

    Only those that are found under the uids the mailbox has now.
    """
    present = select(MailboxPlace.uidvalidity).where(MailboxPlace.mailbox == mailbox).scalar_subquery()
    behind = (
        select(Sighting.id, Sighting.uidvalidity, Sighting.uid, Sighting.mark)
        .where(
            Sighting.mailbox == mailbox,
            Sighting.uidvalidity == present,
            Sighting.mark != Sighting.shown,
        )
        .order_by(col(Sighting.uid).desc())
        .limit(BATCH)
    )
    with desk.read() as session:
        rows = session.exec(behind)
        return [Unshown(row_id or 0, uidvalidity, uid, wanted) for row_id, uidvalidity, uid, wanted in rows]


def shown(desk: Desk, mails: Sequence[Unshown]) -> None:
    """The server said yes to these marks. One that was changed meanwhile is behind again."""
    with desk.begin() as session:
        # Whoever changes a thread's owner writes here too; waiting for them could be waiting for each other.
        free = select(Sighting.id).where(col(Sighting.id).in_([mail.id for mail in mails]))
        ours = set(session.exec(free.with_for_update(skip_locked=True)))
        update_rows(session, Sighting, {mail.id: {"shown": mail.wanted} for mail in mails if mail.id in ours})
