"""Settling replies: copy or not, which thread, whose, and what follows from each; inside a transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from sqlmodel import Session

from desk.answers import already_answered, answered
from desk.assigning import assign
from desk.deciding import Surroundings, decided, lead_of, surroundings
from desk.desk import Desk
from desk.follow_up import carry_out
from desk.joining import join, nobody_wrote
from desk.kept import kept, new_thread, what_was_read
from desk.page import Page
from desk.reading import Read
from desk.record import enter
from desk.state import QUARANTINE
from mail.parse import Unreadable
from routing.model import (
    Assignment,
    Category,
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


class Interrupted(Exception):
    """Something more urgent came: what was decided is given up, and nothing of it is written."""


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
        """What its copies share: the mail's content, or the bytes when nobody can read them.

        Of a mail without bytes nobody knows what it is a copy of.
        """
        if not self.raw:
            return f"nothing of {self.reply_id}"
        return sha256(self.raw).hexdigest() if isinstance(self.read, Unreadable) else self.read[0].digest


def settle(
    desk: Desk, session: Session, arrivals: Sequence[Arrival], must_rest: Callable[[], bool] = lambda: False
) -> None:
    """Decide about these replies in their order and write everything down, in one statement a table.

    `must_rest` is asked after each; when it says so Interrupted is raised, for nothing is written yet.
    """
    read = [each.read for each in arrivals if not isinstance(each.read, Unreadable)]
    with session.no_autoflush:
        around = surroundings(desk, session, read)
        around.market.look_near(around.threads.owned)
        copies = Copies(session, (each.digest for each in arrivals))
        batch = _Batch(desk, Page(session, around.threads.matched), around, copies)
        for arrival in arrivals:
            batch.settle(arrival)
            if must_rest():
                raise Interrupted
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
            stage = tables.Stage.ASSIGNED
            read, market = (mail, verdict), self.around.market
            assign(self.desk, self.page, market, thread, arrival.arrived_at, read, decision, follows)
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
