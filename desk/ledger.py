"""The ledger: every reply and what became of it, and the law that none is ever lost."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import and_, func
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from desk.desk import Desk
from desk.kept import kind_of
from storage import tables
from storage.tables import Stage

PLACES = ("waiting", "assigned", "dismissed", "quarantined", "copies", "vanished")
"""Where a mail that was seen may be; each is a count of the ledger."""
NAMED = 20  # broken replies of one kind; more say nothing new


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


@dataclass(frozen=True, slots=True)
class Ledger:
    """How many mails a server has shown us, and where each is now (RELIABILITY P1).

    `vanished` were deleted by somebody before we could fetch them. `broken` names what no place should hold,
    a sentence each.
    """

    seen: int
    waiting: int
    assigned: int
    dismissed: int
    quarantined: int
    copies: int
    vanished: int
    broken: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """seen = waiting + assigned + dismissed + quarantined + copies + vanished, and nothing is broken."""
        return self.seen == sum(getattr(self, place) for place in PLACES) and not self.broken

    def as_dict(self) -> dict[str, object]:
        """For programs: the counts, `holds` and `broken`."""
        return {**asdict(self), "holds": self.holds}


def balance(desk: Desk) -> Ledger:
    """Count every mail once where a server showed it, and once where it is; the two must agree."""
    with desk.read() as session:
        stages = dict(
            session.exec(select(tables.Reply.stage, func.count()).group_by(tables.Reply.stage)).all()
        )
        sightings = session.exec(
            select(func.count(), func.count(col(tables.Sighting.reply_id))).select_from(tables.Sighting)
        ).one()
        return Ledger(
            seen=sightings[0],
            waiting=stages.get(Stage.WAITING, 0),
            assigned=stages.get(Stage.ASSIGNED, 0),
            dismissed=stages.get(Stage.DISMISSED, 0),
            quarantined=stages.get(Stage.QUARANTINED, 0),
            copies=stages.get(Stage.COPY, 0),
            vanished=sightings[0] - sightings[1],
            broken=tuple(_broken(session)),
        )


def waiting_since(desk: Desk) -> datetime | None:
    """Since when the oldest reply waits to be decided; None when none does."""
    with desk.read() as session:
        oldest = select(func.min(tables.Reply.stored_at)).where(tables.Reply.stage == Stage.WAITING)
        return session.exec(oldest).one()


def _broken(session: Session) -> Iterator[str]:
    """Replies that are not where their stage says."""
    thread, reply, decision, stage = tables.Thread, tables.Reply, tables.Decision, col(tables.Reply.stage)
    owned = select(thread.id).where(thread.id == reply.thread_id, col(thread.owner).is_not(None)).exists()
    decided = select(decision.id).where(decision.reply_id == reply.id).exists()
    wrong = {
        "is assigned and its thread has no owner": and_(stage == Stage.ASSIGNED, ~owned),
        "is in the quarantine and nobody owns it": and_(stage == Stage.QUARANTINED, ~owned),
        "is dismissed without a decision": and_(stage == Stage.DISMISSED, ~decided),
        "is a copy of nothing": and_(
            stage == Stage.COPY, col(reply.copy_of).is_(None), col(reply.sent_id).is_(None)
        ),
    }
    for sentence, holds in wrong.items():
        for reply_id in session.exec(select(reply.id).where(holds).order_by(col(reply.id)).limit(NAMED)):
            yield f"reply {reply_id} {sentence}"


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
    if reply.sent_id is not None:
        because = "we sent it ourselves"
    elif reply.stage is Stage.COPY:
        because = f"the same mail as reply {reply.copy_of}"
    elif reply.stage is Stage.QUARANTINED and thread and thread.owner:
        owner = desk.person(thread.owner).name
    elif decision:
        owner = desk.person(decision.owner).name if decision.owner else ""
        because = decision.because
    kind = kind_of(reply.stage, reply.category).replace("_", " ") if reply.category else ""
    return Entry(reply.sender, reply.sender_name, reply.subject, kind, reply.stage, owner, because)
