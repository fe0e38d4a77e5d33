"""A fork server: it loads what reads mails once, and forks a reader whenever it is asked for one.

Its standard input is a Unix socket. Four bytes come in: with the end of another socket they ask for a reader
that reads what comes in there, and say by what niceness it gives way to others; without, they are the id of a
reader that is to end. Out goes NONE when everything is loaded, and then the id of each new reader, or NONE if
there cannot be one.
"""

import os
import resource
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from bot.fork_server import NONE
from bot.frames import LENGTH
from bot.garbage import keep_what_is_loaded, look_seldom
from bot.told import TOLD, told_of
from classifier.classify import Classifier
from classifier.hearing import ready
from classifier.model import HERE, load
from desk.reading import Reading, read_one

WARMING = b"""\
From: Ann <ann@example.com>
Date: Mon, 23 Nov 2026 10:00:00 +0000
Subject: Automatic reply: hello
Auto-Submitted: auto-replied

I am out of the office until 30 November.
"""
"""What libraries load with their first date or language is loaded before somebody waits for it."""
ALONE = 30  # seconds for one mail, should nobody be there any more to end us sooner
MORE_MEMORY = 512 * 1024 * 1024  # bytes above what a reader has when it is forked


def main(model: str) -> None:
    """Serve with this model; empty for the one that comes with the program."""
    look_seldom()
    classify = Classifier(load(Path(model) if model else HERE)).classify
    ready()
    read_one(WARMING, classify)
    serve(lambda raw: read_one(raw, classify))


def serve(read: Callable[[bytes], Reading]) -> None:
    """Fork readers until whoever asks for them is gone; they end when those who talk to them do."""
    keep_what_is_loaded()
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # who stops us all stops who asks, and that one us
    with socket.socket(fileno=sys.stdin.fileno()) as asked, suppress(BrokenPipeError, ConnectionResetError):
        readers: set[int] = set()
        asked.sendall(LENGTH.pack(NONE))
        while True:
            message, ends, _, _ = socket.recv_fds(asked, LENGTH.size, 1)
            if not message:
                return
            (number,) = LENGTH.unpack(message)
            if ends:
                process = _fork(read, ends[0], niceness=number)
                readers |= {process} - {NONE}  # to kill() that would be our whole group
                asked.sendall(LENGTH.pack(process))
            elif number in readers:  # it is ours, so its id is nobody else's
                readers.remove(number)
                os.kill(number, signal.SIGKILL)
                os.waitpid(number, 0)


def _fork(read: Callable[[bytes], Reading], descriptor: int, niceness: int) -> int:
    """The id of a new reader at this end of a socket; NONE when there cannot be one more."""
    try:
        process = os.fork()
    except OSError:
        process = NONE
    else:
        if not process:
            _be_a_reader(read, descriptor, niceness)
    os.close(descriptor)
    return process


def _be_a_reader(read: Callable[[bytes], Reading], descriptor: int, niceness: int) -> NoReturn:
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, sys.stdin.fileno())  # nobody commands the server but who started it
        os.close(nothing)
        os.nice(niceness)
        bound_memory()
        read_mails(socket.socket(fileno=descriptor), read)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(0)


def read_mails(talk: socket.socket, read: Callable[[bytes], Reading]) -> None:
    """Say with an empty frame that we are there, and answer each mail until nobody sends one any more."""
    with talk.makefile("rb") as mails, suppress(BrokenPipeError, ConnectionResetError):
        talk.sendall(LENGTH.pack(0))
        while head := mails.read(LENGTH.size):
            raw = mails.read(LENGTH.unpack(head)[0])
            signal.alarm(ALONE)
            told = TOLD.dump_json(told_of(read(raw)))
            signal.alarm(0)
            talk.sendall(LENGTH.pack(len(told)) + told)


def bound_memory() -> None:
    """From here on this process may take half a gigabyte more; what asks for it gets a MemoryError."""
    pages = int(Path("/proc/self/statm").read_text().split()[0]) if Path("/proc/self/statm").exists() else 0
    limit = pages * resource.getpagesize() + MORE_MEMORY if pages else 2 * MORE_MEMORY
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if most != resource.RLIM_INFINITY:
        limit = min(limit, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


if __name__ == "__main__":
    main(sys.argv[1])
    os._exit(0)
