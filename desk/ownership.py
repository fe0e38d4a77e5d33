"""Who takes it: claim, reassign, finish. Each is one short transaction; of two racers one wins."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from desk.answers import is_in_collision
from desk.desk import Desk
from desk.errors import AlreadyTheirs, Closed, NobodyNamed, NoSuchThread, NotAllowed, NotKnown, Stale
from desk.lookup import state_of
from desk.record import history, record
from desk.state import ThreadState
from routing.model import Event, Kind, Role, Status
from sla.deadline import clock_of
from storage import tables
from storage.tables import row_id

MOVES = (
    *(Kind.CLAIMED, Kind.REASSIGNED, Kind.MOVED_FOR_SAFETY, Kind.DONE),
    *(Kind.ANSWERED, Kind.KEPT, Kind.JOINED),
)
REASON_LIMIT = 500  # characters; the modal's field has the same


def claim(desk: Desk, thread_id: int, by: str, seen: int, click: str | None = None) -> ThreadState:
    """Say "I am on it": the owner stops the reminder; a team-mate, or whoever was pinged, takes over.

    `seen` is the version the clicker saw, `click` the content key of the click: the same click twice has one
    effect. Raises Stale when somebody was faster, NotAllowed, Closed, NoSuchThread, NotKnown.
    """
    with desk.begin() as session:
        thread = _locked(desk, session, thread_id, by)
        if _is_new(session, click, thread, desk.now()):
            _as_seen(desk, session, thread, by, seen)
            former = thread.owner
            if by == former and clock_of(history(session, thread)).claimed_at:
                return state_of(desk, session, thread)
            if by != former:
                _allow(_may_take_over(desk, session, thread, by))
                thread.owner, thread.because = by, f"{_name(desk, by)} took it from {_name(desk, former)}"
                thread.team = thread.team if _in_team(desk, thread, by) else None
            taken = Event(Kind.CLAIMED, desk.now(), by, owner=by, whom=former if by != former else None)
            record(desk, session, thread, taken)
        return state_of(desk, session, thread)


def reassign(
    desk: Desk, thread_id: int, by: str, to: str, reason: str, seen: int, click: str | None = None
) -> ThreadState:
    """Pass a thread on to a named person, with a reason (R103); nothing leaves without a new owner (R6)."""
    with desk.begin() as session:
        thread = _locked(desk, session, thread_id, by)
        if _is_new(session, click, thread, desk.now()):
            _as_seen(desk, session, thread, by, seen)
            _allow(may_pass_on(desk, thread.owner, by))
            new = desk.rulebook.people.get(to)
            if new is None:
                raise NobodyNamed
            if not reason.strip():
                raise NobodyNamed("Please say in a few words why you pass this on.")
            if to == thread.owner:
                raise AlreadyTheirs(f"{new.name} owns this already; pick somebody else.")
            former, why = thread.owner, reason.strip()[:REASON_LIMIT]
            thread.owner, thread.team = to, None
            thread.because = f"{_name(desk, by)} passed it on: {why}"
            passed_on = Event(Kind.REASSIGNED, desk.now(), by, why, owner=to, whom=former)
            record(desk, session, thread, passed_on)
        return state_of(desk, session, thread)


def finish(desk: Desk, thread_id: int, by: str, seen: int, click: str | None = None) -> ThreadState:
    """Done: the owner or a manager stops the clock (R104)."""
    with desk.begin() as session:
        thread = _locked(desk, session, thread_id, by)
        if _is_new(session, click, thread, desk.now()):
            _as_seen(desk, session, thread, by, seen)
            _allow(may_pass_on(desk, thread.owner, by))
            if _since(session, thread, seen, (Kind.RECEIVED,)):
                raise Stale("Another reply came in since; please read it first.")
            thread.status, thread.urgent = Status.DONE, False
            record(desk, session, thread, Event(Kind.DONE, desk.now(), by, owner=thread.owner))
        return state_of(desk, session, thread)


def keep(desk: Desk, thread_id: int, by: str, seen: int, click: str | None = None) -> ThreadState:
    """The owner, or a manager, settles a collision: it stays theirs, and is done if nobody waits (R5).

    Raises Closed when somebody has settled it already.
    """
    with desk.begin() as session:
        thread = _locked(desk, session, thread_id, by)
        if _is_new(session, click, thread, desk.now()):
            _as_seen(desk, session, thread, by, seen)
            _allow(may_pass_on(desk, thread.owner, by))
            events = history(session, thread)
            if not is_in_collision(events):
                raise Closed("It is settled already who keeps this.")
            if clock_of(events).waiting_since is None:
                thread.status, thread.urgent = Status.DONE, False
            record(desk, session, thread, Event(Kind.KEPT, desk.now(), by, owner=thread.owner))
        return state_of(desk, session, thread)


def _locked(desk: Desk, session: Session, thread_id: int, by: str) -> tables.Thread:
    """The thread, locked until the transaction ends."""
    if by not in desk.rulebook.people:
        raise NotKnown
    thread = session.get(tables.Thread, thread_id, with_for_update=True)
    if thread is None or thread.status == Status.FILED:
        raise NoSuchThread
    return thread


def _is_new(session: Session, click: str | None, thread: tables.Thread, now: datetime) -> bool:
    """Whether this click is new, and remember it; Slack delivers some twice, with other envelope ids."""
    if click is None:
        return True
    if session.get(tables.Click, click) is not None:
        return False
    session.add(tables.Click(key=click, thread_id=row_id(thread), at=now))
    return True


def _as_seen(desk: Desk, session: Session, thread: tables.Thread, by: str, seen: int) -> None:
    """Refuse when owner or status is no longer what the clicker saw."""
    moved = _since(session, thread, seen, MOVES)
    if moved is not None and moved.by != by:
        raise Stale(_who_was_faster(desk, moved))
    if thread.status == Status.DONE:
        raise Closed


def _since(
    session: Session, thread: tables.Thread, seen: int, kinds: tuple[Kind, ...]
) -> tables.Event | None:
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


def _who_was_faster(desk: Desk, moved: tables.Event) -> str:
    ago = _ago(desk.now() - moved.at)
    who = _name(desk, moved.by)
    match moved.kind:
        case Kind.CLAIMED:
            return f"{who} took this {ago} ago."
        case Kind.ANSWERED:
            return f"{who if moved.by else 'Somebody'} answered this by mail {ago} ago."
        case Kind.KEPT:
            return f"{who} settled {ago} ago that {_name(desk, moved.owner)} keeps this."
        case Kind.JOINED:
            return f"This was joined with another conversation, which is with {_name(desk, moved.owner)}."
        case Kind.DONE:
            return f"{who} marked this done {ago} ago."
        case Kind.MOVED_FOR_SAFETY:
            return f"This was moved to {_name(desk, moved.owner)} for safety {ago} ago."
        case _:
            return f"{who} gave this to {_name(desk, moved.owner)} {ago} ago."


def _may_take_over(desk: Desk, session: Session, thread: tables.Thread, by: str) -> bool:
    """Anybody of the team in whose channel it is (R102), a manager, and whoever was pinged for it."""
    return (
        _in_team(desk, thread, by) or _is_manager(desk, thread.owner, by) or _was_pinged(session, thread, by)
    )


def may_pass_on(desk: Desk, owner: str | None, by: str) -> bool:
    """Whether this person may reassign or finish what `owner` has: the owner, or a manager (R103, R104)."""
    return by == owner or _is_manager(desk, owner, by)


def _in_team(desk: Desk, thread: tables.Thread, by: str) -> bool:
    team = desk.rulebook.teams.get(thread.team or "")
    return team is not None and by in team.members


def _is_manager(desk: Desk, owner: str | None, by: str) -> bool:
    return by == desk.person(owner or "").manager or desk.person(by).is_(Role.MANAGER)


def _was_pinged(session: Session, thread: tables.Thread, by: str) -> bool:
    pinged = select(tables.Event.id).where(
        tables.Event.thread_id == thread.id,
        tables.Event.kind == Kind.ESCALATED,
        tables.Event.whom == by,
        tables.Event.owner == thread.owner,
    )
    return session.exec(pinged).first() is not None


def _allow(allowed: bool) -> None:
    if not allowed:
        raise NotAllowed


def _name(desk: Desk, key: str | None) -> str:
    return desk.person(key).name if key else "Whoowns"


def _ago(passed: timedelta) -> str:
    seconds = max(0, int(passed.total_seconds()))
    for size, unit in ((86400, "day"), (3600, "h"), (60, "min")):
        if seconds >= size:
            count = seconds // size
            return f"{count} {unit}{'s' if unit == 'day' and count > 1 else ''}"
    return f"{seconds} s"
