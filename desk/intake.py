"""Taking in: mail is stored first, read second, decided third; each step can be killed and goes on later."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import defer
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, select

from desk.desk import Desk
from desk.settle import decided, quarantine, settle, surroundings
from mail.fetched import Fetched, Place
from mail.parse import Unreadable, parse
from routing.model import Consequence, Decision, Mail, Signals, Verdict
from storage import tables
from storage.database import decide_alone

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
        for mail in new:
            session.add(
                tables.Sighting(
                    mailbox=mailbox,
                    uidvalidity=mail.uidvalidity,
                    uid=mail.uid,
                    reply_id=_store_raw(session, mail, mail.raw, now) if mail.raw is not None else None,
                )
            )
        session.merge(
            tables.MailboxPlace(
                mailbox=mailbox, uidvalidity=place.uidvalidity, uid=place.uid, since=place.since, at=now
            )
        )
        return len(new)


def decide_waiting(desk: Desk, limit: int = BATCH) -> int:
    """Read the oldest waiting replies outside any transaction, then settle them in one; how many there were.

    A reply that fails alone fails alone: it is tried three times, then put into the quarantine.
    """
    with desk.read() as session:
        oldest = (
            select(tables.Reply.id, tables.Reply.raw)
            .where(tables.Reply.stage == tables.Stage.WAITING)
            .order_by(col(tables.Reply.id))
            .limit(limit)
        )
        waiting = session.exec(oldest).all()
    if not waiting:
        return 0
    understood = {reply_id: _understand(desk, raw) for reply_id, raw in waiting}
    with desk.begin() as session:
        decide_alone(session)
        still = (
            select(tables.Reply)
            .options(defer(tables.Reply.raw))  # type: ignore[arg-type]
            .where(col(tables.Reply.id).in_(understood), tables.Reply.stage == tables.Stage.WAITING)
            .order_by(col(tables.Reply.id))
        )
        for reply in session.exec(still).all():
            _settle_one(desk, session, reply, understood[reply.id])
    return len(waiting)


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
        _thread, signals = surroundings(desk, session, mail, verdict)
    decision, follows = decided(desk, signals)
    return Explanation(mail, verdict, signals, decision, follows)


Understood = tuple[Mail, Verdict] | Unreadable


def _understand(desk: Desk, raw: bytes) -> Understood | Exception:
    try:
        mail = parse(raw)
        return mail if isinstance(mail, Unreadable) else (mail, desk.classify(mail))
    except Exception as error:  # a stranger's mail must never stop its neighbours
        return error


def _settle_one(
    desk: Desk, session: Session, reply: tables.Reply, understood: Understood | Exception
) -> None:
    try:
        with session.begin_nested():  # a savepoint keeps the neighbours
            match understood:
                case Unreadable(reason):
                    quarantine(desk, session, reply, reason)
                case Exception():
                    raise understood
                case mail, verdict:
                    settle(desk, session, reply, mail, verdict)
    except (OperationalError, StaleDataError):
        raise  # the database's trouble, not the mail's: the whole batch comes again
    except Exception as error:
        log.exception("reply %s could not be decided", reply.id)
        reply.tries += 1
        if reply.tries >= TRIES:
            quarantine(desk, session, reply, f"parser failed: {type(error).__name__}")


def _store_raw(session: Session, mail: Fetched, raw: bytes, now: datetime) -> int | None:
    """The server's word on when a mail arrived counts, as far as it lies in the past (M78)."""
    arrived = min(mail.arrived or now, now)
    reply = tables.Reply(raw=raw, stage=tables.Stage.WAITING, arrived_at=arrived, stored_at=now)
    session.add(reply)
    session.flush()
    return reply.id


def _seen_already(session: Session, mailbox: str, batch: Sequence[Fetched]) -> set[tuple[int, int]]:
    uids = {mail.uid for mail in batch}
    rows = session.exec(
        select(tables.Sighting.uidvalidity, tables.Sighting.uid).where(
            tables.Sighting.mailbox == mailbox, col(tables.Sighting.uid).in_(uids)
        )
    )
    return set(rows.all())
