"""What a decision costs with ten and with ten thousand entries behind the chain, beside engines of rules.

Entries are accounts, lead sources, sequences and territories, each with an owner; an engine has a rule for each.
Ours is timed from the facts of a reply to the decision with its reasons: entries looked up, every rule asked.
"""

import json
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from statistics import median
from typing import Any, cast

from benchmarks.report import spread, table, tell
from routing.chain import chain_of
from routing.model import Account, Category, Decision, Lead, Rep, Source, Territory, Verdict
from routing.model import Sequence as Outreach
from routing.rulebook import Rulebook, load
from storage.company_threads import CompanyThreads
from storage.market import Market
from storage.signals import signals_for

ROOT = Path(__file__).parents[1]
ZEN = "zen-engine==2.1.3"
PEERS = {"business-rules": "business-rules==1.1.1", "zen-engine": ZEN, "zen-engine, compiled": ZEN}
SIZES = (10, 100, 1000, 10_000)
FACTS, ROUNDS, OFTEN = 100, 3, 20
"""Replies asked about; rounds; how often ours is asked about each in one round."""
FIELDS = ("domain", "source", "sequence", "state")
SHARES = (0.4, 0.2, 0.2, 0.2)
REPS = tuple(Rep(f"rep{n}", f"Rep {n}") for n in range(50))
MUST, WANTED = {"business-rules": 200, "zen-engine": 30}, {"business-rules": 2000, "zen-engine": 300}
GROWTH, SLOWEST = 2.0, 50e-6
UNEQUAL = """The engines say who; ours also says why, which rules passed before and why, and what later
ones would have said, minds segments and languages, and looks the address up in the list of public suffixes.
zen-engine decides from its JSON, as its documentation does first, or from the same compiled before."""

Fact = dict[str, str]
Rules = list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Known:
    """What is imported about a reply's sender, as `Market` holds it for a batch."""

    rulebook: Rulebook
    accounts: dict[str, Account]
    sequences: dict[str, Outreach]
    leads: dict[str, Lead]

    def account(self, domains: tuple[str, ...]) -> Account | None:
        """Of the nearest of these domains."""
        return next((self.accounts[each] for each in domains if each in self.accounts), None)

    def lead(self, address: str, _written_to: object = None) -> Lead | None:
        """With this address."""
        return self.leads.get(address)

    def sequence(self, name: str) -> Outreach | None:
        """Of this name."""
        return self.sequences.get(name)

    def in_turn(self, territories: tuple[Territory, ...]) -> tuple[Territory, ...]:
        """Each has one person."""
        return territories


class _Alone:
    """No company has an open thread."""

    def newest(self, *_asked: object) -> None:
        return None


def main() -> int:
    """Measure and print. Exit code 1 when owners differ or a ratio is below what is wanted at least."""
    parser = ArgumentParser(prog="python -m benchmarks.rules", description=__doc__)
    parser.add_argument("--quick", action="store_const", dest="sizes", const=(10, 1000), default=SIZES)
    sizes = parser.parse_args().sizes
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
    rules = _rules(size)
    facts = _facts(rules)
    decide = _chain(rules, facts)
    ours = [decision.owner.key if (decision := decide(fact)).owner else "" for fact in facts]
    taken = {"Whoowns": [_seconds(decide, fact) for fact in facts for _ in range(OFTEN)]}
    for name in PEERS:
        told = _theirs(name, rules, facts)
        theirs = [owner or "sam" for owner in told["owners"]]
        if theirs != ours:
            raise SystemExit(
                f"{name} and the chain differ on {sum(map(str.__ne__, theirs, ours))} of {len(facts)}"
            )
        taken[name] = told["seconds"]
    return taken


def _seconds(decide: Callable[[Fact], Decision], fact: Fact) -> float:
    began = time.process_time()
    decide(fact)
    return time.process_time() - began


def _rules(size: int) -> Rules:
    random = Random(size)
    values = {"domain": "company-{}.example", "source": "list {}", "sequence": "spring-{}", "state": "S{}"}
    return [
        (field, values[field].format(n), random.choice(REPS).key)
        for field, share in zip(FIELDS, SHARES, strict=True)
        for n in range(round(size * share))
    ]


def _facts(rules: Rules) -> list[Fact]:
    """Seven in ten are decided by an entry, any of them; three by none."""
    random, unknown = Random(1), dict.fromkeys(FIELDS, "unknown")
    unknown["domain"] = "unknown.example"
    facts = []
    for n in range(FACTS):
        field, value, _ = random.choice(rules)
        facts.append({**unknown, field: value} if n % 10 < 7 else unknown)
    return facts


def _chain(rules: Rules, facts: Sequence[Fact]) -> Callable[[Fact], Decision]:
    """Facts to decision, as a reply gets it; the order is that of rules.yaml."""
    reps = {rep.key: rep for rep in REPS}
    named = {field: [(value, reps[key]) for f, value, key in rules if f == field] for field in FIELDS}
    base = load(ROOT / "rules.yaml")
    rulebook = replace(
        base,
        people={**base.people, **reps},
        sources={name: Source(name, owner=rep) for name, rep in named["source"]},
        territories=tuple(
            Territory(f"state {state}", (rep,), frozenset({"US"}), frozenset({state}))
            for state, rep in named["state"]
        ),
    )
    leads = {
        _sender(fact): Lead(
            _sender(fact), country="US", state=fact["state"], source=fact["source"], sequence=fact["sequence"]
        )
        for fact in facts
    }
    accounts = {domain: Account(domain.split(".")[0], rep) for domain, rep in named["domain"]}
    known = Known(rulebook, accounts, {name: Outreach(name, rep) for name, rep in named["sequence"]}, leads)
    market, companies = cast(Market, known), cast(CompanyThreads, _Alone())
    chain, verdict = chain_of(rulebook), Verdict(Category.INTERESTED)
    return lambda fact: chain.decide(signals_for(market, companies, verdict, _sender(fact)))


def _sender(fact: Fact) -> str:
    """One address for the same facts."""
    return f"{fact['source']}.{fact['sequence']}.{fact['state']}@{fact['domain']}".replace(" ", "-")


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
