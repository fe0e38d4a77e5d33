"""What one cell says: a company's mail domain, how many people it has, when we wrote."""

import re
from datetime import UTC, datetime
from functools import lru_cache

from routing.domains import FREE_MAIL, normal_domain, registrable

SHARED_HOSTS = frozenset(
    ("linkedin.com", "facebook.com", "instagram.com", "x.com", "twitter.com", "youtube.com", "xing.com",
     "github.com", "medium.com", "linktr.ee", "google.com", "wikipedia.org", "crunchbase.com")
)  # fmt: skip
"""Hosts that exports name as a website, and at which many companies have a page."""
COUNT = re.compile(r"\d{1,3}(?:[.,'\u00a0\u202f ]\d{3})+(?!\d)|\d+", re.ASCII)
HOST = re.compile(r"[/?#]")
MOST_EMPLOYEES = 100_000_000


def company_domain(text: str) -> str:
    """The mail domain in a domain, URL or address; empty when it cannot stand for one company (R54).

    >>> company_domain("https://www.acme.example/about"), company_domain("sales@acme.example")
    ('acme.example', 'acme.example')
    >>> company_domain("gmail.com"), company_domain("co.uk"), company_domain("linkedin.com/company/acme")
    ('', '', '')
    """
    host = HOST.split(text.split("://")[-1], maxsplit=1)[0].rpartition("@")[2]
    bare = normal_domain(host.partition(":")[0]).removeprefix("www.")
    own = registrable(bare) if bare else ""
    return "" if not own or own in FREE_MAIL or own in SHARED_HOSTS else bare


@lru_cache(maxsize=1000)  # the same sizes come again and again
def count_in(text: str) -> int | None:
    """The number, of a range like `51-200` the lower one; None when it is none."""
    found = COUNT.search(text)
    digits = "".join(filter(str.isdigit, found[0])) if found else ""
    return int(digits) if digits and len(digits) <= len(str(MOST_EMPLOYEES)) else None


def moment_in(text: str) -> datetime | None:
    """When we wrote, in UTC; None for what is no such date.

    The lead is taken without it: it only tells which of several sequences is the newest (R89).
    """
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
