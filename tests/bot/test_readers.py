"""Mails are read in a process of their own: what breaks it costs one mail its turn."""

import os
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot import readers
from bot.fork_server import Forked, ForkServer, reader_command
from bot.readers import FEW, OF_MANY, Readers
from classifier.classify import Classifier
from classifier.model import load
from desk import intake, lookup, quarantine
from desk.desk import Desk
from desk.reading import TRIES, Reading, ReadingFailed, reader_here
from mail.fetched import Fetched, place_after
from mail.parse import Unreadable
from routing.chain import chain_of
from routing.rulebook import load as load_rules
from storage.database import Database
from tests.bot.odd_child import ODD, WHO, who
from tests.desk.conftest import RULES
from tests.fakes import Clock, Reader, letter

EXAMPLE = Path(__file__).parents[2] / "sandbox" / "example" / "mail"
FINE = letter()


@pytest.fixture
def reader() -> Iterator[Readers]:
    """A reader whose processes do what the mail says."""
    reader = Readers(ODD, seconds=1.0)
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


def test_those_who_read_a_backlog_let_live_mail_pass_between_its_mails() -> None:
    passed: list[int] = []
    reader = Readers(ODD, pass_by=lambda: passed.append(1))
    few = reader([FINE] * FEW)
    assert not passed
    many = reader([FINE] * (FEW + 1))
    assert len(passed) > (FEW + 1) / 10  # two are given five ahead
    assert many == [*few, few[0]]
    reader.close()


def test_nobody_is_told_what_was_read_for_who_gave_up(
    reader: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever ends a turn, answers that are still to come are of that turn."""

    waits = iter((readers._news, None))

    def gives_up(busy: Sequence[readers.Reader]) -> Iterator[tuple[readers.Reader, int]]:
        wait = next(waits)
        if wait is None:
            raise MemoryError
        return wait(busy)

    monkeypatch.setattr("bot.readers._news", gives_up)
    with pytest.raises(MemoryError):
        reader([b"doze"])
    monkeypatch.undo()
    (read,) = reader([letter(subject="theirs")])
    assert isinstance(read, tuple)
    assert read[0].subject == "theirs"


def test_a_large_batch_fills_no_pipe(reader: Readers) -> None:
    """Both sides write more than a pipe holds before either reads all."""
    mails = [letter(text=f"{n} " + "word " * 12_000) for n in range(20)]
    assert [isinstance(each, tuple) for each in reader(mails)] == [True] * 20


def test_what_was_answered_before_a_reader_died_is_heard(reader: Readers) -> None:
    """We may have more to send than it took, and hear of its end in that moment."""
    large = letter(text="word " * 40_000)
    for place in range(1, 15):
        mails = [large] * 15
        mails[place] = b"die"
        failed = [number for number, each in enumerate(reader(mails)) if isinstance(each, ReadingFailed)]
        assert failed == [place]


def test_each_mail_has_its_own_time(reader: Readers) -> None:
    """Ten that doze a third of a second take longer than the second that one may take."""
    assert all(isinstance(each, Unreadable | tuple) for each in reader([b"doze"] * 10))


def test_a_mail_is_not_late_because_we_were_busy_with_another_reader(
    reader: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader([FINE] * (FEW + 1))
    fork = ForkServer.fork

    def slowly(server: ForkServer, niceness: int = 0) -> Forked:
        time.sleep(1.5)  # longer than a mail may take
        return fork(server, niceness)

    monkeypatch.setattr(ForkServer, "fork", slowly)
    broken, *others = reader([b"die", *[b"doze"] * 3, *[FINE] * FEW])
    assert isinstance(broken, ReadingFailed)
    assert not any(isinstance(each, ReadingFailed) for each in others)


def test_a_few_mails_do_not_wait_for_many(reader: Readers) -> None:
    found: list[Reading] = []
    many = threading.Thread(target=lambda: found.extend(reader([FINE] * 1000)))
    many.start()
    assert isinstance(reader([FINE])[0], tuple)
    assert many.is_alive()
    many.join(30)
    assert len(found) == 1000
    assert all(isinstance(each, tuple) for each in found)


def test_whoever_asked_first_is_next(reader: Readers) -> None:
    """Beside two who always have many to be read, who has one waits for a turn or two of each."""
    turns, enough = [0, 0], threading.Event()

    def want_many(who: int) -> None:
        while not enough.is_set():
            reader([FINE] * FEW)
            turns[who] += 1

    busy = [threading.Thread(target=want_many, args=(who,)) for who in range(2)]
    for each in busy:
        each.start()
    waited: list[int] = []
    for _ in range(40):
        before = sum(turns)
        reader([FINE])
        waited.append(sum(turns) - before)
    enough.set()
    for each in busy:
        each.join(20)
    assert max(waited) <= 4


def test_who_reads_many_gives_way(reader: Readers) -> None:
    own = os.getpriority(os.PRIO_PROCESS, 0)
    many, few = (who(reader([WHO] * mails)[0])[0] for mails in (FEW + 1, FEW))
    assert os.getpriority(os.PRIO_PROCESS, few) == own < os.getpriority(os.PRIO_PROCESS, many)


def test_many_are_read_by_two_at_once_and_a_few_by_whoever_is_there(reader: Readers) -> None:
    assert len({who(each) for each in reader([WHO] * (FEW + 1))}) == OF_MANY
    assert who(reader([WHO])[0]) == who(reader([WHO])[0])


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
