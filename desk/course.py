"""The course of a backlog: where the deciding of it may rest, and who is told how far it is."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Course:
    """By default it goes on in peace, and nobody is told.

    `rest` is called before each transaction and returns when what is more urgent has passed. `must_rest` is
    asked after each reply whether to give the transaction up, while nothing is written. `settled` is told of
    each batch's last reply: all up to it are decided, and what we sent by then is matched. `is_over` is
    asked, in any thread, before each batch is read and settled: then whoever comes next decides the rest.
    """

    rest: Callable[[], object] = lambda: None
    must_rest: Callable[[], bool] = lambda: False
    settled: Callable[[int], object] = lambda last: None
    is_over: Callable[[], bool] = lambda: False


IN_PEACE = Course()
