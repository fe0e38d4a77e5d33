"""What is kept of a reply: the columns of what was read, the thread it begins, the decision about it."""

from datetime import datetime

from routing.model import Category, Decision, Mail, ReplyKind, Signals, Status, Verdict
from routing.subjects import subject_key
from storage import tables
from storage.outreach import answer_to, company_domain
from storage.rows import Columns


def what_was_read(mail: Mail, verdict: Verdict) -> Columns:
    """What is kept beside the raw bytes."""
    return {
        "message_id": mail.message_id,
        "sender": mail.sender,
        "sender_name": mail.sender_name,
        "answer_to": answer_to(mail),
        "written_at": mail.date,
        "subject": mail.subject,
        "fresh": mail.fresh,
        "category": verdict.category,
        "sure": verdict.sure,
        "unsure": verdict.unsure,
        "model": verdict.model,
        "evidence": list(verdict.evidence),
    }


def kind_of(stage: tables.Stage, category: Category | None) -> ReplyKind:
    """What a reply is taken for, by its columns; dismissed and no machine's by its category: automatic."""
    machines = (Category.OUT_OF_OFFICE, Category.BOUNCE)
    if stage is tables.Stage.DISMISSED and category not in machines:
        return ReplyKind.AUTOMATIC
    return ReplyKind(category or Category.OTHER)


def new_thread(mail: Mail, signals: Signals, verdict: Verdict, now: datetime) -> tables.Thread:
    """The thread that begins with this reply; nobody's yet."""
    lead = signals.sender
    company = signals.account.name if signals.account else signals.lead.company if signals.lead else ""
    domain = company_domain(lead)
    return tables.Thread(
        status=Status.FILED,
        category=verdict.category,
        unsure=verdict.unsure,
        segment=signals.segment,
        sender=lead,
        sender_name=mail.sender_name if lead == mail.sender else "",
        lead=signals.lead.email if signals.lead else lead,
        company=company or domain,
        suggested=signals.suggested.key if signals.suggested else "",
        company_domain=domain,
        subject=mail.subject,
        subject_key=subject_key(mail.subject),
        fresh=mail.fresh,
        received_at=now,
    )


def kept(decision: Decision, rulebook: str, now: datetime) -> Columns:
    """The decision as it is kept, with the version of the rules."""
    return {
        "rule": decision.rule,
        "owner": decision.owner.key if decision.owner else None,
        "because": decision.because,
        "passed": list(decision.passed),
        "outranked": list(decision.outranked),
        "warnings": list(decision.warnings),
        "rulebook": rulebook,
        "at": now,
    }
