"""Deciding, nothing changed: what surrounds a batch of replies, what the chain says, and what follows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date
from zoneinfo import ZoneInfo

from sqlmodel import Session

from desk.desk import Desk
from desk.reading import Read
from routing.consequences import consequences
from routing.gates import Fit, fit
from routing.model import Assignment, Category, Consequence, Decision, Effect, Mail, Role, Signals, Verdict
from sla.on_duty import hand_to_duty
from storage import tables
from storage.company_threads import CompanyThreads
from storage.market import Market
from storage.outreach import Outreach, WrittenTo
from storage.signals import PROOFS, signals_for
from storage.threads import Threads

EARLIER = "an earlier decision"  # how a reply is in its thread, when nothing it says tells; no proof
SAFETY = "safety"  # the one rule that moves a thread which has an owner (T11)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the database knows about a batch of replies: their market, what we sent, the threads around."""

    market: Market
    outreach: Outreach
    threads: Threads
    companies: CompanyThreads

    def of(self, mail: Mail, verdict: Verdict) -> tuple[tables.Thread | None, str, Signals]:
        """The thread a reply belongs to, if there is one; how it was matched with it or with mail of ours
        (T10); and everything the rules may look at.
        """
        lead = lead_of(mail, verdict)
        written_to = self.outreach.written_to(mail, lead)
        thread, how = self.threads.thread_of(mail, lead, written_to) or (None, "")
        several = len(mail.senders) > 1
        if several and how not in PROOFS:
            thread, how = None, ""
        signals = self._signals(mail, verdict, thread, how, written_to)
        return thread, how or (written_to.how if written_to and not several else ""), signals

    def in_thread(self, mail: Mail, verdict: Verdict, thread: tables.Thread) -> Signals:
        """The signals of a reply that is in this thread already, as it was matched with it."""
        lead = lead_of(mail, verdict)
        written_to = self.outreach.written_to(mail, lead)
        found, how = self.threads.thread_of(mail, lead, written_to) or (None, "")
        return self._signals(mail, verdict, thread, how if found is thread else EARLIER, written_to)

    def anew(self, mail: Mail, verdict: Verdict, thread_id: int) -> Signals:
        """The signals of the reply that began this thread, as if neither it nor later ones were there."""
        then = replace(self, companies=self.companies.before(thread_id))
        return then._signals(mail, verdict, None, "", self.outreach.written_to(mail, lead_of(mail, verdict)))

    def _signals(
        self, mail: Mail, verdict: Verdict, thread: tables.Thread | None, how: str, to: WrittenTo | None
    ) -> Signals:
        return signals_for(
            self.market,
            self.companies,
            verdict,
            lead_of(mail, verdict),
            thread,
            how,
            ambiguous=len(mail.senders) > 1,
            written_to=to,
        )


def surroundings(desk: Desk, session: Session, read: Sequence[Read]) -> Surroundings:
    """Ask the database about all of these at once."""
    mails, leads = [mail for mail, _ in read], {lead_of(mail, verdict) for mail, verdict in read} - {""}
    outreach = Outreach(session, mails)
    written = {each.lead for one in read if (each := outreach.written_to(one[0], lead_of(*one)))}
    return Surroundings(
        Market(session, desk.rulebook, leads | written),
        outreach,
        Threads(session, mails, leads, outreach),
        CompanyThreads(session, leads, desk.rulebook.people, len(mails)),
    )


def lead_of(mail: Mail, verdict: Verdict) -> str:
    """The prospect's address; a bounce speaks of the one it could not reach, not of its own sender."""
    return verdict.facts.failed_recipient or mail.sender


def decided(desk: Desk, mail: Mail, signals: Signals) -> tuple[Decision, tuple[Consequence, ...]]:
    """What the chain says, covered after hours, and what follows from it; pure but for the clock."""
    decision = desk.chain.decide(signals)
    follows = consequences(signals, decision, _today(desk, decision))
    urgent = any(each.effect is Effect.PRIORITY for each in follows)
    covered = on_duty(desk, decision, signals, urgent)
    if covered is not decision:
        decision = covered
        follows = consequences(signals, decision, _today(desk, decision))
    if mail.forwarded_by:
        hint = f"{mail.forwarded_by} forwarded this; who wrote it is what the forward says"
        decision = replace(decision, warnings=(*decision.warnings, hint))
    return decision, follows


def _today(desk: Desk, decision: Decision) -> date:
    """The date where the owner works; ours when there is no owner."""
    hours = decision.owner.hours if decision.owner else None
    return desk.now().astimezone(ZoneInfo(hours.zone) if hours else UTC).date()


def on_duty(desk: Desk, decision: Decision, signals: Signals, urgent: bool) -> Decision:
    """After hours, where it is set so, interested and urgent replies go to whoever is on duty, the backup
    first (T13); the decision itself where nothing changes.

    A conversation stays with its owner and safety with compliance; the gates hold for whoever covers
    (R44, R22).
    """
    if desk.rulebook.after_hours != "on_duty" or signals.thread is not None:
        return decision
    pressing = urgent or signals.verdict.category is Category.INTERESTED
    if decision.rule == SAFETY or not pressing or not isinstance(decision.outcome, Assignment):
        return decision
    owner, people = decision.outcome.owner, desk.rulebook.people
    backup = [people[owner.backup]] if owner.backup else []
    others = [rep for rep in people.values() if rep.is_(Role.REP)]
    fitting = [rep for rep in (*backup, *others) if fit(rep, signals) is Fit.INSIDE]
    outcome = hand_to_duty(decision.outcome, fitting, desk.now())
    return decision if outcome is decision.outcome else replace(decision, outcome=outcome)
