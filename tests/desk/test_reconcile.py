"""What the server has and we have not: only what lies between where we began and our place."""

import pytest

from desk import intake
from desk.desk import Desk
from desk.reconcile import MOST, Passed, missed, passed
from mail.fetched import Fetched, Place
from tests.fakes import Clock, letter


@pytest.mark.parametrize(
    ("uidvalidity", "on_server", "lost"),
    [
        (7, [4, 5, 6, 8], [5, 6]),
        (7, [3, 4, 8], [3]),
        (7, [1, 2, 4, 8, 9, 10], []),
        (7, [], []),
        (8, [3, 5, 6, 8], []),
    ],
)
def test_what_was_passed_by(desk: Desk, uidvalidity: int, on_server: list[int], lost: list[int]) -> None:
    """We began behind 2 and are at 8; 9 and 10 come by themselves, 1 and 2 were there before us."""
    intake.store(desk, "outreach", [], Place(7, 2))
    for uid in (4, 8):
        intake.store(desk, "outreach", [Fetched("outreach", 7, uid, letter())], Place(7, uid))
    part = passed(desk, "outreach")
    assert part == Passed(7, 3, 8)
    assert missed(desk, "outreach", part, uidvalidity, on_server) == lost


def test_of_a_huge_mailbox_the_newest_part_is_compared(desk: Desk) -> None:
    for uid in (3, 9 * MOST):
        intake.store(desk, "outreach", [Fetched("outreach", 7, uid, letter())], Place(7, uid))
    assert passed(desk, "outreach") == Passed(7, 8 * MOST, 9 * MOST)


def test_a_mailbox_nobody_has_read_has_lost_nothing(desk: Desk) -> None:
    assert passed(desk, "outreach") is None
    intake.store(desk, "outreach", [], Place(7, 3))
    assert passed(desk, "outreach") is None


def test_once_renumbered_only_the_moment_tells_where_we_began(desk: Desk, clock: Clock) -> None:
    began = clock()
    intake.store(desk, "outreach", [], Place(7, 3, began))
    intake.store(desk, "outreach", [], Place(8, 2, began))
    assert passed(desk, "outreach") == Passed(8, 1, 2, began)
