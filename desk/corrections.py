"""Corrections: what people said replies really are, as the training of the next model wants them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import defer
from sqlmodel import Session, col, func, select

from desk.desk import Desk
from desk.kept import kind_of
from desk.state import TakenFor
from routing.model import ReplyKind
from storage import tables
from storage.tables import Stage, row_id

RECENT = 20


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody said of a reply: its bytes as they came, the kind it is, and what it was taken for.

    `by` is the person's key, `at` is aware, in UTC.
    """

    reply_id: int
    raw: bytes
    kind: ReplyKind
    was: ReplyKind
    by: str
    at: datetime


def corrections(desk: Desk) -> list[Correction]:
    """Every reply whose kind somebody has set, in the order they came; the newest setting counts."""
    newest = select(func.max(tables.Correction.id)).group_by(col(tables.Correction.reply_id))
    set_by_people = (
        select(tables.Correction, tables.Reply.raw)
        .join(tables.Reply, col(tables.Reply.id) == tables.Correction.reply_id)
        .where(col(tables.Correction.id).in_(newest))
        .order_by(col(tables.Correction.reply_id))
    )
    with desk.read() as session:
        rows = session.exec(set_by_people).all()
    return [Correction(row.reply_id, raw, row.kind, row.was, row.by, row.at) for row, raw in rows]


def dismissed(desk: Desk, limit: int = RECENT) -> tuple[TakenFor, ...]:
    """The newest replies that nobody has to answer, the newest first: where a person may have been missed."""
    newest = (
        select(tables.Reply)
        .where(tables.Reply.stage == Stage.DISMISSED)
        .order_by(col(tables.Reply.id).desc())
        .limit(limit)
    )
    with desk.read() as session:
        return tuple(taken_for(reply) for reply in session.exec(newest))


def newest_reply(session: Session, thread_id: int) -> tables.Reply | None:
    """The reply that a thread's card shows: the newest of a person, else the newest that was dismissed."""
    shown = (tables.Stage.ASSIGNED, tables.Stage.DISMISSED)
    newest = (
        select(tables.Reply)
        .options(defer(tables.Reply.raw))  # type: ignore[arg-type]
        .where(tables.Reply.thread_id == thread_id, col(tables.Reply.stage).in_(shown))
        .order_by((col(tables.Reply.stage) == tables.Stage.ASSIGNED).desc(), col(tables.Reply.id).desc())
    )
    return session.exec(newest.limit(1)).first()


def corrected_last(session: Session, reply: tables.Reply) -> tables.Correction | None:
    """The newest correction of this reply."""
    newest = (
        select(tables.Correction)
        .where(tables.Correction.reply_id == reply.id)
        .order_by(col(tables.Correction.id).desc())
    )
    return session.exec(newest.limit(1)).first()


def taken_for(reply: tables.Reply) -> TakenFor:
    """What this reply is taken for."""
    return TakenFor(
        reply_id=row_id(reply),
        arrived_at=reply.arrived_at,
        sender=reply.sender,
        subject=reply.subject,
        kind=kind_of(reply.stage, reply.category),
        unsure=reply.unsure,
        evidence=tuple(reply.evidence),
        model=reply.model,
    )
