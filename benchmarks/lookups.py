"""Looking up among a million accounts: who owns a domain, and which company a mistyped name means.

`--database postgresql://...`, where we may make databases, adds PostgreSQL and, if it has it, pg_trgm.
With SQLite the work is done here, and its processor time is shown; a server is waited for.
"""

import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import insert, text
from sqlmodel import Session

from benchmarks.company_names import company_names
from benchmarks.corpus import OWNERS
from benchmarks.near_names import at, clock_of, near_names
from benchmarks.postgres import Server
from benchmarks.report import spread, table, tell
from routing.rulebook import Rulebook, load
from storage import sales
from storage.companies import name_key
from storage.database import Database
from storage.market import Market
from storage.schema import bring_up_to_date

FEW, MANY, QUICK = 10_000, 1_000_000, 100_000
ASKED, ROUNDS = 500, 3
CHUNK = 50_000
GROWTH = 2.0
SLOWEST = {"SQLite": (1.0, 0.1), "PostgreSQL": (5.0, 1.0)}  # p99 in ms: at least, wanted
RULES = Path(__file__).parents[1] / "rules.yaml"


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
        names = near_names({db: each for (db, size), each in databases.items() if size != FEW}, called)
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
                    [
                        _owned(session, rulebook, random.randint(1, key[1]), clock_of(key[0]))
                        for _ in range(ASKED)
                    ]
                )
    rows = [
        (f"{name}, {size:,}", _spread(each, 0.5), _spread(each, 0.99)) for (name, size), each in times.items()
    ]
    kinds = {name for name, _ in databases}
    few, many = (min(size for _, size in databases), max(size for _, size in databases))
    growth = {
        name: [at(b, 0.5) / at(a, 0.5) for a, b in zip(times[name, few], times[name, many], strict=True)]
        for name in sorted(kinds, reverse=True)
    }
    text_ = [
        table(("domain to owner, accounts", "p50 ms", "p99 ms"), rows),
        *(f"{name}: {many:,} take {spread(each)} times as long as {few:,} (at most {GROWTH:.0f} wanted); "
          f"p99 at most {SLOWEST[name][0]} ms, {SLOWEST[name][1]} wanted." for name, each in growth.items()),
    ]  # fmt: skip
    p99 = {f"{name} {size}": [at(each, 0.99) for each in taken] for (name, size), taken in times.items()}
    return "\n\n".join(text_), {"p99": p99, "growth": growth}


def _owned(session: Session, rulebook: Rulebook, number: int, clock: Callable[[], float]) -> float:
    """Milliseconds until the owner of this domain is known."""
    address = f"ann@company-{number}.example"
    began = clock()
    account = Market(session, rulebook, [address]).account(address, None)
    taken = clock() - began
    session.expunge_all()
    if not (account and account.owner and account.owner.key == OWNERS[number % len(OWNERS)]):
        raise SystemExit(f"{address} has the wrong owner: {account}")
    return 1000 * taken


def _spread(rounds: Sequence[Sequence[float]], share: float) -> str:
    return spread([at(each, share) for each in rounds])


if __name__ == "__main__":
    sys.exit(main())
