"""The one door: every change appends its events here, moves the deadline and makes the card stale."""

from datetime import datetime
from uuid import uuid4

from sqlmodel import Session, col, select

from desk.desk import Desk
from desk.notices import QUARANTINE, notices_of, place_of
from routing.model import Event, Limit, Status
from sla.deadline import answer_due, clock_of, ladder_of, next_deadline
from storage import tables
from storage.tables import row_id


def record(desk: Desk, session: Session, thread: tables.Thread, *events: Event) -> None:
    """Append the events, move the deadline, make the card stale, and say who must be told.

    The caller has changed the thread's columns already. The UPDATE carries the version that was read, so of
    two writers one gets Stale at commit.
    """
    if thread.id is None:
        session.add(thread)
        session.flush()
        past: list[Event] = []
    else:
        past = history(session, thread)
        thread.version += 1
    rows = [_row(thread, event) for event in events]
    session.add_all(rows)
    session.flush()
    move_deadline(desk, thread, [*past, *events])
    if thread.owner:
        shown = _show(session, thread)
        for row, event in zip(rows, events, strict=True):
            _tell(session, thread, row, notices_of(event, thread, shown))
    session.flush()


def history(session: Session, thread: tables.Thread) -> list[Event]:
    """A thread's events, oldest first."""
    rows = session.exec(
        select(tables.Event).where(tables.Event.thread_id == thread.id).order_by(col(tables.Event.id))
    )
    return [event_of(row) for row in rows]


def event_of(row: tables.Event) -> Event:
    """A stored event as a value."""
    return Event(
        row.kind, row.at, row.by, row.note, row.owner, step=row.step, category=row.category, whom=row.whom
    )


def limit_of(desk: Desk, thread: tables.Thread) -> Limit | None:
    """The response limit that holds for this thread; unreadable mail has none."""
    if thread.rule == QUARANTINE:
        return None
    return desk.rulebook.policy.limit_for(thread.category, thread.segment)


def _row(thread: tables.Thread, event: Event) -> tables.Event:
    return tables.Event(
        thread_id=row_id(thread),
        version=thread.version,
        kind=event.kind,
        at=event.at,
        by=event.by,
        note=event.note,
        owner=event.owner,
        step=event.step,
        whom=event.whom,
        category=event.category,
    )


def move_deadline(desk: Desk, thread: tables.Thread, events: list[Event]) -> None:
    """Set the columns by which a thread is found when its next step, or its answer, is due."""
    limit, due, answer = limit_of(desk, thread), None, None
    if thread.owner and thread.status == Status.OPEN:
        ladder = ladder_of(desk.rulebook.people, desk.person(thread.owner), desk.rulebook.duties.fallback)
        deadline = next_deadline(limit, ladder, events)
        due = deadline.at if deadline else None
        answer = answer_due(limit, ladder.owner, clock_of(events))
    thread.due_at, thread.answer_due = due, answer


def _show(session: Session, thread: tables.Thread) -> tuple[str, ...]:
    """Make sure the thread has a card where it belongs now; say where it had one before.

    Cards elsewhere fall behind by the thread's version alone.
    """
    cards = select(tables.Card.place).where(tables.Card.thread_id == thread.id).order_by(col(tables.Card.id))
    shown = tuple(session.exec(cards))
    place = place_of(thread)
    if place not in shown:
        session.add(
            tables.Card(
                thread_id=row_id(thread), place=place, trace=uuid4().hex, sending=tables.Sending.PENDING
            )
        )
    return shown


def _tell(session: Session, thread: tables.Thread, row: tables.Event, told: list[tuple[str, str]]) -> None:
    for kind, place in told:
        session.add(
            tables.Notice(
                key=f"{thread.id}:{row.id}:{kind}:{place}",
                thread_id=row_id(thread),
                event_id=row_id(row),
                kind=kind,
                place=place,
                trace=uuid4().hex,
                sending=tables.Sending.PENDING,
            )
        )


def due(session: Session, now: datetime, limit: int) -> list[int]:
    """The ids of threads whose next step may be due, longest overdue first."""
    late = (
        select(tables.Thread.id)
        .where(col(tables.Thread.due_at) <= now, tables.Thread.status == Status.OPEN)
        .order_by(col(tables.Thread.due_at))
        .limit(limit)
    )
    return [thread_id for thread_id in session.exec(late) if thread_id is not None]
