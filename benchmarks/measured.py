"""Measures a piece of work in this process: how long, how much of the processor, how much memory."""

import resource
import time
from collections.abc import Callable


def measured(work: Callable[[], object]) -> dict[str, float]:
    """Seconds, processor seconds, and the most memory this process ever held (MiB), once `work` is done."""
    began, worked = time.perf_counter(), time.process_time()
    work()
    return {
        "seconds": time.perf_counter() - began,
        "cpu_seconds": time.process_time() - worked,
        "rss_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
