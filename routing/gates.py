"""Segment and language: whom a rule may not name, even when its signal matches."""

from enum import IntEnum
from typing import NamedTuple

from routing.model import Assignment, Rep, Signals

UNGATED = frozenset(
    {
        "safety",
        "bounce_and_absence",
        "thread_owner",
        "vip",
        "account_list",
        "account_owner",
        "company_thread",
        "in_doubt",
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


class Refused(NamedTuple):
    """Why an owner may not have a reply; `warnings` name the record that is out of date.

    `for_language` alone: better than the fallback when nobody speaks it.
    """

    because: str
    for_language: bool = False
    warnings: tuple[str, ...] = ()


def fit(rep: Rep, signals: Signals) -> Fit:
    """How this person fits the reply's segment and languages; what is unknown is no gate (R22, R44)."""
    if signals.segment and rep.segments and signals.segment not in rep.segments:
        return Fit.OTHER_SEGMENT
    if signals.language and signals.language not in rep.languages:
        return Fit.OTHER_LANGUAGE
    for territory in signals.territories:
        if not territory.speaks <= rep.languages:
            return Fit.OTHER_LANGUAGE
    return Fit.INSIDE


def wanted_languages(signals: Signals) -> frozenset[str]:
    """The reply's language and those its place asks for (a lead in Quebec, whatever it writes in)."""
    written = frozenset((signals.language,)) if signals.language else frozenset[str]()
    return written.union(*(territory.speaks for territory in signals.territories))


def at_the_gates(rule: str, answer: Assignment, signals: Signals) -> Refused | None:
    """Which gate the owner is outside of; None for one who may have it.

    A team's answer is not gated: its members share the work. An owner outside the segment whom a record
    points at means the record is out of date (R79).

    >>> jon = Rep("jon", "Jon", segments=frozenset({"smb"}))
    >>> named = Assignment(jon, "it answers spring, Jon's sequence", pointer="sequence spring")
    >>> refused = at_the_gates("sequence_owner", named, Signals(segment="mid-market"))
    >>> refused.because
    'Jon is outside the mid-market segment'
    >>> refused.warnings
    ('sequence spring still points at Jon, who does not take mid-market',)
    """
    if answer.team or rule in UNGATED:
        return None
    owner = answer.owner
    match fit(owner, signals):
        case Fit.INSIDE:
            return None
        case Fit.OTHER_LANGUAGE:
            missing = spoken(wanted_languages(signals) - owner.languages)
            return Refused(f"{owner.name} does not speak {missing}", for_language=True)
        case Fit.OTHER_SEGMENT:
            stale = f"{answer.pointer} still points at {owner.name}, who does not take {signals.segment}"
            outside = f"{owner.name} is outside the {signals.segment} segment"
            return Refused(outside, warnings=(stale,) if answer.pointer else ())


def spoken(languages: frozenset[str]) -> str:
    """Languages in words: `French and German`."""
    return " and ".join(sorted(LANGUAGES.get(language, language) for language in languages))
