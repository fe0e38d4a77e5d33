"""Answers we find in Sent folders: the clock stops, and somebody beside the owner is a collision."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from desk.deciding import SAFETY
from desk.desk import Desk
from desk.page import Page
from desk.record import enter, limit_of
from desk.state import QUARANTINE
from routing.model import Event, Kind, Mail, Status
from sla.deadline import Clock, answer_due, clock_of
from storage import tables
from storage.outreach import Original, Outreach, answer_to

FROM_MAIL = "from mail"
SETTLES = (Kind.KEPT, Kind.REASSIGNED, Kind.MOVED_FOR_SAFETY, Kind.DONE)


def already_answered(outreach: Outreach, mail: Mail, came: datetime) -> list[Original]:
    """What we sent in answer to this reply before it was decided, oldest first.

    By its Message-ID, if it went to its sender; what names no mail at all is one by recipient and subject,
    if it was sent later.
    """
    people, written_at = (mail.sender, answer_to(mail)), min(came, mail.date or came)
    named = [each for each in outreach.answers_to(mail.message_id) if each.answers(people, written_at)]
    bare = [each for each in outreach.bare_answers(mail.sender, mail.subject) if each.sent_at >= came]
    found = {each.id: each for each in (*named, *bare)}
    return sorted(found.values(), key=lambda each: (each.sent_at, each.id))


def answered(desk: Desk, page: Page, thread: tables.Thread, answer: Original, came: datetime) -> None:
    """Somebody of us answered by mail the reply that came at `came` (U5).

    The clock stops for every reply that was there by then. Who answers beside the owner collides with them:
    the thread stays open, without a clock, until the owner says who keeps it (R5). What compliance has is
    done by compliance alone (T11).
    """
    if not thread.owner or thread.rule == QUARANTINE:
        return
    events, now = page.sheet(thread).events, desk.now()
    note = FROM_MAIL if answer.by else f"{FROM_MAIL}, as {answer.author}"
    event = Event(Kind.ANSWERED, min(max(answer.sent_at, came), now), answer.by, note, owner=thread.owner)
    if thread.rule == SAFETY and answer.by != thread.owner:
        new: list[Event] = []
    elif event in events and clock_of([*events, event]) == clock_of(events):
        return
    else:
        new = [event]
    other = _other(desk, thread, events, event)
    if other and not is_in_collision(events, answer.by):
        who = f"{desk.person(answer.by or '').name} answered by mail"
        new.append(Event(Kind.COLLISION, now, answer.by, who, owner=thread.owner, whom=other))
    if not new:
        return
    if is_in_collision([*events, *new]):
        thread.status = Status.OPEN
    elif clock_of([*events, *new]).waiting_since is None:
        thread.status, thread.urgent = Status.DONE, False
    enter(desk, page, thread, *new)


def is_in_collision(events: Iterable[Event], by: str | None = None) -> bool:
    """Whether two people have answered and nobody has said who keeps it; `by` asks for one who did."""
    collided: set[str | None] = set()
    for event in events:
        if event.kind is Kind.COLLISION:
            collided.add(event.by)
        elif event.kind in SETTLES:
            collided.clear()
    return by in collided if by else bool(collided)


def _other(desk: Desk, thread: tables.Thread, events: Sequence[Event], answer: Event) -> str | None:
    """With whom this answer collides: the owner, or somebody who answered the same within its limit."""
    if answer.by is None or answer.by != thread.owner:
        return thread.owner if answer.by else None
    rival, received = None, None
    for event in events:
        match event.kind:
            case Kind.RECEIVED if event.at <= answer.at:
                rival, received = None, event.at
            case Kind.ANSWERED if event.by not in (None, answer.by):
                rival = event.by
            case kind if kind in SETTLES:
                rival = None
    due = answer_due(limit_of(desk, thread), desk.person(answer.by), Clock(waiting_since=received))
    return rival if due is None or answer.at <= due else None
