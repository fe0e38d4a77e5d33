"""A fair lock: who asked first is next, and whoever has it sees that somebody waits."""

import os
import signal
import threading
import time

import pytest

from bot.fair import FairLock


def test_who_asked_first_is_next() -> None:
    lock, had = FairLock(), list[int]()

    def want(number: int) -> None:
        with lock:
            had.append(number)

    threads = [threading.Thread(target=want, args=(number,)) for number in range(5)]
    with lock:
        assert lock.waiting == 0
        for number, thread in enumerate(threads, 1):
            thread.start()
            while lock.waiting < number:
                time.sleep(0.001)
        assert had == []
    for thread in threads:
        thread.join(5)
    assert had == [0, 1, 2, 3, 4]


def test_who_is_interrupted_while_it_waits_holds_nobody_up() -> None:
    lock, had = FairLock(), threading.Event()

    def interrupt_who_waits() -> None:
        with lock:
            had.set()
            while not lock.waiting:
                time.sleep(0.001)
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.05)

    holder = threading.Thread(target=interrupt_who_waits)
    holder.start()
    had.wait(5)
    with pytest.raises(KeyboardInterrupt), lock:
        pass
    holder.join(5)
    free = threading.Thread(target=lambda: lock.__enter__(), daemon=True)
    free.start()
    free.join(5)
    assert not free.is_alive()
