"""Readers are processes: they come from a fork server, and none is left when nobody needs it any more."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.fork_server import Forked, ForkServer
from bot.frames import LENGTH, Frames
from bot.reader import Reader
from bot.readers import Readers
from bot.told import TOLD, Told
from desk.errors import ReaderAway
from tests.bot.odd_child import ODD, WHO, who
from tests.fakes import letter
from tests.mail.watching import soon

FINE = letter()


def state_of(process: int) -> str:
    """As `ps` has it, Z for one that ended and waits for its parent; empty when there is none."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return ""


def is_gone(process: int) -> bool:
    """Whether it has ended, though nobody may have asked how."""
    return state_of(process) in ("", "Z")


@pytest.fixture
def reader() -> Iterator[Readers]:
    """A reader whose processes do what the mail says."""
    reader = Readers(ODD, seconds=1.0)
    yield reader
    reader.close()


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
    assert soon(lambda: is_gone(process) and is_gone(server))


def test_the_readers_are_given_none_of_our_settings(reader: Readers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHOOWNS_IMAP_PASSWORD", "secret")
    assert str(reader([b"secrets"])[0]) == "none"


def test_a_child_that_does_not_start_is_said_so() -> None:
    reader = Readers([sys.executable, "-c", "raise SystemExit(3)"])
    with pytest.raises(ReaderAway, match="what waits is kept"):
        reader([FINE])


def test_a_reader_that_cannot_begin_costs_no_mail_its_turn() -> None:
    reader = Readers([*ODD, "sick"])
    with pytest.raises(ReaderAway):
        reader([FINE])
    reader.close()


def test_a_reader_whose_mail_hangs_ends_when_nobody_ends_it() -> None:
    reader = Readers([*ODD, "impatient"], seconds=20)
    (broken,) = reader([b"hang"])
    assert str(broken) == "ended the reader"
    reader.close()


def test_who_waits_when_all_are_closed_hears_that_there_is_none(reader: Readers) -> None:
    process, server = who(reader([WHO])[0])
    said: list[type[Exception]] = []

    def wait(mails: int) -> None:
        try:
            reader([b"hang"] * mails)
        except ReaderAway as away:
            said.append(type(away))

    waiting = [threading.Thread(target=wait, args=(mails,)) for mails in (50, 50, 1)]
    for each in waiting:
        each.start()
    time.sleep(0.3)
    began = time.monotonic()
    reader.close()
    for each in waiting:
        each.join(10)
    assert time.monotonic() - began < 10  # F06: a worker ends within that time, whatever it reads
    assert said == [ReaderAway] * 3
    assert soon(lambda: is_gone(process) and is_gone(server))
    with pytest.raises(ReaderAway):
        reader([FINE])


def test_readers_go_on_when_everybody_is_told_to_stop(reader: Readers) -> None:
    """As service managers do it: the mail that is read at this moment is read to its end."""
    process, server = who(reader([WHO])[0])
    os.killpg(server, signal.SIGTERM)
    time.sleep(0.2)
    assert who(reader([WHO])[0]) == (process, server)


def test_a_reader_cannot_command_the_server(reader: Readers) -> None:
    assert str(reader([b"whom do you hear"])[0]) == "/dev/null"


def test_the_server_ends_nobody_but_its_readers() -> None:
    ours, theirs = socket.socketpair()
    stranger = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with ours, theirs, subprocess.Popen(ODD, stdin=theirs.fileno()):
        assert ours.recv(LENGTH.size) == LENGTH.pack(0)
        ours.sendall(LENGTH.pack(stranger.pid))
        one, other = socket.socketpair()
        with one, other:
            socket.send_fds(ours, [LENGTH.pack(0)], [other.fileno()])
            ours.recv(LENGTH.size)
            assert stranger.poll() is None
        ours.close()
        theirs.close()
    stranger.kill()
    stranger.wait()


def test_a_server_that_cannot_fork_says_so_and_goes_on() -> None:
    """The number that says so is no reader's: to end it would be to end all there are."""
    reader = Readers([*ODD, "crowded"])
    for _ in range(2):
        with pytest.raises(ReaderAway):
            reader([FINE])
    reader.close()
    ours, theirs = socket.socketpair()
    with ours, theirs, subprocess.Popen([*ODD, "crowded"], stdin=theirs.fileno(), start_new_session=True):
        ours.settimeout(20)
        assert ours.recv(LENGTH.size) == LENGTH.pack(0)
        for _ in range(2):
            one, other = socket.socketpair()
            with one, other:
                socket.send_fds(ours, [LENGTH.pack(0)], [other.fileno()])
                assert ours.recv(LENGTH.size) == LENGTH.pack(0)
            ours.sendall(LENGTH.pack(0))
        ours.close()
        theirs.close()


class Talkative(ForkServer):
    """Its reader is at the other end of a socket of ours."""

    def __init__(self) -> None:
        super().__init__([])
        ours, self.reader = socket.socketpair()
        self._gone = subprocess.Popen(["true"])
        self._gone.wait()
        self._forked = Forked(self._gone, 0, Frames(ours))

    def fork(self, niceness: int = 0) -> Forked:
        return self._forked


def test_an_answer_that_nobody_asked_for_is_taken_for_no_mail() -> None:
    server = Talkative()
    reader = Reader(server, seconds=5)
    reader.ready()
    reader.give(7, FINE)
    answer = TOLD.dump_json(Told(failed="as it is"))
    server.reader.sendall(2 * (LENGTH.pack(len(answer)) + answer))
    ((number, reading),) = reader.answers(1)
    assert number == 7
    assert str(reading) == "as it is"
    assert not reader.frames.quiet  # so it is replaced before it is given another
    server.reader.close()
    reader.end()
