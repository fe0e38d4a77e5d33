"""Which company a mistyped name means, beside PostgreSQL's pg_trgm and beside comparing all names."""

import gc
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from benchmarks.company_names import mistyped
from benchmarks.report import table
from storage.database import Database
from storage.names import names_like

TYPED, SCANNED, TOP = 200, 40, 5
NAMES = (25, 100), (3, 15)  # p50 and p99 in ms: at least, wanted
TRIGRAMS = (
    "SELECT name FROM account WHERE name_key % :typed ORDER BY similarity(name_key, :typed) DESC LIMIT 5"
)

Ask = Callable[[str], list[str]]


def near_names(databases: dict[str, Database], called: list[tuple[str, str]]) -> tuple[str, dict[str, Any]]:
    """The same mistyped names by each in turn: who has what was meant among the first five."""
    random = Random(3)
    meant = [(*mistyped(key, random), name) for name, key in random.sample(called, TYPED)]
    with ExitStack() as stack:
        sessions = {name: stack.enter_context(each.read()) for name, each in databases.items()}
        read = {name: _read(session) for name, session in sessions.items()}
        asks: dict[str, Ask] = {f"{name}, names_like": _ours(each) for name, each in sessions.items()}
        asks |= _trigrams(databases, stack)
        times: dict[str, list[float]] = {name: [] for name in asks}
        found: dict[str, int] = dict.fromkeys(asks, 0)
        ways: dict[str, list[int]] = {way: [0] * (1 + len(asks)) for _, way, _ in meant}
        for typed, way, name in meant:
            ways[way][-1] += 1
            for place, (by, ask) in enumerate(asks.items()):
                clock = clock_of(by)
                began = clock()
                told = ask(typed)
                times[by].append(1000 * (clock() - began))
                found[by] += name in told
                ways[way][place] += name in told
        scan, scanned = _scan(called, meant[:SCANNED])
    rows = [
        (by, f"{at(each, 0.5):.1f}", f"{at(each, 0.99):.1f}", f"{found[by]} of {TYPED}")
        for by, each in times.items()
    ]
    rows.append(
        (
            "rapidfuzz over all names",
            f"{at(scan, 0.5):.1f}",
            f"{at(scan, 0.99):.1f}",
            f"{scanned} of {SCANNED}",
        )
    )
    text_ = [
        table((f"mistyped, {len(called):,} names", "p50 ms", "p99 ms", f"among the first {TOP}"), rows),
        table(("", *asks, "asked"), [(way, *each) for way, each in ways.items()]),
        *(
            f"{name}: all names read in {seconds:.1f} s, {more:.0f} MiB."
            for name, (seconds, more) in read.items()
        ),
        f"At most {NAMES[0][0]} / {NAMES[0][1]} ms, {NAMES[1][0]} / {NAMES[1][1]} wanted.",
    ]
    middle = {by: at(each, 0.5) for by, each in times.items()}
    if peer := middle.get("pg_trgm"):
        ours = {by: peer / each for by, each in middle.items() if "names_like" in by}
        text_.append(
            "; ".join(f"pg_trgm's p50 is {ratio:.1f} times that of {by}" for by, ratio in ours.items()) + "."
        )
    p99 = {by: at(each, 0.99) for by, each in times.items()}
    return "\n\n".join(text_), {"p50": middle, "p99": p99, "found": found, "read": read, "ways": ways}


def _read(session: Session) -> tuple[float, float]:
    """Seconds until all names are read, and the MiB that are held for them."""
    gc.collect()
    before, began = _resident(), time.perf_counter()
    names_like(session, "northwind")
    if reader := session.info["kept"]["names"]._reader:
        reader.join()
    return time.perf_counter() - began, _resident() - before


def _ours(session: Session) -> Ask:
    return lambda typed: [near.name for near in names_like(session, typed, TOP)]


def _trigrams(databases: dict[str, Database], stack: ExitStack) -> Iterator[tuple[str, Ask]]:
    """PostgreSQL's own index for names that come near."""
    if database := databases.get("PostgreSQL"):
        try:
            with database.connect() as connection:
                connection.execute(text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
                connection.execute(text("SET maintenance_work_mem = '512MB'"))
                connection.execute(text("SET statement_timeout = 0"))
                connection.execute(text("CREATE INDEX near ON account USING gin (name_key gin_trgm_ops)"))
        except DBAPIError as error:
            print(f"pg_trgm is left out: {error.orig}", file=sys.stderr)
            return
        session = stack.enter_context(database.read())
        yield "pg_trgm", lambda typed: list(session.execute(text(TRIGRAMS), {"typed": typed}).scalars())


def _scan(called: list[tuple[str, str]], meant: Sequence[tuple[str, str, str]]) -> tuple[list[float], int]:
    """Every name compared: milliseconds, and how many were found."""
    keys, times, found = [key for _, key in called], list[float](), 0
    for typed, _, name in meant:
        began = time.process_time()
        near = process.extract(typed, keys, scorer=fuzz.ratio, limit=TOP)
        times.append(1000 * (time.process_time() - began))
        found += name in [called[place][0] for _, _, place in near]
    return times, found


def clock_of(name: str) -> Callable[[], float]:
    """Processor time where the work is done here; a server is waited for."""
    return time.process_time if name.startswith("SQLite") else time.perf_counter


def at(values: Sequence[float], share: float) -> float:
    """The value that this share of them is below."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _resident() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024
