"""What Slack shall show: each card keeps the version of its thread, each ping whether it is outlived."""

from collections.abc import Collection

from sqlalchemy import Update, not_, or_, update
from sqlmodel import Session, col

from routing.model import Status
from storage.prepared import change, one_of
from storage.tables import PING, Card, Event, Notice, Thread


def fall_behind(session: Session, thread_ids: Collection[int]) -> None:
    """Every card of these threads shall show its thread as it is now, and no outlived ping its buttons.

    The threads have been changed, so this transaction holds them: nobody else writes these columns meanwhile,
    but who sends a ping without buttons, which is not outlived then.
    """
    for behind in (CARDS, PINGS):
        change(session, behind, [{"threads": thread_ids}])


def _cards() -> Update:
    return (
        update(Card)
        .values(wanted=Thread.version, calm=not_(col(Thread.urgent)))
        .where(col(Card.thread_id) == Thread.id, one_of(Thread.id, "threads"))
    )


def _pings() -> Update:
    over = or_(col(Thread.status) != Status.OPEN, col(Thread.owner).is_distinct_from(Event.owner))
    return (
        update(Notice)
        .values(outlived=over)
        .where(
            col(Notice.thread_id) == Thread.id,
            one_of(Thread.id, "threads"),
            col(Notice.event_id) == Event.id,
            col(Notice.kind) == PING,
            col(Notice.live),
            col(Notice.outlived) == not_(over),
        )
    )


CARDS, PINGS = _cards(), _pings()
