"""A worker rehearses with a letter of its own: nobody ever sees it, and the first reply finds all ready."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import SQLModel, func, select

from desk import intake
from desk.desk import Desk
from desk.errors import ReaderAway
from desk.reading import Reading, ReadingFailed
from desk.rehearsal import LETTER, rehearse
from mail.fetched import Fetched, place_after
from storage import prepared
from tests.fakes import letter


def test_nobody_ever_sees_the_letter(
    desk: Desk, receive: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    receive(letter())
    before = _everything(desk)
    rehearse(desk)
    assert _everything(desk) == before
    assert not caplog.text  # it went to its end


def test_hardly_anything_is_asked_for_the_first_time_with_the_first_reply(desk: Desk) -> None:
    reply = Fetched("outreach", 1, 1, letter("Ann Lee <ann@example.com>"))
    intake.store(desk, "outreach", [reply], place_after([reply]))
    prepared._prepared.cache_clear()
    rehearse(desk)
    rehearsed = prepared._prepared.cache_info().misses
    intake.decide_waiting(desk)
    assert rehearsed > 3 * (prepared._prepared.cache_info().misses - rehearsed)


def test_the_letter_itself_may_come_and_is_a_reply_like_any_other(
    desk: Desk, receive: Callable[..., None]
) -> None:
    rehearse(desk)
    receive(LETTER)
    assert _everything(desk)["thread"] == 1


def _away(_: object) -> Any:
    raise ReaderAway


def _broken(_: object) -> list[Reading]:
    return [ReadingFailed("MemoryError")]


class _NoChain:
    def __getattr__(self, name: str) -> Any:
        raise RuntimeError("no rules")


@pytest.mark.parametrize(
    "trouble", [{"reader": _away}, {"reader": _broken}, {"chain": _NoChain()}], ids=lambda each: str(*each)
)
def test_a_rehearsal_that_fails_says_so_and_stops_nobody(
    desk: Desk, receive: Callable[..., None], trouble: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    rehearse(replace(desk, **trouble))
    assert "the first reply will take a moment longer" in caplog.text
    receive(letter())
    assert _everything(desk)["thread"] == 1


def _everything(desk: Desk) -> dict[str, int]:
    """How many rows each table has."""
    with desk.read() as session:
        return {
            name: session.exec(select(func.count()).select_from(table)).one()
            for name, table in SQLModel.metadata.tables.items()
        }
