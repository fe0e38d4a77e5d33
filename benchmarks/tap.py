"""A tap on a TCP connection: passes bytes both ways, and counts a client's commands and what it is sent."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

CHUNK = 65536


@dataclass(slots=True)
class Tap:
    """`commands` are lines of the client: of IMAP, each is one round trip when nothing is pipelined.

    `received` are the bytes that the server sent.
    """

    port: int = 0
    commands: int = 0
    received: int = 0


@contextmanager
def tapped(server: int) -> Iterator[Tap]:
    """A tap in front of a port of this machine."""
    tap = Tap()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        tap.port = listener.getsockname()[1]
        threading.Thread(target=_accept, args=(listener, server, tap), daemon=True).start()
        yield tap


def _accept(listener: socket.socket, server: int, tap: Tap) -> None:
    with suppress(OSError):  # the listener was closed: nobody comes any more
        while True:
            client, _ = listener.accept()
            upstream = socket.create_connection(("127.0.0.1", server))
            for source, target, counts in ((client, upstream, True), (upstream, client, False)):
                threading.Thread(target=_pass_on, args=(source, target, tap, counts), daemon=True).start()


def _pass_on(source: socket.socket, target: socket.socket, tap: Tap, counts: bool) -> None:
    with suppress(OSError):
        while data := source.recv(CHUNK):
            tap.commands += data.count(b"\r\n") if counts else 0
            tap.received += 0 if counts else len(data)
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
