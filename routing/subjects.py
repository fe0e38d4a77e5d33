"""Subjects: what is left of one without what mail programs put before it."""

import re
from functools import lru_cache

ANSWERS = r"re|aw|antw|antwort|sv|vs|odp|rif|réf|ref|automatic reply|automatische antwort|réponse automatique"
FORWARDS = r"fw|fwd|wg|tr|doorst|enc|rv|i"
FAILURES = r"undeliverable|unzustellbar"
LONGEST_KEY = 500  # bytes: PostgreSQL indexes no more than 2700 of a row
PREFIXES = re.compile(rf"^(?:\s*(?:{ANSWERS}|{FORWARDS}|{FAILURES})\s*(?:\[\d+\])?\s*:)+", re.IGNORECASE)
FORWARDED = re.compile(rf"^\s*(?:{FORWARDS})\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
ANSWERED = re.compile(rf"^\s*(?:{ANSWERS})\s*(?:\[\d+\])?\s*:", re.IGNORECASE)


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
