"""Our side of the fork server: it has everything loaded that reads mails, and forks readers in a moment."""

import os
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


def reader_command(model: str) -> list[str]:
    """What starts a fork server; `model` is the path of a model file, empty for our own."""
    return [sys.executable, "-m", "bot.reader_server", model]


@dataclass(frozen=True, slots=True)
class Forked:
    """A process of its own: its id, and what goes to it and comes from it."""

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

    def fork(self) -> Forked:
        """A new reader. Raises ReaderAway when there is no server that forks one: that is no mail's fault."""
        ours, theirs = socket.socketpair()
        with self._turn, theirs:
            try:
                asking = self._started()
                socket.send_fds(asking, [LENGTH.pack(0)], [theirs.fileno()])
                return Forked(_number(asking), Frames(ours))
            except (OSError, EOFError):  # a timeout is an OSError
                ours.close()
                self._end()
                raise ReaderAway from None

    def end(self, forked: Forked) -> None:
        """Kill this reader, whatever it does; one whose server is gone ends by itself in half a minute."""
        forked.frames.close()
        with self._turn, suppress(OSError):
            if self._asking:
                self._asking.sendall(LENGTH.pack(forked.process))

    def close(self) -> None:
        """End the server. Its readers end when nobody talks to them any more."""
        with self._turn:
            self._end()

    def _end(self) -> None:
        server, self._server = self._server, None
        asking, self._asking = self._asking, None
        if asking:
            asking.close()
        if server:
            server.kill()
            server.wait()

    def _started(self) -> socket.socket:
        """Raises OSError, or EOFError when it ends at once."""
        if self._asking and self._server and self._server.poll() is None:
            return self._asking
        self._end()
        self._asking, theirs = socket.socketpair()
        self._asking.settimeout(STARTING)
        with theirs:
            self._server = subprocess.Popen(  # noqa: S603 - our own module
                self._command,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                env=dict(_without_secrets()),
                start_new_session=True,  # Ctrl-C is for us; the server ends when we do
            )
        _number(self._asking)  # it has loaded everything
        return self._asking


def _number(asking: socket.socket) -> int:
    message = asking.recv(LENGTH.size, socket.MSG_WAITALL)
    if len(message) < LENGTH.size:
        raise EOFError
    return LENGTH.unpack(message)[0]


def _without_secrets() -> Iterator[tuple[str, str]]:
    """Our environment but for our settings: a child that reads strangers' mail needs no password."""
    yield from ((name, value) for name, value in os.environ.items() if not name.startswith("WHOOWNS_"))
    yield "OPENBLAS_NUM_THREADS", "1"  # a fork takes one thread along
