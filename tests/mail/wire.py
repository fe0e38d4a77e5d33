"""A wire between us and a mail server that can be held, cut or slowed down, as real networks do."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from tests.mail.listening import listening

CHUNK = 65_536


class Wire:
    """Carries every connection to the server behind `port`, and counts what comes back over it.

    `held`: nothing is carried any more, and nobody is told. `cut_after`: so many bytes from the server, then
    the connection ends, once. `chunk`: bytes carried at a time. `before` is called with each line of ours,
    before the server has it.
    """

    def __init__(self, server: int) -> None:
        self.server = server
        self.port = 0
        self.held = threading.Event()
        self.cut_after: int | None = None
        self.chunk = CHUNK
        self.before: Callable[[bytes], object] = lambda line: None
        self.received = 0
        self.said: list[bytes] = []

    def carry(self, ours: socket.socket) -> None:
        """Both ways, until one of them ends."""
        theirs = socket.create_connection(("127.0.0.1", self.server))
        threading.Thread(target=self._to_server, args=(ours, theirs), daemon=True).start()
        self._from_server(theirs, ours)

    def _to_server(self, ours: socket.socket, theirs: socket.socket) -> None:
        with suppress(OSError):
            while line := ours.recv(CHUNK):
                self.said.append(line)
                self.before(line)
                if not self.held.is_set():
                    theirs.sendall(line)
        if not self.held.is_set():
            _end(theirs)

    def _from_server(self, theirs: socket.socket, ours: socket.socket) -> None:
        with suppress(OSError):
            while part := theirs.recv(self.chunk):
                if self.held.is_set():
                    return  # nothing comes, and nothing ends
                if self.cut_after is not None and self.cut_after < len(part):
                    ours.sendall(part[: self.cut_after])
                    self.cut_after = None
                    break
                self.cut_after = self.cut_after and self.cut_after - len(part)
                self.received += len(part)
                ours.sendall(part)
                if self.chunk < CHUNK:
                    time.sleep(0.0005)
        _end(ours)


@contextmanager
def wire(server: int) -> Iterator[Wire]:
    """A wire to this port of this machine."""
    carried = Wire(server)
    with listening(carried.carry) as carried.port:
        yield carried


def _end(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()
