"""What a decision costs with ten and with ten thousand entries behind the chain, beside engines of rules.

Entries are accounts, lead sources, sequences and territories, each with an owner; an engine has a rule for
each. Ours is timed from the facts of a reply to the decision with its reasons: entries looked up, every rule
asked.
"""

import json
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.report import spread, table, tell
from benchmarks.rule_facts import FIELDS, Fact, Rules, chain_with, facts_about, rules_of
from bot.garbage import look_seldom
from routing.model import Decision

ROOT = Path(__file__).parents[1]
ZEN = "zen-engine==2.1.3"
PEERS = {"business-rules": "business-rules==1.1.1", "zen-engine": ZEN, "zen-engine, compiled": ZEN}
SIZES = (10, 100, 1000, 10_000)
ROUNDS, OFTEN = 3, 20
"""Rounds; how often ours is asked about each reply in one round."""
MUST, WANTED = {"business-rules": 200, "zen-engine": 30}, {"business-rules": 2000, "zen-engine": 300}
GROWTH, SLOWEST = 2.0, 50e-6
UNEQUAL = """The engines say who; ours also says why, which rules passed before and why, and what later
ones would have said, minds segments and languages, and looks the address up in the list of public suffixes.
zen-engine decides from its JSON, as its documentation does first, or from the same compiled before."""


def main() -> int:
    """Measure and print. Exit code 1 when owners differ or a ratio is below what is wanted at least."""
    parser = ArgumentParser(prog="python -m benchmarks.rules", description=__doc__)
    parser.add_argument("--quick", action="store_const", dest="sizes", const=(10, 1000), default=SIZES)
    sizes = parser.parse_args().sizes
    look_seldom()  # as `whoowns` does
    for name in PEERS:
        _theirs(name, [("domain", "a", "b")], [dict.fromkeys(FIELDS, "")])  # installed
    seconds: dict[tuple[str, int], list[list[float]]] = {}
    for _ in range(ROUNDS):
        for size in sizes:
            for name, taken in _round(size).items():
                seconds.setdefault((name, size), []).append(taken)
    return _report(sizes, seconds)


def _round(size: int) -> dict[str, list[float]]:
    """Seconds of each decision, by who decided. Raises SystemExit when the owners differ."""
    rules = rules_of(size)
    facts = facts_about(rules)
    decide = chain_with(rules, facts)
    ours = [decision.owner.key if (decision := decide(fact)).owner else "" for fact in facts]
    taken = {"Whoowns": [_middle(decide, fact) for fact in facts]}
    for name in PEERS:
        told = _theirs(name, rules, facts)
        theirs = [owner or "sam" for owner in told["owners"]]
        if theirs != ours:
            raise SystemExit(
                f"{name} and the chain differ on {sum(map(str.__ne__, theirs, ours))} of {len(facts)}"
            )
        taken[name] = told["seconds"]
    return taken


def _middle(decide: Callable[[Fact], Decision], fact: Fact) -> float:
    """Seconds one reply takes; of many times the middle one, or a tick of the system's clock would be p99."""
    return median(_seconds(decide, fact) for _ in range(OFTEN))


def _seconds(decide: Callable[[Fact], Decision], fact: Fact) -> float:
    began = time.process_time()
    decide(fact)
    return time.process_time() - began


def _theirs(name: str, rules: Rules, facts: Sequence[Fact]) -> dict[str, Any]:
    command = ["uv", "run", "--quiet", "--no-project", "--python", sys.executable, "--with", PEERS[name]]
    given = json.dumps({"rules": rules, "facts": facts, "fields": FIELDS})
    done = subprocess.run(
        [*command, "python", "-m", "benchmarks.rule_peers", name],
        input=given, cwd=ROOT, capture_output=True, text=True, check=True, timeout=600,
    )  # fmt: skip
    return json.loads(done.stdout)


def _report(sizes: Sequence[int], seconds: dict[tuple[str, int], list[list[float]]]) -> int:
    middle = {key: [median(taken) for taken in rounds] for key, rounds in seconds.items()}
    slow = {key: [_p99(taken) for taken in rounds] for key, rounds in seconds.items()}
    rows = [
        (name, f"{size:,}", _micro(middle[name, size]), _micro(slow[name, size])) for name, size in seconds
    ]
    most = sizes[-1]
    ratios = {
        name: [
            theirs / ours for theirs, ours in zip(middle[name, most], middle["Whoowns", most], strict=True)
        ]
        for name in PEERS
    }
    claims = [
        (
            name,
            ", ".join(f"{each:,.0f}" for each in all_),
            f"{min(all_):,.0f}",
            MUST.get(name, ""),
            WANTED.get(name, ""),
        )
        for name, all_ in ratios.items()
    ]
    growth = [
        many / few for many, few in zip(middle["Whoowns", most], middle["Whoowns", sizes[0]], strict=True)
    ]
    text = [
        table(
            ("", "entries", "p50 µs of processor", "p99"), sorted(rows, key=lambda row: row[0] != "Whoowns")
        ),
        table((f"slower than Whoowns at {most:,}", "times, by round", "claim", "at least", "wanted"), claims),
        f"From {sizes[0]} to {most:,} entries a decision of ours takes {spread(growth)} times as long "
        f"(at most {GROWTH:.0f} wanted); p99 at most {SLOWEST * 1e6:.0f} µs wanted. All agree on the owners.",
        UNEQUAL,
    ]
    figures = {"p50": _told(middle), "p99": _told(slow), "ratios": ratios, "growth": growth}
    tell("rules", "\n\n".join(text), figures)
    missed = most == SIZES[-1] and any(min(ratios[name]) < least for name, least in MUST.items())
    return int(missed or max(growth) > GROWTH)


def _p99(taken: list[float]) -> float:
    return sorted(taken)[int(len(taken) * 0.99) - 1]


def _micro(values: list[float]) -> str:
    return spread([1e6 * each for each in values], 1)


def _told(values: dict[tuple[str, int], list[float]]) -> dict[str, list[float]]:
    return {f"{name} {size}": each for (name, size), each in values.items()}


if __name__ == "__main__":
    sys.exit(main())
