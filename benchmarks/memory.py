"""How much memory a process and those it started hold: what several share is counted once."""

from benchmarks.processes import Process, own, started


def held_mib() -> dict[str, float]:
    """MiB at this moment, of this process (`worker`) and of all it started (`readers`)."""
    return {"worker": _mib(own()), "readers": sum(map(_mib, started()))}


def most_mib() -> float:
    """MiB, the most that this process and those it started ever held."""
    return sum(map(_most, [own(), *started()]))


def _mib(process: Process) -> float:
    """The kernel's proportional set size: a page shared by three is a third of a page for each."""
    return process.kilobytes("smaps_rollup").get("Pss", 0) / 1024


def _most(process: Process) -> float:
    """The kernel knows the most with shared pages only; what of that is others' is as much as now."""
    now, ever = process.kilobytes("smaps_rollup"), process.kilobytes("status")
    return (ever.get("VmHWM", 0) - now.get("Rss", 0) + now.get("Pss", 0)) / 1024
