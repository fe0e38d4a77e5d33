"""Live mail goes first: a backlog rests while it passes, and is never stopped for good."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future

import pytest

from bot.live import Live

PATIENCE = 1.0  # seconds


@pytest.fixture
def mails() -> Live:
    return Live(PATIENCE, soon=PATIENCE / 2)


def rests(waiting: Callable[[], None]) -> bool:
    """Whether it does not return at once."""
    thread = threading.Thread(target=waiting, daemon=True)
    thread.start()
    thread.join(PATIENCE / 4)
    return thread.is_alive()


def test_nobody_rests_when_nothing_is_live(mails: Live) -> None:
    mails.rest()
    assert not mails.must_rest()
    assert not rests(mails.rest)
    assert not rests(mails.pass_by)


def test_the_backlog_rests_while_live_mail_is_stored_and_until_it_is_decided(mails: Live) -> None:
    decided = Future[None]()
    mails.rest()
    with mails.passing():
        assert mails.must_rest()
        mails.stored([7])
        mails.until(decided)
    assert mails.must_rest()
    assert rests(mails.rest)
    assert rests(mails.pass_by)
    assert mails.take(50) == [7]
    decided.set_result(None)
    assert not mails.must_rest()
    assert not rests(mails.rest)
    assert not rests(mails.pass_by)


def test_what_could_not_be_stored_is_not_waited_for(mails: Live) -> None:
    mails.rest()
    try:
        with mails.passing():
            raise OSError
    except OSError:
        assert not mails.must_rest()


def test_the_backlog_rests_from_the_moment_a_server_tells_of_mail(mails: Live) -> None:
    mails.rest()
    mails.coming("maya")
    mails.coming("jon")
    assert mails.must_rest()
    with mails.passing():
        mails.came("maya")
        assert mails.must_rest()
    assert mails.must_rest()
    mails.came("jon")
    assert not mails.must_rest()


def test_mail_that_a_server_told_of_and_does_not_give_is_not_waited_for() -> None:
    mails = Live(patience=60, soon=0.1)
    mails.rest()
    mails.coming("maya")
    mails.pass_by()
    mails.rest()
    assert not mails.must_rest()


def test_who_rests_goes_on_as_soon_as_nothing_is_live() -> None:
    mails = Live(patience=60)
    passed = threading.Event()
    with mails.passing():
        waiting = threading.Thread(target=lambda: (mails.pass_by(), passed.set()), daemon=True)
        waiting.start()
        assert not passed.wait(0.1)
    assert passed.wait(20)


def test_live_replies_are_taken_in_the_order_in_which_they_came(mails: Live) -> None:
    mails.stored([1, 2])
    mails.stored([3])
    assert [mails.take(2), mails.take(2), mails.take(2)] == [[1, 2], [3], []]


def test_a_flood_of_live_mail_leaves_the_backlog_whole_batches(mails: Live) -> None:
    """A batch that was given up again and again goes through as a whole in time, and so does the next."""
    mails.rest()
    with mails.passing():
        assert mails.must_rest()
        mails.rest()
        assert not any(mails.must_rest() for _ in range(50))
        mails.rest()
        assert not mails.must_rest()
    mails.rest()
    with mails.passing():
        assert mails.must_rest()


def test_a_batch_that_is_given_up_again_and_again_goes_through_in_time(mails: Live) -> None:
    """However many live mails come one by one, and however short each passes."""
    given_up = 0
    began = time.monotonic()
    while time.monotonic() < began + 20:
        mails.rest()
        with mails.passing():
            time.sleep(PATIENCE / 20)
            if not mails.must_rest():
                break
            given_up += 1
    assert 1 < given_up < 40


def test_a_batch_that_takes_long_by_itself_is_given_up_all_the_same(mails: Live) -> None:
    mails.rest()
    time.sleep(PATIENCE)
    with mails.passing():
        assert mails.must_rest()


def test_a_flood_is_not_waited_for_by_those_who_fetch_and_read_the_backlog(mails: Live) -> None:
    with mails.passing():
        mails.pass_by()
        assert not rests(mails.pass_by)
        with mails.passing():
            assert not rests(mails.pass_by)
    with mails.passing():
        assert rests(mails.pass_by)
