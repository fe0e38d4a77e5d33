"""Live mail goes first: a backlog rests while it passes, and is never stopped for good."""

import threading
from collections.abc import Callable
from concurrent.futures import Future

import pytest

from bot.live import Live

PATIENCE = 0.2  # seconds


@pytest.fixture
def mails() -> Live:
    return Live(PATIENCE)


def rests(waiting: Callable[[], None]) -> bool:
    """Whether it does not return at once."""
    thread = threading.Thread(target=waiting, daemon=True)
    thread.start()
    thread.join(PATIENCE / 4)
    return thread.is_alive()


def test_nobody_rests_when_nothing_is_live(mails: Live) -> None:
    assert not mails.must_rest()
    assert not rests(mails.rest)


def test_the_backlog_rests_while_live_mail_is_stored_and_until_it_is_decided(mails: Live) -> None:
    decided = Future[None]()
    with mails.passing():
        assert mails.must_rest()
        mails.stored([7])
        mails.until(decided)
    assert mails.must_rest()
    assert rests(mails.rest)
    assert mails.take(50) == [7]
    decided.set_result(None)
    assert not mails.must_rest()
    assert not rests(mails.rest)


def test_what_could_not_be_stored_is_not_waited_for(mails: Live) -> None:
    try:
        with mails.passing():
            raise OSError
    except OSError:
        assert not mails.must_rest()


def test_live_replies_are_taken_in_the_order_in_which_they_came(mails: Live) -> None:
    mails.stored([1, 2])
    mails.stored([3])
    assert [mails.take(2), mails.take(2), mails.take(2)] == [[1, 2], [3], []]


def test_a_flood_of_live_mail_leaves_the_backlog_whole_batches(mails: Live) -> None:
    """However long the rests, there are not more of them than it has patience for between two batches."""
    with mails.passing():
        assert mails.must_rest()
        mails.rest()
        assert not any(mails.must_rest() for _ in range(50))
        mails.rest()
        assert not mails.must_rest()
    mails.rest()
    with mails.passing():
        assert mails.must_rest()
