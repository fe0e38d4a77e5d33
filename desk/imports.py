"""Importing accounts, leads and sequences from CSV: good rows are taken, bad ones named with their line."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Protocol

from sqlmodel import Session

from desk.desk import Desk
from desk.importing import whole
from desk.importing.accounts import write_accounts
from desk.importing.columns import (
    ImportRefused,
    Layout,
    header_key,
    how_to_map,
    layout_of,
    left_out,
    missing,
)
from desk.importing.companies import oddities
from desk.importing.csv_text import Text, opened, rows_in
from desk.importing.known import Known
from desk.importing.others import write_leads, write_sequences
from desk.importing.report import ImportReport, ReportFile, Tally
from desk.importing.rows import Row, RowReader
from desk.importing.run import PATIENCE, Run, begin_run
from desk.importing.seen import Seen
from desk.importing.told import as_before, remember, remembered, told_of
from desk.importing.tools import COLUMNS
from desk.loose_ends import imported_sequences
from desk.patience import patiently
from storage.rows import count_anew
from storage.sales import Account, AccountDomain

__all__ = ["COLUMNS", "ImportRefused", "ImportReport", "Questions", "Wishes", "import_file"]

CHUNK = 1000  # rows in one transaction


class Questions(Protocol):
    """Somebody at a terminal, who may be asked."""

    def which_header(self, column: str, headers: Sequence[str]) -> str:
        """Which of these headers stands for our column; empty when none does."""
        ...

    def may_drop(self, said: str) -> bool:
        """Whether so many rows may go."""
        ...


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was said beside the file: `columns` by the key of a header, `constants` for every row.

    `origin` is whose list it is, None for that of the recognised tool; `whole` that leads are the whole list,
    as accounts and sequences always are.
    """

    origin: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    whole: bool = False
    allow_shrink: bool = False
    questions: Questions | None = None
    report: Path | None = None


def import_file(
    desk: Desk,
    what: str,
    path: Path,
    wishes: Wishes | None = None,
    progress: Callable[[int, int, int], None] = lambda rows, read, size: None,
) -> ImportReport:
    """Import a CSV of `what` (accounts, leads or sequences); importing it again changes nothing.

    `progress` is told how many rows and bytes were read, and of how many bytes (0: unknown). Raises
    ImportRefused when the file is no such CSV, or when it would drop too much.
    """
    with ExitStack() as stack:
        file, size = stack.enter_context(opened(path))
        report = ImportReport()
        wishes = wishes or Wishes()
        if wishes.report:
            report.told = stack.enter_context(ReportFile(wishes.report)).write
        text = Text(path.name)
        rows = rows_in(file, text)
        _line, headers = next(rows, (1, []))
        layout, told_before = _layout(desk, what, path, headers, wishes)
        origin = layout.tool if wishes.origin is None else wishes.origin
        report.notes += [f"read as an export of {layout.tool}"] if layout.tool else []
        report.notes += [said for said in (told_before, left_out(what, layout)) if said]
        run = begin_run(desk, what, origin, what != "leads" or wishes.whole)
        before = whole.size(desk, what, origin)
        seen: Seen | set[str] = set() if what == "sequences" else Seen()
        known = Known(desk.rulebook, imported_sequences(desk))
        reader = RowReader(what, layout, known, report, dict(wishes.constants))
        count = 0
        while chunk := [reader.read(line, cells) for line, cells in islice(rows, CHUNK)]:
            count += len(chunk)
            good = [row for row in chunk if row is not None]
            tally = _write(desk, run, good, seen)
            report.tally.add(tally)
            for line, said in tally.contradictions:
                report.repair(line, said)
            for line, said in tally.refused:
                report.refuse(line, said, ())
            progress(count, text.read, size)
    if text.odd_lines:
        report.notes.append(
            f"{text.odd_lines} lines are not UTF-8 (the first is line {text.first_odd}): read as Windows-1252"
        )
    if run.number:
        _drop(desk, run, seen, before, wishes, report)
    if what == "accounts":
        with desk.begin() as session:
            count_anew(session, Account, AccountDomain)
        with desk.read() as session:
            for said in oddities(session):
                report.repair(0, said)
    return report


def _layout(desk: Desk, what: str, path: Path, headers: Sequence[str], wishes: Wishes) -> tuple[Layout, str]:
    """What the file's columns mean, as told now or before, and what was told before; all is remembered."""
    if not headers:
        raise ImportRefused(f"{path} is empty; its first line must be: {','.join(COLUMNS[what])}")
    whose = told_of(what, headers, wishes.origin or "")
    with desk.read() as session:
        before = remembered(session, what, whose)
    new = dict(wishes.columns)
    try:
        layout = layout_of(what, headers, before | new)
        for column in missing(what, layout):
            header = wishes.questions.which_header(column, headers) if wishes.questions else ""
            if not header:
                raise ImportRefused(how_to_map(what, column, headers))
            new[header_key(header)] = column
            layout = layout_of(what, headers, before | new)
    except ImportRefused as refused:
        raise ImportRefused(f"{path} {refused}") from None
    present = set(map(header_key, headers))
    if told := {key: column for key, column in new.items() if before.get(key) != column}:
        if lost := told.keys() - present:
            raise ImportRefused(f"{path} line 1: no header {min(lost)!r}, which --map names")
        with desk.begin() as session:
            remember(session, what, whose[-1], told)
    earlier = {key: column for key, column in before.items() if key not in new}
    return layout, as_before(headers, earlier)


def _write(desk: Desk, run: Run, rows: list[Row], seen: Seen | set[str]) -> Tally:
    """Write a chunk: whole or not at all, and between two decisions, so that each sees one version (V10)."""

    def write() -> tuple[Tally, Sequence[int] | Sequence[str]]:
        with desk.begin() as session:
            run.begin_writing(session)
            return _written(session, run, rows, seen)

    tally, written = patiently(write, PATIENCE)
    _remember(seen, written)
    return tally


def _remember(seen: Seen | set[str], written: Sequence[int] | Sequence[str]) -> None:
    if isinstance(seen, set):
        seen.update(written)  # type: ignore[arg-type]
    else:
        seen.add(written)  # type: ignore[arg-type]


def _written(
    session: Session, run: Run, rows: list[Row], seen: Seen | set[str]
) -> tuple[Tally, Sequence[int] | Sequence[str]]:
    if isinstance(seen, set):
        return write_sequences(session, rows, run.origin, seen)
    if run.what == "leads":
        return write_leads(session, rows, run.origin, seen)
    return write_accounts(session, rows, run.origin, seen)


def _drop(
    desk: Desk,
    run: Run,
    seen: Seen | set[str],
    before: int,
    wishes: Wishes,
    report: ImportReport,
) -> None:
    """What the file no longer has goes; more than a tenth only when somebody says so (V12)."""
    rows = whole.gone(desk, run.what, run.origin, seen)
    if not rows:
        return
    whose = f"the {before} {run.what} of {run.origin}" if run.origin else f"{before} {run.what}"
    if report.refused and not wishes.allow_shrink:
        report.notes.append(
            f"{len(rows)} of {whose} are not in the file; since it has refused rows, none was dropped: "
            "repair them, or use --allow-shrink"
        )
        return
    if whole.too_many(len(rows), before) and not wishes.allow_shrink:
        said = f"{len(rows)} of {whose} are not in the file and would be dropped"
        if not (wishes.questions and wishes.questions.may_drop(said)):
            raise ImportRefused(
                f"{said}: is it the whole list? Nothing was dropped, its {report.taken} rows are in. Use "
                "--allow-shrink if they shall go, or --origin NAME if it is another list"
            )
    whole.drop(desk, run, rows)
    report.tally.dropped = len(rows)
