"""The child that reads mails: frames of raw mail come in, frames of JSON go out, until either ends."""

import os
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from bot.garbage import keep_what_is_loaded, look_seldom
from bot.reader import LENGTH, TOLD, told_of
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
LONGEST = 30  # seconds for one mail, should nobody be there any more to end us sooner
MORE_MEMORY = 512 * 1024 * 1024  # bytes above what it has once everything is loaded


def main(model: str) -> None:
    """Read mails with this model; empty for the one that comes with the program."""
    look_seldom()
    classify = Classifier(load(Path(model) if model else HERE)).classify
    ready()
    read_one(WARMING, classify)
    keep_what_is_loaded()
    serve(lambda raw: read_one(raw, classify))


def serve(read: Callable[[bytes], Reading]) -> None:
    """Answer until the input ends; an empty frame says that we are ready."""
    bound_memory()
    _say(sys.stdout.buffer, b"")
    while head := sys.stdin.buffer.read(LENGTH.size):
        raw = sys.stdin.buffer.read(LENGTH.unpack(head)[0])
        signal.alarm(LONGEST)
        told = TOLD.dump_json(told_of(read(raw)))
        signal.alarm(0)
        _say(sys.stdout.buffer, told)


def bound_memory() -> None:
    """From here on this process may take half a gigabyte more; what asks for it gets a MemoryError."""
    pages = int(Path("/proc/self/statm").read_text().split()[0]) if Path("/proc/self/statm").exists() else 0
    limit = pages * resource.getpagesize() + MORE_MEMORY if pages else 2 * MORE_MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _say(out: BinaryIO, frame: bytes) -> None:
    out.write(LENGTH.pack(len(frame)) + frame)
    out.flush()


if __name__ == "__main__":
    with suppress(BrokenPipeError):  # whoever started us was killed
        main(sys.argv[1])
    os._exit(0)
