"""Leases: whoever draws a card or sends a notice holds its row for a minute, and nobody else does."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import Integer, Select, and_, bindparam, or_
from sqlmodel import Session, col, select

from desk.desk import Desk
from desk.state import Lease
from storage import tables
from storage.tables import Sending

LEASE = timedelta(seconds=60)
YOUNG = LEASE / 2

Row = tables.Card | tables.Notice | tables.Alarm
R = TypeVar("R", tables.Card, tables.Notice, tables.Alarm)
Leased = TypeVar("Leased")


class Queue:
    """What waits to be leased: statements that are put together once, because they are asked all the time."""

    def __init__(self, table: type[Row], waiting: Select[*tuple[Any, ...]]) -> None:
        """`waiting` selects rows of the table in their order; those free and due are leased."""
        now = bindparam("now")
        due = or_(col(table.not_before).is_(None), col(table.not_before) <= now)
        left = or_(col(table.lease_until).is_(None), col(table.lease_until) <= now)
        self._look = waiting.where(and_(due, left)).limit(bindparam("most", type_=Integer))
        self._take = self._look.with_for_update(skip_locked=True, of=table)

    def lease(
        self, desk: Desk, most: int, taken: Callable[[Session, Any], Leased], **asked: Any
    ) -> list[Leased]:
        """What `taken` makes of each row, for its holder; nothing is written when none waits."""
        asked |= {"now": desk.now(), "most": most}
        with desk.read() as session:
            if session.connection().execute(self._look, asked | {"most": 1}).first() is None:
                return []
        with desk.begin() as session:
            return [taken(session, row) for row in session.execute(self._take, asked).all()]


def leased(row: Row, now: datetime) -> Lease:
    """Take the row for a minute; the lease to show when it is given back."""
    lease = Lease(uuid4().hex, now)
    row.lease, row.lease_until = lease.token, now + LEASE
    row.sending = Sending.SENDING
    return lease


def still_ours(desk: Desk, table: type[R], row_id: int, lease: Lease) -> bool:
    """Asked right before posting: False when somebody else holds it, who will post (F05).

    Our own clock is not believed. A lease of which less than half is left is renewed, for one more call.
    """
    now = desk.now()
    if now - lease.taken < YOUNG:
        token = select(table.lease).where(col(table.id) == row_id)
        with desk.read() as session:
            return session.exec(token).first() == lease.token
    with desk.begin() as session:
        row = still_leased(session, table, row_id, lease)
        if row is not None:
            row.lease_until = now + LEASE
        return row is not None


def still_leased(session: Session, table: type[R], row_id: int, lease: Lease) -> R | None:
    """The row, if the lease is still ours: a process that was frozen must not act on an old one (F05)."""
    row = session.get(table, row_id, with_for_update=True)
    return row if row is not None and row.lease == lease.token else None


def settled(row: Row, sending: Sending, channel: str, ts: str) -> None:
    """Give the row back: Slack has it, at this channel and ts."""
    row.sending, row.channel, row.ts = sending, channel, ts
    row.lease = row.lease_until = row.not_before = None
    row.trouble = ""


def postponed(row: Row, until: datetime, unknown: bool, why: str) -> None:
    """Give the row back, to be tried again at `until`; `unknown` when Slack may have it all the same."""
    row.sending = Sending.UNKNOWN if unknown else Sending.PENDING
    row.lease, row.lease_until, row.not_before = None, None, until
    row.trouble = why
