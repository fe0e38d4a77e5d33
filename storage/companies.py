"""Companies by name: exact when the legal form is left out, otherwise names that come near."""

import re
from collections.abc import Sequence

from cleanco.clean import normalized, prepare_default_terms, strip_punct, strip_tail
from rapidfuzz import fuzz, process
from sqlmodel import Session, col, select

from storage.sales import Account, AccountDomain

NEAR = 80  # of 100; below, a suggestion is noise
CANDIDATES = 2000
SUGGESTIONS = 3
NAMESAKES = 200

NO_WORD = re.compile(r"[^\w ]+")
LEGAL_FORMS: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
"""By its last word: where cleanco has a legal form in its order, and its words."""
for _order, (_size, _parts) in enumerate(prepare_default_terms()):
    LEGAL_FORMS.setdefault(_parts[-1], []).append((_order, tuple(_parts)))


def name_key(name: str) -> str:
    """A company's name without legal form, case and punctuation.

    >>> name_key("ACME Robotics GmbH & Co. KG")
    'acme robotics'
    """
    bare = _without_legal_form(name)
    bare = bare if bare == name else _without_legal_form(bare)
    return " ".join(NO_WORD.sub(" ", (bare or name).casefold()).split())


def _without_legal_form(name: str) -> str:
    """What cleanco's `basename` makes of it; of its hundreds of forms only those that can match are tried."""
    if not name[-1:].isalnum():
        name = strip_tail(name)
    words, plain = name.split(), name.lower() if name.isascii() else normalized(name)
    if name.isascii() and (not words or strip_punct(words[-1].lower()) not in LEGAL_FORMS):
        return " ".join(words)
    bare = [strip_punct(word) for word in plain.split()]
    for _order, form in sorted({form for word in bare for form in LEGAL_FORMS.get(word, ())}):
        if bare[-len(form) :] == list(form):
            del bare[-len(form) :], words[-len(form) :]
    return strip_tail(" ".join(words))


def accounts_named(session: Session, name: str) -> Sequence[Account]:
    """The accounts of this CRM id, else those of this name, legal forms left out; a few hundred at most."""
    for same in (Account.crm_id == name, Account.name_key == name_key(name)):
        found = session.exec(select(Account).where(same).order_by(Account.key).limit(NAMESAKES)).all()
        if found:
            return found
    return ()


def domains_of(session: Session, key: str) -> tuple[str, ...]:
    """The mail domains of the account with this key."""
    own = select(AccountDomain.domain).join(Account, col(Account.id) == AccountDomain.account_id)
    return tuple(session.exec(own.where(Account.key == key).order_by(AccountDomain.domain)))


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
