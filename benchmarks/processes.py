"""This process and those it started, as /proc knows them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Process:
    """One process; what it is asked when it has ended is nothing."""

    id: int

    @property
    def processor_seconds(self) -> float:
        """What it and its ended children worked, in the kernel and outside of it."""
        return sum(map(int, self._stat()[11:15])) / TICK

    @property
    def parent(self) -> int:
        """The id of who started it."""
        return int((self._stat() or ["", "0"])[1])

    def kilobytes(self, file: str) -> dict[str, int]:
        """The sizes in one of its files in /proc, by name."""
        lines = (line.split() for line in self._text(file).splitlines() if line.endswith(" kB"))
        return {name.removesuffix(":"): int(size) for name, size, _ in lines}

    def _stat(self) -> list[str]:
        """From the third field (the state) on: the second may be anything."""
        return self._text("stat").rpartition(")")[2].split()

    def _text(self, file: str) -> str:
        try:
            return Path(f"/proc/{self.id}/{file}").read_text()
        except OSError:
            return ""


def own() -> Process:
    """This process."""
    return Process(os.getpid())


def started() -> Iterator[Process]:
    """Those that this process started, those that they started, and so on, as far as they live."""
    everybody = [Process(int(folder.name)) for folder in Path("/proc").glob("[0-9]*")]
    parents = {each: each.parent for each in everybody}
    of = [own()]
    for one in of:
        below = [each for each, parent in parents.items() if parent == one.id]
        of += below
        yield from below
