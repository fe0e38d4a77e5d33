"""Shares: which rule found the owners of late, how much ended at the fallback, and how much at managers."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import col, select

from desk.desk import Desk
from routing.model import Kind, Role
from routing.rule_files import TRIAGE
from storage import tables

PINNED = "thread_owner"  # finds nobody: the thread has its owner already


@dataclass(frozen=True, slots=True)
class Shares:
    """Conversations that were given an owner, by the rule that did so, most first.

    `unassigned` ended at the fallback (T3, R41). `to_managers` were given to a manager by a rule, `asked` is
    how many a manager was asked about because nobody had answered (R75). `silent` rules are live and have
    found nobody (U7).
    """

    total: int
    by_rule: tuple[tuple[str, int], ...]
    unassigned: int
    to_managers: int
    asked: int
    silent: tuple[str, ...]


def shares(desk: Desk, since: datetime) -> Shares:
    """What the rules did since that moment (aware, in UTC)."""
    given = (
        select(tables.Decision.rule, tables.Decision.owner, func.count())
        .where(
            col(tables.Decision.at) >= since,
            col(tables.Decision.owner).is_not(None),
            tables.Decision.rule != PINNED,
        )
        .group_by(tables.Decision.rule, col(tables.Decision.owner))
    )
    escalated = select(func.count(func.distinct(tables.Event.thread_id))).where(
        tables.Event.kind == Kind.ESCALATED, tables.Event.step == "manager", col(tables.Event.at) >= since
    )
    with desk.read() as session:
        found = [(rule, owner or "", count) for rule, owner, count in session.exec(given)]
        asked = session.exec(escalated).one()
    by_rule: Counter[str] = Counter()
    for rule, _owner, count in found:
        by_rule[rule] += count
    live = dict.fromkeys(entry.rule for entry in desk.rulebook.chain if not entry.shadow)
    return Shares(
        total=by_rule.total(),
        by_rule=tuple(sorted(by_rule.items(), key=lambda counted: (-counted[1], counted[0]))),
        unassigned=sum(by_rule[rule] for rule in TRIAGE),
        to_managers=sum(count for _, owner, count in found if desk.person(owner).is_(Role.MANAGER)),
        asked=asked,
        silent=tuple(rule for rule in live if rule not in (*by_rule, PINNED, *TRIAGE)),
    )
