"""Mails are read in a process of their own: what breaks it costs one mail its turn."""

import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.reader import ReaderProcess, reader_command
from classifier.classify import Classifier
from classifier.model import load
from desk import intake, lookup, quarantine
from desk.desk import Desk
from desk.errors import ReaderAway
from desk.reading import TRIES, ReadingFailed, reader_here
from mail.fetched import Fetched, place_after
from mail.parse import Unreadable
from routing.chain import chain_of
from routing.rulebook import load as load_rules
from storage.database import Database
from tests.desk.conftest import RULES
from tests.fakes import Clock, Reader, letter

EXAMPLE = Path(__file__).parents[2] / "sandbox" / "example" / "mail"
FINE = letter()


@pytest.fixture
def reader() -> Iterator[ReaderProcess]:
    """A reader whose child does what the mail says."""
    reader = ReaderProcess([sys.executable, "-m", "tests.bot.odd_child"], seconds=1.0)
    yield reader
    reader.close()


def test_the_child_reads_what_we_would_read() -> None:
    raws = [file.read_bytes() for file in sorted(EXAMPLE.glob("*.eml"))] + [b"", b"no mail at all"]
    reader = ReaderProcess(reader_command(""))
    here = reader_here(Classifier(load()).classify)
    assert reader(raws) == here(raws)
    reader.close()


@pytest.mark.parametrize(
    ("mail", "why"),
    [
        (b"hang", "took longer than 1 s"),
        (b"die", "ended the reader"),
        (b"nonsense", "was read as nonsense"),
        (letter(subject="eat"), "MemoryError"),
    ],
)
def test_a_mail_that_breaks_the_reader_costs_itself_alone(
    reader: ReaderProcess, mail: bytes, why: str
) -> None:
    before, broken, after = reader([FINE, mail, FINE])
    assert isinstance(broken, ReadingFailed)
    assert str(broken) == why
    assert before == after
    assert before == reader_here(lambda mail: before[1])([FINE])[0]


def test_nobody_is_told_what_was_read_for_who_gave_up(
    reader: ReaderProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever ends a turn, answers that are still to come are of that turn."""

    def gives_up(*_: object) -> bytes:
        raise MemoryError

    reader.start()
    monkeypatch.setattr("bot.reader._frame", gives_up)
    with pytest.raises(MemoryError):
        reader([letter(subject="mine")])
    monkeypatch.undo()
    (read,) = reader([letter(subject="theirs")])
    assert isinstance(read, tuple)
    assert read[0].subject == "theirs"


def test_a_large_batch_fills_no_pipe(reader: ReaderProcess) -> None:
    """Both sides write more than a pipe holds before either reads all."""
    mails = [letter(text=f"{n} " + "word " * 12_000) for n in range(20)]
    assert [isinstance(each, tuple) for each in reader(mails)] == [True] * 20


def test_a_few_mails_do_not_wait_for_many(reader: ReaderProcess) -> None:
    many = threading.Thread(target=reader, args=([FINE] * 1000,))
    many.start()
    assert isinstance(reader([FINE])[0], tuple)
    assert many.is_alive()
    many.join(30)


def test_the_child_is_given_none_of_our_settings(
    reader: ReaderProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHOOWNS_IMAP_PASSWORD", "secret")
    assert str(reader([b"secrets"])[0]) == "none"


def test_a_child_that_does_not_start_is_said_so() -> None:
    reader = ReaderProcess([sys.executable, "-c", "raise SystemExit(3)"])
    with pytest.raises(ReaderAway, match="what waits is kept"):
        reader([FINE])


@pytest.mark.requirement("R1")
def test_a_poison_mail_is_with_ops_after_three_tries_and_its_neighbours_flow(
    database: Database, reader: ReaderProcess
) -> None:
    rulebook = load_rules(RULES)
    desk = replace(Desk(database, rulebook, chain_of(rulebook), Reader(), Clock()), reader=reader)
    batch = [Fetched("outreach", 1, n, raw) for n, raw in enumerate((FINE, b"die", letter(subject="b")), 1)]
    intake.store(desk, "outreach", batch, place_after(batch))
    tries = 0
    while intake.decide_waiting(desk):
        tries += 1
    assert tries == TRIES
    (poison,) = quarantine.quarantined(desk)
    assert (poison.id, poison.reason) == (2, "parser failed: ended the reader")
    assert [lookup.thread_state(desk, n).sender for n in (1, 2)] == ["chris@northwind.example"] * 2


def test_what_cannot_be_read_is_told_with_its_reason(reader: ReaderProcess) -> None:
    assert reader([b"\x00 noise"]) == [Unreadable("no sender")]
