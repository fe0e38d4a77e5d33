"""Taking in: mail is stored first, read second, decided third; each step can be killed and goes on later."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, case, update
from sqlmodel import Session, col, select

from desk.course import IN_PEACE, Course
from desk.desk import Desk
from desk.mailboxes import Held, insist
from desk.quarantine import given_at_last
from desk.reading_ahead import batches_read, read
from desk.sent import match_sent
from desk.sent_mail import store_sent
from desk.settle import Waiting
from desk.settling import BATCH, arrivals_of, settle_together
from mail.fetched import Fetched, Place
from storage import tables
from storage.columns import word
from storage.prepared import ask, change, one_of
from storage.rows import Columns, add_rows, insert_rows

LINE = (
    select(tables.Reply.id, tables.Sighting.mailbox)
    .join(tables.Sighting, col(tables.Sighting.reply_id) == tables.Reply.id)
    .where(tables.Reply.stage == word(tables.Stage.WAITING))
)
THESE = (
    select(tables.Reply.id, tables.Reply.raw, tables.Reply.arrived_at)
    .where(one_of(tables.Reply.id, "ids"), tables.Reply.stage == word(tables.Stage.WAITING))
    .order_by(col(tables.Reply.id))
)
THREADS = select(tables.Reply.thread_id).where(one_of(tables.Reply.id, "ids")).distinct()
PLACE = select(tables.MailboxPlace.uidvalidity, tables.MailboxPlace.uid, tables.MailboxPlace.since).where(
    tables.MailboxPlace.mailbox == bindparam("mailbox")
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


@dataclass(frozen=True, slots=True)
class Stored:
    """What a batch brought: how many mails were new to their mailbox, and which replies wait now."""

    new: int
    replies: Sequence[int] = ()


def place_of(desk: Desk, mailbox: str) -> Place | None:
    """How far this mailbox has been read; None before the first mail."""
    with desk.read() as session:
        return next((Place(*row) for row in ask(session, PLACE, mailbox=mailbox)), None)


def store(
    desk: Desk, mailbox: str, batch: Sequence[Fetched], place: Place, held: Held | None = None
) -> Stored:
    """Transaction A: keep the raw bytes and move our place in the mailbox.

    With `held`, only as long as that process holds the mailbox; raises LeaseLost when it does not.
    """
    with desk.begin() as session:
        if held:
            insist(session, held)
        ours, replies = [mail for mail in batch if mail.sent], [mail for mail in batch if not mail.sent]
        known = _seen_already(session, mailbox, replies)
        new = [mail for mail in replies if (mail.uidvalidity, mail.uid) not in known]
        now = desk.now()
        rows = [_raw(mail, now) for mail in new if mail.raw is not None]
        replies_stored = insert_rows(session, tables.Reply, rows)
        ids = iter(replies_stored)
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
        return Stored(len(new) + store_sent(desk, session, ours), replies_stored)


def decide_waiting(desk: Desk, course: Course = IN_PEACE, limit: int = BATCH) -> int:
    """Read and settle what waits, oldest first, `limit` to a transaction; how many there were.

    What we sent comes first: it says what the replies answer. A batch is given up where the `course` says so,
    and begun again.
    """
    if decided := match_sent(desk, limit):
        course.settled(0)
    with closing(batches_read(desk, limit, course)) as batches:
        while not course.is_over() and (readings := next(batches, None)):
            decided += len(readings)
            newest = desk.current  # a backlog is long: each batch has the newest rules
            arrivals = arrivals_of(newest, readings)
            course.rest()
            while not settle_together(newest, arrivals, course.must_rest):
                course.rest()
            course.settled(readings[-1][0].reply_id)
    return decided


def decide_these(desk: Desk, replies: Sequence[int]) -> list[int]:
    """Read and settle these, whatever waits of other mailboxes; the threads they are in.

    What has something older of its own mailbox before it stays where it is: another process may have left it.
    """
    match_sent(desk, BATCH)
    with desk.read() as session:
        waiting = [Waiting(*row) for row in ask(session, THESE, ids=_next_ones(session, replies))]
    settle_together(desk, arrivals_of(desk, read(desk, waiting)))
    with desk.read() as session:
        return [row.thread_id for row in ask(session, THREADS, ids=replies) if row.thread_id]


def _next_ones(session: Session, replies: Sequence[int]) -> list[int]:
    """Those of these replies before which nothing else of their mailbox waits."""
    line, these = ask(session, LINE), frozenset(replies)
    others: dict[str, int] = {}
    for reply_id, mailbox in line:
        if reply_id not in these:
            others[mailbox] = min(reply_id, others.get(mailbox, reply_id))
    return [each for each, mailbox in line if each in these and each < others.get(mailbox, each + 1)]


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


def _seen_already(session: Session, mailbox: str, batch: Sequence[Fetched]) -> set[tuple[int, int]]:
    return set(ask(session, SEEN, mailbox=mailbox, uids=[mail.uid for mail in batch]))
