"""Clicks that change no thread: each counted once, by its content key."""

from sqlalchemy.exc import IntegrityError

from desk.desk import Desk
from storage import tables

NO_THREAD = 0


def is_first(desk: Desk, key: str) -> bool:
    """Whether this is the first click of that key, and remember it; of two at once one is first."""
    try:
        with desk.begin() as session:
            if session.get(tables.Click, key) is not None:
                return False
            session.add(tables.Click(key=key, thread_id=NO_THREAD, at=desk.now()))
    except IntegrityError:
        return False
    return True


def forget(desk: Desk, key: str) -> None:
    """The click had no effect, and may be tried again."""
    with desk.begin() as session:
        if click := session.get(tables.Click, key):
            session.delete(click)
