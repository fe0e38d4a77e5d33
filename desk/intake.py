"""Taking in: mail is stored first, read second, decided third; each step can be killed and goes on later."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from desk.desk import Desk
from desk.settle import quarantine, settle
from mail.parse import Unreadable, parse
from mail.sources import Fetched, Place
from routing.consequences import consequences
from routing.model import Consequence, Decision, Mail, Signals, Verdict
from storage import tables
from storage.database import decide_alone
from storage.signals import signals_for
from storage.threads import find_thread

log = logging.getLogger(__name__)

BATCH = 50
TRIES = 3  # a mail that fails so often goes to the quarantine (RELIABILITY P1)


def place_of(desk: Desk, mailbox: str) -> Place | None:
    """How far this mailbox has been read; None before the first mail."""
    with desk.read() as session:
        row = session.get(tables.MailboxPlace, mailbox)
        return Place(row.uidvalidity, row.uid) if row else None


def store(desk: Desk, mailbox: str, batch: Sequence[Fetched], place: Place) -> int:
    """Transaction A: keep the raw bytes and move our place in the mailbox; how many mails were new to it."""
    with desk.begin() as session:
        known = _seen_already(session, mailbox, batch)
        new = [mail for mail in batch if (mail.uidvalidity, mail.uid) not in known]
        now = desk.now()
        for mail in new:
            reply_id = None
            if mail.raw is not None:
                reply = tables.Reply(raw=mail.raw, stage=tables.Stage.WAITING, stored_at=now)
                session.add(reply)
                session.flush()
                reply_id = reply.id
            session.add(
                tables.Sighting(
                    mailbox=mailbox, uidvalidity=mail.uidvalidity, uid=mail.uid, reply_id=reply_id
                )
            )
        session.merge(
            tables.MailboxPlace(mailbox=mailbox, uidvalidity=place.uidvalidity, uid=place.uid, at=now)
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
    lead = verdict.facts.failed_recipient or mail.sender
    with desk.read() as session:
        thread, how = find_thread(session, mail, lead) or (None, "")
        signals = signals_for(
            session, desk.rulebook, verdict, lead, thread, how, ambiguous=len(mail.senders) > 1
        )
    decision = desk.chain.decide(signals)
    return Explanation(
        mail, verdict, signals, decision, consequences(signals, decision, desk.now().date())
    )


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
    settled: Callable[[], None]
    if isinstance(understood, Unreadable):
        settled = lambda: quarantine(desk, session, reply, understood.reason)  # noqa: E731
    elif isinstance(understood, Exception):
        return _failed(desk, session, reply, understood)
    else:
        settled = lambda: settle(desk, session, reply, *understood)  # noqa: E731
    try:
        with session.begin_nested():
            settled()
    except Exception as error:  # a savepoint keeps the neighbours
        _failed(desk, session, reply, error)


def _failed(desk: Desk, session: Session, reply: tables.Reply, error: Exception) -> None:
    log.exception("reply %s could not be decided", reply.id, exc_info=error)
    reply.tries += 1
    if reply.tries >= TRIES:
        quarantine(desk, session, reply, f"parser failed: {type(error).__name__}")


def _seen_already(session: Session, mailbox: str, batch: Sequence[Fetched]) -> set[tuple[int, int]]:
    uids = {mail.uid for mail in batch}
    rows = session.exec(
        select(tables.Sighting.uidvalidity, tables.Sighting.uid).where(
            tables.Sighting.mailbox == mailbox, col(tables.Sighting.uid).in_(uids)
        )
    )
    return set(rows.all())
