"""What Slack does not show yet: cards behind their thread and notices not sent, leased out to draw."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, and_, bindparam, func, or_
from sqlmodel import Session, col, select

from desk.alarms import unsent_alarms
from desk.desk import Desk
from desk.leases import Queue, change_leased, look_first, postponed, settled, still_ours
from desk.lookup import state_of
from desk.notices import place_of
from desk.page import event_of
from desk.state import CardToDraw, Lease, NoticeToSend, Place, ThreadState
from routing.model import Status
from storage import tables
from storage.columns import word
from storage.rows import Columns, table_of
from storage.tables import LINE, PING, Sending


def _behind() -> ColumnElement[bool]:
    """As the index `card_behind` has it."""
    return col(tables.Card.drawn) < tables.Card.wanted


def _due() -> ColumnElement[bool]:
    """What the index `notice_due` has, without the lines whose card is not in Slack."""
    card_shown = (
        select(tables.Card.id)
        .where(
            tables.Card.thread_id == tables.Notice.thread_id,
            tables.Card.place == tables.Notice.place,
            col(tables.Card.ts).is_not(None),
        )
        .exists()
    )
    return and_(
        or_(col(tables.Notice.sending) != word(Sending.SENT), col(tables.Notice.outlived)),
        or_(col(tables.Notice.kind) == PING, card_shown),
    )


CARD, THREAD = table_of(tables.Card).c, table_of(tables.Thread).c
_CARDS = (
    select(  # type: ignore[call-overload]
        CARD.id.label("card_id"), CARD.place, CARD.trace, CARD.sending, CARD.channel, CARD.ts, *THREAD
    )
    .join(tables.Thread, col(tables.Thread.id) == tables.Card.thread_id)
    .where(_behind())
    .order_by(col(tables.Card.calm), col(tables.Card.id))
)
BEHIND = Queue(tables.Card, _CARDS)
BEHIND_OF_ONE = Queue(tables.Card, _CARDS.where(tables.Card.thread_id == bindparam("thread")))
DUE = Queue(tables.Notice, select(*table_of(tables.Notice).c).where(_due()).order_by(col(tables.Notice.id)))


def cards_to_draw(desk: Desk, limit: int = 20, thread_id: int | None = None) -> list[CardToDraw]:
    """Lease cards that are behind, urgent threads first; of one thread only when `thread_id` is given.

    A lease that runs out goes to the next caller, who looks in Slack first: the one who held it may have
    posted and died.
    """

    taken = partial(_lease_card, desk)
    if thread_id is not None:
        return BEHIND_OF_ONE.lease(desk, limit, taken, thread=thread_id)
    return BEHIND.lease(desk, limit, taken)


def still_held(desk: Desk, due: CardToDraw | NoticeToSend) -> bool:
    """Asked right before posting: False when somebody else holds it, who will post."""
    if isinstance(due, CardToDraw):
        return still_ours(desk, tables.Card, due.id, due.lease)
    return still_ours(desk, tables.Notice, due.id, due.lease)


def card_drawn(desk: Desk, card: CardToDraw, channel: str, ts: str) -> None:
    """Slack said yes: the card shows the thread as it was when leased. A lost lease changes nothing."""
    with desk.begin() as session:
        drawn = {"drawn": card.thread.version} | settled(channel, ts)
        change_leased(session, tables.Card, card.id, card.lease, drawn)


def card_postponed(desk: Desk, card: CardToDraw, until: datetime, unknown: bool, why: str) -> None:
    """Slack did not say yes; `unknown` when it may have the message all the same."""
    with desk.begin() as session:
        change_leased(session, tables.Card, card.id, card.lease, postponed(until, unknown, why))


def card_forgotten(desk: Desk, card: CardToDraw) -> None:
    """The message is gone from Slack: post the card anew, once, with a fresh trace."""
    with desk.begin() as session:
        anew: Columns = {"trace": uuid4().hex, "channel": None, "ts": None}
        anew |= postponed(desk.now(), unknown=False, why="the message was deleted in Slack")
        change_leased(session, tables.Card, card.id, card.lease, anew)


def notices_to_send(desk: Desk, limit: int = 20) -> list[NoticeToSend]:
    """Lease notices not sent yet, and sent pings whose buttons must go, oldest first.

    A line waits until the card it stands under is in Slack.
    """
    return DUE.lease(desk, limit, partial(_lease_notice, desk))


def notice_sent(desk: Desk, notice: NoticeToSend, channel: str, ts: str) -> None:
    """Slack said yes."""
    with desk.begin() as session:
        buttons: Columns = {"live": True} if notice.live else {"live": False, "outlived": False}
        change_leased(session, tables.Notice, notice.id, notice.lease, buttons | settled(channel, ts))


def notice_postponed(desk: Desk, notice: NoticeToSend, until: datetime, unknown: bool, why: str) -> None:
    """Slack did not say yes; `unknown` when it may have the message all the same."""
    with desk.begin() as session:
        change_leased(session, tables.Notice, notice.id, notice.lease, postponed(until, unknown, why))


def waiting_count(desk: Desk) -> int:
    """How many cards, notices and alarms Slack does not show yet."""
    cards = select(func.count()).select_from(tables.Card).where(_behind())
    notices = select(func.count()).select_from(tables.Notice).where(_due())
    with desk.read() as session:
        return session.exec(cards).one() + session.exec(notices).one() + unsent_alarms(session)


def _lease_card(desk: Desk, session: Session, row: Any, lease: Lease) -> CardToDraw:
    """`row` is a thread with its card."""
    return CardToDraw(
        id=row.card_id,
        thread=state_of(desk, session, row),
        place=_place(desk, row.place),
        live=row.place == place_of(row),
        trace=row.trace,
        lease=lease,
        channel=row.channel,
        ts=row.ts,
        look_first=look_first(row),
    )


def _lease_notice(desk: Desk, session: Session, notice: Any, lease: Lease) -> NoticeToSend:
    thread = session.get_one(tables.Thread, notice.thread_id)
    event = session.get_one(tables.Event, notice.event_id)
    return NoticeToSend(
        id=notice.id,
        kind=notice.kind,
        thread=_as_told(desk, state_of(desk, session, thread), event.owner),
        place=_place(desk, notice.place),
        event=event_of(event),
        trace=notice.trace,
        lease=lease,
        live=thread.status == Status.OPEN and thread.owner == event.owner,
        under=_card_of(session, notice) if notice.kind == LINE else None,
        channel=notice.channel,
        ts=notice.ts,
        look_first=look_first(notice),
    )


def _as_told(desk: Desk, state: ThreadState, owner: str | None) -> ThreadState:
    """A notice names whoever owned the thread at its event: its words do not change with the next owner."""
    return replace(state, owner=desk.person(owner)) if owner else state


def _card_of(session: Session, notice: Any) -> tuple[str, str] | None:
    card = session.exec(
        select(tables.Card).where(
            tables.Card.thread_id == notice.thread_id, tables.Card.place == notice.place
        )
    ).one()
    return (card.channel, card.ts) if card.channel and card.ts else None


def _place(desk: Desk, place: str) -> Place:
    kind, _, key = place.partition(":")
    team = desk.rulebook.teams.get(key) if kind == "team" else None
    return Place(team=team) if team else Place(rep=desk.person(key))
