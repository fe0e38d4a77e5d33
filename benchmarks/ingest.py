"""How many mails a second find their owner: Whoowns beside django-helpdesk, from the same real IMAP server.

`--full` lets them read the same 1,000 mails in turn, three times; the claim is the worst round's ratio.
`--quick` runs Whoowns alone and fails when it asks more of the database or the mail server than it may.
"""

import argparse
import os
import sys
import tempfile
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.contestants import Contestant, helpdesks, whoowns
from benchmarks.corpus import SEED, Reply, corpus
from benchmarks.report import spread, table, tell
from tests.mail.dovecot import AVAILABLE, Dovecot, dovecot

ROUNDS = 3
MAILS = {"quick": 500, "full": 1000}
COUNTED = 500  # mails in the run that is listened to

MUST = {"django-helpdesk": 15.0, "django-helpdesk, WAL": 10.0}
LIMITS = {"SQL": 12.0, "commits": 0.05, "IMAP round trips": 0.07}  # per mail, in a batch

UNEQUAL = """\
The work is not the same. django-helpdesk makes one ticket and one follow-up for each mail without reading
what kind it is, stores attachments and HTML parts as files, renders an answer that a dummy backend throws
away, and deletes the mail from the server; its tickets have no owner and no deadline. Whoowns keeps the raw
mail, strips quotes, tells the kind, looks up accounts and leads, asks every rule, and writes owner, reason,
events, deadline, follow-ups and a card to post; it leaves the mail where it is. Neither posts anything here,
and for neither is its start counted. Whoowns reads mails in a process beside the one that writes, so it uses
two processors where django-helpdesk uses one; it waits for the disk at every commit (synchronous=FULL)."""

Figures = dict[str, Any]


def main() -> int:
    """Run what the command line asks for; 1 when a counter is above its limit."""
    arguments = argparse.ArgumentParser(prog="python -m benchmarks.ingest", description=__doc__)
    size = arguments.add_mutually_exclusive_group(required=True)
    size.add_argument("--quick", action="store_const", dest="size", const="quick")
    size.add_argument("--full", action="store_const", dest="size", const="full")
    size = arguments.parse_args().size
    if not AVAILABLE:
        print("This needs the IMAP server Dovecot: apt-get install dovecot-imapd", file=sys.stderr)
        return 2
    replies = corpus(MAILS[size])
    contestants = [whoowns(replies)]
    if size == "full":
        contestants += helpdesks(_cache())
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder, dovecot() as server:
        versions: dict[str, str] = {}
        for contestant in contestants:
            versions |= contestant.prepare(Path(folder))
        accounts = (f"account{n}" for n in count())
        counters = {c.name: _per_mail(c, server, next(accounts), replies[:COUNTED]) for c in contestants}
        rounds = [
            {c.name: c.read(server, next(accounts), replies) for c in _turned(contestants, n)}
            for n in range(ROUNDS if size == "full" else 1)
        ]
    return _report(replies, versions, counters, rounds)


def _turned(contestants: list[Contestant], n: int) -> list[Contestant]:
    """Another one begins each round."""
    first = n % len(contestants)
    return contestants[first:] + contestants[:first]


def _per_mail(contestant: Contestant, server: Dovecot, user: str, replies: list[Reply]) -> dict[str, float]:
    figures = contestant.read(server, user, replies, count=True)
    counted = {
        "SQL": figures["statements"]["asked"],
        "commits": figures["statements"]["commits"],
        "IMAP round trips": figures["round_trips"],
        "syncs to disk": figures["syncs"],
    }
    return {name: each / len(replies) for name, each in counted.items() if each is not None}


def _report(
    replies: list[Reply],
    versions: dict[str, str],
    counters: dict[str, Figures],
    rounds: list[dict[str, Figures]],
) -> int:
    names = list(counters)
    speeds = {name: [len(replies) / each[name]["seconds"] for each in rounds] for name in names}
    rows = []
    for name in names:
        cpu = [1000 * each[name]["cpu_seconds"] / len(replies) for each in rounds]
        memory = [each[name]["mib"] for each in rounds]
        rows.append((name, spread(speeds[name], 1), spread(cpu, 1), f"{max(memory):.0f}"))
    text = [f"{len(replies)} mails (seed {SEED}), {len(rounds)} rounds, median (min-max)", ""]
    text += [table(("", "mails/s", "CPU ms/mail", "MiB"), rows), ""]
    kinds = list(counters["Whoowns"])
    counted = [(name, *(f"{counters[name][kind]:.3f}" for kind in kinds)) for name in names]
    text += [table(("per mail", *kinds), counted)]
    ratios = {
        name: [own / other for own, other in zip(speeds["Whoowns"], speeds[name], strict=True)]
        for name in names[1:]
    }
    if ratios:
        lines = [
            (
                name,
                ", ".join(f"{each:.1f}" for each in of_rounds),
                f"{min(of_rounds):.1f}",
                f"{MUST[name]:.0f}",
            )
            for name, of_rounds in ratios.items()
        ]
        text += [
            "",
            table(("Whoowns is faster than", "times, by round", "claim", "must"), lines),
            "",
            UNEQUAL,
        ]
    above = [
        f"{kind}: {counters['Whoowns'][kind]:.3f} per mail, the limit is {limit}"
        for kind, limit in LIMITS.items()
        if counters["Whoowns"][kind] > limit
    ]
    text += ["", "Above the limit:", *above] if above else []
    tell(
        "ingest",
        "\n".join(text),
        {
            "mails": len(replies),
            "versions": versions,
            "mails_per_second": speeds,
            "ratios": ratios,
            "per_mail": counters,
            "above_limit": above,
        },
    )
    return 1 if above else 0


def _cache() -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "whoowns-benchmarks"


if __name__ == "__main__":
    sys.exit(main())
