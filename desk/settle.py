"""Settling replies: copy or not, which thread, whose, and what follows from each; inside a transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from sqlmodel import Session

from desk.answers import already_answered, answered
from desk.deciding import SAFETY, Surroundings, decided, lead_of, surroundings
from desk.desk import Desk
from desk.follow_up import carry_out
from desk.joining import join, nobody_wrote
from desk.kept import kept, new_thread, what_was_read
from desk.notices import QUARANTINE
from desk.page import Page
from desk.reading import Read
from desk.record import enter
from mail.parse import Unreadable
from routing.model import (
    Assignment,
    Category,
    Effect,
    Event,
    Kind,
    Mail,
    Role,
    Status,
    Verdict,
)
from storage import tables
from storage.copies import Copies
from storage.threads import named_by


@dataclass(frozen=True, slots=True)
class Waiting:
    """A stored reply that waits for its owner: its bytes, and when they came."""

    reply_id: int
    raw: bytes
    arrived_at: datetime


@dataclass(frozen=True, slots=True)
class Arrival(Waiting):
    """The same, and what was read in it."""

    read: Read | Unreadable

    @property
    def digest(self) -> str:
        """What its copies share: the mail's content, or the bytes when nobody can read them."""
        return sha256(self.raw).hexdigest() if isinstance(self.read, Unreadable) else self.read[0].digest


def settle(desk: Desk, session: Session, arrivals: Sequence[Arrival]) -> None:
    """Decide about these replies in their order and write everything down, in one statement a table."""
    read = [each.read for each in arrivals if not isinstance(each.read, Unreadable)]
    with session.no_autoflush:
        around = surroundings(desk, session, read)
        copies = Copies(session, (each.digest for each in arrivals))
        batch = _Batch(desk, Page(session, around.threads.matched), around, copies)
        for arrival in arrivals:
            batch.settle(arrival)
        batch.page.write()


@dataclass(frozen=True, slots=True)
class _Batch:
    """Replies settled together, each seeing what became of those before it."""

    desk: Desk
    page: Page
    around: Surroundings
    copies: Copies

    def settle(self, arrival: Arrival) -> None:
        """Link a copy; give everything else a thread."""
        known = {} if isinstance(arrival.read, Unreadable) else what_was_read(*arrival.read)
        known["digest"] = arrival.digest
        if copy := self.copies.of(arrival.digest, known.get("message_id")):
            copied, thread = copy
            known |= {"stage": tables.Stage.COPY, "copy_of": copied}
            self.page.reply(arrival.reply_id, self.around.threads.final(thread), **known)
            return
        if isinstance(arrival.read, Unreadable):
            thread = self._give_to_ops(arrival, arrival.read.reason)
            known |= {"stage": tables.Stage.QUARANTINED, "reason": arrival.read.reason}
        else:
            thread, known["stage"], known["how"] = self._decide(arrival, *arrival.read)
            self._remember(arrival, thread, arrival.read[0])
        self.page.reply(arrival.reply_id, thread, **known)
        self.copies.add(arrival.reply_id, thread, arrival.digest, known.get("message_id"))

    def _remember(self, arrival: Arrival, thread: tables.Thread, mail: Mail) -> None:
        """What the next mails need to know of this one."""
        for sent_id in self.around.threads.add(thread, mail, arrival.arrived_at):
            self.page.sent(sent_id, thread)
        for named in named_by(mail):
            self.page.add(tables.Reference, message_id=named, reply_id=arrival.reply_id, sent_id=None)
        self.around.companies.add(thread)

    def _give_to_ops(self, arrival: Arrival, reason: str) -> tables.Thread:
        """Somebody must look at a mail nobody can read (R1); the bytes stay as they came."""
        ops = next((rep for rep in self.desk.rulebook.people.values() if rep.is_(Role.OPS)), None)
        thread = tables.Thread(
            status=Status.OPEN,
            owner=(ops or self.desk.rulebook.duties.fallback).key,
            rule=QUARANTINE,
            because=f"This mail could not be read ({reason}); whoowns quarantine shows it",
            category=Category.OTHER,
            subject=f"Unreadable mail {arrival.reply_id}",
            received_at=arrival.arrived_at,
        )
        received = Event(Kind.RECEIVED, arrival.arrived_at, owner=thread.owner)
        assigned = replace(received, kind=Kind.ASSIGNED, note=thread.because)
        enter(self.desk, self.page, thread, received, assigned)
        return thread

    def _decide(
        self, arrival: Arrival, mail: Mail, verdict: Verdict
    ) -> tuple[tables.Thread, tables.Stage, str]:
        """Its thread, its owner, why, and what follows; it may have been answered already."""
        now = self.desk.now()
        if not nobody_wrote(verdict) and len(mail.senders) == 1:
            join(self.desk, self.page, self.around.threads, mail, lead_of(mail, verdict))
        thread, how, signals = self.around.of(mail, verdict)
        decision, follows = decided(self.desk, mail, signals)
        thread = thread or new_thread(mail, signals, verdict, now)
        if isinstance(decision.outcome, Assignment):
            stage, urgent = tables.Stage.ASSIGNED, any(each.effect is Effect.PRIORITY for each in follows)
            self._assign(thread, arrival.arrived_at, (mail, verdict), decision.outcome, decision.rule, urgent)
            for answer in already_answered(self.around.outreach, mail, arrival.arrived_at):
                answered(self.desk, self.page, thread, answer, arrival.arrived_at)
                self.page.sent(answer.id, thread)
                self.around.threads.add_sent(answer.id, thread)
        else:
            stage, because = tables.Stage.DISMISSED, decision.because
            dismissed = Event(
                Kind.DISMISSED, now, note=because, owner=thread.owner, category=verdict.category
            )
            enter(self.desk, self.page, thread, dismissed)
        written = kept(decision, self.desk.rulebook.digest, now)
        self.page.add(tables.Decision, thread, reply_id=arrival.reply_id, **written)
        carry_out(self.page, arrival.reply_id, follows, now)
        return thread, stage, how

    def _assign(
        self,
        thread: tables.Thread,
        arrived_at: datetime,
        read: Read,
        given: Assignment,
        rule: str,
        urgent: bool,
    ) -> None:
        """Give the thread its owner, or the owner the new reply.

        No rule moves a thread that has an owner (R48), whatever the chain says: only safety does (T11), and
        an owner who is gone is replaced.
        """
        mail, verdict = read
        desk, former, now = self.desk, thread.owner, self.desk.now()
        stays = former in desk.rulebook.people and rule != SAFETY
        owner = desk.person(former) if former and stays else given.owner
        received = Event(Kind.RECEIVED, arrived_at, None, given.because, owner.key, category=verdict.category)
        events = [received]
        if former is None:
            events.append(replace(received, kind=Kind.ASSIGNED, at=now))
        elif owner.key != former:
            kind = Kind.MOVED_FOR_SAFETY if rule == SAFETY else Kind.REASSIGNED
            events.append(replace(received, kind=kind, at=now, whom=former))
        if thread.status == Status.DONE:
            events.append(replace(received, kind=Kind.REOPENED, at=now))
        if urgent and not thread.urgent:
            events.append(replace(received, kind=Kind.URGENT, at=now))
        if owner.key != former:
            thread.owner, thread.because, thread.rule = owner.key, given.because, rule
            thread.team = given.team.key if given.team else None
        if thread.status != Status.OPEN:
            thread.received_at = arrived_at
        if rule == SAFETY or thread.rule != SAFETY:  # compliance keeps the kind, and so the limit
            thread.category, thread.sure = verdict.category, verdict.sure
        thread.status, thread.urgent = Status.OPEN, thread.urgent or urgent
        thread.sender_name, thread.subject = mail.sender_name or mail.sender, mail.subject
        thread.fresh = mail.fresh
        enter(desk, self.page, thread, *events)
        if former is None and given.territory:
            self.page.add(tables.Turn, thread, territory=given.territory, rep=owner.key, at=now)
            self.around.market.took_turn(given.territory, owner.key)
