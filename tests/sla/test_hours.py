"""Business time: laws that hold for every calendar, and the days a calendar gets wrong first."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.model import Hours
from sla.hours import ALWAYS, after, between, is_open, opening

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe")
OFFICE = ((time(9), time(17)),)
WEEKDAYS = dict.fromkeys(range(5), OFFICE)


@st.composite
def calendars(draw: st.DrawFn) -> Hours:
    """Calendars of all shapes: several intervals a day, lunch breaks, night shifts, days off, holidays."""
    week = {}
    for day in draw(st.sets(st.integers(0, 6), min_size=1)):
        cuts = sorted(draw(st.sets(st.integers(0, 23), min_size=2, max_size=6)))
        cuts = cuts[: len(cuts) // 2 * 2]
        week[day] = tuple((time(a), time(b)) for a, b in zip(cuts[::2], cuts[1::2], strict=True))
    if draw(st.booleans()):  # a night shift on a day whose next one starts later
        day = draw(st.sampled_from(sorted(week)))
        if week[day][-1][1] <= time(22) and (day + 1) % 7 not in week:
            week[day] = (*week[day], (time(22), time(6)))
    return Hours(draw(st.sampled_from(ZONES)), week, closed=frozenset(draw(st.sets(dates, max_size=3))))


dates = st.dates(date(2026, 1, 1), date(2026, 12, 31))
moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
work = st.timedeltas(timedelta(0), timedelta(hours=60))


@given(calendars(), moments, work, work)
def test_waiting_twice_is_waiting_for_the_sum(
    hours: Hours, start: datetime, a: timedelta, b: timedelta
) -> None:
    both = after(hours, start, a + b)
    assert between(hours, start, after(hours, after(hours, start, a), b)) == a + b
    assert between(hours, start, both) == a + b


@given(calendars(), moments, moments, work)
def test_later_in_later_out(hours: Hours, one: datetime, other: datetime, waited: timedelta) -> None:
    first, second = sorted((one, other))
    assert after(hours, first, waited) <= after(hours, second, waited)


@given(calendars(), moments)
def test_an_opening_is_the_first_moment_somebody_works(hours: Hours, at: datetime) -> None:
    opens = opening(hours, at)
    assert opens >= at
    assert is_open(hours, opens)
    assert between(hours, at, opens) == timedelta(0)


@given(moments, work)
def test_nine_to_five_never_notices_daylight_saving(start: datetime, waited: timedelta) -> None:
    """The wall clock at the end is the same in Berlin, which changes its clocks, as in Lagos."""
    ends = [
        after(Hours(zone, WEEKDAYS), start.replace(tzinfo=ZoneInfo(zone)), waited).astimezone(ZoneInfo(zone))
        for zone in ("Europe/Berlin", "Africa/Lagos")
    ]
    assert ends[0].replace(tzinfo=None) == ends[1].replace(tzinfo=None)


@pytest.mark.requirement("R16")
@pytest.mark.parametrize(
    ("zone", "week", "start", "waited", "end"),
    [
        ("Europe/Berlin", WEEKDAYS, "2026-03-27T16:00", 4, "2026-03-30T12:00"),  # over the spring change
        ("America/New_York", WEEKDAYS, "2026-10-30T16:00", 2, "2026-11-02T10:00"),  # over the autumn change
        (
            "Europe/Berlin",
            {6: ((time(0), time(8)),)},
            "2026-03-29T00:00",
            5,
            "2026-03-29T06:00",
        ),  # 5 h, 6 by the clock
        ("Europe/Berlin", {5: ((time(22), time(6)),)}, "2026-10-24T22:00", 6, "2026-10-25T03:00"),
        (
            "America/New_York",
            {0: ((time(9), time(12, 30)), (time(13), time(18)))},
            "2026-11-23T12:00",
            1,
            "2026-11-23T13:30",
        ),
    ],
)
def test_hours_of_work_are_hours(zone: str, week: dict, start: str, waited: float, end: str) -> None:
    local = datetime.fromisoformat(start).replace(tzinfo=ZoneInfo(zone))
    expected = datetime.fromisoformat(end).replace(tzinfo=ZoneInfo(zone))
    assert after(Hours(zone, week), local, timedelta(hours=waited)) == expected


@pytest.mark.requirement("R16")
def test_a_holiday_of_the_persons_own_region_is_no_working_day() -> None:
    """15 August is a holiday in Bavaria's Catholic towns and all of Saarland, not in Berlin."""
    saturday_worker = {5: OFFICE}
    on_assumption = datetime(2026, 8, 15, 8, tzinfo=UTC)
    assert is_open(Hours("Europe/Berlin", saturday_worker, holidays="DE-BE"), on_assumption)
    assert not is_open(Hours("Europe/Berlin", saturday_worker, holidays="DE-SL"), on_assumption)


def test_a_day_the_team_closed_is_no_working_day() -> None:
    monday = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert is_open(Hours("UTC", WEEKDAYS), monday)
    assert not is_open(Hours("UTC", WEEKDAYS, closed=frozenset({date(2026, 11, 23)})), monday)


@given(moments, work)
def test_somebody_without_hours_is_always_there(start: datetime, waited: timedelta) -> None:
    assert after(ALWAYS, start, waited) == start + waited
