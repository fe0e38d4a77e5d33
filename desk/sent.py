"""Mail in our Sent folders: kept once, and matched with what it answers."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from sqlalchemy.exc import OperationalError
from sqlmodel import Session, col, select

from desk.answers import answered
from desk.desk import Desk
from desk.errors import DeskError
from desk.forwards import Ours, outside
from desk.joining import join
from desk.page import Page
from desk.reading import TRIES, ReadingFailed
from desk.sent_mail import Found, try_again, waiting_sent
from routing.model import Mail, Rep, Status
from routing.subjects import is_answer, is_forward, subject_key
from sla.deadline import clock_of
from storage import tables
from storage.database import decide_alone
from storage.outreach import CLOCKS, Original, Outreach, bare_address
from storage.tables import Sent, SentStage
from storage.threads import Threads, named_by

log = logging.getLogger(__name__)


def match_sent(desk: Desk, limit: int) -> int:
    """Read and match what waits, oldest first, `limit` to a transaction; how many there were.

    What broke its reader is tried again with the next tick; three times, then nobody can read it.
    """
    matched, last = 0, 0
    while waiting := waiting_sent(desk, limit, after=last):
        matched, last = matched + len(waiting), waiting[-1].sent_id
        readings = desk.read_mails([each.raw for each in waiting])
        read = [replace(found, reading=reading) for found, reading in zip(waiting, readings, strict=True)]
        again = [each for each in read if isinstance(each.reading, ReadingFailed) and each.tries + 1 < TRIES]
        if again:
            try_again(desk, again)
        if len(again) < len(read):
            _match_together(desk, [each for each in read if each not in again])
    return matched


def _match_together(desk: Desk, read: Sequence[Found]) -> None:
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


def _match(desk: Desk, session: Session, found: Sequence[Found]) -> None:
    ours, mails = Ours(desk.rulebook.people), [each.mail for each in found if each.mail]
    recipients = {each for mail in mails for each in outside(mail, ours)}
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
            _keep(desk, page, threads, each, each.mail, message_id, outside(each.mail, ours))
    page.write()


def _keep(
    desk: Desk,
    page: Page,
    threads: Threads,
    found: Found,
    mail: Mail,
    message_id: str,
    recipients: tuple[str, ...],
) -> None:
    """Write down what was read, and what it answers; a forward or a machine answers nobody."""
    answers = bool(recipients) and not is_forward(mail.subject) and not _by_machine(mail)
    names = named_by(mail) if answers else []
    original = Original(
        id=found.sent_id,
        message_id=message_id,
        author=mail.sender,
        by=author_of(mail, found.mailbox, desk.rulebook.people),
        recipients=recipients,
        subject_key=subject_key(mail.subject),
        bare=answers and not named_by(mail) and is_answer(mail.subject),
        sent_at=min(mail.date or found.arrived_at, desk.now()),
    )
    if recipients:
        join(desk, page, threads, mail, recipients[0])
    thread = _answer(desk, page, threads, mail, original, found.arrived_at) if answers else None
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


def _answer(
    desk: Desk, page: Page, threads: Threads, mail: Mail, original: Original, arrived_at: datetime
) -> tables.Thread | None:
    """The thread it answers: of the reply it names; naming none, by recipient and subject."""
    if known := threads.answered(mail, original):
        thread, came = known
        answered(desk, page, thread, original, came)
        return thread
    for recipient in original.recipients if original.bare else ():
        thread = threads.under_subject(mail, recipient)
        if thread is None or thread.status != Status.OPEN:
            continue
        came = clock_of(page.sheet(thread).events).waiting_since
        # The clock of the computer may be a little behind; the server's says since when it lay here.
        if came and came <= max(original.sent_at, min(original.sent_at + CLOCKS, arrived_at)):
            answered(desk, page, thread, original, came)
            return thread
    return None


def author_of(mail: Mail, mailbox: str, people: Mapping[str, Rep]) -> str | None:
    """Who of us wrote it: by From, by Sender, or by the account it lies in; never an alias (R47)."""
    keys = {rep.email.casefold(): key for key, rep in people.items() if rep.email}
    local, _, domain = mail.sender.rpartition("@")
    named = (mail.sender, f"{local.partition('+')[0]}@{domain}", bare_address(mail.headers.get("sender", "")))
    by_name = (keys[each] for each in named if each in keys)
    by_account = (key for email, key in keys.items() if mailbox.casefold().startswith(f"{email}@"))
    return next(by_name, None) or next(by_account, None)


def _by_machine(mail: Mail) -> bool:
    """A receipt and whatever else a program sends answers nobody."""
    return (
        mail.report is not None
        or mail.headers.get("auto-submitted", "no").partition(";")[0].strip().casefold() != "no"
    )


def _id_of(found: Found) -> str:
    """Its Message-ID; without one, its content."""
    if found.mail is None:
        return sha256(found.raw).hexdigest()
    return found.mail.message_id or found.mail.digest
