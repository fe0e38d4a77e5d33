"""Companies by name: exact when the legal form is left out, otherwise names that come near."""

import re

from cleanco import basename
from rapidfuzz import fuzz, process
from sqlmodel import Session, col, select

from storage.sales import Account, AccountDomain

NEAR = 80  # of 100; below, a suggestion is noise
CANDIDATES = 2000
SUGGESTIONS = 3


def name_key(name: str) -> str:
    """A company's name without legal form, case and punctuation.

    >>> name_key("ACME Robotics GmbH & Co. KG")
    'acme robotics'
    """
    bare = basename(basename(name)) or name
    return " ".join(re.sub(r"[^\w ]+", " ", bare.casefold()).split())


def account_named(session: Session, name: str) -> Account | None:
    """The one account of this CRM id or name; None when there is none, or more than one."""
    by_id = session.exec(select(Account).where(Account.crm_id == name).limit(2)).all()
    found = by_id or session.exec(select(Account).where(Account.name_key == name_key(name)).limit(2)).all()
    return found[0] if len(found) == 1 else None


def domains_of(session: Session, account: Account) -> tuple[str, ...]:
    """The mail domains of an account."""
    own = select(AccountDomain.domain).where(AccountDomain.account_id == account.id)
    return tuple(session.exec(own.order_by(AccountDomain.domain)))


def names_like(session: Session, name: str) -> tuple[str, ...]:
    """Names of accounts that come near, best first; a suggestion, never an answer (R55)."""
    key = name_key(name)
    first = key[:2]
    rows = session.exec(
        select(Account.name, Account.name_key)
        .where(col(Account.name_key).startswith(first))
        .limit(CANDIDATES)
    ).all()
    near = process.extract(key, dict(rows), scorer=fuzz.ratio, limit=SUGGESTIONS)
    return tuple(full for _short, score, full in near if score >= NEAR)
