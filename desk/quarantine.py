"""The quarantine: mails nobody could read, shown, and given another try."""

from sqlalchemy import func
from sqlmodel import Session, col, select

from desk.desk import Desk
from desk.errors import DeskError
from desk.record import record
from desk.state import Quarantined
from routing.model import Event, Kind, Status
from storage import tables
from storage.tables import Stage


class NotInQuarantine(DeskError):
    """There is no such mail in the quarantine."""


def quarantined(desk: Desk) -> tuple[Quarantined, ...]:
    """The mails that could not be read, oldest first."""
    with desk.read() as session:
        rows = session.exec(
            select(
                tables.Reply.id, tables.Reply.arrived_at, func.length(tables.Reply.raw), tables.Reply.reason
            )
            .where(tables.Reply.stage == Stage.QUARANTINED)
            .order_by(col(tables.Reply.id))
        )
        return tuple(Quarantined(id or 0, arrived_at, size, reason) for id, arrived_at, size, reason in rows)


def bytes_of(desk: Desk, reply_id: int) -> bytes:
    """A quarantined mail as it came. Raises NotInQuarantine."""
    with desk.read() as session:
        return _held(session, reply_id).raw


def release(desk: Desk, reply_id: int) -> None:
    """Let this mail be read and decided again, as if it had just come; the thread ops had for it is done.

    Raises NotInQuarantine: of two who release the same mail one is told.
    """
    with desk.begin() as session:
        reply = _held(session, reply_id)
        thread = session.get_one(tables.Thread, reply.thread_id, with_for_update=True)
        reply.stage, reply.reason, reply.tries, reply.thread_id = Stage.WAITING, "", 0, None
        if thread.status == Status.OPEN:
            thread.status = Status.DONE
            released = Event(Kind.DONE, desk.now(), note="released from the quarantine", owner=thread.owner)
            record(desk, session, thread, released)


def _held(session: Session, reply_id: int) -> tables.Reply:
    reply = session.get(tables.Reply, reply_id, with_for_update=True)
    if reply is None or reply.stage is not Stage.QUARANTINED:
        raise NotInQuarantine(
            f"There is no mail {reply_id} in the quarantine; `whoowns quarantine` lists what is."
        )
    return reply
