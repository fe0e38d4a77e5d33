"""The ledger: every reply and what became of it."""

from dataclasses import dataclass

from sqlalchemy.orm import defer
from sqlmodel import col, select

from desk.desk import Desk
from routing.model import Category
from storage import tables
from storage.tables import Stage


@dataclass(frozen=True, slots=True)
class Entry:
    """One reply: who wrote, what kind it is, and its owner's name or the reason it has none.

    A dismissed reply of no other kind is `automatic` (SPEC 7). `became` is waiting, assigned, dismissed,
    quarantined or copy.
    """

    sender: str
    sender_name: str
    subject: str
    kind: str
    became: Stage
    owner: str
    because: str

    @property
    def settled(self) -> bool:
        """Whether it has an owner, or a reason for having none."""
        return self.became is not Stage.WAITING and bool(self.owner or self.because)


def entries(desk: Desk) -> tuple[Entry, ...]:
    """All replies in the order they came."""
    with desk.read() as session:
        rows = session.exec(
            select(tables.Reply, tables.Thread, tables.Decision)
            .options(defer(tables.Reply.raw))  # type: ignore[arg-type]
            .join(tables.Thread, col(tables.Thread.id) == tables.Reply.thread_id, isouter=True)
            .join(tables.Decision, col(tables.Decision.reply_id) == tables.Reply.id, isouter=True)
            .order_by(col(tables.Reply.id))
        )
        return tuple(_entry(desk, reply, thread, decision) for reply, thread, decision in rows)


def _entry(
    desk: Desk, reply: tables.Reply, thread: tables.Thread | None, decision: tables.Decision | None
) -> Entry:
    owner, because = "", reply.reason
    if reply.stage is Stage.COPY:
        because = f"the same mail as reply {reply.copy_of}"
    elif reply.stage is Stage.QUARANTINED and thread and thread.owner:
        owner = desk.person(thread.owner).name
    elif decision:
        owner = desk.person(decision.owner).name if decision.owner else ""
        because = decision.because
    kind = str(reply.category or "").replace("_", " ")
    if reply.stage is Stage.DISMISSED and reply.category is Category.OTHER:
        kind = "automatic"
    return Entry(reply.sender, reply.sender_name, reply.subject, kind, reply.stage, owner, because)
