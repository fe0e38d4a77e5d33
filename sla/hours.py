"""Business time: when somebody works, and the moment at which so much of it has passed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from routing.model import Hours

ALWAYS = Hours("UTC", {day: ((time(0), time(0)),) for day in range(7)})
"""Somebody without hours is always there."""

ONE_DAY = timedelta(days=1)


def periods(hours: Hours, start: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The intervals in which somebody works, from `start` (aware) on, without end; aware, in UTC.

    >>> office = Hours("Europe/Berlin", {0: ((time(9), time(17)),)})
    >>> opens, closes = next(periods(office, datetime(2026, 3, 29, tzinfo=UTC)))
    >>> opens.isoformat(), closes.isoformat()
    ('2026-03-30T07:00:00+00:00', '2026-03-30T15:00:00+00:00')
    """
    day = start.astimezone(ZoneInfo(hours.zone)).date() - ONE_DAY  # yesterday's night shift may still run
    start = start.astimezone(UTC)
    while True:
        if not _is_off(hours, day):
            for begins, ends in hours.week.get(day.weekday(), ()):
                opens, closes = _shift(hours.zone, day, begins, ends)
                if closes > start:
                    yield max(opens, start), closes
        day += ONE_DAY


def after(hours: Hours, start: datetime, work: timedelta) -> datetime:
    """The moment `work` of business time has passed since `start`; the next opening when `work` is zero."""
    for opens, closes in periods(hours, start):
        if work <= closes - opens:
            return opens + work
        work -= closes - opens
    raise AssertionError("periods never end")


def between(hours: Hours, start: datetime, end: datetime) -> timedelta:
    """How much business time lies between two moments; zero when `end` is not after `start`."""
    passed = timedelta()
    for opens, closes in periods(hours, start):
        if opens >= end:
            return passed
        passed += min(closes, end) - opens
    raise AssertionError("periods never end")


def opening(hours: Hours, at: datetime) -> datetime:
    """`at` itself when somebody works then, else the moment they next start."""
    return next(periods(hours, at))[0]


def is_open(hours: Hours, at: datetime) -> bool:
    """Whether somebody works at this moment."""
    return opening(hours, at) == at


@lru_cache(maxsize=4096)  # every mail asks for the days around it
def _shift(zone: str, day: date, begins: time, ends: time) -> tuple[datetime, datetime]:
    """When the work that begins on this day begins and ends, in UTC."""
    closing_day = day if ends > begins else day + ONE_DAY
    opens = datetime.combine(day, begins, ZoneInfo(zone)).astimezone(UTC)
    return opens, datetime.combine(closing_day, ends, ZoneInfo(zone)).astimezone(UTC)


def _is_off(hours: Hours, day: date) -> bool:
    return day in hours.closed or (hours.holidays is not None and day in _days_off(hours.holidays, day.year))


@lru_cache(maxsize=512)
def _days_off(calendar: str, year: int) -> frozenset[date]:
    country, _, subdivision = calendar.partition("-")
    return frozenset(holidays.country_holidays(country, subdiv=subdivision or None, years=year))
