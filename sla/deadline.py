"""Who is told next, and when: a pure function of the limit, the people and what happened so far."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from routing.model import Event, Hours, Kind, Limit, Rep
from sla.hours import ALWAYS, after, is_open, opening

OWNER = "owner"
LADDER = (OWNER, "backup", "manager")


@dataclass(frozen=True, slots=True)
class Ladder:
    """The people who are told, lowest first: the owner, the backup, the manager (R18)."""

    owner: Rep
    backup: Rep
    manager: Rep

    def __getitem__(self, step: str) -> Rep:
        return {OWNER: self.owner, "backup": self.backup, "manager": self.manager}[step]


def ladder_of(people: Mapping[str, Rep], owner: Rep, fallback: Rep) -> Ladder:
    """The ladder above an owner; it always ends at a person of the rules file (R18).

    Without a backup the manager stands in, without a manager the fallback person.
    """
    manager = people.get(owner.manager or "") or fallback
    return Ladder(owner, people.get(owner.backup or "") or manager, manager)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The next telling: at this moment this step is due, and `whom` is the person told."""

    at: datetime
    step: str
    whom: Rep


@dataclass(frozen=True, slots=True)
class Clock:
    """What the events say about time.

    `waiting_since` is the first reply nobody has answered; `started` the moment the present owner got it,
    from which the ladder counts; both None when nothing waits. `claimed_at` is set once the owner said
    "I am on it"; `told` are the steps already taken for this owner.
    """

    waiting_since: datetime | None = None
    started: datetime | None = None
    claimed_at: datetime | None = None
    told: frozenset[str] = frozenset()


def clock_of(events: Iterable[Event]) -> Clock:
    """Read the clock off a thread's events, oldest first.

    The wait starts with the first unanswered reply and ends with Done, or with an answer found in a Sent
    folder: one that was sent before a reply came leaves that reply waiting. A new owner gets the whole
    ladder again, counted from their turn. A claim by the owner stops the reminder, not the limit (R102).
    A relabelling can take a reply out of the wait; of one that it found among the dismissed the ladder starts
    with the relabelling, whenever it came.
    """
    clock, owner, found = Clock(), None, None
    unanswered: list[datetime] = []
    for event in events:
        match event.kind:
            case Kind.RECEIVED:
                unanswered.append(event.at)
                if clock.waiting_since is None:
                    clock = Clock(waiting_since=event.at, started=max(event.at, found or event.at))
            case Kind.DONE:
                clock, unanswered = Clock(), []
            case Kind.ANSWERED:
                unanswered = [came for came in unanswered if came > event.at]
                clock = _without_answered(clock, unanswered)
            case Kind.RELABELLED if event.came is None:
                found = event.at
            case Kind.RELABELLED if event.came in unanswered:
                unanswered.remove(event.came or event.at)
                clock = _without_answered(clock, unanswered)
            case Kind.MOVED_FOR_SAFETY:
                clock = Clock(clock.waiting_since, event.at)
            case Kind.CLAIMED | Kind.REASSIGNED if clock.waiting_since is None:
                pass  # a collision passed on: the prospect has an answer
            case Kind.CLAIMED | Kind.REASSIGNED if event.owner != owner:
                claimed = event.at if event.kind is Kind.CLAIMED else None
                clock = Clock(clock.waiting_since, event.at, claimed)
            case Kind.CLAIMED:
                clock = Clock(clock.waiting_since, clock.started, event.at, clock.told)
            case Kind.ESCALATED if event.step:
                reached = LADDER[: LADDER.index(event.step) + 1]
                clock = Clock(
                    clock.waiting_since, clock.started, clock.claimed_at, clock.told | frozenset(reached)
                )
            case _:
                pass
        owner = event.owner or owner
    return clock


def _without_answered(clock: Clock, unanswered: Sequence[datetime]) -> Clock:
    """The clock once only these replies wait."""
    if not unanswered:
        return Clock()
    return clock if clock.waiting_since in unanswered else Clock(min(unanswered), min(unanswered))


def plan(limit: Limit, ladder: Ladder, clock: Clock) -> tuple[Deadline, ...]:
    """Every step still to come, soonest first.

    Time is counted in the owner's business hours (R16). A step whose person is off duty at that moment goes
    to the next on the ladder who is on duty; if nobody is, it waits for its own person's next opening.
    """
    if clock.started is None:
        return ()
    hours = _hours(ladder.owner)
    coming = [
        _telling(step.tell, after(hours, clock.started, step.after), ladder)
        for step in limit.steps
        if step.tell not in clock.told and not (step.tell == OWNER and clock.claimed_at)
    ]
    return tuple(sorted(coming, key=lambda deadline: (deadline.at, LADDER.index(deadline.step))))


def next_deadline(limit: Limit | None, ladder: Ladder, clock: Clock) -> Deadline | None:
    """The next step of the ladder, or None when nobody waits or everybody was told."""
    return next(iter(plan(limit, ladder, clock)), None) if limit else None


def answer_due(limit: Limit | None, owner: Rep, clock: Clock) -> datetime | None:
    """When the first answer is due: the limit in the owner's business hours since the reply came."""
    if limit is None or clock.waiting_since is None:
        return None
    return after(_hours(owner), clock.waiting_since, limit.respond)


def _telling(step: str, at: datetime, ladder: Ladder) -> Deadline:
    if step != OWNER:
        for higher in LADDER[LADDER.index(step) :]:
            if is_open(_hours(ladder[higher]), at):
                return Deadline(at, step, ladder[higher])
    return Deadline(opening(_hours(ladder[step]), at), step, ladder[step])


def _hours(rep: Rep) -> Hours:
    return rep.hours or ALWAYS
