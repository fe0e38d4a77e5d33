"""What a call costs the processor, without the other work of the machine: laws about hostile input ask."""

import gc
import time
from collections.abc import Callable

ROUNDS = 3
"""Of which the cheapest counts: a cost is there each time, a collection or a cold cache once."""


def processor_seconds(call: Callable[[], object]) -> float:
    """Of this thread alone, without the collector, whose work depends on what other tests left behind."""
    return min(_once(call) for _ in range(ROUNDS))


def _once(call: Callable[[], object]) -> float:
    collecting = gc.isenabled()
    gc.disable()
    try:
        start = time.thread_time()
        call()
        return time.thread_time() - start
    finally:
        if collecting:
            gc.enable()
