"""Asks the rules in order: the first answer wins, the later ones are kept, and there is always one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from routing.gates import at_the_gates, spoken, wanted_languages
from routing.model import Answer, Assignment, Decision, Dismissal, Duties, Outcome, Pass, Signals
from routing.rule_files import FALLBACK, Entry, Route, rule_named
from routing.rulebook import Rulebook

FAILED = " failed and was not heard: "
"""What the warning says between the name of a rule that raised and why."""


@dataclass(frozen=True, slots=True)
class Link:
    """One rule's place in the chain: how it is asked, and the function."""

    entry: Entry
    route: Route


class Opinion(NamedTuple):
    """What one rule said about one reply, after the gates.

    `refused` is what it answered before the gates took it for a Pass, `withheld` the same where only the
    owner's languages stand against it; a shadow has no say. A rule that is narrowed to other replies than
    this is not `asked`.
    """

    rule: str
    answer: Answer
    shadow: bool = False
    withheld: Assignment | None = None
    warnings: tuple[str, ...] = ()
    asked: bool = True
    refused: Assignment | None = None

    @property
    def outcome(self) -> Outcome | None:
        """The answer, if it is one that counts."""
        return None if self.shadow or isinstance(self.answer, Pass) else self.answer


@dataclass(frozen=True, slots=True)
class Chain:
    """The order of the rules; `duties` name the person who is there when no rule answers at all."""

    links: tuple[Link, ...]
    duties: Duties

    def decide(self, signals: Signals) -> Decision:
        """Ask every rule, let the first answer win, and keep what the others said (R29, R31, R81)."""
        opinions, place, outcome = self.heard(signals)
        if isinstance(outcome, Assignment):
            others = _outranking(outcome, opinions[place + 1 :])
            outcome = replace(outcome, because=outcome.because + others) if others else outcome
        passed: list[tuple[str, str]] = []
        outranked: list[tuple[str, str]] = []
        warnings: dict[str, None] = {}
        for at, opinion in enumerate(opinions):
            warnings.update(dict.fromkeys(opinion.warnings))
            if not isinstance(opinion.answer, Pass):
                if at != place:
                    outranked.append(_as_outranked(opinion))
            elif at < place:
                passed.append((opinion.rule, opinion.answer.because))
        warnings.update(dict.fromkeys(signals.warnings))
        return Decision(outcome, opinions[place].rule, tuple(passed), tuple(outranked), tuple(warnings))

    def heard(self, signals: Signals) -> tuple[list[Opinion], int, Outcome]:
        """What each rule says, in order; the place of the one that decides, and its answer.

        Where no rule decides at all, the last resort comes after them and does.
        """
        opinions = [_opinion(link, signals) for link in self.links]
        found = _first_answer(opinions)
        if found is None or opinions[found[0]].rule == FALLBACK:
            found = _lifted(opinions, signals) or found
        if found is None:
            found = len(opinions), self._last_resort()
            opinions.append(Opinion(FALLBACK, found[1]))
        return opinions, found[0], found[1]

    def _last_resort(self) -> Assignment:
        owner, team = self.duties.fallback, self.duties.fallback_team
        return Assignment(owner, f"no rule answered: {owner.name} sorts these", team)


def chain_of(rulebook: Rulebook) -> Chain:
    """The chain a rulebook describes; raises UnknownRule when a rule has no file."""
    return Chain(tuple(Link(entry, rule_named(entry.rule)) for entry in rulebook.chain), rulebook.duties)


def sentence(rulebook: Rulebook) -> str:
    """The whole order as one sentence (R30): `Safety first, then vip, and what is left goes to Sam Reyes.`"""
    *rules, _fallback = [_in_order(entry) for entry in rulebook.chain]
    left = f"what is left goes to {rulebook.duties.fallback.name}."
    if not rules:
        return f"No rule is asked: {left}"
    first, *others = rules
    then = "".join(f", then {rule}" for rule in others)
    return f"{first[:1].upper()}{first[1:]} first{then}, and {left}"


def _opinion(link: Link, signals: Signals) -> Opinion:
    rule, shadow = link.entry.rule, link.entry.shadow
    if not link.entry.holds_for(signals):
        return Opinion(rule, Pass(f"asked {link.entry.narrowed}"), shadow, asked=False)
    try:
        answer = link.route(signals)
        if not isinstance(answer, Assignment | Dismissal | Pass):
            raise TypeError(f"it answered {answer!r}")
        gated = at_the_gates(rule, answer, signals)
    except Exception as error:  # a broken rule costs its opinion, never the reply
        failed = f"rule {rule}{FAILED}{type(error).__name__}: {error}"
        return Opinion(rule, Pass("the rule failed"), shadow, warnings=(failed,))
    withheld = None if shadow else gated.withheld
    refused = answer if isinstance(answer, Assignment) and isinstance(gated.answer, Pass) else None
    return Opinion(rule, gated.answer, shadow, withheld, gated.warnings, refused=refused)


def _first_answer(opinions: Sequence[Opinion]) -> tuple[int, Outcome] | None:
    return next(((at, said) for at, opinion in enumerate(opinions) if (said := opinion.outcome)), None)


def _lifted(opinions: list[Opinion], signals: Signals) -> tuple[int, Outcome] | None:
    """The place of the first opinion that was withheld for its language, and what it says, let through now.

    Only the fallback is left, and somebody who knows the lead serves it better than the triage queue, in
    whatever language (R74).
    """
    for at, opinion in enumerate(opinions):
        if opinion.withheld:
            nobody = f"nobody the rules reach speaks {spoken(wanted_languages(signals))}"
            kept = replace(opinion.withheld, because=f"{opinion.withheld.because}; {nobody}")
            opinions[at] = opinion._replace(answer=kept, warnings=(*opinion.warnings, nobody))
            return at, kept
    return None


def _as_outranked(opinion: Opinion) -> tuple[str, str]:
    return opinion.rule, f"(shadow) {opinion.answer.because}" if opinion.shadow else opinion.answer.because


def _outranking(winner: Assignment, after: Sequence[Opinion]) -> str:
    """`; outranks the sequence owner Jon`: whom later rules would have named instead (R31)."""
    others: dict[str, str] = {}
    for opinion in after:
        named = opinion.outcome
        if isinstance(named, Assignment) and opinion.rule != FALLBACK and named.owner.key != winner.owner.key:
            others.setdefault(named.owner.key, _called(opinion.rule, named.owner.name))
    return f"; outranks {' and '.join(others.values())}" if others else ""


def _called(rule: str, name: str) -> str:
    words = rule.replace("_", " ")
    return f"the {words} {name}" if rule.endswith("_owner") else f"{name} ({words})"


def _in_order(entry: Entry) -> str:
    return f"the {entry}" if entry.rule.endswith("_owner") else str(entry)
