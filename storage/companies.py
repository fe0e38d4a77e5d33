"""Companies by what people call them: a CRM id, or a name without its legal form."""

import re
from collections.abc import Sequence
from functools import lru_cache

from cleanco.clean import normalized, prepare_default_terms, strip_punct
from sqlalchemy import String, func
from sqlmodel import Session, col, select

from routing.accounts import RUNNING
from routing.crm_ids import crm_ids
from routing.rulebook import Rulebook
from storage.prepared import one_of
from storage.sales import Account, AccountDomain

NAMESAKES = 200
IN_A_TIE = (
    one_of(Account.owner, "here").desc(),
    one_of(func.lower(func.trim(Account.status), type_=String), sorted(RUNNING)).desc(),
    col(Account.parent) != "",
    col(Account.crm_id) == "",
    func.lower(Account.name),
    col(Account.key),
)
"""Of thousands of accounts with one sign these come first, as `routing.accounts` would order them."""
LEGAL_FORMS = frozenset(tuple(words) for _, words in prepare_default_terms())
LONGEST_FORM = max(map(len, LEGAL_FORMS))
ENDS = {(words[-1], len(words)) for words in LEGAL_FORMS}
SIZES = {last: [n for n in range(LONGEST_FORM, 0, -1) if (last, n) in ENDS] for last, _ in ENDS}
NO_WORD = re.compile(r"[^\w ]+")
TO_LAST_LETTER = re.compile(r".*[.\w]", re.DOTALL)


def name_key(name: str) -> str:
    """A company's name without legal form, case and punctuation.

    >>> name_key("ACME Robotics GmbH & Co. KG")
    'acme robotics'
    """
    bare = _without_form(_without_form(name)) or name
    return " ".join(NO_WORD.sub(" ", bare.casefold()).split())


def _without_form(name: str) -> str:
    """As cleanco's `basename`, longest forms first, but looked up: an import asks a million times."""
    words, size = _without_tail(name).split(), LONGEST_FORM
    while size := _form_behind(words, size):
        del words[-size:]
    return _without_tail(" ".join(words))


def _form_behind(words: list[str], longest: int) -> int:
    """How many of the last words are a legal form, `longest` at most; 0 when none are."""
    for size in SIZES.get(_plain(words[-1]), ()) if words else ():
        if size <= longest and tuple(map(_plain, words[-size:])) in LEGAL_FORMS:
            return size
    return 0


def _without_tail(name: str) -> str:
    """Without what stands behind the last letter, digit or dot; in one step however long that is."""
    found = TO_LAST_LETTER.match(name)
    return found[0] if found else ""


@lru_cache(maxsize=4096)  # the last words of names are few
def _plain(word: str) -> str:
    return strip_punct(word.casefold() if word.isascii() else normalized(word))


def accounts_named(session: Session, rulebook: Rulebook, name: str) -> Sequence[Account]:
    """The accounts of this CRM id, else those of this name, legal forms left out.

    A few hundred at most, those that go first in a tie.
    """
    for same in (col(Account.crm_id).in_(crm_ids(name)), Account.name_key == name_key(name)):
        first = select(Account).where(same).order_by(*IN_A_TIE).limit(NAMESAKES)
        found = session.exec(first, params={"here": those_here(rulebook)}).all()
        if found:
            return found
    return ()


def those_here(rulebook: Rulebook) -> list[str]:
    """The keys of people and teams who may answer for an account; for `IN_A_TIE`."""
    return [*rulebook.people, *(key for key, team in rulebook.teams.items() if team.person)]


def domains_of(session: Session, key: str) -> tuple[str, ...]:
    """The mail domains of the account with this key."""
    own = select(AccountDomain.domain).join(Account, col(Account.id) == AccountDomain.account_id)
    return tuple(session.exec(own.where(Account.key == key).order_by(AccountDomain.domain)))


def is_listed(session: Session, domains: Sequence[str]) -> bool:
    """Whether an account has one of these domains."""
    return (
        session.exec(select(AccountDomain).where(col(AccountDomain.domain).in_(domains))).first() is not None
    )
