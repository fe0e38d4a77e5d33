"""Every rule asked about one reply, in order: what it said, what became of that, and what it looked at."""

from contextlib import suppress
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import cast

from routing.chain import Chain, Link, Opinion
from routing.gates import at_the_gates
from routing.in_words import in_words
from routing.model import Assignment, Pass, Signals


class Became(StrEnum):
    """What became of a rule's answer."""

    DECIDED = "decided"
    OUTRANKED = "outranked"
    PASSED = "passed"
    REFUSED = "refused at the gates"
    SHADOW = "shadow"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class Asked:
    """One rule, in a sentence what it said, and in words the values it looked at, in the order it did.

    What was refused at the gates has both sentences: the answer, and why its owner may not have it.
    """

    rule: str
    became: Became
    said: str
    saw: tuple[str, ...]


def asked_in_order(chain: Chain, signals: Signals) -> tuple[Asked, ...]:
    """Every rule of the chain as it was asked; the one that decided is the one `chain.decide` names."""
    opinions, place, _ = chain.heard(signals)
    saw = [looked_at(link, signals) for link in chain.links]
    return tuple(
        Asked(opinion.rule, _became(opinion, at == place), _said(opinion), saw[at] if at < len(saw) else ())
        for at, opinion in enumerate(opinions)
    )


def looked_at(link: Link, signals: Signals) -> tuple[str, ...]:
    """What a rule, its narrowing and the gates look at in these signals, in words, each once."""
    watched = _Watched(signals)
    watched.fields |= dict.fromkeys(link.entry.only)
    seen = cast("Signals", watched)
    with suppress(Exception):  # what a broken rule saw is told all the same
        answer = link.route(seen) if link.entry.holds_for(signals) else None
        if isinstance(answer, Assignment):
            at_the_gates(link.entry.rule, answer, seen)
    return tuple(in_words(field, signals) for field in watched.fields)


class _Watched:
    """Signals that note which of their fields somebody looks at."""

    def __init__(self, signals: Signals) -> None:
        self._signals = signals
        self._known = {each.name for each in fields(signals)}
        self.fields: dict[str, None] = {}

    def __getattr__(self, name: str) -> object:
        if name in self._known:
            self.fields[name] = None
        return getattr(self._signals, name)


def _became(opinion: Opinion, decided: bool) -> Became:
    if not opinion.asked:
        return Became.NOT_ASKED
    if decided:
        return Became.DECIDED
    if opinion.refused and isinstance(opinion.answer, Pass):
        return Became.REFUSED
    if isinstance(opinion.answer, Pass):
        return Became.PASSED
    return Became.SHADOW if opinion.shadow else Became.OUTRANKED


def _said(opinion: Opinion) -> str:
    if opinion.refused and isinstance(opinion.answer, Pass):
        return f"{opinion.refused.because}, but {opinion.answer.because}"
    failed = [each for each in opinion.warnings if each.startswith(f"rule {opinion.rule} failed")]
    return failed[0] if failed else opinion.answer.because
