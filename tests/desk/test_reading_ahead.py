"""While one batch is settled the next is read: who reads never waits for who settles."""

import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace

import pytest

from desk import intake
from desk.desk import Desk
from desk.reading import Reading, reader_here
from desk.reading_ahead import batches_read
from mail.fetched import Fetched, place_after
from tests.fakes import letter

SOON = 10  # seconds in which somebody does what he is to do


class Watched:
    """Reads, and tells of it: `begins` may be called with the number of each batch, from 1 on."""

    def __init__(self, desk: Desk, begins: Callable[[int], object] = lambda batch: None) -> None:
        self._read = reader_here(desk.classify)
        self._begins = begins
        self._batches = 0
        self._read_one = threading.Condition()

    def __call__(self, raws: Sequence[bytes]) -> Sequence[Reading]:
        self._begins(self._batches + 1)
        with self._read_one:
            self._batches += 1
            self._read_one.notify_all()
        return self._read(raws)

    def has_read(self, batches: int) -> bool:
        """Whether so many batches are read, now or soon."""
        with self._read_one:
            return self._read_one.wait_for(lambda: self._batches >= batches, SOON)

    @property
    def batches(self) -> int:
        """How many are read."""
        return self._batches


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
    reader = Watched(desk)
    with closing(batches_read(replace(desk, reader=reader), 1)) as batches:
        next(batches)
        assert reader.has_read(3)
        assert reader.batches == 3


def test_what_was_stored_while_the_first_batch_was_read_is_read_at_once(
    desk: Desk, store: Callable[[int], None]
) -> None:
    store(1)
    reader = Watched(desk, begins=lambda batch: store(1) if batch == 1 else None)
    with closing(batches_read(replace(desk, reader=reader), 1)) as batches:
        next(batches)
        assert reader.has_read(2)


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


def test_who_stops_early_does_not_wait_for_what_is_not_begun(
    desk: Desk, store: Callable[[int], None]
) -> None:
    store(3)
    second, go_on = threading.Event(), threading.Event()

    def begins(batch: int) -> None:
        if batch == 2:
            second.set()
            go_on.wait(SOON)

    reader = Watched(desk, begins)
    batches = batches_read(replace(desk, reader=reader), 1)
    next(batches)
    assert second.wait(SOON)
    threading.Timer(0.1, go_on.set).start()
    batches.close()
    assert reader.batches == 2
