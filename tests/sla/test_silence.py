"""When a mailbox is silent: its habit is read from when mails came, and a night is no silence."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.model import Hours
from sla.hours import ALWAYS, after, between
from sla.silence import BEHIND, FLOOR, MAILS, UNREAD, Ailment, Looks, Silence, is_known, quiet_from, silence

OFFICE = Hours("UTC", {day: ((time(9), time(17)),) for day in range(5)})
MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
NOON = MONDAY + timedelta(hours=12)
WELL = Looks(began=MONDAY, caught_up=NOON)


def every(hours: float, mails: int, until: datetime = NOON) -> list[datetime]:
    """So many mails at such distances, the last one at `until`."""
    return [until - timedelta(hours=hours * n) for n in range(mails)]


@pytest.mark.parametrize(
    ("arrivals", "hours", "quiet"),
    [
        ([], ALWAYS, None),
        (every(1, MAILS - 1), ALWAYS, None),
        (every(1, MAILS), ALWAYS, NOON + FLOOR),  # a busy mailbox has a coffee break
        (every(10, 20), ALWAYS, NOON + timedelta(hours=30)),
        (every(24 * 7, 9), ALWAYS, None),  # three mails in two weeks are no habit
        # One mail at noon of every weekday: eight working hours apart, so three days of silence are too many.
        (every(24, 20), OFFICE, datetime(2026, 3, 5, 12, tzinfo=UTC)),
        # On a Friday the weekend does not count.
        (every(24, 20, NOON + timedelta(days=4)), OFFICE, datetime(2026, 3, 11, 12, tzinfo=UTC)),
    ],
)
def test_a_habit(arrivals: list[datetime], hours: Hours, quiet: datetime | None) -> None:
    assert quiet_from(arrivals, hours) == quiet


moments = st.integers(0, 300 * 24 * 60).map(lambda minutes: MONDAY + timedelta(minutes=minutes))


@given(st.lists(moments, min_size=1, max_size=30), st.permutations(range(30)))
def test_the_order_in_which_mails_are_known_does_not_matter(
    arrivals: list[datetime], order: list[int]
) -> None:
    shuffled = [arrivals[n] for n in order if n < len(arrivals)]
    assert quiet_from(arrivals, OFFICE) == quiet_from(shuffled, OFFICE)


@given(st.lists(moments, min_size=MAILS, max_size=30))
def test_a_mailbox_that_keeps_its_habit_is_never_quiet(arrivals: list[datetime]) -> None:
    """A mail that comes as late as one ever did in two weeks comes before the alarm."""
    quiet = quiet_from(arrivals, OFFICE)
    if quiet is not None:
        recent = sorted(each for each in arrivals if each >= max(arrivals) - timedelta(days=14))
        longest = max(between(OFFICE, a, b) for a, b in pairwise(recent))
        assert quiet > after(OFFICE, max(arrivals), longest)


@pytest.mark.parametrize(
    ("looks", "later", "found"),
    [
        (WELL, timedelta(), None),
        (Looks(MONDAY, NOON, failing=NOON, said="no"), UNREAD - timedelta(seconds=1), None),
        (Looks(MONDAY, NOON, failing=NOON, said="no"), UNREAD, Silence(Ailment.UNREADABLE, NOON, "no")),
        (WELL, BEHIND - timedelta(seconds=1), None),
        (WELL, BEHIND, Silence(Ailment.BEHIND, NOON)),
        (Looks(NOON), BEHIND, Silence(Ailment.BEHIND, NOON)),
    ],
)
def test_a_mailbox_that_is_looked_into(looks: Looks, later: timedelta, found: Silence | None) -> None:
    assert silence(looks, [], ALWAYS, NOON + later) == found


def test_a_mailbox_is_quiet_only_once_we_have_caught_up_with_it() -> None:
    weeks = NOON + timedelta(days=21)
    read, unread = Looks(weeks, caught_up=weeks), Looks(weeks)
    failing = Looks(weeks, caught_up=weeks, failing=weeks)
    arrivals = every(10, 20)
    assert silence(read, arrivals, ALWAYS, weeks) == Silence(Ailment.QUIET, NOON)
    assert silence(unread, arrivals, ALWAYS, weeks) is None
    assert silence(failing, arrivals, ALWAYS, weeks) is None
    assert [is_known(each) for each in (read, unread, failing)] == [True, False, False]
