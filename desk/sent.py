"""Mail in our Sent folders: stored as it came, read, kept once, and matched with what it answers."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from sqlalchemy.exc import OperationalError
from sqlmodel import Session, col, select

from desk.answers import answered
from desk.desk import Desk
from desk.errors import DeskError
from desk.forwards import Ours
from desk.joining import join
from desk.page import Page
from desk.reading import Forwarded, Reading
from mail.fetched import Fetched
from routing.model import Mail, Rep, Status
from routing.subjects import is_answer, is_forward, subject_key
from sla.deadline import clock_of
from storage import tables
from storage.database import decide_alone
from storage.outreach import Original, Outreach, same_company
from storage.rows import add_rows
from storage.tables import Sent, SentStage
from storage.threads import Threads, named_by

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Found:
    """A mail of a Sent folder that waits to be read, and what was read in it."""

    sent_id: int
    raw: bytes
    mailbox: str
    arrived_at: datetime
    mail: Mail | None = None


def store_sent(desk: Desk, session: Session, mails: Sequence[Fetched]) -> int:
    """Keep the headers as they came, in the caller's transaction; how many were new."""
    uids, mailboxes = {mail.uid for mail in mails}, {mail.mailbox for mail in mails}
    seen = select(Sent.mailbox, Sent.uidvalidity, Sent.uid).where(
        col(Sent.mailbox).in_(mailboxes),
        col(Sent.uidvalidity).in_({mail.uidvalidity for mail in mails}),
        col(Sent.uid).in_(uids),
    )
    known = set(session.exec(seen).all()) if uids else set()
    new = [mail for mail in mails if (mail.mailbox, mail.uidvalidity, mail.uid) not in known]
    now = desk.now()
    rows = [
        {
            "mailbox": mail.mailbox,
            "uidvalidity": mail.uidvalidity,
            "uid": mail.uid,
            "raw": mail.raw,
            "stage": SentStage.WAITING,
            "arrived_at": min(mail.arrived or now, now),
            "stored_at": now,
        }
        for mail in new
        if mail.raw is not None
    ]
    add_rows(session, Sent, rows)
    return len(rows)


def match_sent(desk: Desk, limit: int) -> int:
    """Read and match what waits, oldest first, `limit` to a transaction; how many there were."""
    matched = 0
    while waiting := _waiting(desk, limit):
        matched += len(waiting)
        readings = desk.read_mails([each.raw for each in waiting])
        read = [
            replace(found, mail=_outermost(reading)) for found, reading in zip(waiting, readings, strict=True)
        ]
        _match_together(desk, read)
    return matched


def _match_together(desk: Desk, read: Sequence[_Found]) -> None:
    """All in one transaction; when one of them breaks it, each in its own: what fails, fails alone."""
    try:
        with desk.begin() as session:
            decide_alone(session)
            still = select(Sent.id).where(col(Sent.id).in_([each.sent_id for each in read]))
            ids = set(session.exec(still.where(Sent.stage == SentStage.WAITING)))
            with session.no_autoflush:
                _match(desk, session, [each for each in read if each.sent_id in ids])
    except (DeskError, OperationalError):
        raise  # the database's trouble, not the mail's
    except Exception:
        if len(read) == 1:
            log.exception("mail %d of %s cannot be matched", read[0].sent_id, read[0].mailbox)
            with desk.begin() as session:
                session.get_one(Sent, read[0].sent_id).stage = SentStage.UNREADABLE
            return
        for each in read:
            _match_together(desk, [each])


def _waiting(desk: Desk, limit: int) -> list[_Found]:
    oldest = select(Sent.id, Sent.raw, Sent.mailbox, Sent.arrived_at).where(Sent.stage == SentStage.WAITING)
    with desk.read() as session:
        rows = session.exec(oldest.order_by(col(Sent.id)).limit(limit)).all()
    return [_Found(sent_id or 0, raw, mailbox, at) for sent_id, raw, mailbox, at in rows]


def _match(desk: Desk, session: Session, found: Sequence[_Found]) -> None:
    people, mails = desk.rulebook.people, [each.mail for each in found if each.mail]
    recipients = {each for mail in mails for each in _outside(mail, people)}
    ids = [_id_of(each) for each in found]
    once = select(Sent.message_id).where(col(Sent.message_id).in_(ids), Sent.stage == SentStage.KEPT)
    kept = set(session.exec(once))
    threads = Threads(session, mails, recipients, Outreach(session, mails))
    page = Page(session, threads.matched)
    for each, message_id in zip(found, ids, strict=True):
        if each.mail is None:
            log.warning("mail %d of %s cannot be read", each.sent_id, each.mailbox)
            page.sent(each.sent_id, None, stage=SentStage.UNREADABLE)
        elif message_id in kept:
            page.sent(each.sent_id, None, stage=SentStage.COPY, message_id=message_id)
        else:
            kept.add(message_id)
            _keep(desk, page, threads, each, each.mail, message_id)
    page.write()


def _keep(desk: Desk, page: Page, threads: Threads, found: _Found, mail: Mail, message_id: str) -> None:
    """Write down what was read, and what it answers; a forward or a machine answers nobody."""
    people = desk.rulebook.people
    recipients = _outside(mail, people)
    answers = bool(recipients) and not is_forward(mail.subject) and not _by_machine(mail)
    names = named_by(mail) if answers else []
    original = Original(
        id=found.sent_id,
        message_id=message_id,
        author=mail.sender,
        by=author_of(mail, found.mailbox, people),
        recipients=recipients,
        subject_key=subject_key(mail.subject),
        bare=answers and not named_by(mail) and is_answer(mail.subject),
        sent_at=min(mail.date or found.arrived_at, desk.now()),
    )
    if recipients:
        join(desk, page, threads, mail, recipients[0])
    thread = _answer(desk, page, threads, mail, original) if answers else None
    page.sent(
        found.sent_id,
        thread or threads.naming(mail),
        stage=SentStage.KEPT,
        message_id=message_id,
        author=original.author,
        by=original.by,
        recipients=list(recipients),
        subject_key=original.subject_key,
        bare=original.bare,
        sent_at=original.sent_at,
    )
    for named in names:
        page.add(tables.Reference, message_id=named, reply_id=None, sent_id=found.sent_id)


def _answer(desk: Desk, page: Page, threads: Threads, mail: Mail, original: Original) -> tables.Thread | None:
    """The thread it answers: of the reply it names; naming none, by recipient and subject."""
    if known := threads.answered(mail):
        thread, came = known
        answered(desk, page, thread, original, came)
        return thread
    for recipient in original.recipients if original.bare else ():
        thread = threads.under_subject(mail, recipient)
        if thread is None or thread.status != Status.OPEN:
            continue
        came = clock_of(page.sheet(thread).events).waiting_since
        if came and came <= original.sent_at:
            answered(desk, page, thread, original, came)
            return thread
    return None


def author_of(mail: Mail, mailbox: str, people: Mapping[str, Rep]) -> str | None:
    """Who of us wrote it: by From, by Sender, or by the account it lies in; never an alias (R47)."""
    keys = {rep.email.casefold(): key for key, rep in people.items() if rep.email}
    local, _, domain = mail.sender.rpartition("@")
    named = (mail.sender, f"{local.partition('+')[0]}@{domain}", _bare(mail.headers.get("sender", "")))
    by_name = (keys[each] for each in named if each in keys)
    by_account = (key for email, key in keys.items() if mailbox.casefold().startswith(f"{email}@"))
    return next(by_name, None) or next(by_account, None)


def _outside(mail: Mail, people: Mapping[str, Rep]) -> tuple[str, ...]:
    """Its recipients who are none of us."""
    ours = Ours(people)
    return tuple(each for each in mail.to if each not in ours and not same_company(each, mail.sender))


def _outermost(reading: Reading) -> Mail | None:
    """The mail that was sent, whatever it passes on."""
    if isinstance(reading, Forwarded):
        return reading.reads[0][0]
    return reading[0] if isinstance(reading, tuple) else None


def _by_machine(mail: Mail) -> bool:
    return mail.headers.get("auto-submitted", "no").partition(";")[0].strip().casefold() != "no"


def _bare(header: str) -> str:
    return header.rpartition("<")[2].strip("<> ").casefold()


def _id_of(found: _Found) -> str:
    """Its Message-ID; without one, its content."""
    if found.mail is None:
        return sha256(found.raw).hexdigest()
    return found.mail.message_id or found.mail.digest
