"""What one cell says: a company's mail domain, how many people it has, when we wrote."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache

from routing.domains import FREE_MAIL, normal_domain, registrable

SHARED_HOSTS = frozenset(
    ("linkedin.com", "facebook.com", "instagram.com", "x.com", "twitter.com", "youtube.com", "xing.com",
     "github.com", "medium.com", "linktr.ee", "google.com", "wikipedia.org", "crunchbase.com")
)  # fmt: skip
"""Hosts that exports name as a website, and at which many companies have a page."""
TIMES = {"k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "b": 10**9, "billion": 10**9}
UNIT = rf"\s?({'|'.join(TIMES)})"
PLAIN = r"(\d+(?:[.,]\d{1,2})?)"
SIZE = re.compile(
    rf"\D*(?<!-)(?:(\d{{1,3}}(?:[.,'\u00a0\u202f ]\d{{3}})+)|{PLAIN})(?:{UNIT})?(?![.,]?\w)"
    rf"(?:\s*(?:-|\u2013|to)\s*{PLAIN}{UNIT}(?!\w))?",
    re.ASCII | re.IGNORECASE,
)
"""Digits in threes or plain, thousands or millions, and the unit at the end of a range."""
HOST = re.compile(r"[/?#]")
USERS = ("005", "00G")  # how Salesforce's ids of users and of queues begin
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
    """The number, of a range like `51-200` the lower one; None when it is none, or could be two.

    >>> count_in("1,200"), count_in("5k-10k"), count_in("5-10K"), count_in("500-1K"), count_in("1.5M")
    (1200, 5000, 5000, 500, 1500000)
    >>> count_in("12.5"), count_in("1.234K"), count_in("10x")
    (None, None, None)
    """
    if not (found := SIZE.match(text)):
        return None
    in_threes, plain, unit, above, unit_above = found.groups()
    if in_threes and unit:
        return None  # 1.234K: a million, or a thousand
    low = _decimal(plain) if plain else Decimal("".join(filter(str.isdigit, in_threes)))
    if above and not unit and low < _decimal(above):
        unit = unit_above  # 5-10K begins at 5K, but 500-1K at 500
    count = low * TIMES[unit.lower()] if unit else low
    return int(count) if count <= MOST_EMPLOYEES and count == int(count) else None


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def is_user_id(text: str) -> bool:
    """Whether this is Salesforce's id of a user or a queue.

    >>> is_user_id("0055e000001JonLAAS"), is_user_id("0055e000001JonL"), is_user_id("005 Ltd")
    (True, True, False)
    """
    return text[:3] in USERS and len(text) in (15, 18) and text.isalnum()


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
