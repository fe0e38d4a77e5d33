"""When limits lapse: find the threads whose step is due, ask the plan again, and tell the next person."""

from datetime import timedelta

from sqlmodel import Session

from desk.desk import Desk
from desk.errors import Stale
from desk.record import due, history, limit_of, move_deadline, record
from routing.model import Event, Kind, Status
from sla.deadline import LADDER, Deadline, clock_of, plan
from storage import tables

BATCH = 200
LATE = timedelta(seconds=60)  # an outage, not the heartbeat


def escalate_due(desk: Desk) -> int:
    """Take every step that is due, once each; how many threads were escalated.

    Several processes may call this at once: the thread's version lets one of them through. Steps missed
    in an outage fall together into the highest one reached, marked late (RELIABILITY P6).
    """
    with desk.read() as session:
        waiting = due(session, desk.now(), BATCH)
    return sum(_escalate(desk, thread_id) for thread_id in waiting)


def _escalate(desk: Desk, thread_id: int) -> bool:
    try:
        with desk.begin() as session:
            thread = session.get(tables.Thread, thread_id, with_for_update=True)
            if thread is None or thread.status != Status.OPEN or not thread.owner:
                return False
            reached = _steps_reached(desk, session, thread)
            if not reached:  # the rules have changed since: the plan counts, not the column
                move_deadline(desk, thread, history(session, thread))
                return False
            highest = max(reached, key=lambda deadline: LADDER.index(deadline.step))
            record(desk, session, thread, _escalated(desk, thread, highest, reached))
            return True
    except Stale:
        return False


def _steps_reached(desk: Desk, session: Session, thread: tables.Thread) -> list[Deadline]:
    limit = limit_of(desk, thread)
    if limit is None:
        return []
    clock = clock_of(history(session, thread))
    return [step for step in plan(limit, desk.ladder(thread.owner or ""), clock) if step.at <= desk.now()]


def _escalated(desk: Desk, thread: tables.Thread, highest: Deadline, reached: list[Deadline]) -> Event:
    skipped = [step.step for step in reached if step is not highest]
    notes = [f"late: due {highest.at:%Y-%m-%d %H:%M} UTC"] if desk.now() - highest.at > LATE else []
    notes += [f"in one with {', '.join(skipped)}"] if skipped else []
    return Event(
        Kind.ESCALATED,
        desk.now(),
        note="; ".join(notes),
        owner=thread.owner,
        step=highest.step,
        whom=highest.whom.key,
    )
