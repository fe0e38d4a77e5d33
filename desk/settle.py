"""Settling one reply: copy or not, which thread, whose, and what follows from it; inside a transaction."""

from dataclasses import replace
from datetime import UTC, date
from zoneinfo import ZoneInfo

from sqlmodel import Session

from desk.desk import Desk
from desk.follow_up import carry_out
from desk.notices import QUARANTINE
from desk.record import record
from desk.state import Status
from routing.consequences import consequences
from routing.domains import account_domains
from routing.model import (
    Assignment,
    Category,
    Decision,
    Effect,
    Event,
    Kind,
    Mail,
    Rep,
    Role,
    Signals,
    Verdict,
)
from sla.on_duty import hand_to_duty
from storage import tables
from storage.signals import signals_for
from storage.tables import row_id
from storage.threads import find_copy, find_thread, subject_key


def settle(desk: Desk, session: Session, reply: tables.Reply, mail: Mail, verdict: Verdict) -> None:
    """Decide about one reply and write everything down: its thread, its owner, why, and what follows."""
    _read(reply, mail, verdict)
    if copy := find_copy(session, mail, row_id(reply)):
        reply.stage, reply.copy_of, reply.thread_id = tables.Stage.COPY, copy.id, copy.thread_id
        return
    thread, signals = surroundings(desk, session, mail, verdict)
    decision = desk.chain.decide(signals)
    follows = consequences(signals, decision, today_of(desk, decision))
    urgent = any(each.effect is Effect.PRIORITY for each in follows)
    if desk.rulebook.after_hours == "on_duty" and signals.thread is None:
        decision = _cover(desk, decision, verdict, urgent)
        follows = consequences(signals, decision, today_of(desk, decision))
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
    return thread, signals_for(session, desk.rulebook, verdict, lead, thread, how, ambiguous=several)


def quarantine(desk: Desk, session: Session, reply: tables.Reply, reason: str) -> None:
    """Give a mail nobody can read to ops, with its reason (R1); the bytes stay as they came."""
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


def today_of(desk: Desk, decision: Decision) -> date:
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
    """Give the thread its owner, or the owner the new reply; only safety moves an owned thread (T11)."""
    owner, former, now = given.owner, thread.owner, desk.now()
    received = Event(Kind.RECEIVED, reply.arrived_at, None, given.because, owner.key, category=reply.category)
    events = [received]
    if former is None:
        events.append(replace(received, kind=Kind.ASSIGNED, at=now))
    elif owner.key != former:
        events.append(replace(received, kind=Kind.MOVED_FOR_SAFETY, at=now, whom=former))
    if thread.status == Status.DONE:
        events.append(replace(received, kind=Kind.REOPENED, at=now))
    if urgent and not thread.urgent:
        events.append(replace(received, kind=Kind.URGENT, at=now))
    if owner.key != former:
        thread.owner, thread.because, thread.rule = owner.key, given.because, rule
        thread.team = given.team.key if given.team else None
    if thread.status != Status.OPEN:
        thread.received_at = reply.arrived_at
    thread.category, thread.sure = reply.category or thread.category, reply.sure or 0.0
    thread.status, thread.fresh, thread.urgent = Status.OPEN, reply.fresh, thread.urgent or urgent
    record(desk, session, thread, *events)
    if former is None and given.territory:
        session.add(tables.Turn(territory=given.territory, rep=owner.key, thread_id=row_id(thread), at=now))


def _cover(desk: Desk, decision: Decision, verdict: Verdict, urgent: bool) -> Decision:
    """After hours, interested and urgent replies go to whoever is on duty, the backup first (T13)."""
    if not isinstance(decision.outcome, Assignment) or not (
        urgent or verdict.category is Category.INTERESTED
    ):
        return decision
    owner, people = decision.outcome.owner, desk.rulebook.people
    backup = [people[owner.backup]] if owner.backup else []
    others = [rep for rep in people.values() if rep.is_(Role.REP) and _speaks(rep, verdict.language)]
    return replace(decision, outcome=hand_to_duty(decision.outcome, [*backup, *others], desk.now()))


def _speaks(rep: Rep, language: str | None) -> bool:
    return language is None or language in rep.languages


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
