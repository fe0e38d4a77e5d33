"""Leases: whoever draws a card or sends a notice holds its row for a minute, and nobody else does."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import Integer, Select, Table, Update, and_, bindparam, or_, select, update
from sqlmodel import Session, col

from desk.desk import Desk
from desk.state import Lease
from storage import tables
from storage.prepared import ask, change
from storage.rows import Columns, table_of, update_rows
from storage.tables import Sending

LEASE = timedelta(seconds=60)
YOUNG = LEASE / 2

Queued = type[tables.Card] | type[tables.Notice] | type[tables.Alarm]
Leased = TypeVar("Leased")


class Queue:
    """What waits to be leased: statements that are put together once, because they are asked all the time."""

    def __init__(self, table: Queued, waiting: Select[*tuple[Any, ...]]) -> None:
        """`waiting` selects rows of the table in order, their id first; those free and due are leased."""
        now = bindparam("now")
        due = or_(col(table.not_before).is_(None), col(table.not_before) <= now)
        left = or_(col(table.lease_until).is_(None), col(table.lease_until) <= now)
        free = waiting.where(and_(due, left))
        self._look = free.with_only_columns(col(table.id)).limit(1)
        self._take = free.limit(bindparam("most", type_=Integer)).with_for_update(skip_locked=True, of=table)
        self._table = table

    def lease(
        self, desk: Desk, most: int, taken: Callable[[Session, Any, Lease], Leased], **asked: Any
    ) -> list[Leased]:
        """What `taken` makes of each row, for its holder; nothing is written when none waits."""
        now = desk.now()
        with desk.read() as session:
            if not ask(session, self._look, now=now, **asked):
                return []
        with desk.begin() as session:
            found = [
                (row, Lease(uuid4().hex, now))
                for row in ask(session, self._take, now=now, most=most, **asked)
            ]
            update_rows(session, self._table, {row[0]: _held(lease) for row, lease in found})
            return [taken(session, row, lease) for row, lease in found]


def look_first(row: Any) -> bool:
    """Whether an earlier try may have reached Slack: look for it there before posting."""
    return row.ts is None and row.sending in (Sending.SENDING, Sending.UNKNOWN)


def still_ours(desk: Desk, table: Queued, row_id: int, lease: Lease) -> bool:
    """Asked right before posting: False when somebody else holds it, who will post (F05).

    Our own clock is not believed. A lease of which less than half is left is renewed, for one more call.
    """
    now = desk.now()
    if now - lease.taken < YOUNG:
        with desk.read() as session:
            return ask(session, _token(table_of(table)), which=row_id) == [(lease.token,)]
    with desk.begin() as session:
        return change_leased(session, table, row_id, lease, {"lease_until": now + LEASE})


def change_leased(session: Session, table: Queued, row_id: int, lease: Lease, columns: Columns) -> bool:
    """Change the row, if the lease is still ours: who was frozen must not act on an old one (F05)."""
    names = tuple(columns)
    new = {f"new_{name}": value for name, value in columns.items()} | {"which": row_id, "token": lease.token}
    return bool(change(session, _if_ours(table_of(table), names), [new]).rowcount)


def settled(channel: str, ts: str) -> Columns:
    """Give the row back: Slack has it, at this channel and ts."""
    return {"sending": Sending.SENT, "channel": channel, "ts": ts, "trouble": "", **_free(None)}


def postponed(until: datetime, unknown: bool, why: str) -> Columns:
    """Give the row back, to be tried again at `until`; `unknown` when Slack may have it all the same."""
    return {"sending": Sending.UNKNOWN if unknown else Sending.PENDING, "trouble": why, **_free(until)}


def _held(lease: Lease) -> Columns:
    return {"sending": Sending.SENDING, "lease": lease.token, "lease_until": lease.taken + LEASE}


def _free(until: datetime | None) -> Columns:
    return {"lease": None, "lease_until": None, "not_before": until}


@cache
def _token(table: Table) -> Select[Any]:
    return select(table.c.lease).where(table.c.id == bindparam("which"))


@cache
def _if_ours(table: Table, names: tuple[str, ...]) -> Update:
    ours = update(table).where(table.c.id == bindparam("which"), table.c.lease == bindparam("token"))
    return ours.values({name: bindparam(f"new_{name}") for name in names})
