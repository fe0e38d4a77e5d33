"""What is whose: how many records and open threads name a person, and giving them all to another."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, insert, literal, update
from sqlmodel import Session, col, select

from routing.model import Status
from storage.sales import Account, Lead, OwnerChange, Sequence
from storage.tables import Thread

RECORDS = (
    ("account", Account, col(Account.key), "owner"),
    ("lead", Lead, col(Lead.email), "owner"),
    ("sequence", Sequence, col(Sequence.name), "owner"),
    ("backup", Sequence, col(Sequence.name), "backup"),
)
"""What names an owner: its word in OwnerChange, its table, what it is known by, the column with the name."""


def counted(session: Session) -> dict[str, dict[str, int]]:
    """For each person who is named at all: how many threads, accounts, leads, sequences and backups."""
    found: dict[str, dict[str, int]] = {}
    threads = ("thread", col(Thread.owner), Thread.status == Status.OPEN)
    owned = ((what, getattr(table, column)) for what, table, _name, column in RECORDS)
    records = ((what, owner, owner != "") for what, owner in owned)
    for what, owner, wanted in (threads, *records):
        rows = session.execute(select(owner, func.count()).where(wanted).group_by(owner))  # type: ignore[call-overload]
        for person, count in rows:
            found.setdefault(person or "", {})[what] = count
    return found


def open_threads(session: Session, owner: str, limit: int) -> list[int]:
    """The ids of a person's oldest open threads."""
    theirs = select(Thread.id).where(Thread.owner == owner, Thread.status == Status.OPEN)
    return [row for row in session.exec(theirs.order_by(col(Thread.id)).limit(limit)) if row is not None]


def give(session: Session, was: str, owner: str, by: str, at: datetime, because: str) -> dict[str, int]:
    """Let every record of one person name another, and keep of each who did so, when and why."""
    given: dict[str, int] = {}
    for what, table, name, column in RECORDS:
        owned = getattr(table, column)
        theirs: ColumnElement[bool] = owned == was
        said = (literal(what), name, owned, literal(owner), literal(by), literal(at), literal(because))
        columns = ["what", "name", "was", "owner", "by", "at", "because"]
        session.execute(insert(OwnerChange).from_select(columns, select(*said).where(theirs)))  # type: ignore[call-overload]
        done = session.execute(update(table).where(theirs).values({column: owner}))
        given[what] = done.rowcount  # type: ignore[attr-defined]
    return given
