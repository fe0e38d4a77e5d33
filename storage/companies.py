"""Companies by what people call them: a CRM id, or a name without its legal form."""

import re
from collections.abc import Sequence

from cleanco.clean import normalized, prepare_default_terms, strip_punct, strip_tail
from sqlmodel import Session, col, select

from storage.sales import Account, AccountDomain

NAMESAKES = 200
LEGAL_FORMS = frozenset(tuple(words) for _, words in prepare_default_terms())
LONGEST_FORM = max(map(len, LEGAL_FORMS))
LAST_WORDS = frozenset(words[-1] for words in LEGAL_FORMS)
NO_WORD = re.compile(r"[^\w ]+")
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"  # of an id's last three characters


def name_key(name: str) -> str:
    """A company's name without legal form, case and punctuation.

    >>> name_key("ACME Robotics GmbH & Co. KG")
    'acme robotics'
    """
    bare = _without_form(name)
    bare = (bare if bare == name else _without_form(bare)) or name
    return " ".join(NO_WORD.sub(" ", bare.casefold()).split())


def _without_form(name: str) -> str:
    """As cleanco's `basename`, longest forms first, but looked up: an import asks a million times."""
    words = strip_tail(name).split()
    plain = [strip_punct(word.casefold() if word.isascii() else normalized(word)) for word in words]
    for size in range(LONGEST_FORM, 0, -1):
        while plain and plain[-1] in LAST_WORDS and tuple(plain[-size:]) in LEGAL_FORMS:
            del words[-size:], plain[-size:]
    return strip_tail(" ".join(words))


def accounts_named(session: Session, name: str) -> Sequence[Account]:
    """The accounts of this CRM id, else those of this name, legal forms left out; a few hundred at most."""
    for same in (col(Account.crm_id).in_(crm_ids(name)), Account.name_key == name_key(name)):
        found = session.exec(select(Account).where(same).order_by(Account.key).limit(NAMESAKES)).all()
        if found:
            return found
    return ()


def crm_ids(text: str) -> tuple[str, ...]:
    """The ways to write a CRM id: Salesforce shows one with 15 characters, and exports it with 3 more.

    The three tell which of the fifteen are capitals, five a letter.

    >>> crm_ids("0011x00000ABCde")
    ('0011x00000ABCde', '0011x00000ABCdeAAH')
    """
    if not re.fullmatch(r"[0-9A-Za-z]{15}([0-9A-Za-z]{3})?", text):
        return (text,)
    short = text[:15]
    fives = (short[start : start + 5] for start in (0, 5, 10))
    tail = "".join(CAPITALS[sum(1 << n for n, c in enumerate(five) if "A" <= c <= "Z")] for five in fives)
    return (short, short + tail) if text in (short, short + tail) else (text,)


def domains_of(session: Session, key: str) -> tuple[str, ...]:
    """The mail domains of the account with this key."""
    own = select(AccountDomain.domain).join(Account, col(Account.id) == AccountDomain.account_id)
    return tuple(session.exec(own.where(Account.key == key).order_by(AccountDomain.domain)))
