"""Asks the rules in order: the first answer wins, the later ones are kept, and there is always one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from routing.gates import at_the_gates, spoken, wanted_languages
from routing.model import Answer, Assignment, Decision, Dismissal, Duties, Outcome, Pass, Signals
from routing.rule_files import FALLBACK, Entry, Route, rule_named
from routing.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Link:
    """One rule's place in the chain: how it is asked, and the function."""

    entry: Entry
    route: Route


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one rule said about one reply, after the gates.

    `withheld` is what it would have answered but for the owner's languages; a shadow has no say.
    """

    rule: str
    answer: Answer
    shadow: bool = False
    withheld: Assignment | None = None
    warnings: tuple[str, ...] = ()

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
        opinions = [*_lifted([_opinion(link, signals) for link in self.links], signals), self._last_resort()]
        place, outcome = next((at, opinion.outcome) for at, opinion in enumerate(opinions) if opinion.outcome)
        before, after = opinions[:place], opinions[place + 1 : -1]
        if isinstance(outcome, Assignment):
            outcome = replace(outcome, because=outcome.because + _outranking(outcome, after))
        warnings = [warning for opinion in opinions for warning in opinion.warnings]
        return Decision(
            outcome,
            opinions[place].rule,
            passed=tuple((o.rule, o.answer.because) for o in before if isinstance(o.answer, Pass)),
            outranked=tuple(_as_outranked(o) for o in (*before, *after) if not isinstance(o.answer, Pass)),
            warnings=tuple(dict.fromkeys(warnings)),
        )

    def sentence(self) -> str:
        """The whole order as one sentence (R30)."""
        *others, last = [str(link.entry) for link in self.links]
        return f"First {', then '.join(others)}, and at last {last}." if others else f"Only {last}."

    def _last_resort(self) -> Opinion:
        owner, team = self.duties.fallback, self.duties.fallback_team
        return Opinion(FALLBACK, Assignment(owner, f"no rule answered: {owner.name} sorts these", team))


def chain_of(rulebook: Rulebook) -> Chain:
    """The chain a rulebook describes; raises UnknownRule when a rule has no file."""
    return Chain(tuple(Link(entry, rule_named(entry.rule)) for entry in rulebook.chain), rulebook.duties)


def _opinion(link: Link, signals: Signals) -> Opinion:
    rule, shadow = link.entry.rule, link.entry.shadow
    if not link.entry.holds_for(signals):
        return Opinion(rule, Pass(f"asked {link.entry.narrowed}"), shadow)
    try:
        answer = link.route(signals)
        if not isinstance(answer, Assignment | Dismissal | Pass):
            raise TypeError(f"it answered {answer!r}")
        gated = at_the_gates(rule, answer, signals)
    except Exception as error:  # a broken rule costs its opinion, never the reply
        failed = f"rule {rule} failed and was not heard: {type(error).__name__}: {error}"
        return Opinion(rule, Pass("the rule failed"), shadow, warnings=(failed,))
    return Opinion(rule, gated.answer, shadow, None if shadow else gated.withheld, gated.warnings)


def _lifted(opinions: list[Opinion], signals: Signals) -> list[Opinion]:
    """The opinions, with the first one withheld for its language let through when only the fallback is left.

    Somebody who knows the lead serves it better than the triage queue, in whatever language (R74).
    """
    if any(opinion.outcome and opinion.rule != FALLBACK for opinion in opinions):
        return opinions
    for place, opinion in enumerate(opinions):
        if opinion.withheld:
            nobody = f"nobody the rules reach speaks {spoken(wanted_languages(signals))}"
            kept = replace(opinion.withheld, because=f"{opinion.withheld.because}; {nobody}")
            lifted = replace(opinion, answer=kept, warnings=(*opinion.warnings, nobody))
            return [*opinions[:place], lifted, *opinions[place + 1 :]]
    return opinions


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
