"""Taking in: mail is stored first, read second, decided third; each step can be killed and goes on later."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from desk.deciding import Read, decided, surroundings
from desk.desk import Desk
from desk.errors import DeskError
from desk.settle import Arrival, settle
from mail.fetched import Fetched, Place
from mail.parse import Unreadable, parse
from routing.model import Consequence, Decision, Mail, Signals, Verdict
from storage import tables
from storage.database import decide_alone
from storage.rows import Columns, add_rows, insert_rows

log = logging.getLogger(__name__)

BATCH = 50
TRIES = 3  # a mail that fails so often goes to the quarantine (RELIABILITY P1)


def place_of(desk: Desk, mailbox: str) -> Place | None:
    """How far this mailbox has been read; None before the first mail."""
    with desk.read() as session:
        row = session.get(tables.MailboxPlace, mailbox)
        return Place(row.uidvalidity, row.uid, row.since) if row else None


def store(desk: Desk, mailbox: str, batch: Sequence[Fetched], place: Place) -> int:
    """Transaction A: keep the raw bytes and move our place in the mailbox; how many mails were new to it."""
    with desk.begin() as session:
        known = _seen_already(session, mailbox, batch)
        new = [mail for mail in batch if (mail.uidvalidity, mail.uid) not in known]
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
        session.merge(
            tables.MailboxPlace(
                mailbox=mailbox, uidvalidity=place.uidvalidity, uid=place.uid, since=place.since, at=now
            )
        )
        return len(new)


def decide_waiting(desk: Desk, limit: int = BATCH) -> int:
    """Read the oldest waiting replies, then settle them in one transaction; how many there were."""
    with desk.read() as session:
        oldest = (
            select(tables.Reply.id, tables.Reply.raw, tables.Reply.arrived_at)
            .where(tables.Reply.stage == tables.Stage.WAITING)
            .order_by(col(tables.Reply.id))
            .limit(limit)
        )
        waiting = session.exec(oldest).all()
    arrivals: list[Arrival] = []
    for reply_id, raw, arrived_at in waiting:
        arrival = Arrival(reply_id or 0, raw, arrived_at, Unreadable("parser failed"))
        try:
            arrivals.append(replace(arrival, read=_understood(desk, raw)))
        except Exception as error:  # a stranger's mail must never stop its neighbours
            _failed(desk, arrival, error)
    _settle(desk, arrivals)
    return len(waiting)


def _understood(desk: Desk, raw: bytes) -> Read | Unreadable:
    mail = parse(raw)
    return mail if isinstance(mail, Unreadable) else (mail, desk.classify(mail))


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
            _failed(desk, arrivals[0], error)
            return
        for arrival in arrivals:
            _settle(desk, [arrival])


def _failed(desk: Desk, arrival: Arrival, error: Exception) -> None:
    """Try again with the next tick; three times, then into the quarantine."""
    log.error("reply %s could not be decided", arrival.reply_id, exc_info=error)
    with desk.begin() as session:
        decide_alone(session)
        reply = session.get_one(tables.Reply, arrival.reply_id, options=[defer(tables.Reply.raw)])  # type: ignore[arg-type]
        if reply.stage is not tables.Stage.WAITING:
            return
        reply.tries += 1
        if reply.tries >= TRIES:
            broken = Unreadable(f"parser failed: {type(error).__name__}")
            settle(desk, session, [replace(arrival, read=broken)])


@dataclass(frozen=True, slots=True)
class Explanation:
    """What would happen to a mail: how it was read, what was known, what was decided, what follows."""

    mail: Mail
    verdict: Verdict
    signals: Signals
    decision: Decision
    consequences: tuple[Consequence, ...]


def explain(desk: Desk, raw: bytes) -> Explanation | Unreadable:
    """Decide about a mail as if it arrived now; nothing is changed."""
    mail = parse(raw)
    if isinstance(mail, Unreadable):
        return mail
    verdict = desk.classify(mail)
    with desk.read() as session:
        _thread, signals = surroundings(desk, session, [(mail, verdict)]).of(mail, verdict)
    decision, follows = decided(desk, signals)
    return Explanation(mail, verdict, signals, decision, follows)


def _raw(mail: Fetched, now: datetime) -> Columns:
    """The server's word on when a mail arrived counts, as far as it lies in the past (M78)."""
    arrived = min(mail.arrived or now, now)
    return {"raw": mail.raw, "stage": tables.Stage.WAITING, "arrived_at": arrived, "stored_at": now}


def _still_waiting(session: Session, arrivals: Sequence[Arrival]) -> set[int | None]:
    ids = [arrival.reply_id for arrival in arrivals]
    return set(
        session.exec(
            select(tables.Reply.id).where(
                col(tables.Reply.id).in_(ids), tables.Reply.stage == tables.Stage.WAITING
            )
        )
    )


def _seen_already(session: Session, mailbox: str, batch: Sequence[Fetched]) -> set[tuple[int, int]]:
    uids = {mail.uid for mail in batch}
    rows = session.exec(
        select(tables.Sighting.uidvalidity, tables.Sighting.uid).where(
            tables.Sighting.mailbox == mailbox, col(tables.Sighting.uid).in_(uids)
        )
    )
    return set(rows.all())
