"""Which domain stands for a company: public-suffix aware; no free mailer, no vendor's, no IP address."""

import ipaddress
import re
from functools import cache, lru_cache
from pathlib import Path

from publicsuffixlist import PublicSuffixList


def _listed(name: str) -> frozenset[str]:
    lines = Path(__file__).with_name(name).read_text("ascii").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


FREE_MAIL = _listed("free_mail.txt")
"""Domains anybody can have an address at: they say nothing about the company (R54)."""
VENDORS = _listed("vendors.txt")
"""Domains of services that mail for others: nor do they."""

PLAIN = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})+")
"""What is normal already; most domains are, and an import has a million."""


@lru_cache(maxsize=4096)  # the same companies write again and again
def normal_domain(text: str) -> str:
    """Lower case, without a final dot, IDNA; empty when it is no host name.

    >>> normal_domain("MÜNCHEN.de.")
    'xn--mnchen-3ya.de'
    >>> normal_domain("acme.com/")
    ''
    """
    if PLAIN.fullmatch(text):
        return text
    try:
        domain = text.strip().lower().rstrip(".").encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    allowed = all(c.isalnum() or c in ".-_" for c in domain)
    return domain if allowed and "." in domain and ".." not in domain else ""


def is_shared(domain: str) -> bool:
    """Whether many companies' mail comes from there, subdomains included: a free mailer's or a vendor's."""
    own = registrable(domain)
    return own in FREE_MAIL or own in VENDORS


@lru_cache(maxsize=4096)
def registrable(domain: str) -> str:
    """The part one owner registered; empty for IP addresses, public suffixes and what is no domain.

    >>> registrable("mail.shop.acme.co.uk"), registrable("co.uk"), registrable("10.0.0.1")
    ('acme.co.uk', '', '')
    """
    normal = normal_domain(domain)
    if not normal or _is_address(normal):
        return ""
    return _suffixes().privatesuffix(normal) or ""


@lru_cache(maxsize=4096)
def account_domains(domain: str) -> tuple[str, ...]:
    """The domains an account may be listed under, from exact to registrable; none where many send (R54).

    >>> account_domains("mail.shop.acme.co.uk")
    ('mail.shop.acme.co.uk', 'shop.acme.co.uk', 'acme.co.uk')
    >>> account_domains("gmail.com"), account_domains("acme.zendesk.com"), account_domains("co.uk")
    ((), (), ())
    """
    own = registrable(domain)
    if not own or is_shared(own):
        return ()
    labels = normal_domain(domain).removesuffix(own).rstrip(".").split(".")
    above = [".".join((*labels[start:], own)) for start in range(len(labels)) if labels[start]]
    return (*above, own)


def _is_address(domain: str) -> bool:
    if not domain[-1:].isdigit():
        return False
    try:
        ipaddress.ip_address(domain)
    except ValueError:
        return False
    return True


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()
