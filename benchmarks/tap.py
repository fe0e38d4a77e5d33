"""A tap on a TCP connection: passes bytes both ways, counts what is said and hears the server."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

CHUNK = 65536


@dataclass(slots=True)
class Tap:
    """`commands` are lines of the client: of IMAP, each is one round trip when nothing is pipelined.

    `received` are the bytes that the server sent. `hear` gets what it says,
    before the client does.
    """

    port: int = 0
    commands: int = 0
    received: int = 0
    hear: Callable[[bytes], object] = lambda said: None


@contextmanager
def tapped(server: int, hear: Callable[[bytes], object] = lambda said: None) -> Iterator[Tap]:
    """A tap in front of a port of this machine."""
    tap = Tap(hear=hear)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        tap.port = listener.getsockname()[1]
        threading.Thread(target=_accept, args=(listener, server, tap), daemon=True).start()
        yield tap


def _accept(listener: socket.socket, server: int, tap: Tap) -> None:
    with suppress(OSError):  # the listener was closed: nobody comes any more
        while True:
            client, _ = listener.accept()
            upstream = socket.create_connection(("127.0.0.1", server))
            for each in (client, upstream):  # no packet waits here for another one's receipt
                each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for source, target, counts in ((client, upstream, True), (upstream, client, False)):
                threading.Thread(target=_pass_on, args=(source, target, tap, counts), daemon=True).start()


def _pass_on(source: socket.socket, target: socket.socket, tap: Tap, counts: bool) -> None:
    with suppress(OSError):
        while data := source.recv(CHUNK):
            if counts:
                tap.commands += data.count(b"\r\n")
            else:
                tap.received += len(data)
                tap.hear(data)
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
