"""A worker rehearses with a letter of its own: nobody ever sees it, and the first reply finds all ready."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import SQLModel, func, select

from desk import intake
from desk.desk import Desk
from desk.errors import ReaderAway
from desk.reading import ReadingFailed
from desk.rehearsal import LETTER, rehearse
from mail.fetched import Fetched, place_after
from storage import prepared
from tests.fakes import letter


def test_nobody_ever_sees_the_letter(desk: Desk, receive: Callable[..., None]) -> None:
    receive(letter())
    before = _everything(desk)
    rehearse(desk)
    assert _everything(desk) == before


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


@pytest.mark.parametrize("trouble", [ReaderAway(), RuntimeError("no memory")])
def test_a_rehearsal_that_fails_stops_nobody(
    desk: Desk, receive: Callable[..., None], trouble: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    def away(_: object) -> Any:
        raise trouble

    with caplog.at_level(logging.WARNING):
        rehearse(replace(desk, reader=away))
    assert "the first reply will take a moment longer" in caplog.text
    receive(letter())
    assert _everything(desk)["thread"] == 1


def test_a_letter_that_breaks_its_reader_is_not_decided(desk: Desk) -> None:
    rehearse(replace(desk, reader=lambda _: [ReadingFailed("MemoryError")]))
    assert not any(_everything(desk).values())


def _everything(desk: Desk) -> dict[str, int]:
    """How many rows each table has."""
    with desk.read() as session:
        return {
            name: session.exec(select(func.count()).select_from(table)).one()
            for name, table in SQLModel.metadata.tables.items()
        }
