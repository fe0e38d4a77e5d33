"""Trying again while the database is busy: for whoever would have to begin something long anew."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from desk.errors import Busy

T = TypeVar("T")


def patiently(write: Callable[[], T], times: int) -> T:
    """A transaction that is tried again so many times. Raises Busy when its turn never comes."""
    for _ in range(times):
        with suppress(Busy):
            return write()
    return write()
