"""Our side of the fork server: it has everything loaded that reads mails, and forks readers in a moment."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from bot.frames import LENGTH, Frames
from desk.errors import ReaderAway

STARTING = 60.0  # seconds until the server has loaded the model, or forked, on a machine under load
NONE = 0  # instead of a reader's process id


def reader_command(model: str) -> list[str]:
    """What starts a fork server; `model` is the path of a model file, empty for our own."""
    return [sys.executable, "-m", "bot.reader_server", model]


@dataclass(frozen=True, slots=True)
class Forked:
    """A process of its own: its server, its id there, and what goes to it and comes from it."""

    server: "subprocess.Popen[bytes]"
    process: int
    frames: Frames


class ForkServer:
    """Started by the first who wants a reader, and again when it is gone. Safe in any thread."""

    def __init__(self, command: Sequence[str]) -> None:
        """`command` starts the server, as `reader_command` says it."""
        self._command = command
        self._turn = threading.Lock()
        self._server: subprocess.Popen[bytes] | None = None
        self._asking: socket.socket | None = None
        self._closed = False

    def fork(self, niceness: int = 0) -> Forked:
        """A new reader that gives way to others by so much. Raises ReaderAway when no server forks one."""
        with self._turn:
            try:
                return self._fork(niceness)
            except (OSError, EOFError):  # a timeout is an OSError
                self._end()
                raise ReaderAway from None
            except ReaderAway:
                raise
            except BaseException:
                self._end()  # an answer that is still to come would be taken for the next one
                raise

    def end(self, forked: Forked) -> None:
        """Kill this reader, whatever it does; one whose server is gone ends by itself in half a minute."""
        forked.frames.close()
        with self._turn, suppress(OSError):
            if self._asking and forked.server is self._server:
                self._asking.sendall(LENGTH.pack(forked.process))

    def close(self) -> None:
        """End the server and its readers at once; who waits for one is told that there is none."""
        self._closed = True
        server = self._server
        if server and server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
        with self._turn:
            self._end()

    def _fork(self, niceness: int) -> Forked:
        server, asking = self._started()
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(asking, [LENGTH.pack(niceness)], [theirs.fileno()])
        try:
            if (process := _number(asking)) == NONE:
                raise ReaderAway
            ours.settimeout(STARTING)
            _number(ours)  # it has begun
        except BaseException:
            ours.close()
            raise
        return Forked(server, process, Frames(ours))

    def _started(self) -> "tuple[subprocess.Popen[bytes], socket.socket]":
        """Raises OSError, or EOFError when it ends at once."""
        if self._closed:
            raise ReaderAway
        if self._asking and self._server and self._server.poll() is None:
            return self._server, self._asking
        self._end()
        self._asking, theirs = socket.socketpair()
        self._asking.settimeout(STARTING)
        with theirs:
            self._server = subprocess.Popen(  # noqa: S603 - our own module
                self._command,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                env=dict(_without_secrets()),
                start_new_session=True,  # Ctrl-C is for us; and it is a group with its readers
            )
        _number(self._asking)  # it has loaded everything
        return self._server, self._asking

    def _end(self) -> None:
        server, self._server = self._server, None
        asking, self._asking = self._asking, None
        if asking:
            asking.close()
        if server:
            server.kill()
            server.wait()


def _number(talk: socket.socket) -> int:
    message = talk.recv(LENGTH.size, socket.MSG_WAITALL)
    if len(message) < LENGTH.size:
        raise EOFError
    return LENGTH.unpack(message)[0]


def _without_secrets() -> Iterator[tuple[str, str]]:
    """Our environment but for our settings: a child that reads strangers' mail needs no password."""
    yield from ((name, value) for name, value in os.environ.items() if not name.startswith("WHOOWNS_"))
    yield from (("OPENBLAS_NUM_THREADS", "1"), ("VECLIB_MAXIMUM_THREADS", "1"))  # a fork takes one along
