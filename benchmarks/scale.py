"""Whether taking in a mail costs the same with ten thousand accounts and open threads as with a million.

The same mails are read from the same IMAP server, in turn, beside few and beside many accounts (each with a
domain) and open threads (each with its reply, events, decision and card).
"""

import os
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.contestants import Contestant, whoowns
from benchmarks.corpus import SEED, Reply, corpus
from benchmarks.filling import ROWS, fill
from benchmarks.postgres import Server
from benchmarks.report import spread, table, tell
from tests.mail.dovecot import AVAILABLE, Dovecot, dovecot

FEW, MANY, QUICK = 10_000, 1_000_000, 100_000
MAILS, ROUNDS = 500, 5
FLAT = 0.15  # how much more or less the same mails may take


@dataclass(slots=True)
class Filled:
    """Whoowns beside `size` accounts and open threads; on SQLite unless a server is given."""

    size: int
    whoowns: Contestant
    server: Server | None

    @contextmanager
    def prepared(self, folder: Path) -> Iterator[float]:
        """The database that every run gets a copy of; how many rows a second it was filled with."""
        with self._database(f"{self.size}") as url:
            self.whoowns.prepare(folder)
            yield fill(url or f"sqlite:///{self.whoowns.template / 'whoowns.db'}", self.size)

    def read(self, dovecot: Dovecot, user: str, replies: list[Reply]) -> dict[str, Any]:
        """Read all of this account's mail, once, into a fresh copy. Raises WrongResult."""
        with self._database(f"{self.size}_run", template=f"{self.size}"):
            return self.whoowns.read(dovecot, user, replies)

    @contextmanager
    def _database(self, name: str, **copied: str) -> Iterator[str]:
        """On a server: a database for the contestant; files are its own business."""
        if self.server is None:
            yield ""
            return
        before = self.whoowns.given.get("database", "")
        with self.server.database(name, **copied) as url:
            self.whoowns.given["database"] = url
            os.sync()
            yield url
        self.whoowns.given["database"] = before


def main() -> int:
    """Measure and print; the claim is the worst round's ratio."""
    given = _arguments()
    if not AVAILABLE:
        print("This needs the IMAP server Dovecot: apt-get install dovecot-imapd", file=sys.stderr)
        return 2
    replies = corpus(MAILS)
    server = Server(given.database) if given.database else None
    sizes = [Filled(size, _named(size, replies), server) for size in (FEW, given.accounts)]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="benchmark-")))
        mail_server = stack.enter_context(dovecot())
        filled = [stack.enter_context(each.prepared(folder)) for each in sizes]
        accounts = (f"account{n}" for n in count())
        rounds: list[dict[int, dict[str, Any]]] = []
        for n in range(given.rounds):
            turn = sizes if n % 2 == 0 else sizes[::-1]
            rounds.append({each.size: each.read(mail_server, next(accounts), replies) for each in turn})
    _report(sizes, filled, rounds)
    return 0


def _arguments() -> Any:
    parser = ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--accounts", type=int, default=MANY, help="how many are many")
    parser.add_argument("--quick", action="store_const", dest="accounts", const=QUICK)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--database", default="", help="postgresql://..., where we may make databases")
    return parser.parse_args()


def _named(size: int, replies: list[Reply]) -> Contestant:
    contestant = whoowns(replies)
    contestant.name = f"Whoowns {size}"
    return contestant


def _report(sizes: list[Filled], filled: list[float], rounds: list[dict[int, dict[str, Any]]]) -> None:
    seconds = {each.size: [of_round[each.size]["seconds"] for of_round in rounds] for each in sizes}
    rows = [
        (
            f"{each.size:,}",
            spread([MAILS / taken for taken in seconds[each.size]], 1),
            spread([1000 * of_round[each.size]["cpu_seconds"] / MAILS for of_round in rounds], 1),
            f"{speed:,.0f}",
        )
        for each, speed in zip(sizes, filled, strict=True)
    ]
    few, many = (seconds[each.size] for each in sizes)
    ratios = [more / less for more, less in zip(many, few, strict=True)]
    header = ("accounts and open threads", "mails/s", "CPU ms/mail", "filled with rows/s")
    text = [
        f"{MAILS} mails (seed {SEED}), {len(rounds)} rounds in turn, median (min-max), "
        f"{'PostgreSQL' if sizes[0].server else 'SQLite'}. A company is {ROWS} rows.",
        "",
        table(header, rows),
        "",
        f"With {sizes[1].size:,} the same mails take {spread(ratios)} times as long. "
        f"Wanted: {1 - FLAT:.2f} to {1 + FLAT:.2f}.",
    ]
    if max(ratios) > 1 + FLAT:
        text.append("Slower than wanted in at least one round: look at the load, and run it again.")
    figures = {"mails": MAILS, "seconds": seconds, "ratios": ratios, "filled_rows_per_second": filled}
    tell("scale", "\n".join(text), figures)


if __name__ == "__main__":
    sys.exit(main())
