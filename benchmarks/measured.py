"""Measures work in this process and those it started: how long, how much processor, how much memory."""

import time
from collections.abc import Callable

from benchmarks.memory import most_mib
from benchmarks.processes import started


def measured(work: Callable[[], object]) -> dict[str, float]:
    """Seconds, processor seconds, and the most memory ever held (MiB), once `work` is done."""
    began, worked = time.perf_counter(), processor_seconds()
    work()
    return {
        "seconds": time.perf_counter() - began,
        "cpu_seconds": processor_seconds() - worked,
        "mib": most_mib(),
    }


def processor_seconds() -> float:
    """What this process and those it started that still live have worked until now."""
    return time.process_time() + sum(each.processor_seconds for each in started())
