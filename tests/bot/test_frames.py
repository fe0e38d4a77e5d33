"""Frames arrive as they were sent, however the socket cuts them, and nobody waits for the other end."""

import socket
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.frames import LENGTH, LONGEST_FRAME, Frames


@given(st.lists(st.binary(max_size=40), max_size=8), st.lists(st.integers(1, 30)))
def test_frames_arrive_as_they_were_sent_wherever_they_are_cut(sent: list[bytes], cuts: list[int]) -> None:
    wire = b"".join(LENGTH.pack(len(each)) + each for each in sent)
    ours, theirs = socket.socketpair()
    with ours, theirs:
        frames, came = Frames(ours), list[bytes]()
        for size in [*cuts, len(wire)]:
            part, wire = wire[:size], wire[size:]
            if part:
                theirs.sendall(part)
                frames.receive()
                came += iter(frames.next, None)
        assert came == sent
        assert frames.quiet


def test_more_than_a_socket_holds_is_sent_when_there_is_room() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        frames = Frames(ours)
        frames.put(b"x" * 5_000_000)
        frames.send()
        assert frames.to_send
        assert not frames.quiet
        came = bytearray()

        def take() -> None:
            while len(came) < LENGTH.size + 5_000_000:
                came.extend(theirs.recv(1 << 20))

        taker = threading.Thread(target=take)
        taker.start()
        while frames.to_send:
            frames.send()
        taker.join(10)
        assert came == LENGTH.pack(5_000_000) + b"x" * 5_000_000


def test_who_announces_too_much_is_not_waited_for() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(LENGTH.pack(LONGEST_FRAME))
        frames = Frames(ours)
        frames.receive()
        with pytest.raises(ValueError, match="too long"):
            frames.next()


def test_the_end_of_the_other_end_is_noticed() -> None:
    ours, theirs = socket.socketpair()
    with ours:
        frames = Frames(ours)
        assert frames.quiet
        theirs.close()
        assert not frames.quiet
        with pytest.raises(EOFError):
            frames.receive()
