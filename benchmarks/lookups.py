"""Looking up among a million accounts: who owns a domain, and which company a mistyped name means.

`--database postgresql://...`, where we may make databases, adds PostgreSQL and, if it has it, pg_trgm.
With SQLite the work is done here, and its processor time is shown; a server is waited for.
"""

import gc
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from benchmarks.company_names import company_names, mistyped
from benchmarks.corpus import OWNERS
from benchmarks.postgres import Server
from benchmarks.report import spread, table, tell
from routing.domains import account_domains
from routing.rulebook import Rulebook, load
from storage import sales
from storage.companies import name_key
from storage.database import Database
from storage.market import Market
from storage.names import names_like
from storage.schema import bring_up_to_date

FEW, MANY, QUICK = 10_000, 1_000_000, 100_000
ASKED, ROUNDS, TYPED, SCANNED, TOP = 500, 3, 200, 40, 5
CHUNK = 50_000
GROWTH = 2.0
SLOWEST = {"SQLite": (1.0, 0.1), "PostgreSQL": (5.0, 1.0)}  # p99 in ms: at least, wanted
NAMES = (25, 100), (3, 15)  # p50 and p99 in ms: at least, wanted
RULES = Path(__file__).parents[1] / "rules.yaml"
TRIGRAMS = (
    "SELECT name FROM account WHERE name_key % :typed ORDER BY similarity(name_key, :typed) DESC LIMIT 5"
)

Ask = Callable[[str], list[str]]


def main() -> int:
    """Measure and print. Exit code 1 when pg_trgm finds more than we do."""
    parser = ArgumentParser(prog="python -m benchmarks.lookups", description=__doc__)
    parser.add_argument("--accounts", type=int, default=MANY)
    parser.add_argument("--quick", action="store_const", dest="accounts", const=QUICK)
    parser.add_argument("--database", default="", help="postgresql://..., where we may make databases")
    given = parser.parse_args()
    called = [(name, name_key(name)) for name in company_names(given.accounts)]
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="benchmark-"))
        urls = {("SQLite", size): f"sqlite:///{folder}/{size}.db" for size in (FEW, given.accounts)}
        if given.database:
            server = Server(given.database)
            for size in (FEW, given.accounts):
                urls["PostgreSQL", size] = stack.enter_context(server.database(f"names_{size}"))
        databases = {key: _filled(url, called[: key[1]]) for key, url in urls.items()}
        domains = _domains(databases)
        names = _names({db: each for (db, size), each in databases.items() if size != FEW}, called)
        for each in databases.values():
            each.close()
    told, figures = zip(domains, names, strict=True)
    tell(
        "lookups", "\n\n".join(told), {"accounts": given.accounts, "domains": figures[0], "names": figures[1]}
    )
    found = figures[1]["found"]
    return int(
        any(found["pg_trgm"] > found[each] for each in found if "pg_trgm" in found and "names" in each)
    )


def _filled(url: str, called: Sequence[tuple[str, str]]) -> Database:
    """Accounts of these names, each with a domain."""
    database = Database(url)
    bring_up_to_date(database)
    for first in range(0, len(called), CHUNK):
        part = list(enumerate(called[first : first + CHUNK], first + 1))
        with database.begin() as session:
            accounts = [
                {
                    "id": n,
                    "key": f"name {name}",
                    "name": name,
                    "name_key": key,
                    "owner": OWNERS[n % len(OWNERS)],
                }
                for n, (name, key) in part
            ]
            session.execute(insert(sales.Account), accounts)
            domains = [{"domain": f"company-{n}.example", "account_id": n} for n, _ in part]
            session.execute(insert(sales.AccountDomain), domains)
    if not database.sqlite:
        with database.connect() as connection:
            connection.execute(text("ANALYZE"))
    return database


def _domains(databases: dict[tuple[str, int], Database]) -> tuple[str, dict[str, Any]]:
    """Domain to owner through `Market`, few and many in turn, in a transaction that is open."""
    rulebook, random = load(RULES), Random(2)
    times: dict[tuple[str, int], list[list[float]]] = {key: [] for key in databases}
    for _ in range(ROUNDS):
        for key, database in databases.items():
            with database.read() as session:
                times[key].append(
                    [_owned(session, rulebook, random.randint(1, key[1])) for _ in range(ASKED)]
                )
    rows = [
        (f"{name}, {size:,}", _spread(each, 0.5), _spread(each, 0.99)) for (name, size), each in times.items()
    ]
    kinds = {name for name, _ in databases}
    few, many = (min(size for _, size in databases), max(size for _, size in databases))
    growth = {
        name: [_at(b, 0.5) / _at(a, 0.5) for a, b in zip(times[name, few], times[name, many], strict=True)]
        for name in sorted(kinds, reverse=True)
    }
    text_ = [
        table(("domain to owner, accounts", "p50 ms", "p99 ms"), rows),
        *(f"{name}: {many:,} take {spread(each)} times as long as {few:,} (at most {GROWTH:.0f} wanted); "
          f"p99 at most {SLOWEST[name][0]} ms, {SLOWEST[name][1]} wanted." for name, each in growth.items()),
    ]  # fmt: skip
    p99 = {f"{name} {size}": [_at(each, 0.99) for each in taken] for (name, size), taken in times.items()}
    return "\n\n".join(text_), {"p99": p99, "growth": growth}


def _owned(session: Session, rulebook: Rulebook, number: int, clock: Callable[[], float]) -> float:
    """Milliseconds until the owner of this domain is known."""
    address = f"ann@company-{number}.example"
    began = clock()
    account = Market(session, rulebook, [address]).account(account_domains(address.rpartition("@")[2]))
    taken = clock() - began
    session.expunge_all()
    if not (account and account.owner and account.owner.key == OWNERS[number % len(OWNERS)]):
        raise SystemExit(f"{address} has the wrong owner: {account}")
    return 1000 * taken


def _names(databases: dict[str, Database], called: list[tuple[str, str]]) -> tuple[str, dict[str, Any]]:
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
                clock = _clock(by)
                began = clock()
                told = ask(typed)
                times[by].append(1000 * (clock() - began))
                found[by] += name in told
                ways[way][place] += name in told
        scan, scanned = _scan(called, meant[:SCANNED])
    rows = [
        (by, f"{_at(each, 0.5):.1f}", f"{_at(each, 0.99):.1f}", f"{found[by]} of {TYPED}")
        for by, each in times.items()
    ]
    rows.append(
        (
            "rapidfuzz over all names",
            f"{_at(scan, 0.5):.1f}",
            f"{_at(scan, 0.99):.1f}",
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
    middle = {by: _at(each, 0.5) for by, each in times.items()}
    if peer := middle.get("pg_trgm"):
        ours = {by: peer / each for by, each in middle.items() if "names_like" in by}
        text_.append(
            "; ".join(f"pg_trgm's p50 is {ratio:.1f} times that of {by}" for by, ratio in ours.items()) + "."
        )
    p99 = {by: _at(each, 0.99) for by, each in times.items()}
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


def _clock(name: str) -> Callable[[], float]:
    return time.process_time if name.startswith("SQLite") else time.perf_counter


def _at(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _spread(rounds: Sequence[Sequence[float]], share: float) -> str:
    return spread([_at(each, share) for each in rounds])


def _resident() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


if __name__ == "__main__":
    sys.exit(main())
