"""Explaining: one mail or one stored reply, every rule that was asked about it, and what it looked at."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session, col, func, select

from classifier.correcting import corrected
from desk.corrections import corrected_last
from desk.deciding import decided, surroundings
from desk.desk import Desk
from desk.drift import as_then
from desk.errors import DeskError
from desk.forwards import unwrapped
from desk.reading import Read, ReadingFailed
from mail.parse import Unreadable
from routing.asking import Asked, asked_in_order
from routing.model import Consequence, Decision, Mail, Rep, Signals, Verdict
from storage import tables
from storage.tables import Stage

LARGEST = 2**31  # no reply has a number beyond what a column of ids holds
THREAD_OWNER = "thread_owner"  # the rule that names the owner of a reply that did not begin its thread


class NotExplained(DeskError):
    """Nothing has been decided about this reply."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What happens to a mail: how it was read, what is known, what is decided, what follows.

    `how` is how it was matched with a thread, or with mail of ours (T10); empty when it is the first.
    `asked` has every rule of the chain, in order.
    """

    mail: Mail
    verdict: Verdict
    signals: Signals
    decision: Decision
    consequences: tuple[Consequence, ...]
    how: str = ""
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided when a reply came, as it was kept; `at` is aware, in UTC.

    `rulebook` is the digest of the rules file that held. `owner` is None when it was dismissed.
    """

    rule: str
    owner: Rep | None
    because: str
    passed: tuple[tuple[str, str], ...]
    outranked: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    rulebook: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored reply: what was decided `then`, what the rules say `now`, and whose its thread is today."""

    reply_id: int
    then: Decided
    now: Explanation
    owner: Rep | None
    same_rules: bool

    @property
    def differs(self) -> bool:
        """Whether the rules would give it to somebody else today; its thread does not move for that (T5).

        Another one's turn is no difference.
        """
        now, then = self.now.decision, self.then
        if then.owner is None or now.owner is None:
            return then.owner is not now.owner
        return not as_then(now, self.now.signals, then.owner.key, then.because)

    @property
    def moved(self) -> bool:
        """Whether people, a handover or safety gave its thread to somebody else since."""
        return _key(self.then.owner) != _key(self.owner)


def explain(desk: Desk, raw: bytes) -> Explanation | Unreadable:
    """Decide about a mail as if it arrived now; nothing is changed."""
    read = _read(desk, raw)
    if isinstance(read, Unreadable):
        return read
    mail, verdict = read
    with desk.read() as session:
        _thread, how, signals = surroundings(desk, session, [read]).of(mail, verdict)
    return _explained(desk, mail, verdict, signals, how)


def explain_stored(desk: Desk, reply_id: int) -> Stored:
    """A stored reply: what was decided, and what the rules in force say about it; nothing is changed.

    What they say is about the reply as it came: one that began its thread is asked about as a new
    conversation, at the moment it arrived, with what is known today. Raises NotExplained, Busy.
    """
    with desk.read() as session:
        reply = _reply(session, reply_id)
        thread, then = session.get_one(tables.Thread, reply.thread_id), _decided(desk, session, reply_id)
        correction, raw, arrived = corrected_last(session, reply), reply.raw, reply.arrived_at
    read = _read(desk, raw)
    if isinstance(read, Unreadable):
        raise NotExplained("This mail cannot be read any more, so nothing can be decided about it.")
    mail, verdict = read
    if correction:
        verdict = corrected(verdict, mail, correction.kind)
    with desk.read() as session:
        thread = session.get_one(tables.Thread, thread.id)
        signals = surroundings(desk, session, [(mail, verdict)]).in_thread(mail, verdict, thread)
    how = signals.thread.how if signals.thread else ""
    if then.rule != THREAD_OWNER:
        signals, how = replace(signals, thread=None), ""
    now = _explained(replace(desk, now=lambda: arrived), mail, verdict, signals, how)
    owner = desk.person(thread.owner) if thread.owner else None
    return Stored(reply_id, then, now, owner, then.rulebook == desk.rulebook.digest)


def newest_replies(desk: Desk, thread_ids: Collection[int]) -> Mapping[int, int]:
    """The number of the newest reply of each of these threads, where it has one that was assigned."""
    newest = (
        select(tables.Reply.thread_id, func.max(tables.Reply.id))
        .where(col(tables.Reply.thread_id).in_(thread_ids), tables.Reply.stage == Stage.ASSIGNED)
        .group_by(col(tables.Reply.thread_id))
    )
    with desk.read() as session:
        return dict(session.exec(newest).all())  # type: ignore[arg-type]


def _explained(desk: Desk, mail: Mail, verdict: Verdict, signals: Signals, how: str) -> Explanation:
    decision, follows = decided(desk, mail, signals)
    return Explanation(mail, verdict, signals, decision, follows, how, asked_in_order(desk.chain, signals))


def _read(desk: Desk, raw: bytes) -> Read | Unreadable:
    (reading,) = (unwrapped(desk, each) for each in desk.read_mails([raw]))
    return Unreadable(f"parser failed: {reading}") if isinstance(reading, ReadingFailed) else reading


OURS = "is mail that we sent ourselves; only replies are decided about."


def _reply(session: Session, reply_id: int) -> tables.Reply:
    """A reply about which something was decided."""
    reply = session.get(tables.Reply, reply_id) if reply_id < LARGEST else None
    if reply is None:
        raise NotExplained(f"There is no reply {reply_id}; `whoowns who acme.com` has the numbers.")
    said = {
        Stage.WAITING: "is not decided yet; the worker does so with its next tick.",
        Stage.QUARANTINED: f"could not be read; `whoowns quarantine show {reply_id}` shows it.",
        Stage.COPY: f"is a copy; look at reply {reply.copy_of}." if reply.copy_of else OURS,
    }
    if reply.stage in said:
        raise NotExplained(f"Reply {reply_id} {said[reply.stage]}")
    return reply


def _decided(desk: Desk, session: Session, reply_id: int) -> Decided:
    row = session.exec(select(tables.Decision).where(tables.Decision.reply_id == reply_id)).first()
    if row is None:
        raise NotExplained(f"No decision about reply {reply_id} was kept.")
    return Decided(
        rule=row.rule,
        owner=desk.person(row.owner) if row.owner else None,
        because=row.because,
        passed=tuple((rule, said) for rule, said in row.passed),
        outranked=tuple((rule, said) for rule, said in row.outranked),
        warnings=tuple(row.warnings),
        rulebook=row.rulebook,
        at=row.at,
    )


def _key(rep: Rep | None) -> str | None:
    return rep.key if rep else None
