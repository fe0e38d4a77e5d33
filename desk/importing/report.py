"""What became of an import: how many rows were taken, and which were refused or should be repaired."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

KEPT = 1000  # sentences of each kind that are kept; the report file has them all
EVALUATED = ("=", "+", "-", "@", "\t", "\r")
SHOWN = 300  # characters of a cell in the report file


@dataclass(slots=True)
class Tally:
    """How many rows were new, changed, as they were, and dropped.

    `contradictions` are lines that say otherwise than an earlier one of the file, and in what; `refused` are
    those that were not taken for what is stored already.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    dropped: int = 0
    contradictions: list[tuple[int, str]] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)

    @property
    def taken(self) -> int:
        """Rows of the file that are in the database now."""
        return self.new + self.changed + self.same

    def add(self, other: "Tally") -> None:
        """What another chunk did."""
        self.new, self.changed = self.new + other.new, self.changed + other.changed
        self.same, self.dropped = self.same + other.same, self.dropped + other.dropped


@dataclass(slots=True)
class ImportReport:
    """`notes` are about the file as a whole; `told` is called with each refused or odd row as it is read."""

    tally: Tally = field(default_factory=Tally)
    refused: int = 0
    rejected: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    told: Callable[[int, str, str, Sequence[str]], None] = lambda line, kind, why, cells: None
    _repairs: dict[str, list[int]] = field(default_factory=dict)
    _more: int = 0

    @property
    def taken(self) -> int:
        """Rows of the file that are in the database now."""
        return self.tally.taken

    @property
    def warnings(self) -> list[str]:
        """What was taken but should be repaired: each thing once, with its first line and how often."""
        said = [
            (f"line {line}: " if line else "") + why + (f" ({count} rows)" if count > 1 else "")
            for why, (line, count) in self._repairs.items()
        ]
        return said + ([f"and {self._more} rows with other things to repair"] if self._more else [])

    def refuse(self, line: int, why: str, cells: Sequence[str]) -> None:
        """A row that was not taken."""
        self.refused += 1
        if len(self.rejected) < KEPT:
            self.rejected.append(f"line {line}: {why}")
        self.told(line, "refused", why, cells)

    def repair(self, line: int, why: str, cells: Sequence[str] = ()) -> None:
        """A row that was taken although something is wrong with it; line 0 is the data as a whole."""
        if why in self._repairs:
            self._repairs[why][1] += 1
        elif len(self._repairs) < KEPT:
            self._repairs[why] = [line, 1]
        else:
            self._more += 1
        self.told(line, "repair", why, cells)


class ReportFile:
    """A CSV of every refused or odd row, harmless for spreadsheets; written while the import goes on."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow(("line", "what", "why", "cells"))

    def __enter__(self) -> "ReportFile":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._file.close()

    def write(self, line: int, kind: str, why: str, cells: Sequence[str]) -> None:
        """One row: where, refused or repair, the reason, and what was in its cells."""
        self._writer.writerow((line or "", kind, harmless(why), *map(harmless, cells)))


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> harmless("=HYPERLINK(1)"), harmless("Acme")
    ("'=HYPERLINK(1)", 'Acme')
    """
    return ("'" if cell.startswith(EVALUATED) else "") + cell[:SHOWN]
