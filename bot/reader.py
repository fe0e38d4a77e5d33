"""Reads mails in a child process: a mail that hangs it or eats its memory costs one mail its turn.

Both pipes carry frames: four bytes of length, then raw mail one way and JSON the other, because what comes
out of a process that reads hostile mail is not to be believed beyond its shape.
"""

import os
import select
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from typing import IO, Any

from pydantic import TypeAdapter

from bot.fair import FairLock
from desk.errors import ReaderAway
from desk.reading import Forwarded, Reading, ReadingFailed
from mail.parse import Unreadable
from routing.model import Mail, Verdict

SECONDS = 5.0  # for one mail (RELIABILITY section 3)
UNDER_WAY = 5  # unanswered mails at the child: with fewer it would wait for us, and others wait for these
STARTING = 60.0  # until a child has loaded the model, on a machine under load
LENGTH = struct.Struct(">I")


@dataclass(frozen=True, slots=True)
class Told:
    """What the child says of one mail: what it read, also in the mails it passes on, or why it could not."""

    reads: tuple[tuple[Mail, Verdict], ...] = ()
    unreadable: str = ""
    failed: str = ""

    @property
    def reading(self) -> Reading:
        """The same as the desk knows it."""
        if self.reads:
            return self.reads[0] if len(self.reads) == 1 else Forwarded(self.reads)
        return Unreadable(self.unreadable) if self.unreadable else ReadingFailed(self.failed)


TOLD = TypeAdapter(Told)


def told_of(reading: Reading) -> Told:
    """The reading as it is told."""
    match reading:
        case Unreadable(reason):
            return Told(unreadable=reason)
        case ReadingFailed() as failed:
            return Told(failed=str(failed))
        case Forwarded(reads):
            return Told(reads)
        case read:
            return Told((read,))


class ChildDied(Exception):
    """The child ended, or had to be ended, before it answered."""


def reader_command(model: str) -> list[str]:
    """`model` is the path of the model file, or empty for the one that comes with the program."""
    return [sys.executable, "-m", "bot.reader_child", model]


class ReaderProcess:
    """A reader for the desk. The child is kept, and replaced when a mail breaks it."""

    def __init__(self, command: Sequence[str], seconds: float = SECONDS) -> None:
        """`command` starts the child, `seconds` is what a mail may take."""
        self._command = command
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._turn = FairLock()

    def __call__(self, raws: Sequence[bytes]) -> list[Reading]:
        """What was read in each of these mails, in their order.

        Who has many lets others in between, so that a few mails do not wait for fifty.
        Raises ReaderAway when no child starts: that is no mail's fault.
        """
        readings: list[Reading] = []
        while len(readings) < len(raws):
            with self._turn:
                try:
                    self._read(raws[len(readings) :], readings)
                except ChildDied as why:
                    readings.append(ReadingFailed(str(why)))
        return readings

    def start(self) -> None:
        """Start the child now, so that no mail waits for it; one that does not start is said so later."""
        with self._turn, suppress(ReaderAway):
            self._started()

    def close(self) -> None:
        """End the child."""
        with self._turn:
            self._end()

    def _read(self, raws: Sequence[bytes], done: list[Reading]) -> None:
        """Append what is read to `done`, at least one, until somebody else wants a turn.

        Raises ChildDied at the mail that breaks the child.
        """
        child = self._started()
        frames: SimpleQueue[bytes | None] = SimpleQueue()
        writer = threading.Thread(target=_write, args=(child.stdin, frames), daemon=True)
        writer.start()  # both pipes may be full at once: one thread for each
        given = answered = 0
        try:
            while True:
                while given < min(len(raws), answered + UNDER_WAY) and not (given and self._turn.waiting):
                    frames.put(raws[given])
                    given += 1
                if answered == given:
                    break
                frame = _frame(child.stdout, self._seconds)
                done.append(TOLD.validate_json(frame).reading)
                answered += 1
        except (EOFError, TimeoutError, ValueError) as error:
            self._end()
            raise ChildDied(_why(error, self._seconds)) from None
        except BaseException:
            self._end()  # its answers to us would be taken for those to the next
            raise
        finally:
            frames.put(None)
            writer.join(self._seconds)

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._child is None or self._child.poll() is not None:
            self._end()
            self._child = subprocess.Popen(  # noqa: S603 - our own module
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=dict(_without_secrets()),
                start_new_session=True,  # Ctrl-C is for us; the child ends when its input does
            )
            try:
                _frame(self._child.stdout, STARTING)
            except (EOFError, TimeoutError):
                self._end()
                raise ReaderAway from None
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()
            for pipe in filter(None, (child.stdin, child.stdout)):
                with suppress(OSError):
                    pipe.close()


def _without_secrets() -> Iterator[tuple[str, str]]:
    """Our environment but for our settings: a child that reads strangers' mail needs no password."""
    yield from ((name, value) for name, value in os.environ.items() if not name.startswith("WHOOWNS_"))
    yield "OPENBLAS_NUM_THREADS", "1"


def _why(error: Exception, seconds: float) -> str:
    if isinstance(error, TimeoutError):
        return f"took longer than {seconds:g} s"
    return "ended the reader" if isinstance(error, EOFError) else "was read as nonsense"


def _write(pipe: IO[bytes] | None, raws: "SimpleQueue[bytes | None]") -> None:
    assert pipe  # noqa: S101 - a child of ours has both pipes
    with suppress(OSError, ValueError):  # the child is gone: whoever reads from it knows
        while (raw := raws.get()) is not None:
            pipe.write(LENGTH.pack(len(raw)) + raw)
            pipe.flush()


def _frame(pipe: IO[bytes] | None, seconds: float) -> bytes:
    """The next frame. Raises TimeoutError, or EOFError when there will be none."""
    assert pipe  # noqa: S101 - a child of ours has both pipes
    ends = time.monotonic() + seconds
    (length,) = LENGTH.unpack(_exactly(pipe, LENGTH.size, ends))
    return _exactly(pipe, length, ends)


def _exactly(pipe: IO[Any], size: int, ends: float) -> bytes:
    parts: list[bytes] = []
    waiting = select.poll()  # select() knows no descriptor above 1023
    waiting.register(pipe, select.POLLIN)
    while size:
        if not waiting.poll(max(0.0, ends - time.monotonic()) * 1000):
            raise TimeoutError
        part = os.read(pipe.fileno(), min(size, 1 << 16))
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
