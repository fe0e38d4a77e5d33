"""Reading ahead: while one batch of replies is settled the next is read, and the one after it is at hand."""

import threading
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from sqlalchemy import Integer, bindparam
from sqlmodel import col, select

from desk.course import IN_PEACE, Course
from desk.desk import Desk
from desk.errors import ReaderAway
from desk.reading import Reading
from desk.settle import Waiting
from storage import tables
from storage.columns import word
from storage.prepared import ask

AHEAD = 2  # batches: who has read one begins the next at once, and waits for who settles when both are read

OLDEST = (
    select(tables.Reply.id, tables.Reply.raw, tables.Reply.arrived_at)
    .where(tables.Reply.stage == word(tables.Stage.WAITING), col(tables.Reply.id) > bindparam("after"))
    .order_by(col(tables.Reply.id))
    .limit(bindparam("most", type_=Integer))
)

Readings = list[tuple[Waiting, Reading]]


def batches_read(desk: Desk, limit: int, course: Course = IN_PEACE) -> Generator[Readings]:
    """The replies that wait, oldest first, `limit` at once, each with what was read in it.

    A batch that is not full is the last one: what comes meanwhile is for whoever asks next. Once the `course`
    is over none is begun, and an empty one is the last; whoever stops early closes the generator. Raises
    ReaderAway, and Busy when the database does not answer.
    """
    batches: deque[Future[Readings]] = deque()
    last, more, away = 0, True, threading.Event()

    def read_in_turn(waiting: Sequence[Waiting]) -> Readings:
        if course.is_over():
            return []
        if away.is_set():
            raise ReaderAway  # to be waited for once more would only hold up who wants to stop
        try:
            return read(desk, waiting)
        except ReaderAway:
            away.set()
            raise

    with ThreadPoolExecutor(1, thread_name_prefix="reading") as ahead:

        def look_ahead() -> bool:
            nonlocal last, more
            while more and len(batches) < AHEAD and (waiting := _waiting(desk, limit, after=last)):
                last, more = waiting[-1].reply_id, len(waiting) == limit
                batches.append(ahead.submit(read_in_turn, waiting))
            return bool(batches)

        try:
            while look_ahead():
                readings = batches.popleft().result()
                look_ahead()
                yield readings
        finally:
            for batch in batches:
                batch.cancel()


def read(desk: Desk, waiting: Sequence[Waiting]) -> Readings:
    """These replies, each with what was read in it. Raises ReaderAway."""
    return list(zip(waiting, desk.read_mails([each.raw for each in waiting]), strict=True))


def _waiting(desk: Desk, limit: int, after: int) -> list[Waiting]:
    """The oldest replies that wait, with ids above `after`."""
    with desk.read() as session:
        return [Waiting(*row) for row in ask(session, OLDEST, after=after, most=limit)]
