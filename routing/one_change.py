"""One input of a decision changed, and the signals as they would be with it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from routing.model import Account, AccountList, Lead, Rep, Signals, Territory
from routing.rulebook import Rulebook

Record = TypeVar("Record")
HOLDERS = ("owner", "team", "backup", "stale_owner")
"""The fields of a record that say who has it, the owner first."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of the signals with another value; `condition` says it: "Northwind had no owner".

    It `says_all` when the condition itself is the reason why the reply would be theirs.
    """

    field: str
    value: Any
    condition: str
    says_all: bool = False


def with_change(signals: Signals, change: Change, rulebook: Rulebook) -> Signals:
    """The signals as they would be: that one field differs, and what the rules file makes of it.

    The account list follows from the account, the segment from account, lead and sequence; the territories
    from the lead's place, the language and the segment. Whose turn it is in them is as the rulebook's say.
    """
    changed = replace(signals, **{change.field: change.value})
    for field, follows in FOLLOWING:
        if (value := follows(changed, rulebook)) != follows(signals, rulebook):
            changed = replace(changed, **{field: value})
    return changed


def in_place_of(account: Account, company: Account, other: Account) -> Account:
    """The account with another company in the place of one in its line."""
    if account is company:
        return other
    return replace(account, parent=account.parent and in_place_of(account.parent, company, other))


def given_to(record: Record, person: Rep) -> Record:
    """The record, an account or a sequence for example, with this owner."""
    held = {name: value for name, value in _holders(record).items() if name != "backup"}
    return replace(record, **({name: _nobody(value) for name, value in held.items()} | {"owner": person}))  # type: ignore[type-var]


def without_owner(record: Record) -> Iterator[Record]:
    """The record as it is without its owner; and without team and backup, where it has one."""
    held = _holders(record)
    bare = {name: _nobody(value) for name, value in held.items()}
    for gone in (("owner",), HOLDERS):
        other = replace(record, **{name: bare[name] for name in gone if name in bare})  # type: ignore[type-var]
        if other != record:
            yield other


def _holders(record: object) -> dict[str, Any]:
    names = {each.name for each in fields(record)}  # type: ignore[arg-type]
    return {name: getattr(record, name) for name in HOLDERS if name in names}


def _nobody(value: object) -> str | None:
    return "" if isinstance(value, str) else None


def _listed(s: Signals, rulebook: Rulebook) -> AccountList | None:
    return rulebook.account_list_for(s.account, s.domain)


def _segment(s: Signals, rulebook: Rulebook) -> str | None:
    return rulebook.segment_of(s.account, s.lead, s.sequence)


def _territories(s: Signals, rulebook: Rulebook) -> tuple[Territory, ...]:
    lead = s.lead or Lead("")
    return rulebook.territories_for(lead.country, lead.state, s.language, s.segment)


FOLLOWING: tuple[tuple[str, Callable[[Signals, Rulebook], object]], ...] = (
    ("account_list", _listed),
    ("segment", _segment),
    ("territories", _territories),
)
"""What the rules file makes of other fields, each after those it follows from."""
