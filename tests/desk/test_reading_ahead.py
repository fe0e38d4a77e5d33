"""While one batch is settled the next is read, and the one after it is at hand."""

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace

import pytest

from desk import intake
from desk.course import Course
from desk.desk import Desk
from desk.errors import ReaderAway
from desk.reading import Reading, reader_here
from desk.reading_ahead import batches_read
from mail.fetched import Fetched, place_after
from tests.fakes import letter

SOON = 10  # seconds in which somebody does what he is to do


class Watched:
    """Reads, and tells which batch it begins: `begins` is called with its number, from 1 on."""

    def __init__(self, desk: Desk, begins: Callable[[int], object] = lambda batch: None) -> None:
        self._read = reader_here(desk.classify)
        self._begins = begins
        self._batches = 0
        self._changed = threading.Condition()

    def __call__(self, raws: Sequence[bytes]) -> Sequence[Reading]:
        self._begins(self._batches + 1)
        with self._changed:
            self._batches += 1
            self._changed.notify_all()
        return self._read(raws)

    def has_begun(self, batches: int) -> bool:
        """Whether so many batches are begun, now or soon."""
        with self._changed:
            return self._changed.wait_for(lambda: self._batches >= batches, SOON)

    @property
    def batches(self) -> int:
        """How many are begun."""
        return self._batches


class Second:
    """The second batch, which is being read until it may go on."""

    def __init__(self) -> None:
        self.begun, self._goes_on = threading.Event(), threading.Event()

    def begins(self, batch: int) -> None:
        """Tell that it begins, and wait; no other batch does."""
        if batch == 2:
            self.begun.set()
            self._goes_on.wait(SOON)

    def goes_on_soon(self) -> None:
        """Once it has begun it goes on a moment later."""
        assert self.begun.wait(SOON)
        threading.Timer(0.1, self._goes_on.set).start()


@pytest.fixture
def store(desk: Desk) -> Callable[[int], None]:
    """Store so many replies, which nobody decides."""
    count = iter(range(1, 10_000))

    def store(replies: int) -> None:
        batch = [Fetched("outreach", 1, uid, letter(message_id=f"<{uid}@x>")) for uid in _next(replies)]
        intake.store(desk, "outreach", batch, place_after(batch))

    def _next(replies: int) -> list[int]:
        return [next(count) for _ in range(replies)]

    return store


def test_two_more_batches_are_read_while_one_is_settled(desk: Desk, store: Callable[[int], None]) -> None:
    store(4)
    fourth = threading.Event()
    reader = Watched(desk, begins=lambda batch: fourth.set() if batch == 4 else None)
    with closing(batches_read(replace(desk, reader=reader), 1)) as batches:
        next(batches)
        assert reader.has_begun(3)
        assert not fourth.wait(0.2)


def test_what_was_stored_while_the_first_batch_was_read_is_read_at_once(
    desk: Desk, store: Callable[[int], None]
) -> None:
    store(1)
    reader = Watched(desk, begins=lambda batch: store(1) if batch == 1 else None)
    with closing(batches_read(replace(desk, reader=reader), 1)) as batches:
        next(batches)
        assert reader.has_begun(2)


def test_each_reply_comes_once_and_in_the_order_in_which_it_was_stored(
    desk: Desk, store: Callable[[int], None]
) -> None:
    store(7)
    replies = [waiting.reply_id for batch in batches_read(desk, 3) for waiting, _ in batch]
    assert replies == sorted(set(replies))
    assert len(replies) == 7


def test_a_batch_that_is_not_full_is_the_last(desk: Desk, store: Callable[[int], None]) -> None:
    store(1)
    reader = Watched(desk, begins=lambda _: store(1))
    assert [len(batch) for batch in batches_read(replace(desk, reader=reader), 2)] == [1]


def test_who_is_told_to_stop_waits_for_no_batch_that_is_not_begun(
    desk: Desk, store: Callable[[int], None]
) -> None:
    store(3)
    second = Second()
    reader = Watched(desk, second.begins)
    course = Course(settled=lambda _: second.goes_on_soon(), is_over=second.begun.is_set)
    assert intake.decide_waiting(replace(desk, reader=reader), course, limit=1) == 1
    assert reader.batches == 2


def test_who_is_told_to_stop_while_a_batch_is_read_begins_no_other(
    desk: Desk, store: Callable[[int], None]
) -> None:
    store(3)
    first, stopped = threading.Event(), threading.Event()

    def begins(batch: int) -> None:
        if batch == 2:
            assert first.wait(SOON)
            time.sleep(0.2)  # the second is waited for
            stopped.set()

    reader = Watched(desk, begins)
    course = Course(settled=lambda _: first.set(), is_over=stopped.is_set)
    assert intake.decide_waiting(replace(desk, reader=reader), course, limit=1) == 2
    assert reader.batches == 2


def test_who_gives_up_waits_for_no_batch_that_is_not_begun(desk: Desk, store: Callable[[int], None]) -> None:
    store(3)
    second = Second()
    reader = Watched(desk, second.begins)
    batches = batches_read(replace(desk, reader=reader), 1)
    next(batches)
    second.goes_on_soon()
    batches.close()
    assert reader.batches == 2


def test_readers_that_are_away_are_asked_once(desk: Desk, store: Callable[[int], None]) -> None:
    store(3)

    asked: list[int] = []

    def away(batch: int) -> None:
        asked.append(batch)
        time.sleep(0.1)  # the next batch waits by then
        raise ReaderAway

    reader = Watched(desk, begins=away)
    with pytest.raises(ReaderAway):
        next(batches_read(replace(desk, reader=reader), 1))
    assert asked == [1]
