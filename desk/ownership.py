"""Who takes it: claim, reassign, finish. Each is one short transaction; of two racers one wins."""

from sqlmodel import Session

from desk.answers import is_in_collision
from desk.desk import Desk
from desk.errors import AlreadyTheirs, Closed, NobodyNamed, Stale
from desk.lookup import state_of
from desk.races import as_seen, is_new, locked, name_of, since
from desk.record import history, record
from desk.rights import allow, in_team, may_pass_on, may_take_over
from desk.state import ThreadState
from routing.model import Event, Kind, Status
from sla.deadline import clock_of
from storage import tables

REASON_LIMIT = 500  # characters; the modal's field has the same


def claim(desk: Desk, thread_id: int, by: str, seen: int, click: str | None = None) -> ThreadState:
    """Say "I am on it": the owner stops the reminder; a team-mate, or whoever was pinged, takes over.

    `seen` is the version the clicker saw, `click` the content key of the click: the same click twice has one
    effect. Raises Stale when somebody was faster, NotAllowed, Closed, NoSuchThread, NotKnown.
    """
    with desk.begin() as session:
        thread = locked(desk, session, thread_id, by)
        if is_new(session, click, thread, desk.now()):
            as_seen(desk, session, thread, by, seen)
            former = thread.owner
            if by == former and clock_of(history(session, thread)).claimed_at:
                return state_of(desk, session, thread)
            if by != former:
                allow(may_take_over(desk, session, thread, by))
                thread.owner, thread.because = by, f"{name_of(desk, by)} took it from {name_of(desk, former)}"
                thread.team = thread.team if in_team(desk, thread, by) else None
            taken = Event(Kind.CLAIMED, desk.now(), by, owner=by, whom=former if by != former else None)
            record(desk, session, thread, taken)
        return state_of(desk, session, thread)


def reassign(
    desk: Desk, thread_id: int, by: str, to: str, reason: str, seen: int, click: str | None = None
) -> ThreadState:
    """Pass a thread on to a named person, with a reason (R103); nothing leaves without a new owner (R6)."""
    with desk.begin() as session:
        thread = locked(desk, session, thread_id, by)
        if is_new(session, click, thread, desk.now()):
            as_seen(desk, session, thread, by, seen)
            allow(may_pass_on(desk, thread.owner, by))
            new = desk.rulebook.people.get(to)
            if new is None:
                raise NobodyNamed
            if not reason.strip():
                raise NobodyNamed("Please say in a few words why you pass this on.")
            if to == thread.owner:
                raise AlreadyTheirs(f"{new.name} owns this already; pick somebody else.")
            pass_on(desk, session, thread, by, to, reason.strip()[:REASON_LIMIT])
        return state_of(desk, session, thread)


def pass_on(desk: Desk, session: Session, thread: tables.Thread, by: str, to: str, why: str) -> None:
    """Give a thread to somebody else, in the caller's transaction; who may do so has been asked before."""
    former = thread.owner
    thread.owner, thread.team = to, None
    thread.because = f"{name_of(desk, by)} passed it on: {why}"
    record(desk, session, thread, Event(Kind.REASSIGNED, desk.now(), by, why, owner=to, whom=former))


def finish(desk: Desk, thread_id: int, by: str, seen: int, click: str | None = None) -> ThreadState:
    """Done: the owner or a manager stops the clock (R104)."""
    with desk.begin() as session:
        thread = locked(desk, session, thread_id, by)
        if is_new(session, click, thread, desk.now()):
            as_seen(desk, session, thread, by, seen)
            allow(may_pass_on(desk, thread.owner, by))
            if since(session, thread, seen, (Kind.RECEIVED,)):
                raise Stale("Another reply came in since; please read it first.")
            thread.status, thread.urgent = Status.DONE, False
            record(desk, session, thread, Event(Kind.DONE, desk.now(), by, owner=thread.owner))
        return state_of(desk, session, thread)


def keep(desk: Desk, thread_id: int, by: str, seen: int, click: str | None = None) -> ThreadState:
    """The owner, or a manager, settles a collision: it stays theirs, and is done if nobody waits (R5).

    Raises Closed when somebody has settled it already.
    """
    with desk.begin() as session:
        thread = locked(desk, session, thread_id, by)
        if is_new(session, click, thread, desk.now()):
            as_seen(desk, session, thread, by, seen)
            allow(may_pass_on(desk, thread.owner, by))
            events = history(session, thread)
            if not is_in_collision(events):
                raise Closed("It is settled already who keeps this.")
            if clock_of(events).waiting_since is None:
                thread.status, thread.urgent = Status.DONE, False
            record(desk, session, thread, Event(Kind.KEPT, desk.now(), by, owner=thread.owner))
        return state_of(desk, session, thread)
