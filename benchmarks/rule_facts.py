"""Entries behind the chain, each with an owner, and replies that one of them or none decides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import cast

from routing.chain import chain_of
from routing.domains import account_domains
from routing.model import Account, Category, Decision, Lead, Rep, Source, Territory, Verdict
from routing.model import Sequence as Outreach
from routing.rulebook import Rulebook, load
from storage.company_threads import CompanyThreads
from storage.market import Market
from storage.signals import signals_for

ROOT = Path(__file__).parents[1]
FACTS = 100  # replies asked about
FIELDS = ("domain", "source", "sequence", "state")
SHARES = (0.4, 0.2, 0.2, 0.2)
REPS = tuple(Rep(f"rep{n}", f"Rep {n}") for n in range(50))

Fact = dict[str, str]
Rules = list[tuple[str, str, str]]
"""Field, its value, and the owner's key; the first that fits gives the owner."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is imported about a reply's sender, as `Market` holds it for a batch."""

    rulebook: Rulebook
    by_domain: dict[str, Account]
    sequences: dict[str, Outreach]
    leads: dict[str, Lead]

    @property
    def accounts(self) -> "_Others":
        """What else is known of accounts."""
        return _Others()

    def account(self, sender: str, _lead: object = None) -> Account | None:
        """Of the sender's domain, or the nearest above it."""
        domains = account_domains(sender.rpartition("@")[2])
        return next((self.by_domain[each] for each in domains if each in self.by_domain), None)

    def lead(self, address: str, _written_to: object = None) -> Lead | None:
        """With this address."""
        return self.leads.get(address)

    def sequence(self, name: str) -> Outreach | None:
        """Of this name."""
        return self.sequences.get(name)

    def in_turn(self, territories: tuple[Territory, ...]) -> tuple[Territory, ...]:
        """Each has one person."""
        return territories


class _Others:
    """No account is called as a lead's company, and nobody pretends to be one."""

    def called(self, _company: str, _or_near: bool) -> tuple[None, int]:
        return None, 0

    def imitated(self, _domain: str) -> None:
        return None


class _Alone:
    """No company has an open thread."""

    def newest(self, *_asked: object) -> None:
        return None


def rules_of(size: int) -> Rules:
    """That many entries: four in ten are accounts."""
    random = Random(size)
    values = {"domain": "company-{}.example", "source": "list {}", "sequence": "spring-{}", "state": "S{}"}
    return [
        (field, values[field].format(n), random.choice(REPS).key)
        for field, share in zip(FIELDS, SHARES, strict=True)
        for n in range(round(size * share))
    ]


def facts_about(rules: Rules) -> list[Fact]:
    """Seven in ten are decided by an entry, any of them; three by none."""
    random, unknown = Random(1), dict.fromkeys(FIELDS, "unknown")
    unknown["domain"] = "unknown.example"
    facts = []
    for n in range(FACTS):
        field, value, _ = random.choice(rules)
        facts.append({**unknown, field: value} if n % 10 < 7 else unknown)
    return facts


def chain_with(rules: Rules, facts: Sequence[Fact]) -> Callable[[Fact], Decision]:
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
