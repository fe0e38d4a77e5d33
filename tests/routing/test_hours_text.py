"""Times as people write them: what is read, and what is refused with which words."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.reading.hours_text import calendar_of, date_of, duration_of, week_of, zone_of

NINE, NOON, ONE, FIVE = time(9), time(12), time(13), time(17)


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("Mon 09:00-17:00", {0: ((NINE, FIVE),)}),
        ("Mon-Tue 9:00-12:00, 13:00-17:00", {0: ((NINE, NOON), (ONE, FIVE)), 1: ((NINE, NOON), (ONE, FIVE))}),
        ("Mon 13:00-17:00, 09:00-12:00", {0: ((NINE, NOON), (ONE, FIVE))}),
        ("Thu 09:00-17:00, Fri 09:00-12:00", {3: ((NINE, FIVE),), 4: ((NINE, NOON),)}),
        ("Sun-Mon 09:00-17:00", {0: ((NINE, FIVE),), 6: ((NINE, FIVE),)}),
        ("Fri 22:00-06:00", {4: ((time(22), time(6)),)}),
        ("Sat 00:00-24:00", {5: ((time(0), time(0)),)}),
    ],
)
def test_office_hours_are_read_per_weekday(text: str, week: object) -> None:
    assert week_of(text) == week


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Mon-Fri 25:00-26:00", "25:00 is no time of day"),
        ("Mon-Fri 09:60-17:00", "09:60 is no time of day"),
        ("09:00-17:00", "09:00-17:00 does not say on which days; write it like Mon-Fri 09:00-17:00"),
        ("Mo-Fr 09:00-17:00", "Mo is no weekday; known: Mon, Tue, Wed, Thu, Fri, Sat, Sun"),
        ("always", "'always' are no hours; write them like Mon-Fri 09:00-12:30, 13:00-18:00"),
        ("Mon 09:00-13:00, 12:00-17:00", "the hours on Mon overlap"),
        ("Mon 22:00-06:00, Tue 05:00-09:00", "the hours on Tue overlap"),
        ("Mon 05:00-09:00, Sun 22:00-06:00", "the hours on Mon overlap"),
    ],
)
def test_hours_that_cannot_be_are_refused(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{sentence}$"):
        week_of(text)


@given(st.integers(0, 100), st.integers(0, 190), st.integers(1, 100))
def test_a_duration_is_the_sum_of_its_parts(days: int, hours: int, minutes: int) -> None:
    assert duration_of(f"{days}d {hours}h{minutes} m") == timedelta(hours=8 * days + hours, minutes=minutes)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("0h", "0h is no time at all; a limit needs some"),
        ("-2h", "-2h is no duration; write it like 30m, 2h or 1d 4h"),
        ("2", "2 is no duration; write it like 30m, 2h or 1d 4h"),
        ("4 business hours", "4 business hours is no duration; write it like 30m, 2h or 1d 4h"),
        ("2w", "unit w is unknown; write m (minutes), h (hours) or d (days of 8 hours)"),
        ("1000000000h", "1000000000h is more than 1000 hours"),
        ("999999999d", "999999999d is more than 1000 hours"),
        ("1001h", "1001h is more than 1000 hours"),
        ("126d", "126d is more than 1000 hours"),
        ("1.5h", "1.5h is no duration; write it like 30m, 2h or 1d 4h"),
    ],
)
def test_a_duration_without_sense_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011
        duration_of(text)
    assert str(refused.value) == sentence


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Argentina/Buenos_Aires", "UTC"])
def test_a_zone_is_a_place(zone: str) -> None:
    assert zone_of(zone) == zone


@pytest.mark.parametrize(
    "zone", ["EST", "Berlin", "../../etc/passwd", "Europe", "Europe/", "GMT+1", "a\0b", "x" * 5000]
)
def test_what_is_no_place_is_no_zone(zone: str) -> None:
    with pytest.raises(ValueError, match="write it like"):
        zone_of(zone)


@pytest.mark.parametrize("name", ["US", "FR", "DE-BE", "CA-QC"])
def test_a_holiday_calendar_is_a_country_or_a_part_of_one(name: str) -> None:
    assert calendar_of(name) == name


@pytest.mark.parametrize("name", ["XX", "DE-XX", "de", "germany", ""])
def test_an_unknown_holiday_calendar_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"there is no holiday calendar|has no part"):
        calendar_of(name)


@pytest.mark.parametrize("read", [week_of, duration_of, zone_of, calendar_of, date_of])
@given(text=st.text(max_size=60))
def test_any_text_is_read_or_refused(read: Callable[[str], object], text: str) -> None:
    with suppress(ValueError):
        assert read(text)


def test_a_date_is_written_with_the_year_first() -> None:
    assert date_of("2026-12-24") == date(2026, 12, 24)
    with pytest.raises(ValueError, match=r"24\.12\.2026 is no date; write it like 2026-12-24"):
        date_of("24.12.2026")
