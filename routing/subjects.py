"""Subjects: what is left of one without what mail programs put before it."""

import re
from functools import lru_cache

ANSWERS = (
    r"re|res|aw|antw|antwort|betr|sv|vs|odp|rif|réf|ref|r(?=\s*:\s)|(?:automatic|auto[ -]?)\s?reply"
    r"|automatische antwort|abwesenheitsnotiz|réponse automatique|risposta automatica"
    r"|respuesta automática|resposta automática|automatisch antwoord"
)
FORWARDS = r"fw|fwd|wg|tr|doorst|enc|rv|i"
FAILURES = r"undeliverable|unzustellbar"
LONGEST_KEY = 500  # bytes: PostgreSQL indexes no more than 2700 of a row
# What mail gateways put before everything.
_GATEWAYS = r"\[(?:ext|extern|externe?r?|external|spam|caution)\]|\*{2,5}\s?spam\s?\*{2,5}"
_ABOVE = rf"^\s*(?:(?:{_GATEWAYS})\s*+:?\s*+)*"
_COLON = r"\s*(?:\[\d+\])?\s*:"
PREFIXES = re.compile(
    rf"{_ABOVE}(?:\s*(?:(?:{ANSWERS}|{FORWARDS}|{FAILURES}){_COLON}|{_GATEWAYS}))*", re.IGNORECASE
)
FORWARDED = re.compile(rf"{_ABOVE}(?:{FORWARDS}){_COLON}", re.IGNORECASE)
ANSWERED = re.compile(rf"{_ABOVE}(?:{ANSWERS}){_COLON}", re.IGNORECASE)


@lru_cache(maxsize=1024)  # a mail's is asked for again and again
def subject_key(subject: str) -> str:
    """The subject without reply and forward prefixes, folded; empty when nothing is left.

    >>> subject_key("AW: Re: Pricing  for Acme")
    'pricing for acme'
    """
    key = " ".join(PREFIXES.sub("", subject[:500]).casefold().split())
    return key.encode()[:LONGEST_KEY].decode("utf-8", "ignore")


def is_forward(subject: str) -> bool:
    """Whether a subject begins as that of a forwarded mail does."""
    return bool(FORWARDED.match(subject))


def is_answer(subject: str) -> bool:
    """Whether a subject begins as that of an answer does."""
    return bool(ANSWERED.match(subject))
