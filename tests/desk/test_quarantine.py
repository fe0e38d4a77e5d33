"""A mail nobody could read gets another try when ops says so, once, and its thread with ops is done."""

import tracemalloc
from collections.abc import Callable
from dataclasses import replace

import pytest

from desk import intake, lookup, quarantine
from desk.desk import Desk
from desk.ledger import balance
from desk.quarantine import NotInQuarantine
from desk.reading import ReadingFailed, reader_here
from mail.fetched import Fetched, Place
from storage import tables
from storage.rows import add_rows
from tests.fakes import letter

Receive = Callable[..., None]


def test_what_broke_the_reader_is_read_once_the_reader_is_mended(desk: Desk) -> None:
    broken = replace(desk, reader=lambda raws: [ReadingFailed("too slow") for _ in raws])
    intake.store(broken, "outreach", [Fetched("outreach", 1, 1, letter())], Place(1, 1))
    while intake.decide_waiting(broken):
        pass
    assert [held.reason for held in quarantine.quarantined(desk)] == ["parser failed: too slow"]
    quarantine.release(desk, 1)
    while intake.decide_waiting(replace(desk, reader=reader_here(desk.classify))):
        pass
    assert quarantine.quarantined(desk) == ()
    assert [str(lookup.thread_state(desk, n).status) for n in (1, 2)] == ["done", "open"]
    assert lookup.thread_state(desk, 2).sender == "chris@northwind.example"
    assert balance(desk).holds


def test_ops_is_told_whose_mail_it_is_as_far_as_its_header_can_be_read(desk: Desk, receive: Receive) -> None:
    broken = replace(desk, reader=lambda raws: [ReadingFailed("too slow") for _ in raws])
    mails = [letter(), b"To: " + b"x," * 200_000 + b"\n" + letter(), b"\x00 noise", b""]
    for uid, raw in enumerate(mails, 1):
        intake.store(broken, "outreach", [Fetched("outreach", 1, uid, raw)], Place(1, uid))
    while intake.decide_waiting(broken):
        pass
    told = [(held.sender, held.subject) for held in quarantine.quarantined(desk)]
    assert told == [("chris@northwind.example", "Re: Quick question"), ("", ""), ("", ""), ("", "")]


def test_thousands_that_cannot_be_read_are_listed_a_few_at_a_time(desk: Desk) -> None:
    held = {"raw": b"X-Filler: " + b"x" * 200_000, "stage": tables.Stage.QUARANTINED}
    held |= {"arrived_at": desk.now(), "stored_at": desk.now()}
    with desk.database.begin() as session:
        add_rows(session, tables.Reply, [dict(held) for _ in range(100)])
    tracemalloc.start()
    assert len(quarantine.quarantined(desk)) == 100
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8_000_000


def test_what_still_cannot_be_read_is_with_ops_again(desk: Desk, receive: Receive) -> None:
    receive(b"\x00 noise")
    quarantine.release(desk, 1)
    while intake.decide_waiting(desk):
        pass
    assert [held.id for held in quarantine.quarantined(desk)] == [1]
    assert [str(lookup.thread_state(desk, n).status) for n in (1, 2)] == ["done", "open"]


def test_only_what_is_in_the_quarantine_can_be_released_and_only_once(desk: Desk, receive: Receive) -> None:
    receive(letter(), b"\x00 noise")
    quarantine.release(desk, 2)
    for number in (1, 2, 99):
        with pytest.raises(NotInQuarantine, match=f"There is no mail {number} in the quarantine"):
            quarantine.release(desk, number)
        with pytest.raises(NotInQuarantine):
            quarantine.bytes_of(desk, number)
