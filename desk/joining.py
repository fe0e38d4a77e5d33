"""Two threads that turn out to be one conversation are joined: the later into the earlier (ADR 11)."""

from datetime import datetime

from desk.desk import Desk
from desk.page import Page
from desk.record import enter
from routing.model import Category, Event, Kind, Mail, Status, Verdict
from sla.deadline import clock_of
from storage import tables
from storage.threads import Threads


def nobody_wrote(verdict: Verdict) -> bool:
    """Whether a machine wrote it: it moves no thread (T2)."""
    return verdict.facts.automatic or verdict.category in (Category.OUT_OF_OFFICE, Category.BOUNCE)


def join(desk: Desk, page: Page, threads: Threads, mail: Mail, lead: str) -> None:
    """Join every thread that this mail, of or to `lead`, proves to be of one conversation."""
    proven = threads.proven(mail, lead)
    for later in proven[1:]:
        _join(desk, page, proven[0], later)
        threads.join(proven[0], later)
        page.join(later, proven[0])


def _join(desk: Desk, page: Page, earlier: tables.Thread, later: tables.Thread) -> None:
    """One owner stays: the earlier thread's, unless only the later one has one."""
    now, former = desk.now(), later.owner
    waiting = clock_of(page.sheet(later).events).waiting_since if later.status == Status.OPEN else None
    begun = earlier.owner is None and former is not None
    if begun:
        for column in ("owner", "team", "because", "rule", "segment"):
            setattr(earlier, column, getattr(later, column))
    joined = Event(Kind.JOINED, now, owner=earlier.owner)
    happened = [joined]
    if begun:
        happened.append(Event(Kind.ASSIGNED, now, None, earlier.because, earlier.owner))
        earlier.status = later.status
    if waiting:
        happened += _waits(earlier, later, waiting, now)
    enter(desk, page, earlier, *happened)
    if former:
        later.status, later.urgent = Status.DONE, False
    enter(desk, page, later, Event(Kind.JOINED, now, owner=earlier.owner, whom=former))


def _waits(earlier: tables.Thread, later: tables.Thread, since: datetime, now: datetime) -> list[Event]:
    """The reply that waits in the later thread waits in the earlier one, since it came."""
    received = Event(Kind.RECEIVED, since, None, earlier.because, earlier.owner, category=later.category)
    reopened = earlier.status == Status.DONE
    if earlier.status != Status.OPEN:
        earlier.received_at = since
    for column in ("category", "unsure", "sender_name", "subject", "fresh"):
        setattr(earlier, column, getattr(later, column))
    earlier.status, earlier.urgent = Status.OPEN, earlier.urgent or later.urgent
    reopen = Event(Kind.REOPENED, now, None, earlier.because, earlier.owner, category=later.category)
    return [received, reopen] if reopened else [received]
