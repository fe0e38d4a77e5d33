"""Frames on a socket: four bytes that say how many follow, and these."""

import socket
import struct
from collections import deque

LENGTH = struct.Struct(">I")
LONGEST_FRAME = 32 * 1024 * 1024  # bytes; ten times four mails inside each other, with all that is kept
_AT_ONCE = 1 << 18  # bytes read from the socket


class Frames:
    """One end of a socket, for whoever must never wait for the other end."""

    def __init__(self, talk: socket.socket) -> None:
        talk.setblocking(False)
        self._talk = talk
        self._unsent: deque[memoryview] = deque()
        self._came = bytearray()

    def fileno(self) -> int:
        """So that it can be polled."""
        return self._talk.fileno()

    @property
    def to_send(self) -> bool:
        """Whether something waits until the other end takes it."""
        return bool(self._unsent)

    @property
    def quiet(self) -> bool:
        """Whether the other end is there, has taken everything and says nothing."""
        if self._unsent or self._came:
            return False
        try:
            self._talk.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return True
        except OSError:
            pass
        return False

    def put(self, frame: bytes) -> None:
        """One more to be sent."""
        self._unsent += (memoryview(LENGTH.pack(len(frame))), memoryview(frame))

    def send(self) -> None:
        """Send as much as the other end takes. Raises OSError when it is gone."""
        while self._unsent:
            first = self._unsent.popleft()
            try:
                sent = self._talk.send(first)
            except BlockingIOError:
                sent = 0
            if sent < len(first):
                self._unsent.appendleft(first[sent:])
                return

    def receive(self) -> None:
        """Take what came. Raises EOFError or OSError when the other end is gone."""
        part = self._talk.recv(_AT_ONCE)
        if not part:
            raise EOFError
        self._came += part

    def next(self) -> bytes | None:
        """The next frame that came, if all of it is here. Raises ValueError if it would be too long."""
        if len(self._came) < LENGTH.size:
            return None
        end = LENGTH.size + LENGTH.unpack_from(self._came)[0]
        if end > LONGEST_FRAME:
            raise ValueError("too long")
        if len(self._came) < end:
            return None
        frame = bytes(self._came[LENGTH.size : end])
        del self._came[:end]
        return frame

    def close(self) -> None:
        """The other end sees that we are gone."""
        self._talk.close()
