"""Measures work in this process and its children: how long, how much processor, how much memory."""

import os
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


def measured(work: Callable[[], object]) -> dict[str, float]:
    """Seconds, processor seconds, and the most memory ever held (MiB), once `work` is done."""
    began, worked = time.perf_counter(), _processor_seconds()
    work()
    return {
        "seconds": time.perf_counter() - began,
        "cpu_seconds": _processor_seconds() - worked,
        "rss_mib": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + _most_of_children()) / 1024,
    }


def _processor_seconds() -> float:
    return time.process_time() + sum(int(stat[11]) + int(stat[12]) for _, stat in _children()) / TICK


def _most_of_children() -> int:
    """Kilobytes."""
    lines = (line for folder, _ in _children() for line in (folder / "status").read_text().splitlines())
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


def _children() -> Iterator[tuple[Path, list[str]]]:
    """The living children's folders in /proc, and their `stat` from the third field (the state) on."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(fields[1]) == os.getpid():
            yield stat.parent, fields
