"""What the server has and we have not: only what lies between the first mail we saw and our place."""

import pytest

from desk import intake
from desk.desk import Desk
from desk.reconcile import MOST, Passed, missed, passed
from mail.fetched import Fetched, Place
from tests.fakes import letter


@pytest.mark.parametrize(
    ("uidvalidity", "on_server", "lost"),
    [
        (7, [3, 5, 6, 8], [5, 6]),
        (7, [1, 2, 3, 8, 9, 10], []),
        (7, [], []),
        (8, [3, 5, 6, 8], []),
    ],
)
def test_what_was_passed_by(desk: Desk, uidvalidity: int, on_server: list[int], lost: list[int]) -> None:
    """We began at 3 and are at 8; 9 and 10 come by themselves, 1 and 2 were there before us."""
    for uid in (3, 8):
        intake.store(desk, "outreach", [Fetched("outreach", 7, uid, letter())], Place(7, uid))
    part = passed(desk, "outreach")
    assert part == Passed(7, 4, 8)
    assert missed(desk, "outreach", part, uidvalidity, on_server) == lost


def test_of_a_huge_mailbox_the_newest_part_is_compared(desk: Desk) -> None:
    for uid in (3, 9 * MOST):
        intake.store(desk, "outreach", [Fetched("outreach", 7, uid, letter())], Place(7, uid))
    assert passed(desk, "outreach") == Passed(7, 8 * MOST, 9 * MOST)


def test_a_mailbox_nobody_has_read_has_lost_nothing(desk: Desk) -> None:
    assert passed(desk, "outreach") is None
    intake.store(desk, "outreach", [Fetched("outreach", 7, 3, letter())], Place(7, 3))
    assert passed(desk, "outreach") is None
