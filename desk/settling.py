"""Settling what was read, in one transaction or more: what fails, fails alone, three times at most."""

import logging
from collections.abc import Callable, Sequence

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import defer
from sqlmodel import Session, select

from desk.desk import Desk
from desk.errors import DeskError
from desk.forwards import unwrapped
from desk.own_mail import set_aside
from desk.quarantine import NOTHING
from desk.reading import TRIES, Reading, ReadingFailed
from desk.sent import match_sent
from desk.settle import Arrival, Interrupted, Waiting, settle
from mail.parse import Unreadable
from storage import tables
from storage.columns import word
from storage.database import decide_alone
from storage.prepared import ask, one_of

log = logging.getLogger(__name__)

BATCH = 50

STILL = select(tables.Reply.id).where(
    one_of(tables.Reply.id, "ids"), tables.Reply.stage == word(tables.Stage.WAITING)
)


def arrivals_of(desk: Desk, readings: Sequence[tuple[Waiting, Reading]]) -> list[Arrival]:
    """The replies to be settled; what could not be read has failed, and what we sent is set aside."""
    arrivals: list[Arrival] = []
    for reply, reading in readings:
        read = unwrapped(desk, reading) if reply.raw else Unreadable(NOTHING)
        if isinstance(read, ReadingFailed):
            _failed(desk, reply, str(read))
        else:
            arrivals.append(Arrival(reply.reply_id, reply.raw, reply.arrived_at, read))
    replies = set_aside(desk, arrivals)
    if len(replies) < len(arrivals):
        match_sent(desk, BATCH)
    return replies


def settle_together(
    desk: Desk, arrivals: Sequence[Arrival], must_rest: Callable[[], bool] = lambda: False
) -> bool:
    """All in one transaction; False when it was given up because something more urgent `must_rest` us.

    When one of them breaks it, each in its own: what fails, fails alone.
    """
    if not arrivals:
        return True
    try:
        with desk.begin() as session:
            decide_alone(session)
            still = _still(session, arrivals)
            if waiting := [arrival for arrival in arrivals if arrival.reply_id in still]:
                settle(desk, session, waiting, must_rest)
    except Interrupted:
        return False
    except (DeskError, OperationalError):
        raise  # the database's trouble, not the mail's: the whole batch comes again
    except Exception as error:
        if len(arrivals) == 1:
            log.exception("reply %s could not be settled", arrivals[0].reply_id)
            _failed(desk, arrivals[0], type(error).__name__)
            return True
        for arrival in arrivals:
            settle_together(desk, [arrival])
    return True


def _failed(desk: Desk, reply: Waiting, why: str) -> None:
    """Try again with the next tick; three times, then into the quarantine."""
    log.error("reply %s could not be decided: %s", reply.reply_id, why)
    with desk.begin() as session:
        decide_alone(session)
        row = session.get_one(tables.Reply, reply.reply_id, options=[defer(tables.Reply.raw)])  # type: ignore[arg-type]
        if row.stage is not tables.Stage.WAITING:
            return
        row.tries += 1
        if row.tries >= TRIES:
            broken = Unreadable(f"parser failed: {why}")
            settle(desk, session, [Arrival(reply.reply_id, reply.raw, reply.arrived_at, broken)])


def _still(session: Session, arrivals: Sequence[Arrival]) -> set[int]:
    return {row.id for row in ask(session, STILL, ids=[arrival.reply_id for arrival in arrivals])}
