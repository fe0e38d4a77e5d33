"""Imports generated accounts (a million, or as told) and prints seconds, rows a second, memory.

Each step is a process of its own, after reading the same file with nothing but `csv`, the base of the ratio.
`--database postgresql://...` imports into a new database there instead of a file of SQLite.
"""

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from benchmarks.measured import measured
from benchmarks.postgres import Server
from benchmarks.report import table, tell
from bot import wiring
from bot.garbage import look_seldom
from bot.settings import Settings
from desk.imports import import_file

ROWS = 1_000_000
SECONDS, MIB = 120, 300
ROOT = Path(__file__).parents[1]
HEADER = (
    "Record ID", "Company name", "Company Domain Name", "Company owner", "Parent Company",
    "Number of Employees", "Lifecycle Stage", "Country/Region", "Create Date",
)  # fmt: skip
WORDS = ("North", "South", "Harbor", "River", "Summit", "Cedar", "Maple", "Copper", "Lunar", "Delta")
TRADES = ("Robotics", "Analytics", "Retail", "Logistics", "Foods", "Energy", "Health", "Media", "Travel")
FORMS = ("Inc.", "GmbH", "Ltd", "LLC", "S.A.", "B.V.", "AG", "")
OWNERS = ("Maya Okafor", "jon@brightwave.example", "wes", "Greta Brandt", "Priya Raman", "")


def main() -> None:
    """Write the file, read it with csv, import it into an empty database, and import it again."""
    given = argparse.ArgumentParser()
    given.add_argument("--rows", type=int, default=ROWS)
    given.add_argument("--database", default="", help="postgresql://..., where we may make databases")
    given.add_argument("--step", nargs=2, metavar=("STEP", "FOLDER"), help=argparse.SUPPRESS)
    told = given.parse_args()
    if told.step:
        print(json.dumps(_step(told.step[0], Path(told.step[1]), told.database)))
        return
    with tempfile.TemporaryDirectory(prefix="whoowns-import-") as folder, _database(told, folder) as url:
        written(Path(folder), told.rows)
        steps: dict[str, dict[str, float]] = {}
        for name in ("csv", "import", "again"):
            steps[name] = _alone(name, folder, url)
            print(f"{name}: {steps[name]}", file=sys.stderr, flush=True)  # the next takes minutes
    _report(told.rows, "PostgreSQL" if told.database else "SQLite", steps)


def _report(rows: int, database: str, steps: dict[str, dict[str, float]]) -> None:
    base = steps["csv"]["seconds"]
    cells = [
        (
            name,
            f"{step['seconds']:.1f}",
            f"{step['cpu_seconds']:.1f}",
            f"{rows / step['seconds']:,.0f}",
            f"{step['mib']:.0f}",
            f"{step['seconds'] / base:.0f}",
        )
        for name, step in steps.items()
    ]
    heads = ("step", "s", "processor s", "rows/s", "MiB", "times csv")
    said = f"{rows:,} accounts, {database}; a million must take at most {SECONDS} s and {MIB} MiB"
    tell(
        "importing", f"{said}\n\n{table(heads, cells)}", {"rows": rows, "database": database, "steps": steps}
    )


def written(folder: Path, rows: int) -> Path:
    """A file as HubSpot exports it: ids in order, names and domains in none, one in five with a parent."""
    chance = random.Random(5)
    file = folder / "accounts.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(HEADER)
        for number in range(rows):
            first, trade = chance.choice(WORDS), chance.choice(TRADES)
            tag = f"{chance.randrange(16**6):06x}"
            parent = (
                str(10_000_000_000 + chance.randrange(number)) if number and chance.random() < 0.2 else ""
            )
            writer.writerow(
                (
                    10_000_000_000 + number,
                    f"{first} {tag} {trade} {chance.choice(FORMS)}".strip(),
                    f"{first}-{tag}-{trade}.example".lower(),
                    chance.choice(OWNERS),
                    parent,
                    chance.choice(("12", "1,200", "51-200", "")),
                    chance.choice(("lead", "customer", "opportunity")),
                    "Germany",
                    "2026-03-01 10:00",
                )
            )
    return file


def _step(step: str, folder: Path, url: str) -> dict[str, float]:
    file = folder / "accounts.csv"
    work: Callable[[], object] = (lambda: _read(file)) if step == "csv" else (lambda: _import(file, url))
    return measured(work)


def _read(file: Path) -> int:
    with file.open(encoding="utf-8", newline="") as opened:
        return sum(1 for _ in csv.reader(opened))


def _import(file: Path, url: str) -> None:
    look_seldom()  # as `whoowns` does
    desk = wiring.build_desk(Settings(database=SecretStr(url), rules=ROOT / "rules.yaml", imap_host=""))
    report = import_file(desk, "accounts", file)
    print(report.tally, report.notes, len(report.warnings), file=sys.stderr)


def _alone(step: str, folder: str, url: str) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.importing", "--step", step, folder, "--database", url]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT).stdout
    figures: dict[str, float] = json.loads(said)
    return figures


@contextmanager
def _database(told: Any, folder: str) -> Iterator[str]:
    if not told.database:
        yield f"sqlite:///{folder}/whoowns.db"
        return
    with Server(told.database).database("import") as url:
        yield url


if __name__ == "__main__":
    main()
