"""Settling one reply: copy or not, which thread, whose, and what follows from it; inside a transaction."""

from dataclasses import replace
from datetime import UTC, date
from hashlib import sha256
from zoneinfo import ZoneInfo

from sqlmodel import Session

from desk.desk import Desk
from desk.follow_up import carry_out
from desk.notices import QUARANTINE
from desk.record import record
from routing.consequences import consequences
from routing.domains import account_domains
from routing.gates import Fit, fit
from routing.model import (
    Assignment,
    Category,
    Consequence,
    Decision,
    Effect,
    Event,
    Kind,
    Mail,
    Role,
    Signals,
    Status,
    Verdict,
)
from sla.on_duty import hand_to_duty
from storage import tables
from storage.signals import PROOFS, signals_for
from storage.tables import row_id
from storage.threads import find_copy, find_thread, find_unreadable, subject_key

SAFETY = "safety"  # the one rule that moves a thread which has an owner (T11)


def settle(desk: Desk, session: Session, reply: tables.Reply, mail: Mail, verdict: Verdict) -> None:
    """Decide about one reply and write everything down: its thread, its owner, why, and what follows."""
    _read(reply, mail, verdict)
    if copy := find_copy(session, mail, row_id(reply)):
        reply.stage, reply.copy_of, reply.thread_id = tables.Stage.COPY, copy.id, copy.thread_id
        return
    thread, signals = surroundings(desk, session, mail, verdict)
    decision, follows = decided(desk, signals)
    urgent = any(each.effect is Effect.PRIORITY for each in follows)
    thread = thread or _new_thread(mail, signals, verdict, desk)
    reply.stage = tables.Stage.ASSIGNED if decision.owner else tables.Stage.DISMISSED
    if isinstance(decision.outcome, Assignment):
        _assign(desk, session, thread, reply, decision.outcome, decision.rule, urgent)
    else:
        dismissed = Event(
            Kind.DISMISSED, desk.now(), note=decision.because, owner=thread.owner, category=verdict.category
        )
        record(desk, session, thread, dismissed)
    reply.thread_id = thread.id
    session.add(_decision_row(desk, reply, thread, decision))
    carry_out(session, row_id(reply), follows, desk.now())


def surroundings(
    desk: Desk, session: Session, mail: Mail, verdict: Verdict
) -> tuple[tables.Thread | None, Signals]:
    """The thread a reply belongs to, if there is one, and everything the rules may look at.

    A bounce speaks of the address it could not reach, not of the machine that wrote it.
    """
    lead = verdict.facts.failed_recipient or mail.sender
    thread, how = find_thread(session, mail, lead) or (None, "")
    several = len(mail.senders) > 1
    if several and how not in PROOFS:
        thread, how = None, ""
    return thread, signals_for(session, desk.rulebook, verdict, lead, thread, how, ambiguous=several)


def quarantine(desk: Desk, session: Session, reply: tables.Reply, reason: str) -> None:
    """Give a mail nobody can read to ops, with its reason (R1); the bytes stay as they came."""
    reply.digest = sha256(reply.raw).hexdigest()
    if copy := find_unreadable(session, reply.digest, row_id(reply)):
        reply.stage, reply.copy_of, reply.thread_id = tables.Stage.COPY, copy.id, copy.thread_id
        return
    ops = next((rep for rep in desk.rulebook.people.values() if rep.is_(Role.OPS)), None)
    reply.stage, reply.reason = tables.Stage.QUARANTINED, reason
    thread = tables.Thread(
        status=Status.OPEN,
        owner=(ops or desk.rulebook.duties.fallback).key,
        rule=QUARANTINE,
        because=f"This mail could not be read ({reason}); whoowns quarantine shows it",
        category=Category.OTHER,
        subject=f"Unreadable mail {reply.id}",
        received_at=reply.arrived_at,
    )
    received = Event(Kind.RECEIVED, reply.arrived_at, owner=thread.owner)
    record(desk, session, thread, received, replace(received, kind=Kind.ASSIGNED, note=thread.because))
    reply.thread_id = thread.id


def decided(desk: Desk, signals: Signals) -> tuple[Decision, tuple[Consequence, ...]]:
    """What the chain says, covered after hours, and what follows from it; pure but for the clock."""
    decision = desk.chain.decide(signals)
    follows = consequences(signals, decision, _today(desk, decision))
    if desk.rulebook.after_hours == "on_duty" and signals.thread is None:
        urgent = any(each.effect is Effect.PRIORITY for each in follows)
        decision = _cover(desk, decision, signals, urgent)
        follows = consequences(signals, decision, _today(desk, decision))
    return decision, follows


def _today(desk: Desk, decision: Decision) -> date:
    """The date where the owner works; ours when there is no owner."""
    hours = decision.owner.hours if decision.owner else None
    return desk.now().astimezone(ZoneInfo(hours.zone) if hours else UTC).date()


def _assign(
    desk: Desk,
    session: Session,
    thread: tables.Thread,
    reply: tables.Reply,
    given: Assignment,
    rule: str,
    urgent: bool,
) -> None:
    """Give the thread its owner, or the owner the new reply.

    No rule moves a thread that has an owner (R48), whatever the chain says: only safety does (T11), and an
    owner who is gone is replaced.
    """
    former, now = thread.owner, desk.now()
    stays = former in desk.rulebook.people and rule != SAFETY
    owner = desk.person(former) if former and stays else given.owner
    received = Event(Kind.RECEIVED, reply.arrived_at, None, given.because, owner.key, category=reply.category)
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
        thread.received_at = reply.arrived_at
    if rule == SAFETY or thread.rule != SAFETY:  # what went to compliance keeps its kind, and so its limit
        thread.category, thread.sure = reply.category or thread.category, reply.sure or 0.0
    thread.status, thread.urgent = Status.OPEN, thread.urgent or urgent
    thread.sender_name, thread.subject = reply.sender_name or reply.sender, reply.subject
    thread.fresh = reply.fresh
    record(desk, session, thread, *events)
    if former is None and given.territory:
        session.add(tables.Turn(territory=given.territory, rep=owner.key, thread_id=row_id(thread), at=now))


def _cover(desk: Desk, decision: Decision, signals: Signals, urgent: bool) -> Decision:
    """After hours, interested and urgent replies go to whoever is on duty, the backup first (T13).

    Safety stays with compliance, and the gates hold for whoever covers (R44, R22).
    """
    pressing = urgent or signals.verdict.category is Category.INTERESTED
    if decision.rule == SAFETY or not pressing or not isinstance(decision.outcome, Assignment):
        return decision
    owner, people = decision.outcome.owner, desk.rulebook.people
    backup = [people[owner.backup]] if owner.backup else []
    others = [rep for rep in people.values() if rep.is_(Role.REP)]
    fitting = [rep for rep in (*backup, *others) if fit(rep, signals) is Fit.INSIDE]
    return replace(decision, outcome=hand_to_duty(decision.outcome, fitting, desk.now()))


def _read(reply: tables.Reply, mail: Mail, verdict: Verdict) -> None:
    """Keep what was understood beside the raw bytes."""
    reply.message_id, reply.digest = mail.message_id, mail.digest
    reply.sender, reply.sender_name, reply.subject = mail.sender, mail.sender_name, mail.subject
    reply.fresh = mail.fresh
    reply.category, reply.sure, reply.evidence = verdict.category, verdict.sure, list(verdict.evidence)


def _new_thread(mail: Mail, signals: Signals, verdict: Verdict, desk: Desk) -> tables.Thread:
    lead = signals.sender
    company = signals.account.name if signals.account else signals.lead.company if signals.lead else ""
    domains = account_domains(lead.rpartition("@")[2])
    return tables.Thread(
        status=Status.FILED,
        category=verdict.category,
        sure=verdict.sure,
        segment=signals.segment,
        sender=lead,
        sender_name=mail.sender_name if lead == mail.sender else "",
        company=company or (domains[-1] if domains else ""),
        company_domain=domains[-1] if domains else "",
        subject=mail.subject,
        subject_key=subject_key(mail.subject),
        fresh=mail.fresh,
        received_at=desk.now(),
    )


def _decision_row(
    desk: Desk, reply: tables.Reply, thread: tables.Thread, decision: Decision
) -> tables.Decision:
    return tables.Decision(
        reply_id=row_id(reply),
        thread_id=row_id(thread),
        rule=decision.rule,
        owner=decision.owner.key if decision.owner else None,
        because=decision.because,
        passed=list(decision.passed),
        outranked=list(decision.outranked),
        warnings=list(decision.warnings),
        rulebook=desk.rulebook.digest,
        at=desk.now(),
    )
