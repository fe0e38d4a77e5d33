"""The one door: every change appends its events here, moves the deadline and makes the card stale."""

from datetime import datetime

from sqlmodel import Session, col, select

from desk.desk import Desk
from desk.notices import notices_of, place_of
from desk.page import HAPPENED, Page, event_of
from desk.state import QUARANTINE
from routing.model import Event, Limit, Status
from sla.deadline import answer_due, clock_of, next_deadline
from storage import tables
from storage.prepared import ask


def record(desk: Desk, session: Session, thread: tables.Thread, *events: Event) -> None:
    """Append the events, move the deadline, make the card stale, and say who must be told; written at once.

    The caller has changed the thread's columns already. The UPDATE carries the version that was read, so of
    two writers one gets Stale at commit.
    """
    page = Page(session)
    enter(desk, page, thread, *events)
    page.write()


def enter(desk: Desk, page: Page, thread: tables.Thread, *events: Event) -> None:
    """The same on a page that is written later, with the changes of a whole batch."""
    sheet = page.sheet(thread)
    if sheet.events:
        thread.version += 1
    shown, place = tuple(sheet.shown), place_of(thread)
    for event in events:
        told = notices_of(event, thread, shown) if thread.owner else []
        page.event(thread, event, told, desk.rulebook.digest)
    move_deadline(desk, thread, sheet.events)
    if thread.owner and place not in shown:
        page.card(thread, place)


def history(session: Session, thread: tables.Thread) -> list[Event]:
    """A thread's events, oldest first."""
    return [event_of(row) for row in ask(session, HAPPENED, threads=[thread.id])]


def limit_of(desk: Desk, thread: tables.Thread) -> Limit | None:
    """The response limit that holds for this thread; unreadable mail has none."""
    if thread.rule == QUARANTINE:
        return None
    return desk.rulebook.policy.limit_for(thread.category, thread.segment)


def move_deadline(desk: Desk, thread: tables.Thread, events: list[Event]) -> None:
    """Set the columns by which a thread is found when its next step, or its answer, is due."""
    limit, due, answer = limit_of(desk, thread), None, None
    if thread.owner and thread.status == Status.OPEN:
        ladder, clock = desk.ladder(thread.owner), clock_of(events)
        deadline = next_deadline(limit, ladder, clock)
        due = deadline.at if deadline else None
        answer = answer_due(limit, ladder.owner, clock)
    thread.due_at, thread.answer_due = due, answer


def due(session: Session, now: datetime, limit: int) -> list[int]:
    """The ids of threads whose next step may be due, longest overdue first."""
    late = (
        select(tables.Thread.id)
        .where(col(tables.Thread.due_at) <= now, tables.Thread.status == Status.OPEN)
        .order_by(col(tables.Thread.due_at))
        .limit(limit)
    )
    return [thread_id for thread_id in session.exec(late) if thread_id is not None]
