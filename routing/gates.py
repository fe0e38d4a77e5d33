"""Segment and language: whom a rule may not name, even when its signal matches."""

from enum import IntEnum
from typing import NamedTuple

from routing.model import Answer, Assignment, Dismissal, Pass, Rep, Signals

UNGATED = frozenset(
    {
        "safety",
        "bounce_and_absence",
        "thread_owner",
        "vip",
        "account_list",
        "account_owner",
        "company_thread",
        "fallback",
    }
)
"""Rules whose owner is right whatever the segment or language; every other rule is gated (R22, R44)."""

LANGUAGES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
}


class Fit(IntEnum):
    """How well a person fits a reply; smaller is better."""

    INSIDE = 0
    OTHER_LANGUAGE = 1
    OTHER_SEGMENT = 2


class Gated(NamedTuple):
    """What is left of an answer at the gates.

    `withheld` is an owner refused for the language alone: better than the fallback when nobody speaks it.
    """

    answer: Answer
    withheld: Assignment | None = None
    warnings: tuple[str, ...] = ()


def fit(rep: Rep, signals: Signals) -> Fit:
    """How this person fits the reply's segment and languages; what is unknown is no gate (R22, R44)."""
    if signals.segment and rep.segments and signals.segment not in rep.segments:
        return Fit.OTHER_SEGMENT
    inside = wanted_languages(signals) <= rep.languages
    return Fit.INSIDE if inside else Fit.OTHER_LANGUAGE


def wanted_languages(signals: Signals) -> frozenset[str]:
    """The reply's language and those its place asks for (a lead in Quebec, whatever it writes in)."""
    wanted = frozenset((signals.language,)) if signals.language else frozenset[str]()
    for territory in signals.territories:
        if territory.speaks:
            wanted |= territory.speaks
    return wanted


def at_the_gates(rule: str, answer: Answer, signals: Signals) -> Gated:
    """The answer itself, or a Pass saying which gate the owner is outside of.

    A team's answer is not gated: its members share the work. An owner outside the segment whom a record
    points at means the record is out of date (R79).

    >>> jon = Rep("jon", "Jon", segments=frozenset({"smb"}))
    >>> named = Assignment(jon, "it answers spring, Jon's sequence", pointer="sequence spring")
    >>> gated = at_the_gates("sequence_owner", named, Signals(segment="mid-market"))
    >>> gated.answer.because
    'Jon is outside the mid-market segment'
    >>> gated.warnings
    ('sequence spring still points at Jon, who does not take mid-market',)
    """
    own = () if isinstance(answer, Dismissal) or not answer.warning else (answer.warning,)
    if not isinstance(answer, Assignment) or answer.team or rule in UNGATED:
        return Gated(answer, warnings=own)
    owner = answer.owner
    match fit(owner, signals):
        case Fit.INSIDE:
            return Gated(answer, warnings=own)
        case Fit.OTHER_LANGUAGE:
            missing = spoken(wanted_languages(signals) - owner.languages)
            return Gated(Pass(f"{owner.name} does not speak {missing}"), withheld=answer, warnings=own)
        case Fit.OTHER_SEGMENT:
            stale = f"{answer.pointer} still points at {owner.name}, who does not take {signals.segment}"
            outside = Pass(f"{owner.name} is outside the {signals.segment} segment")
            return Gated(outside, warnings=(*own, stale) if answer.pointer else own)


def spoken(languages: frozenset[str]) -> str:
    """Languages in words: `French and German`."""
    return " and ".join(sorted(LANGUAGES.get(language, language) for language in languages))
