"""Drift: open threads whose owner is no longer whom the records name; shown, never moved by itself (T5)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from desk.deciding import SAFETY
from desk.desk import Desk
from desk.state import QUARANTINE
from routing.model import Assignment, Decision, Signals, Status, Verdict
from routing.rule_files import TRIAGE
from routing.turns import takers
from sla.on_duty import was_off
from storage import tables
from storage.company_threads import CompanyThreads
from storage.market import Market
from storage.signals import signals_for
from storage.tables import row_id

AT_ONCE = 500  # threads asked about together
UNTOUCHED = (SAFETY, QUARANTINE)  # threads that sales records say nothing about
NO_RECORD = ("company_thread", "high_intent", "territory", *TRIAGE)
"""Rules that name whoever is there or whose turn it is: a change of their answer is no change of a record."""


@dataclass(frozen=True, slots=True)
class Drift:
    """A thread, whose it is, whom the rules would name today by `rule`, and the sentence why."""

    thread_id: int
    who: str
    subject: str
    owner: str
    named: str
    rule: str
    because: str


def drift(desk: Desk) -> tuple[Drift, ...]:
    """Every open thread whose records have changed since it got its owner, oldest first.

    A record has changed when the rules name another owner today than the one they named then. A thread that
    somebody passed on stays out, as long as the records say what they said.
    """
    found: list[Drift] = []
    last = 0
    while True:
        with desk.read() as session:
            threads = _open_threads(session, last)
            found += _drifted(desk, session, threads)
        if len(threads) < AT_ONCE:
            return tuple(found)
        last = row_id(threads[-1])


def _open_threads(session: Session, after: int) -> Sequence[tables.Thread]:
    wanted = select(tables.Thread).where(
        tables.Thread.status == Status.OPEN,
        col(tables.Thread.id) > after,
        col(tables.Thread.rule).not_in(UNTOUCHED),
    )
    return session.exec(wanted.order_by(col(tables.Thread.id)).limit(AT_ONCE)).all()


def _drifted(desk: Desk, session: Session, threads: Sequence[tables.Thread]) -> list[Drift]:
    leads = {thread.lead or thread.sender for thread in threads}
    market, companies = Market(session, desk.rulebook, leads), CompanyThreads(session, [], ())
    then = _named_then(session, [row_id(thread) for thread in threads])
    found: list[Drift] = []
    for thread in threads:
        verdict = Verdict(thread.category, unsure=thread.unsure)
        signals = signals_for(market, companies, verdict, thread.lead or thread.sender)
        now = desk.chain.decide(signals)
        if not _by_record(now) or now.owner is None:
            continue
        owner, because = then.get(row_id(thread), ("", ""))
        if now.owner.key != thread.owner and not as_then(now, signals, owner, because):
            found.append(_drift(desk, thread, now, now.owner.name))
    return found


def as_then(now: Decision, signals: Signals, owner: str, because: str) -> bool:
    """Whether the rules name today whom they named then, when this was the `owner`, and why.

    Another one's turn in the same place is no other answer, nor is it that the one they named was off and
    somebody on duty had it instead.
    """
    named = (now.owner, *takers(signals, now)) if now.owner else ()
    return any(rep.key == owner or was_off(rep, because) for rep in named)


def _by_record(decision: Decision) -> bool:
    return isinstance(decision.outcome, Assignment) and decision.rule not in NO_RECORD


def _drift(desk: Desk, thread: tables.Thread, now: Decision, named: str) -> Drift:
    owner = desk.person(thread.owner or "").name
    who = thread.sender_name or thread.sender
    return Drift(row_id(thread), who, thread.subject, owner, named, now.rule, now.because)


def _named_then(session: Session, threads: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Whom the rules named when each of these threads got its first owner, and why."""
    decision = tables.Decision
    decided = select(decision.thread_id, decision.owner, decision.because).where(
        col(decision.thread_id).in_(threads), col(decision.owner).is_not(None)
    )
    found: dict[int, tuple[str, str]] = {}
    for thread_id, owner, because in session.exec(decided.order_by(col(decision.id))):
        found.setdefault(thread_id, (owner or "", because))
    return found
