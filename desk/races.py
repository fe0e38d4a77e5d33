"""Races at the desk: the thread locked, each click counted once, and who was late is told who was faster."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from desk.desk import Desk
from desk.errors import Closed, NoSuchThread, NotKnown, Stale
from routing.model import Kind, Status
from storage import tables
from storage.tables import row_id

MOVES = (
    *(Kind.CLAIMED, Kind.REASSIGNED, Kind.MOVED_FOR_SAFETY, Kind.DONE),
    *(Kind.ANSWERED, Kind.KEPT, Kind.JOINED),
)


def locked(desk: Desk, session: Session, thread_id: int, by: str) -> tables.Thread:
    """The thread, locked until the transaction ends. Raises NotKnown, NoSuchThread."""
    if by not in desk.rulebook.people:
        raise NotKnown
    thread = session.get(tables.Thread, thread_id, with_for_update=True)
    if thread is None:
        raise NoSuchThread
    return thread


def is_new(session: Session, click: str | None, thread: tables.Thread, now: datetime) -> bool:
    """Whether this click is new, and remember it; Slack delivers some twice, with other envelope ids."""
    if click is None:
        return True
    if session.get(tables.Click, click) is not None:
        return False
    session.add(tables.Click(key=click, thread_id=row_id(thread), at=now))
    return True


def as_seen(desk: Desk, session: Session, thread: tables.Thread, by: str, seen: int) -> None:
    """Refuse when owner or status is no longer what the clicker saw. Raises Stale, Closed, NoSuchThread."""
    if thread.status == Status.FILED:
        raise NoSuchThread
    refuse_if_late(desk, session, thread, by, seen, MOVES)
    if thread.status == Status.DONE:
        raise Closed


def refuse_if_late(
    desk: Desk, session: Session, thread: tables.Thread, by: str, seen: int, kinds: tuple[Kind, ...]
) -> None:
    """Raises Stale when somebody else did one of these after the version that was seen."""
    moved = since(session, thread, seen, kinds)
    if moved is not None and moved.by != by:
        raise Stale(_who_was_faster(desk, moved))


def since(session: Session, thread: tables.Thread, seen: int, kinds: tuple[Kind, ...]) -> tables.Event | None:
    """The newest event of these kinds after the version that was seen."""
    newer = (
        select(tables.Event)
        .where(
            tables.Event.thread_id == thread.id,
            tables.Event.version > seen,
            col(tables.Event.kind).in_(kinds),
        )
        .order_by(col(tables.Event.id).desc())
    )
    return session.exec(newer.limit(1)).first()


def name_of(desk: Desk, key: str | None) -> str:
    """A person's name; ours for None."""
    return desk.person(key).name if key else "Whoowns"


def _who_was_faster(desk: Desk, moved: tables.Event) -> str:
    ago = _ago(desk.now() - moved.at)
    who = name_of(desk, moved.by)
    match moved.kind:
        case Kind.CLAIMED:
            return f"{who} took this {ago} ago."
        case Kind.ANSWERED:
            return f"{who if moved.by else 'Somebody'} answered this by mail {ago} ago."
        case Kind.KEPT:
            return f"{who} settled {ago} ago that {name_of(desk, moved.owner)} keeps this."
        case Kind.JOINED:
            return f"This was joined with another conversation, which is with {name_of(desk, moved.owner)}."
        case Kind.DONE:
            return f"{who} marked this done {ago} ago."
        case Kind.MOVED_FOR_SAFETY:
            return f"This was moved to {name_of(desk, moved.owner)} for safety {ago} ago."
        case Kind.RELABELLED:
            return f"{who} set the kind of this {ago} ago."
        case _:
            return f"{who} gave this to {name_of(desk, moved.owner)} {ago} ago."


def _ago(passed: timedelta) -> str:
    seconds = max(0, int(passed.total_seconds()))
    for size, unit in ((86400, "day"), (3600, "h"), (60, "min")):
        if seconds >= size:
            count = seconds // size
            return f"{count} {unit}{'s' if unit == 'day' and count > 1 else ''}"
    return f"{seconds} s"
