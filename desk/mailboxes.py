"""Mailboxes are shared between processes: each watches its fair share, and holds it by leases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import bindparam
from sqlmodel import Session, col, delete, func, select, update

from desk.desk import Desk
from desk.errors import DeskError
from storage import tables
from storage.database import share_alone
from storage.prepared import ask

# Renewed three times as often: what a killed process held is taken over within 36 + 12 seconds.
LEASE = timedelta(seconds=36)
RENEWAL = LEASE / 3

HOLDER = (
    select(tables.MailboxLease.holder)
    .where(tables.MailboxLease.mailbox == bindparam("mailbox"))
    .with_for_update()
)


class LeaseLost(DeskError):
    """Another process watches this mailbox now."""


@dataclass(frozen=True, slots=True)
class Held:
    """A mailbox as held by a process (`holder` is an opaque id)."""

    mailbox: str
    holder: str


def share(desk: Desk, holder: str, mailboxes: Sequence[str]) -> frozenset[str]:
    """The mailboxes this process watches until it asks again, at every RENEWAL.

    Nobody holds more than the number of mailboxes divided by that of the processes, rounded up; what is more
    is let go, what is free is taken, in the order given. Only processes that know the same mailboxes count:
    one that knows others could not take its part of these. A lease that ran out is still its holder's until
    somebody takes it.
    """
    now, known = desk.now(), _digest(mailboxes)
    with desk.begin() as session:
        share_alone(session)
        session.merge(tables.Watcher(holder=holder, mailboxes=known, until=now + LEASE))
        session.exec(delete(tables.Watcher).where(col(tables.Watcher.until) <= now))
        fair = -(-len(mailboxes) // _processes(session, known))
        rows = session.exec(select(tables.MailboxLease)).all()
        mine = {row.mailbox for row in rows if row.holder == holder}
        taken = {row.mailbox for row in rows if row.holder != holder and row.until > now}
        kept = [mailbox for mailbox in mailboxes if mailbox in mine]
        free = [mailbox for mailbox in mailboxes if mailbox not in mine | taken]
        ours = [*kept, *free][:fair]
        _let_go(session, mine.difference(ours))
        _renew(session, holder, now + LEASE)
        for mailbox in set(ours).difference(mine):
            session.merge(tables.MailboxLease(mailbox=mailbox, holder=holder, until=now + LEASE))
    return frozenset(ours)


def leave(desk: Desk, holder: str) -> None:
    """Let go of all mailboxes, so that another process need not wait for the leases to run out."""
    with desk.begin() as session:
        session.exec(delete(tables.MailboxLease).where(col(tables.MailboxLease.holder) == holder))
        session.exec(delete(tables.Watcher).where(col(tables.Watcher.holder) == holder))


def insist(session: Session, held: Held) -> None:
    """Until this transaction ends nobody takes the mailbox over. Raises LeaseLost when somebody has.

    A process that was frozen wakes up with an old batch: our place moves only with the lease's holder.
    """
    if ask(session, HOLDER, mailbox=held.mailbox) != [(held.holder,)]:
        raise LeaseLost(f"another process watches {held.mailbox} now")


def _digest(mailboxes: Sequence[str]) -> str:
    return sha256("\n".join(sorted(mailboxes)).encode()).hexdigest()


def _processes(session: Session, known: str) -> int:
    """How many live processes know exactly these mailboxes."""
    alike = select(func.count()).select_from(tables.Watcher).where(tables.Watcher.mailboxes == known)
    return session.exec(alike).one()


def _let_go(session: Session, mailboxes: set[str]) -> None:
    session.exec(delete(tables.MailboxLease).where(col(tables.MailboxLease.mailbox).in_(mailboxes)))


def _renew(session: Session, holder: str, until: datetime) -> None:
    session.exec(
        update(tables.MailboxLease).where(col(tables.MailboxLease.holder) == holder).values(until=until)
    )
