"""Relabelling: a reply is decided again under the kind that a person has set, and its thread follows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import delete
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from classifier.correcting import corrected
from desk.answers import already_answered, answered, is_in_collision
from desk.assigning import assign
from desk.deciding import SAFETY, Surroundings, decided, surroundings
from desk.desk import Desk
from desk.follow_up import carry_out
from desk.kept import kept, kind_of, new_thread
from desk.page import Page
from desk.races import name_of
from desk.reading import Read
from desk.record import enter
from routing.model import Assignment, Consequence, Decision, Effect, Event, Kind, ReplyKind, Signals, Status
from sla.deadline import clock_of
from storage import tables
from storage.tables import Stage, row_id

ABOUT = ("segment", "sender", "lead", "company", "company_domain", "subject_key", "suggested")
"""What a thread is about: a bounce speaks of somebody else than who turns out to have written."""


def relabel(
    desk: Desk,
    session: Session,
    thread: tables.Thread,
    reply: tables.Reply,
    read: Read,
    kind: ReplyKind,
    by: str,
) -> None:
    """Write down that `by` says this reply, which was `read` just now, is of this kind, and all that follows.

    One event, `relabelled`; after it come only those that a reply's coming and a new owner have anyway.
    """
    mail, verdict = read[0], corrected(read[1], read[0], kind)
    was, now, reply_id = kind_of(reply.stage, reply.category), desk.now(), row_id(reply)
    label = Event(Kind.RELABELLED, now, by, f"{was} -> {kind}", thread.owner, category=kind.category)
    with session.no_autoflush:
        around = surroundings(desk, session, [(mail, verdict)])
        signals = around.in_thread(mail, verdict, thread)
        decision, follows = decided(desk, mail, signals)
        page, other = Page(session, [thread]), _newest_other(session, reply)
        again = _Again(desk, page, around, thread, reply, (mail, verdict), decision, follows, other)
        stage = Stage.ASSIGNED if isinstance(decision.outcome, Assignment) else Stage.DISMISSED
        page.reply(reply_id, thread, category=verdict.category, unsure=False, stage=stage)
        told = {"was": was, "kind": kind, "by": by, "at": now, "model": reply.model}
        page.add(tables.Correction, reply_id=reply_id, **told)
        carry_out(page, reply_id, _new(session, reply, follows), now)
        if again.follow(label, signals):
            first = delete(tables.Decision).where(col(tables.Decision.reply_id) == reply_id)
            session.connection().execute(first)
            page.add(tables.Decision, thread, reply_id=reply_id, **kept(decision, desk.rulebook.digest, now))
        page.write()


@dataclass(frozen=True, slots=True)
class _Again:
    """A reply decided once more; `other` is the newest reply of a person in its thread besides it."""

    desk: Desk
    page: Page
    around: Surroundings
    thread: tables.Thread
    reply: tables.Reply
    read: Read
    decision: Decision
    follows: tuple[Consequence, ...]
    other: tables.Reply | None

    def follow(self, label: Event, signals: Signals) -> bool:
        """Let the thread follow; whether the new decision takes the place of the first one.

        It does not where the owner stays: why they own it is what the first one says.
        """
        was_owned = self.reply.stage is Stage.ASSIGNED
        if not isinstance(self.decision.outcome, Assignment):
            if was_owned:
                self._take_out(label)
            else:
                self._rename(label)
        elif not was_owned:
            self._find(label, signals)
        elif self._is_a_stop:
            self._assign(label, waits=clock_of(self._events).waiting_since is not None)
        else:
            self._rename(label)
            return False
        return True

    @property
    def _events(self) -> list[Event]:
        return self.page.sheet(self.thread).events

    @property
    def _is_a_stop(self) -> bool:
        """Whether safety takes the thread for this kind; other facts may have been settled long ago (T11)."""
        return self.decision.rule == SAFETY and self.read[1].clear_stop

    @property
    def _is_newest(self) -> bool:
        return self.other is None or row_id(self.other) < row_id(self.reply)

    def _find(self, label: Event, signals: Signals) -> None:
        """A person's reply was among the dismissed: it gets its one owner, and may be answered already."""
        thread, came, (mail, verdict) = self.thread, self.reply.arrived_at, self.read
        if thread.owner is None:
            about = new_thread(mail, signals, verdict, came)
            for column in ABOUT:
                setattr(thread, column, getattr(about, column))
        self._assign(label)
        for answer in already_answered(self.around.outreach, mail, came):
            answered(self.desk, self.page, thread, answer, came)
            self.page.sent(answer.id, thread)

    def _assign(self, label: Event, waits: bool = False) -> None:
        market, came = self.around.market, self.reply.arrived_at
        follows, after = self.follows, (label,)
        assign(
            self.desk, self.page, market, self.thread, came, self.read, self.decision, follows, after, waits
        )
        if self.other and not self._is_newest:
            _show(self.thread, self.other)

    def _take_out(self, label: Event) -> None:
        """No person wrote it: nobody waits for its answer, and a thread without another reply is nobody's."""
        thread = self.thread
        label = replace(label, came=self.reply.arrived_at)
        if self.other is None:
            label = replace(label, owner=None)
            thread.status, thread.owner, thread.team, thread.urgent = Status.FILED, None, None, False
            thread.because, thread.rule = self.decision.because, self.decision.rule
            thread.category, thread.unsure = self.read[1].category, False
        else:
            events = [*self._events, label]
            waits = clock_of(events).waiting_since is not None or is_in_collision(events)
            if thread.status == Status.OPEN and not waits:
                thread.status, thread.urgent = Status.DONE, False
            _show(thread, self.other)
        enter(self.desk, self.page, thread, label)

    def _rename(self, label: Event) -> None:
        """The kind changes, and with it the limit; the owner stays (R48)."""
        thread, events = self.thread, [label]
        if thread.rule == SAFETY and self.decision.rule != SAFETY:
            by, owner = name_of(self.desk, label.by), name_of(self.desk, thread.owner)
            thread.rule, thread.because = self.decision.rule, f"{owner} had it for safety; {by} set the kind"
        if self._is_newest:
            thread.category, thread.unsure = self.read[1].category, False
        urgent = any(each.effect is Effect.PRIORITY for each in self.follows)
        if urgent and thread.status == Status.OPEN and not thread.urgent:
            thread.urgent = True
            events.append(replace(label, kind=Kind.URGENT, by=None, note=""))
        enter(self.desk, self.page, thread, *events)


def _show(thread: tables.Thread, reply: tables.Reply) -> None:
    """The card shows this reply; compliance keeps the kind, and so the limit."""
    if thread.rule != SAFETY:
        thread.category, thread.unsure = reply.category or thread.category, reply.unsure
    thread.sender_name, thread.subject = reply.sender_name or reply.sender, reply.subject
    thread.fresh = reply.fresh


def _newest_other(session: Session, reply: tables.Reply) -> tables.Reply | None:
    others = (
        select(tables.Reply)
        .options(defer(tables.Reply.raw))  # type: ignore[arg-type]
        .where(
            tables.Reply.thread_id == reply.thread_id,
            tables.Reply.stage == Stage.ASSIGNED,
            tables.Reply.id != reply.id,
        )
        .order_by(col(tables.Reply.id).desc())
    )
    return session.exec(others.limit(1)).first()


def _new(session: Session, reply: tables.Reply, follows: Sequence[Consequence]) -> tuple[Consequence, ...]:
    """What has not followed from this reply before."""
    known = select(tables.Consequence.effect, tables.Consequence.target, tables.Consequence.because)
    before = set(session.exec(known.where(tables.Consequence.reply_id == reply.id)).all())
    return tuple(each for each in follows if (each.effect, each.target, each.because) not in before)
