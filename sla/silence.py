"""When a mailbox is silent: it cannot be read, has gone quiet against its own habit, or is behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from routing.model import Hours
from sla.hours import after, between

HABIT = timedelta(days=14)
MAILS = 5  # with fewer a mailbox has no habit
TIMES = 3
FLOOR = timedelta(hours=8)  # one business day

UNREAD = timedelta(minutes=5)
BEHIND = timedelta(minutes=15)  # a quiet mailbox is looked at every few minutes


class Ailment(StrEnum):
    """What a mailbox can suffer from."""

    UNREADABLE = "unreadable"
    QUIET = "quiet"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Looks:
    """What came of looking into a mailbox, all moments aware.

    `began` is when we began to look, `caught_up` when all there was had last been stored, `failing` since
    when every look has failed, and `said` why.
    """

    began: datetime
    caught_up: datetime | None = None
    failing: datetime | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Silence:
    """What a mailbox ails from, since when, and why in a sentence (empty where there is nothing to add)."""

    ailment: Ailment
    since: datetime
    said: str = ""


def quiet_from(arrivals: Sequence[datetime], hours: Hours) -> datetime | None:
    """The moment from which a mailbox is too quiet; None while it has no habit.

    The habit: no mail for three times the longest gap, in working hours, between the mails of the 14 days up
    to its last one, and for eight working hours at least. Later mail moves the moment later.

    >>> from datetime import UTC
    >>> from sla.hours import ALWAYS
    >>> hourly = [datetime(2026, 3, 2, hour, tzinfo=UTC) for hour in range(12)]
    >>> quiet_from(hourly, ALWAYS).isoformat()
    '2026-03-02T19:00:00+00:00'
    """
    if not arrivals:
        return None
    last = max(arrivals)
    recent = sorted(each for each in arrivals if each >= last - HABIT)
    if len(recent) < MAILS:
        return None
    longest = max(between(hours, earlier, later) for earlier, later in pairwise(recent))
    return after(hours, last, max(TIMES * longest, FLOOR))


def silence(looks: Looks, arrivals: Sequence[datetime], hours: Hours, now: datetime) -> Silence | None:
    """What the mailbox ails from at `now`, the worst first; None when it is well as far as can be known.

    It counts as quiet only once we have caught up with it: what came may still wait on the server.
    """
    if looks.failing and now - looks.failing >= UNREAD:
        return Silence(Ailment.UNREADABLE, looks.failing, looks.said)
    last_good = looks.caught_up or looks.began
    if not looks.failing and now - last_good >= BEHIND:
        return Silence(Ailment.BEHIND, last_good)
    quiet = quiet_from(arrivals, hours) if is_known(looks) else None
    return Silence(Ailment.QUIET, max(arrivals)) if quiet and now >= quiet else None


def is_known(looks: Looks) -> bool:
    """Whether enough was seen to call the mailbox well: it was caught up with, and does not fail now."""
    return looks.caught_up is not None and looks.failing is None
