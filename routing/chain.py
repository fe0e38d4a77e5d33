"""Asks the rules in order: the first answer wins, the later ones are kept, and there is always one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

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


@dataclass(slots=True)  # not frozen: thirteen are made for every reply, and a frozen one takes thrice as long
class Opinion:
    """What one rule said about one reply, after the gates.

    `refused` is what it answered before the gates took it for a Pass, `withheld` the same where only the
    owner's languages stand against it; a shadow has no say. A rule that is narrowed to other replies than
    this is not `asked`.
    """

    rule: str
    answer: Answer
    shadow: bool = False
    warnings: tuple[str, ...] = ()
    withheld: Assignment | None = None
    asked: bool = True
    refused: Assignment | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """The order of the rules; `duties` name the person who is there when no rule answers at all."""

    links: tuple[Link, ...]
    duties: Duties

    def decide(self, signals: Signals) -> Decision:
        """Ask every rule, let the first answer win, and keep what the others said (R29, R31, R81)."""
        opinions, place, outcome = self.heard(signals)
        deciding = opinions[place]
        passed = [
            (each.rule, each.answer.because) for each in opinions[:place] if isinstance(each.answer, Pass)
        ]
        others = [each for each in opinions if not isinstance(each.answer, Pass) and each is not deciding]
        if isinstance(outcome, Assignment) and (named := _outranking(outcome, others)):
            outcome = replace(outcome, because=outcome.because + named)
        warnings = dict.fromkeys([warning for each in opinions for warning in each.warnings])
        warnings |= dict.fromkeys(signals.warnings)
        outranked = tuple([_as_outranked(each) for each in others])
        return Decision(outcome, deciding.rule, tuple(passed), outranked, tuple(warnings))

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
    if link.entry.only and not link.entry.holds_for(signals):
        return Opinion(rule, Pass(f"asked {link.entry.narrowed}"), shadow, asked=False)
    try:
        answer = link.route(signals)
        if isinstance(answer, Pass):
            return Opinion(rule, answer, shadow, (answer.warning,) if answer.warning else ())
        if isinstance(answer, Dismissal):
            return Opinion(rule, answer, shadow)
        if not isinstance(answer, Assignment):
            raise TypeError(f"it answered {answer!r}")
        refused = at_the_gates(rule, answer, signals)
    except Exception as error:  # a broken rule costs its opinion, never the reply
        failed = f"rule {rule}{FAILED}{type(error).__name__}: {error}"
        return Opinion(rule, Pass("the rule failed"), shadow, (failed,))
    own = (answer.warning,) if answer.warning else ()
    if refused is None:
        return Opinion(rule, answer, shadow, own)
    withheld = answer if refused.for_language and not shadow else None
    return Opinion(rule, Pass(refused.because), shadow, (*own, *refused.warnings), withheld, refused=answer)


def _first_answer(opinions: Sequence[Opinion]) -> tuple[int, Outcome] | None:
    for at, opinion in enumerate(opinions):
        if not opinion.shadow and not isinstance(opinion.answer, Pass):
            return at, opinion.answer
    return None


def _lifted(opinions: list[Opinion], signals: Signals) -> tuple[int, Outcome] | None:
    """The place of the first opinion that was withheld for its language, and what it says, let through now.

    Only the fallback is left, and somebody who knows the lead serves it better than the triage queue, in
    whatever language (R74).
    """
    for at, opinion in enumerate(opinions):
        if opinion.withheld:
            nobody = f"nobody the rules reach speaks {spoken(wanted_languages(signals))}"
            kept = replace(opinion.withheld, because=f"{opinion.withheld.because}; {nobody}")
            opinions[at] = replace(opinion, answer=kept, warnings=(*opinion.warnings, nobody))
            return at, kept
    return None


def _as_outranked(opinion: Opinion) -> tuple[str, str]:
    return opinion.rule, f"(shadow) {opinion.answer.because}" if opinion.shadow else opinion.answer.because


def _outranking(winner: Assignment, others: Sequence[Opinion]) -> str:
    """`; outranks the sequence owner Jon`: whom later rules would have named instead (R31)."""
    names: dict[str, str] = {}
    for other in others:
        if other.shadow or other.rule == FALLBACK or not isinstance(other.answer, Assignment):
            continue
        owner = other.answer.owner
        if owner.key != winner.owner.key:
            names.setdefault(owner.key, _called(other.rule, owner.name))
    return f"; outranks {' and '.join(names.values())}" if names else ""


def _called(rule: str, name: str) -> str:
    words = rule.replace("_", " ")
    return f"the {words} {name}" if rule.endswith("_owner") else f"{name} ({words})"


def _in_order(entry: Entry) -> str:
    return f"the {entry}" if entry.rule.endswith("_owner") else str(entry)
