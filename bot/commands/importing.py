"""`whoowns import`: rows from CSV into the database, with every refused line named."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bot.settings import read_settings
from bot.wiring import build_desk
from desk.importing.columns import mapping
from desk.imports import Wishes, import_file

SHOWN = 50  # lines of each kind
SAID_EVERY = 10  # seconds, where nobody sees a bar

Told = Callable[[int, int, int], None]


class AtTheTerminal:
    """Asks whoever sits there."""

    def which_header(self, column: str, headers: Sequence[str]) -> str:
        """The header they type for our column; empty when they type none of the file's."""
        print(
            f"Which of these is the {column}? {', '.join(header.strip() for header in headers)}",
            file=sys.stderr,
        )
        said = input("> ").strip()
        return next((header for header in headers if header.strip().casefold() == said.casefold()), "")

    def may_drop(self, said: str) -> bool:
        """Whether they say yes."""
        print(f"{said}. Drop them? (yes/no)", file=sys.stderr)
        return input("> ").strip().casefold() in ("y", "yes")


def import_rows(
    what: str,
    file: Path,
    *,
    columns: Sequence[str] = (),
    origin: str | None = None,
    sequence: str = "",
    whole: bool = False,
    allow_shrink: bool = False,
    report_to: Path | None = None,
) -> int:
    """Import a CSV and print what became of it; 1 when rows were refused."""
    asked = AtTheTerminal() if sys.stdin.isatty() and sys.stderr.isatty() else None
    wishes = Wishes(
        origin=origin,
        columns=mapping(what, columns),
        constants={"sequence": sequence} if sequence and what == "leads" else {},
        whole=whole,
        allow_shrink=allow_shrink,
        questions=asked,
        report=report_to,
    )
    desk = build_desk(read_settings())
    with _told(what) as progress:
        report = import_file(desk, what, file, wishes, progress)
    for title, lines in (("refused", report.rejected), ("repair", report.warnings), ("note", report.notes)):
        for line in lines[:SHOWN]:
            print(f"{title}: {file.name} {line}")
        if len(lines) > SHOWN:
            print(f"{title}: and {len(lines) - SHOWN} more{f', see {report_to}' if report_to else ''}")
    if report.refused > len(report.rejected):
        print(f"refused: {report.refused} rows in all; --report FILE.csv has them all")
    tally = report.tally
    print(
        f"{report.taken} {what} imported, {report.refused} refused. "
        f"{tally.new} new, {tally.changed} changed, {tally.same} as they were, {tally.dropped} dropped."
    )
    return 1 if report.refused else 0


@contextmanager
def _told(what: str) -> Iterator[Told]:
    """A bar for whoever looks; else a line every ten seconds, on standard error."""
    if sys.stderr.isatty():
        with _bar(what) as told:
            yield told
        return
    last = time.monotonic()

    def line(rows: int, read: int, size: int) -> None:
        nonlocal last
        if time.monotonic() - last >= SAID_EVERY:
            last = time.monotonic()
            share = f" ({100 * read // size} %)" if size else ""
            print(f"{rows} rows read{share}", file=sys.stderr, flush=True)

    yield line


@contextmanager
def _bar(what: str) -> Iterator[Told]:
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def moved(rows: int, read: int, size: int) -> None:
            bar.update(task, total=size or None, completed=read, description=f"{rows:,} {what}")

        yield moved
