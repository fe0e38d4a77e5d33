"""Replaying: stored replies are decided under two versions of the rules; nothing is written or sent."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from classifier.correcting import corrected
from desk.deciding import decided, surroundings
from desk.desk import Desk
from desk.forwards import unwrapped
from desk.reading import Read, ReadingFailed
from mail.parse import Unreadable
from routing.comparing import Comparison, Tried, by_lot
from routing.in_force import Rules
from routing.model import Decision, ReplyKind
from storage import tables

BATCH = 50
TRIAL = 100  # replies, and as many that were dismissed, on which a changed rules file is tried first (P10)


@dataclass(frozen=True, slots=True)
class _Replayed:
    """A reply that gave a thread its owner, or was dismissed; `owned` when the thread had one before it."""

    place: int
    reply_id: int
    thread_id: int
    decided: datetime
    owned: bool
    came: datetime
    raw: bytes


def replay(
    desk: Desk,
    old: Rules,
    new: Rules,
    since: datetime | None = None,
    most: int | None = None,
    progress: Callable[[int], object] = lambda done: None,
) -> Comparison:
    """Decide the newest replies that gave their thread its owner, and the newest that were dismissed, under
    the old rules and the new.

    Those decided since `since`, and `most` of each. Both see the same facts: what is known today, without
    the reply's own thread and later ones; whose turn it is is drawn by lot. `progress` is told how many are
    done. Raises Busy or ReaderAway.
    """
    tried: list[Tried] = []
    unread = 0
    for dismissed in (False, True):
        for batch in _batches(desk, dismissed, since, most):
            read = _read(desk, batch)
            unread += len(batch) - len(read)
            tried += _tried(desk, old, new, read)
            progress(len(tried) + unread)
    return Comparison(tuple(tried), unread)


def _batches(
    desk: Desk, dismissed: bool, since: datetime | None, most: int | None
) -> Iterator[list[_Replayed]]:
    """The newest replies, those that were dismissed or those that were not, so many at a time."""
    seen, below = 0, None
    while limit := min(BATCH, BATCH if most is None else most - seen):
        found = _newest(desk, dismissed, below, limit)
        batch = [each for each in found if since is None or each.decided >= since]
        yield batch
        if len(batch) < limit:
            return
        seen, below = seen + len(batch), batch[-1].place


def _newest(desk: Desk, dismissed: bool, below: int | None, limit: int) -> list[_Replayed]:
    """The next replies, newest decision first; walked by id, for their moments have no index.

    A later reply of a thread stays with its owner whatever the rules say; a dismissal of one is a decision.
    """
    decision, earlier = tables.Decision, aliased(tables.Decision)
    owned = (
        select(earlier.id)
        .where(
            earlier.thread_id == decision.thread_id,
            earlier.reply_id < decision.reply_id,
            col(earlier.owner).is_not(None),
        )
        .exists()
    )
    columns = (decision.id, decision.reply_id, decision.thread_id, decision.at, owned)
    kind = (col(decision.owner).is_(None),) if dismissed else (col(decision.owner).is_not(None), ~owned)
    wanted = (
        select(*columns, tables.Reply.arrived_at, tables.Reply.raw)  # type: ignore[call-overload]
        .join(tables.Reply, col(tables.Reply.id) == decision.reply_id)
        .where(*kind)
        .order_by(col(decision.id).desc())
        .limit(limit)
    )
    if below is not None:
        wanted = wanted.where(col(decision.id) < below)
    with desk.read() as session:
        return [_Replayed(*row) for row in session.execute(wanted)]


def _read(desk: Desk, batch: Sequence[_Replayed]) -> list[tuple[_Replayed, Read]]:
    """Read them once more, and let what people said of their kind count; some may not be readable now."""
    found: list[tuple[_Replayed, Read]] = []
    said = _said(desk, [each.reply_id for each in batch])
    for each, reading in zip(batch, desk.read_mails([each.raw for each in batch]), strict=True):
        read = unwrapped(desk, reading)
        if isinstance(read, Unreadable | ReadingFailed):
            continue
        mail, verdict = read
        if kind := said.get(each.reply_id):
            verdict = corrected(verdict, mail, kind)
        found.append((each, (mail, verdict)))
    return found


def _said(desk: Desk, reply_ids: Sequence[int]) -> dict[int, ReplyKind]:
    newest_last = (
        select(tables.Correction.reply_id, tables.Correction.kind)
        .where(col(tables.Correction.reply_id).in_(reply_ids))
        .order_by(col(tables.Correction.id))
    )
    with desk.read() as session:
        return {reply_id: ReplyKind(kind) for reply_id, kind in session.exec(newest_last)}


def _tried(desk: Desk, old: Rules, new: Rules, read: Sequence[tuple[_Replayed, Read]]) -> Iterator[Tried]:
    with desk.read() as session:
        before, after = (list(_decisions(desk, session, rules, read)) for rules in (old, new))
    for (reply, (mail, _)), (one, _), (other, sequence) in zip(read, before, after, strict=True):
        yield Tried(reply.reply_id, reply.came, mail.sender, mail.subject, sequence, one, other)


def _decisions(
    desk: Desk, session: Session, rules: Rules, read: Sequence[tuple[_Replayed, Read]]
) -> Iterator[tuple[Decision, str]]:
    """What these rules decide about each reply at the moment it came, and the sequence it answers."""
    under = replace(desk, rulebook=rules.rulebook, chain=rules.chain, in_force=None)
    around = surroundings(under, session, [each for _, each in read])
    for reply, (mail, verdict) in read:
        if reply.owned:
            thread = session.get_one(tables.Thread, reply.thread_id)
            signals = around.in_thread(mail, verdict, thread)
        else:
            signals = around.anew(mail, verdict, reply.thread_id)
        signals = by_lot(signals, reply.reply_id)
        decision, _ = decided(replace(under, now=_standing(reply.came)), mail, signals)
        yield decision, signals.lead.sequence if signals.lead else ""


def _standing(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment
