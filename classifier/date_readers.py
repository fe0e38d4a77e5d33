"""Which day each form of a written day means, for a mail of a given date."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from classifier import date_patterns as patterns
from classifier.date_words import (
    AFTER_TOMORROW,
    COUNTS,
    DAYS,
    IN,
    MONTHS,
    NEXT_WEEK,
    TOMORROW,
    UNITS,
    WEEK,
    WEEKDAYS,
)
from classifier.wording import phrases

STALE = timedelta(days=270)
"""A date without a year that is further ahead than this is a past one, in a notice somebody forgot."""
FAR = timedelta(days=1_100)
"""No absence is longer: three years are the longest parental leave (Germany)."""
_NEAR = timedelta(days=60)
_LEAP_YEAR = 2000  # it has every day that any has

Resolve = Callable[[date], date | None]
"""The day meant, when it cannot be before the given one; None when it cannot be told."""


@dataclass(frozen=True, slots=True)
class Written:
    """One day as it was found: `full` with its month; a mere weekday, week or `tomorrow` is not."""

    day: Resolve
    full: bool


Read = Callable[["re.Match[str]", int | None], Written | None]


class Reader:
    """Reads each form of a day against the date of the mail."""

    def __init__(self, received: date, day_first: bool) -> None:
        self.received, self.day_first = received, day_first

    def forms(self, dashes: bool) -> Iterator[tuple[re.Pattern[str], Read]]:
        """Every pattern with what reads it; the longer forms first."""
        yield patterns.ISO, self._iso
        yield patterns.NUMERIC, self._numeric
        yield patterns.MONTH_DAYS, self._named
        yield patterns.DAY_MONTH, self._named
        yield patterns.WORD_MONTH, self._worded
        yield patterns.MONTH_DAY, self._named
        yield patterns.SLASHED, self._numeric
        yield patterns.DOTTED, self._dotted
        if dashes:
            yield patterns.DASHED, self._numeric
        yield patterns.WEEKDAY_DAY, self._day_of_month
        for pattern in patterns.DAY_ALONE:
            yield pattern, self._day_of_month
        yield _AFTER_TOMORROW, lambda found, _: self._days_on(2)
        yield _TOMORROW, lambda found, _: self._days_on(1)
        yield _DAY_OF_NEXT_WEEK, self._day_of_next_week
        yield _NEXT_WEEK, lambda found, _: Written(_weekday_after(0), full=False)
        yield _WEEK, lambda found, _: self._week(int(found["week"]))
        for pattern, unit in _IN:
            yield pattern, lambda found, _, unit=unit: self._days_on(unit * _count(found["count"]))
        yield patterns.WEEKDAY, lambda found, _: Written(_weekday_after(WEEKDAYS[found.group()]), full=False)

    def _iso(self, found: re.Match[str], weekday: int | None) -> Written | None:
        return self._fixed(int(found["year"]), int(found["month"]), int(found["day"]), weekday)

    def _numeric(self, found: re.Match[str], weekday: int | None) -> Written | None:
        """Day and month in either order."""
        written = found.groupdict().get("year")
        year = int(written) % 100 + 2000 if written else None
        a, b = int(found["a"]), int(found["b"])
        day_first = self.day_first or found.groupdict().get("dot") is not None
        orders = [(b, a), (a, b)] if day_first else [(a, b), (b, a)]
        read = [each for month, day in orders if (each := self._fixed(year, month, day, weekday))]
        if not read:
            return None
        first, *others = read
        sure = first.day(self.received)
        for other in others:
            day = other.day(self.received)
            if day and not sure and day - self.received <= _NEAR:
                return other
        return first

    def _dotted(self, found: re.Match[str], weekday: int | None) -> Written | None:
        return self._fixed(None, int(found["b"] or found["c"]), int(found["a"]), weekday)

    def _named(self, found: re.Match[str], weekday: int | None) -> Written | None:
        year = int(found["year"]) if found["year"] else None
        return self._fixed(year, _month(found), int(found["day"]), weekday)

    def _worded(self, found: re.Match[str], weekday: int | None) -> Written | None:
        year = int(found["year"]) if found["year"] else None
        day = DAYS.get(found["word"])
        return self._fixed(year, _month(found), day, weekday) if day else None

    def _day_of_month(self, found: re.Match[str], weekday: int | None) -> Written | None:
        """The next such day of a month; a weekday beside it has to agree."""
        day = int(found["day"])
        if "weekday" in found.re.groupindex:
            weekday = WEEKDAYS[found["weekday"]]

        def resolve(earliest: date) -> date | None:
            when = next(
                d for d in (earliest + timedelta(days=n) for n in range(70)) if d.day == day
            )  # every day of a month comes again within 62 days
            return when if weekday in (None, when.weekday()) else None

        return Written(resolve, full=True)

    def _days_on(self, days: int) -> Written:
        return Written(lambda earliest: self.received + timedelta(days=days), full=False)

    def _day_of_next_week(self, found: re.Match[str], weekday: int | None) -> Written:
        """`Thursday next week`, `volgende week donderdag`."""
        return self._days_on(7 - self.received.weekday() + WEEKDAYS[found["before"] or found["after"]])

    def _week(self, number: int) -> Written | None:
        """The Monday of a calendar week (ISO 8601)."""
        if not 1 <= number <= 52:
            return None
        monday = next(
            day
            for year in (self.received.year, self.received.year + 1)
            if (day := date.fromisocalendar(year, number, 1)) >= self.received - timedelta(days=6)
            or year > self.received.year
        )
        return Written(lambda earliest: monday if monday >= self.received else None, full=False)

    def _fixed(self, year: int | None, month: int, day: int, weekday: int | None) -> Written | None:
        """A day with its month; None for a day no calendar has. One that is past, stale or not the weekday said is never."""
        if _day(_LEAP_YEAR, month, day) is None:
            return None
        this = self.received.year
        days = (_day(each, month, day) for each in ((this, this + 1) if year is None else (year,)))
        when = next((each for each in days if each and each >= self.received), None)
        furthest = self.received + (STALE if year is None else FAR)
        if when is None or when > furthest or weekday not in (None, when.weekday()):
            return Written(lambda earliest: None, full=True)
        return Written(lambda earliest: when, full=True)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(found: re.Match[str]) -> int:
    return MONTHS[found.groupdict().get("cut") or found["name"]]


def _weekday_after(weekday: int) -> Resolve:
    """The first such weekday after the given day."""
    return lambda earliest: earliest + timedelta(days=(weekday - earliest.weekday() - 1) % 7 + 1)


def _count(word: str) -> int:
    return int(word) if word.isdecimal() else COUNTS[word]


_AFTER_TOMORROW, _TOMORROW, _NEXT_WEEK = phrases(*AFTER_TOMORROW), phrases(*TOMORROW), phrases(*NEXT_WEEK)
_DAY_OF_NEXT_WEEK = phrases(
    rf"(?P<before>{'|'.join(WEEKDAYS)}),? (?:(?:of|in|d[aeo]|der|van|della) ){{0,1}}(?:la )?(?:{'|'.join(NEXT_WEEK)})"
    rf"|(?:{'|'.join(NEXT_WEEK)}),? (?:(?:on|am|le|el|op) )?(?P<after>{'|'.join(WEEKDAYS)})"
)
_WEEK = re.compile(rf"(?<!\w){WEEK}\.? ?(?P<week>\d{{1,2}})(?!\d)")
_IN = tuple((phrases(rf"{IN} {patterns.COUNT} (?:{words})"), days) for words, days in UNITS.items())
