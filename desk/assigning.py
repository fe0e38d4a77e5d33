"""Assigning: a reply gives its thread an owner, or comes to the owner whom the thread has."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from desk.deciding import SAFETY
from desk.desk import Desk
from desk.page import Page
from desk.reading import Read
from desk.record import enter
from routing.model import Assignment, Consequence, Decision, Effect, Event, Kind, Status
from storage import tables
from storage.market import Market


def assign(
    desk: Desk,
    page: Page,
    market: Market,
    thread: tables.Thread,
    came: datetime,
    read: Read,
    decision: Decision,
    follows: Sequence[Consequence],
    after: Sequence[Event] = (),
    waits: bool = False,
) -> None:
    """Give the thread its owner, or the owner the new reply, which came at `came`.

    No rule moves a thread that has an owner (R48), whatever the chain says: only safety does (T11), and
    an owner who is gone is replaced. `after` has just happened to the thread; `waits` when the reply is
    decided once more and waits already.
    """
    if not isinstance(decision.outcome, Assignment):
        return
    (mail, verdict), given, rule = read, decision.outcome, decision.rule
    former, now = thread.owner, desk.now()
    stays = former in desk.rulebook.people and rule != SAFETY
    owner = desk.person(former) if former and stays else given.owner
    urgent = any(each.effect is Effect.PRIORITY for each in follows)
    received = Event(Kind.RECEIVED, came, None, given.because, owner.key, category=verdict.category)
    events = [*after] if waits else [*after, received]
    if former is None:
        events.append(replace(received, kind=Kind.ASSIGNED, at=now, whom=_tagged(desk, follows)))
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
        thread.received_at = came
    if rule == SAFETY or thread.rule != SAFETY:  # compliance keeps the kind, and so the limit
        thread.category, thread.unsure = verdict.category, verdict.unsure
    thread.status, thread.urgent = Status.OPEN, thread.urgent or urgent
    thread.sender_name, thread.subject = mail.sender_name or mail.sender, mail.subject
    thread.fresh = mail.fresh
    enter(desk, page, thread, *events)
    if owner.key != former and given.territory:
        turn = given.turn or owner.key  # who covers has not had a turn (R34)
        page.add(tables.Turn, thread, territory=given.territory, rep=turn, at=now)
        market.took_turn(given.territory, turn)


def _tagged(desk: Desk, follows: Sequence[Consequence]) -> str | None:
    """The AE who is told that somebody else answers (R19, T4)."""
    tags = (each.target for each in follows if each.effect is Effect.TAG)
    return next((target for target in tags if target in desk.rulebook.people), None)
