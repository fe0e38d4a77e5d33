"""Taking in: mail is stored first, read second, decided third; each step can be killed and goes on later."""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from sqlalchemy import Integer, bindparam, case, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from desk.desk import Desk
from desk.errors import DeskError
from desk.forwards import unwrapped
from desk.mailboxes import Held, insist
from desk.own_mail import set_aside
from desk.quarantine import NOTHING, given_at_last
from desk.reading import TRIES, Reading, ReadingFailed
from desk.sent import match_sent
from desk.sent_mail import store_sent
from desk.settle import Arrival, Waiting, settle
from mail.fetched import Fetched, Place
from mail.parse import Unreadable
from storage import tables
from storage.columns import word
from storage.database import decide_alone
from storage.prepared import ask, change, one_of
from storage.rows import Columns, add_rows, insert_rows

log = logging.getLogger(__name__)

BATCH = 50

OLDEST = (
    select(tables.Reply.id, tables.Reply.raw, tables.Reply.arrived_at)
    .where(tables.Reply.stage == word(tables.Stage.WAITING), col(tables.Reply.id) > bindparam("after"))
    .order_by(col(tables.Reply.id))
    .limit(bindparam("most", type_=Integer))
)
STILL = select(tables.Reply.id).where(
    one_of(tables.Reply.id, "ids"), tables.Reply.stage == word(tables.Stage.WAITING)
)
UIDVALIDITY, BEGAN = col(tables.MailboxPlace.uidvalidity), col(tables.MailboxPlace.began)
MOVED = (
    update(tables.MailboxPlace)
    .where(col(tables.MailboxPlace.mailbox) == bindparam("of"))
    .values(began=case((bindparam("of_uidvalidity") == UIDVALIDITY, BEGAN), else_=0))
)
SEEN = select(tables.Sighting.uidvalidity, tables.Sighting.uid).where(
    tables.Sighting.mailbox == bindparam("mailbox"), one_of(tables.Sighting.uid, "uids")
)


def place_of(desk: Desk, mailbox: str) -> Place | None:
    """How far this mailbox has been read; None before the first mail."""
    with desk.read() as session:
        row = session.get(tables.MailboxPlace, mailbox)
        return Place(row.uidvalidity, row.uid, row.since) if row else None


def store(desk: Desk, mailbox: str, batch: Sequence[Fetched], place: Place, held: Held | None = None) -> int:
    """Transaction A: keep the raw bytes and move our place in the mailbox; how many mails were new to it.

    With `held`, only as long as that process holds the mailbox; raises LeaseLost when it does not.
    """
    with desk.begin() as session:
        if held:
            insist(session, held)
        ours, replies = [mail for mail in batch if mail.sent], [mail for mail in batch if not mail.sent]
        known = _seen_already(session, mailbox, replies)
        new = [mail for mail in replies if (mail.uidvalidity, mail.uid) not in known]
        now = desk.now()
        ids = iter(
            insert_rows(session, tables.Reply, [_raw(mail, now) for mail in new if mail.raw is not None])
        )
        seen = [
            {
                "mailbox": mailbox,
                "uidvalidity": mail.uidvalidity,
                "uid": mail.uid,
                "reply_id": next(ids) if mail.raw is not None else None,
            }
            for mail in new
        ]
        add_rows(session, tables.Sighting, seen)
        if len(new) < len(replies):
            seen_before = [mail for mail in replies if (mail.uidvalidity, mail.uid) in known]
            given_at_last(desk, session, mailbox, seen_before)
        _move(session, mailbox, place, now, began=batch[0].uid - 1 if batch else place.uid)
        return len(new) + store_sent(desk, session, ours)


def decide_waiting(
    desk: Desk, settled: Callable[[int], object] = lambda mails: None, limit: int = BATCH
) -> int:
    """Read and settle what waits, oldest first, `limit` to a transaction; how many there were.

    What we sent comes first: it says what the replies answer. While one full batch is written the next is
    read already. `settled` is told of every batch how many mails it had.
    """
    if decided := match_sent(desk, limit):
        settled(decided)
    waiting = _waiting(desk, limit)
    readings = _read(desk, waiting)
    with ThreadPoolExecutor(1, thread_name_prefix="reading") as ahead:
        while readings:
            decided += len(readings)
            more = len(readings) == limit
            waiting = _waiting(desk, limit, after=waiting[-1].reply_id) if more else []
            reading = ahead.submit(_read, desk, waiting) if waiting else None
            _settle_or_fail(desk.current, readings)  # a backlog is long: each batch has the newest rules
            settled(len(readings))
            readings = reading.result() if reading else []
    return decided


def _waiting(desk: Desk, limit: int, after: int = 0) -> list[Waiting]:
    """The oldest replies that wait, with ids above `after`."""
    with desk.read() as session:
        return [Waiting(*row) for row in ask(session, OLDEST, after=after, most=limit)]


def _read(desk: Desk, waiting: Sequence[Waiting]) -> list[tuple[Waiting, Reading]]:
    readings = desk.read_mails([each.raw for each in waiting]) if waiting else []
    return list(zip(waiting, readings, strict=True))


def _settle_or_fail(desk: Desk, readings: Sequence[tuple[Waiting, Reading]]) -> None:
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
    if replies:
        _settle(desk, replies)


def _settle(desk: Desk, arrivals: Sequence[Arrival]) -> None:
    """All in one transaction; when one of them breaks it, each in its own: what fails, fails alone."""
    try:
        with desk.begin() as session:
            decide_alone(session)
            still = _still_waiting(session, arrivals)
            if waiting := [arrival for arrival in arrivals if arrival.reply_id in still]:
                settle(desk, session, waiting)
    except (DeskError, OperationalError):
        raise  # the database's trouble, not the mail's: the whole batch comes again
    except Exception as error:
        if len(arrivals) == 1:
            log.exception("reply %s could not be settled", arrivals[0].reply_id)
            _failed(desk, arrivals[0], type(error).__name__)
            return
        for arrival in arrivals:
            _settle(desk, [arrival])


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


def _raw(mail: Fetched, now: datetime) -> Columns:
    """The server's word on when a mail arrived counts, as far as it lies in the past (M78)."""
    arrived = min(mail.arrived or now, now)
    return {"raw": mail.raw, "stage": tables.Stage.WAITING, "arrived_at": arrived, "stored_at": now}


def _move(session: Session, mailbox: str, place: Place, now: datetime, began: int) -> None:
    """Our place is here now; in a mailbox that was never read we began there."""
    moved = {"uidvalidity": place.uidvalidity, "uid": place.uid, "since": place.since, "at": now}
    these = {"of": mailbox, "of_uidvalidity": place.uidvalidity}
    if not change(session, MOVED, [moved | these]).rowcount:
        add_rows(session, tables.MailboxPlace, [moved | {"mailbox": mailbox, "began": began}])


def _still_waiting(session: Session, arrivals: Sequence[Arrival]) -> set[int]:
    return {row.id for row in ask(session, STILL, ids=[arrival.reply_id for arrival in arrivals])}


def _seen_already(session: Session, mailbox: str, batch: Sequence[Fetched]) -> set[tuple[int, int]]:
    return set(ask(session, SEEN, mailbox=mailbox, uids=[mail.uid for mail in batch]))
