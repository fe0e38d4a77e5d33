"""Times as people write them: office hours, durations, holiday calendars."""

import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import holidays

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(hours=8)}
"""A day of business time is eight hours (R14)."""

LONGEST = timedelta(hours=1000)
DAY = 24 * 60

_PART = re.compile(
    r"(?:(?P<first>[A-Za-z]+)(?:\s*-\s*(?P<last>[A-Za-z]+))?\s+)?(?P<opens>[\d:]+)\s*-\s*(?P<closes>[\d:]+)"
)

Week = Mapping[int, tuple[tuple[time, time], ...]]


def week_of(text: str) -> Week:
    """Office hours per weekday (0 = Monday); days carry over to the next interval.

    An interval that ends at or before its start runs past midnight (`22:00-06:00`; `00:00-24:00` is a whole
    day). Raises ValueError for times that do not exist and for hours that overlap.

    >>> week_of("Mon-Fri 09:00-12:30, 13:00-18:00")[4]
    ((datetime.time(9, 0), datetime.time(12, 30)), (datetime.time(13, 0), datetime.time(18, 0)))
    """
    week: dict[int, list[tuple[time, time]]] = {}
    days: tuple[int, ...] = ()
    for part in text.split(","):
        match = _PART.fullmatch(part.strip())
        if not match:
            raise ValueError(
                f"{part.strip() or text!r} are no hours; write them like Mon-Fri 09:00-12:30, 13:00-18:00"
            )
        if match["first"]:
            days = _days(match["first"], match["last"] or match["first"])
        if not days:
            raise ValueError(f"{part.strip()} does not say on which days; write it like Mon-Fri 09:00-17:00")
        for day in days:
            week.setdefault(day, []).append((_time(match["opens"]), _time(match["closes"])))
    _refuse_overlaps(week)
    return {day: tuple(sorted(intervals)) for day, intervals in sorted(week.items())}


def duration_of(text: str) -> timedelta:
    """Business time such as `30m`, `2h`, `1d`, `1d 2h 30m`; more than nothing, at most 1000 hours.

    >>> duration_of("2h 30m")
    datetime.timedelta(seconds=9000)
    """
    pieces = re.findall(r"(\d{1,12})\s*([A-Za-z]+)", text)
    if not pieces or re.sub(r"\d{1,12}\s*[A-Za-z]+|\s", "", text):
        raise ValueError(f"{text} is no duration; write it like 30m, 2h or 1d 4h")
    for _, unit in pieces:
        if unit not in UNITS:
            raise ValueError(f"unit {unit} is unknown; write m (minutes), h (hours) or d (days of 8 hours)")
    if sum(int(amount) for amount, _ in pieces) > LONGEST // UNITS["m"]:
        raise ValueError(f"{text} is more than 1000 hours")
    whole = sum((int(amount) * UNITS[unit] for amount, unit in pieces), timedelta())
    if not whole:
        raise ValueError(f"{text} is no time at all; a limit needs some")
    if whole > LONGEST:
        raise ValueError(f"{text} is more than 1000 hours")
    return whole


def zone_of(text: str) -> str:
    """The name of a time zone with a place (`Europe/Berlin`); `EST` and the like know no summer time."""
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"there is no time zone {text}; write it like Europe/Berlin") from None
    if "/" not in text and text != "UTC":
        raise ValueError(f"{text} is not a place; write it like America/New_York")
    return text


def calendar_of(text: str) -> str:
    """The name of a holiday calendar: a country (`FR`) or a part of one (`DE-BE`)."""
    country, _, part = text.partition("-")
    known = holidays.list_supported_countries()
    if country not in known:
        raise ValueError(
            f"there is no holiday calendar {country}; write a country (FR) or a part of one (DE-BE)"
        )
    if part and part not in known[country]:
        raise ValueError(f"{country} has no part {part}; known: {', '.join(known[country]) or 'none'}")
    return text


def date_of(text: str) -> date:
    """A date such as 2026-12-24."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text} is no date; write it like 2026-12-24") from None


def _days(first: str, last: str) -> tuple[int, ...]:
    for day in (first, last):
        if day not in DAYS:
            raise ValueError(f"{day} is no weekday; known: {', '.join(DAYS)}")
    start, end = DAYS.index(first), DAYS.index(last)
    return tuple((start + step) % 7 for step in range((end - start) % 7 + 1))


def _time(text: str) -> time:
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", text)
    if match and text == "24:00":
        return time(0)
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise ValueError(f"{text} is no time of day")
    return time(int(match[1]), int(match[2]))


def _refuse_overlaps(week: Mapping[int, list[tuple[time, time]]]) -> None:
    spans = sorted(_span(day, *interval) for day, intervals in week.items() for interval in intervals)
    around = (spans[0][0] + 7 * DAY, spans[0][1] + 7 * DAY)
    for (_, closes), (opens, _) in pairwise((*spans, around)):
        if opens < closes:
            raise ValueError(f"the hours on {DAYS[opens // DAY % 7]} overlap")


def _span(day: int, opens: time, closes: time) -> tuple[int, int]:
    start, end = opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute
    return day * DAY + start, day * DAY + (end if end > start else end + DAY)
