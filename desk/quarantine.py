"""The quarantine: mails nobody could read, shown, and given another try."""

from collections.abc import Sequence

from sqlalchemy import and_, func
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from desk.desk import Desk
from desk.errors import DeskError
from desk.record import record
from desk.state import Quarantined
from mail.fetched import Fetched
from mail.parse import Unreadable, header_of
from mail.parts import ALL_HEADERS
from routing.model import Event, Kind, Status
from storage import tables
from storage.tables import Stage

AT_ONCE = 10  # headers of 256 KiB that are in memory together
NOTHING = "the mail server gave nothing of it"
NOT_GIVEN = and_(
    func.length(tables.Reply.raw) == 0, col(tables.Reply.stage).in_([Stage.QUARANTINED, Stage.COPY])
)
"""Mails that the server has and could not give; it is asked again whenever a mailbox is compared with it."""


class NotGiven(DeskError):
    """There are no bytes to read yet."""


class NotInQuarantine(DeskError):
    """There is no such mail in the quarantine."""


def quarantined(desk: Desk) -> tuple[Quarantined, ...]:
    """The mails that could not be read, oldest first."""
    begins = func.substr(tables.Reply.raw, 1, ALL_HEADERS)
    with desk.read() as session:
        rows = session.exec(
            select(tables.Reply, func.length(tables.Reply.raw), begins)
            .options(defer(tables.Reply.raw))  # type: ignore[arg-type]
            .where(tables.Reply.stage == Stage.QUARANTINED)
            .order_by(col(tables.Reply.id))
            .execution_options(yield_per=AT_ONCE)
        )
        return tuple(_listed(*row) for row in rows)


def bytes_of(desk: Desk, reply_id: int) -> bytes:
    """A quarantined mail as it came. Raises NotInQuarantine."""
    with desk.read() as session:
        return _held(session, reply_id).raw


def release(desk: Desk, reply_id: int) -> None:
    """Let this mail be read and decided again, as if it had just come; the thread ops had for it is done.

    Raises NotInQuarantine: of two who release the same mail one is told. Raises NotGiven for a mail without
    bytes, which is released by itself once the server gives them.
    """
    with desk.begin() as session:
        reply = _held(session, reply_id)
        if not reply.raw:
            raise NotGiven(
                f"Mail {reply_id} cannot be read again: {NOTHING}. It is asked again every 15 minutes."
            )
        _read_again(desk, session, reply, "released from the quarantine")


def _listed(reply: tables.Reply, size: int, begins: bytes) -> Quarantined:
    header = header_of(begins)
    known = ("", "") if isinstance(header, Unreadable) else (header.sender, header.subject)
    return Quarantined(reply.id or 0, reply.arrived_at, size, reply.reason, *known)


def given_at_last(desk: Desk, session: Session, mailbox: str, mails: Sequence[Fetched]) -> None:
    """Those of these mails of which the server had given us nothing are read as if they had just come."""
    for mail in mails:
        of_it = (
            select(tables.Reply)
            .join(tables.Sighting)
            .where(
                tables.Sighting.mailbox == mailbox,
                tables.Sighting.uidvalidity == mail.uidvalidity,
                tables.Sighting.uid == mail.uid,
            )
        )
        reply = session.exec(of_it.where(NOT_GIVEN)).first()
        if reply is not None and mail.raw:
            reply.raw, reply.arrived_at = mail.raw, min(mail.arrived or reply.arrived_at, reply.arrived_at)
            _read_again(desk, session, reply, "the mail server has given it")


def _read_again(desk: Desk, session: Session, reply: tables.Reply, why: str) -> None:
    thread = session.get_one(tables.Thread, reply.thread_id, with_for_update=True)
    if reply.stage is Stage.QUARANTINED and thread.status == Status.OPEN:
        thread.status = Status.DONE
        record(desk, session, thread, Event(Kind.DONE, desk.now(), note=why, owner=thread.owner))
    reply.stage, reply.reason, reply.tries = Stage.WAITING, "", 0
    reply.thread_id = reply.copy_of = None


def _held(session: Session, reply_id: int) -> tables.Reply:
    reply = session.get(tables.Reply, reply_id, with_for_update=True)
    if reply is None or reply.stage is not Stage.QUARANTINED:
        raise NotInQuarantine(
            f"There is no mail {reply_id} in the quarantine; `whoowns quarantine` lists what is."
        )
    return reply
