"""Mails are read in a process of their own: what breaks it costs one mail its turn."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.fork_server import reader_command
from bot.readers import AT_ONCE, Readers
from classifier.classify import Classifier
from classifier.model import load
from desk import intake, lookup, quarantine
from desk.desk import Desk
from desk.errors import ReaderAway
from desk.reading import TRIES, Reading, ReadingFailed, reader_here
from mail.fetched import Fetched, place_after
from mail.parse import Unreadable
from routing.chain import chain_of
from routing.rulebook import load as load_rules
from storage.database import Database
from tests.desk.conftest import RULES
from tests.fakes import Clock, Reader, letter
from tests.mail.watching import soon

EXAMPLE = Path(__file__).parents[2] / "sandbox" / "example" / "mail"
FINE = letter()
WHO = b"who are you"


def who(reading: Reading) -> tuple[int, int]:
    """The ids of the process that read this and of its server."""
    reader, _, server = str(reading).partition(" of ")
    return int(reader), int(server)


def state_of(process: int) -> str:
    """As `ps` has it, Z for one that ended and waits for its parent; empty when there is none."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return ""


@pytest.fixture
def reader() -> Iterator[Readers]:
    """A reader whose processes do what the mail says."""
    reader = Readers([sys.executable, "-m", "tests.bot.odd_child"], seconds=1.0)
    yield reader
    reader.close()


def test_the_child_reads_what_we_would_read() -> None:
    raws = [file.read_bytes() for file in sorted(EXAMPLE.glob("*.eml"))] + [b"", b"no mail at all"]
    reader = Readers(reader_command(""))
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
def test_a_mail_that_breaks_the_reader_costs_itself_alone(reader: Readers, mail: bytes, why: str) -> None:
    before, broken, after = reader([FINE, mail, FINE])
    assert isinstance(broken, ReadingFailed)
    assert str(broken) == why
    assert before == after
    assert before == reader_here(lambda mail: before[1])([FINE])[0]


def test_nobody_is_told_what_was_read_for_who_gave_up(
    reader: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever ends a turn, answers that are still to come are of that turn."""

    def gives_up(*_: object) -> bytes:
        raise MemoryError

    reader.start()
    monkeypatch.setattr("bot.readers._news", gives_up)
    with pytest.raises(MemoryError):
        reader([letter(subject="mine")])
    monkeypatch.undo()
    (read,) = reader([letter(subject="theirs")])
    assert isinstance(read, tuple)
    assert read[0].subject == "theirs"


def test_a_large_batch_fills_no_pipe(reader: Readers) -> None:
    """Both sides write more than a pipe holds before either reads all."""
    mails = [letter(text=f"{n} " + "word " * 12_000) for n in range(20)]
    assert [isinstance(each, tuple) for each in reader(mails)] == [True] * 20


def test_a_few_mails_do_not_wait_for_many(reader: Readers) -> None:
    many = threading.Thread(target=reader, args=([FINE] * 1000,))
    many.start()
    assert isinstance(reader([FINE])[0], tuple)
    assert many.is_alive()
    many.join(30)


def test_many_are_read_by_two_at_once_and_a_few_by_whoever_is_there(reader: Readers) -> None:
    assert len({who(each) for each in reader([WHO] * 20)}) == AT_ONCE
    assert {who(each) for _ in range(3) for each in reader([WHO])} <= {
        who(each) for each in reader([WHO] * 20)
    }


def test_a_reader_that_ended_while_nobody_asked_costs_no_mail_its_turn(reader: Readers) -> None:
    process, _ = who(reader([WHO])[0])
    os.kill(process, signal.SIGKILL)
    assert soon(lambda: state_of(process) == "Z")
    assert isinstance(reader([FINE])[0], tuple)
    assert state_of(process) == ""


def test_a_reader_that_hangs_is_ended(reader: Readers) -> None:
    process, _ = who(reader([WHO])[0])
    reader([b"hang"])
    assert soon(lambda: state_of(process) == "")


def test_when_the_fork_server_is_gone_its_readers_go_on_and_another_forks_the_next(reader: Readers) -> None:
    process, server = who(reader([WHO])[0])
    os.kill(server, signal.SIGKILL)
    assert soon(lambda: state_of(server) == "Z")
    assert who(reader([WHO])[0])[0] == process
    reader([b"die"])
    assert who(reader([WHO])[0])[1] not in (server, process)


def test_no_reader_outlives_us() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "tests.bot.dying"], stdout=subprocess.PIPE, text=True, check=False
    )
    assert said.returncode == -signal.SIGKILL
    process, server = map(int, said.stdout.split(" of "))
    assert soon(lambda: {state_of(process), state_of(server)} <= {"", "Z"})


def test_the_readers_are_given_none_of_our_settings(reader: Readers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHOOWNS_IMAP_PASSWORD", "secret")
    assert str(reader([b"secrets"])[0]) == "none"


def test_a_child_that_does_not_start_is_said_so() -> None:
    reader = Readers([sys.executable, "-c", "raise SystemExit(3)"])
    with pytest.raises(ReaderAway, match="what waits is kept"):
        reader([FINE])


@pytest.mark.requirement("R1")
def test_a_poison_mail_is_with_ops_after_three_tries_and_its_neighbours_flow(
    database: Database, reader: Readers
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


def test_what_cannot_be_read_is_told_with_its_reason(reader: Readers) -> None:
    assert reader([b"\x00 noise"]) == [Unreadable("no sender")]
