"""A fair lock: who asked first is next, and whoever has it sees that somebody waits."""

import threading
import time

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
