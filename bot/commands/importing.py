"""`whoowns import`: rows from CSV into the database, with every refused line named."""

import sys
from pathlib import Path

from bot.settings import read_settings
from bot.wiring import build_desk
from desk.imports import import_file

SHOWN = 50  # lines of each kind


def import_rows(what: str, file: Path) -> int:
    """Import a CSV and print what became of it; 1 when rows were refused."""
    report = import_file(build_desk(read_settings()), what, file, progress=_progress)
    for title, lines in (("refused", report.rejected), ("repair", report.warnings)):
        for line in lines[:SHOWN]:
            print(f"{title}: {file.name} {line}")
        if len(lines) > SHOWN:
            print(f"{title}: and {len(lines) - SHOWN} more")
    print(f"{report.taken} {what} imported, {len(report.rejected)} refused.")
    return 1 if report.rejected else 0


def _progress(taken: int) -> None:
    print(f"{taken} rows read", file=sys.stderr)
