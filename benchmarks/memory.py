"""How much memory a process and its children hold at a moment."""

import os
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")


def resident_mib() -> dict[str, float]:
    """MiB of this process (`worker`) and of all its children (`reader`)."""
    own = os.getpid()
    children = Path(f"/proc/{own}/task").glob("*/children")
    ids = {int(each) for file in children for each in file.read_text().split()}
    return {"worker": _mib(own), "reader": sum(map(_mib, ids))}


def _mib(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / 2**20
    except OSError:  # it ended meanwhile
        return 0.0
