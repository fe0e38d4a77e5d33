"""The accounts around a batch of prospects: asked for in a few queries, recognised from memory."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row
from sqlmodel import Session

from routing.accounts import MOST_ABOVE, Known, Sign, recognised, with_parents
from routing.domains import account_domains
from routing.lookalikes import looks_like
from routing.model import Account, Rep, Team
from routing.rulebook import Rulebook
from storage import sales
from storage.companies import name_key, those_here
from storage.names import names_nearly
from storage.prepared import ask
from storage.signs import CALLED, CONFIRMED, CRM_ID, DOMAIN, NAMED, OF_KEY, ON_LISTS, SIGNS

BEYOND_DOUBT = 90  # of 100; of a name that comes less near nobody is asked
Columns = sales.Account | Row[Any]  # an account's, as an entity or faster without


class Accounts:
    """Asked for all of `addresses` (or @domain) at once; `known` is what was found."""

    def __init__(self, session: Session, rulebook: Rulebook, addresses: Collection[str] = ()) -> None:
        self._session, self._rulebook = session, rulebook
        self._here = those_here(rulebook)
        self._names_parent: dict[str, str] = {}
        """Key of an account -> what it names as its parent: a CRM id or a name."""
        self._named: dict[str, dict[str, Account]] = defaultdict(dict)
        """What is named as a parent -> the accounts it may be, by key."""
        self._on_list: dict[str, str] = {}
        """Key of an account -> the list that one of its domains stands on in the rules file (R35)."""
        self._called: dict[str, tuple[int, Account | None]] = {}
        self._names_read = False
        self.known = self._known(self._signs(addresses) if addresses else [])

    def account_of(self, rows: Sequence[Columns]) -> Account | None:
        """The account among these that goes first, with its parents: one that somebody names."""
        self._load_parents(rows)
        self._load_lists(rows)
        return recognised([Sign("", tuple(map(self._whole, rows)), "this name")])

    def imitated(self, domain: str) -> Account | None:
        """The account that somebody at this domain wants to be taken for, by letters that look alike."""
        plain_one = looks_like(domain)
        return self.known.account(f"@{plain_one}") if plain_one else None

    def look_for(self, companies: Iterable[str]) -> None:
        """Look for accounts with the names of these companies, for `called`."""
        keys = {name_key(company) for company in companies} - {"", *self._called}
        if not keys:
            return
        rows = ask(self._session, CALLED, keys=keys)
        self._load_parents(rows)
        self._called |= {row.name_key: (row.many, self._whole(row)) for row in rows}

    def look_near(self, companies: Iterable[str]) -> None:
        """The same where no account has the very name: the one whose name comes near beyond doubt.

        A search for each name.
        """
        keys = {name_key(company) for company in companies} - {"", *self._called}
        if not keys:
            return
        near = names_nearly(self._session, keys, BEYOND_DOUBT, read_on=not self._names_read)
        self._names_read = True
        self._called |= {key: self._only_one(found) for key, found in near.items()}

    def called(self, company: str, or_near: bool) -> tuple[Account | None, int]:
        """The one account of this name, legal forms left out, and how many there are (R55).

        When there is none, and `or_near`, the one whose name comes near beyond doubt.
        """
        if or_near:
            self.look_near([company])
        count, account = self._called.get(name_key(company), (0, None))
        return account if count == 1 else None, count

    def _only_one(self, near: list[str]) -> tuple[int, Account | None]:
        if len(near) != 1:
            return 0, None
        rows = ask(self._session, OF_KEY, key=near[0])
        self._load_parents(rows)
        return next(((1, self._whole(row)) for row in rows), (0, None))

    def _signs(self, addresses: Collection[str]) -> Sequence[Row[Any]]:
        """Every account that one of the signs points at: all of them in one query."""
        hosts = {address.rpartition("@")[2] for address in addresses}
        domains = {
            domain for host in hosts for each in (host, looks_like(host)) for domain in account_domains(each)
        }
        told = {*addresses, *(f"@{domain}" for domain in domains)}
        return ask(self._session, SIGNS, addresses=addresses, told=told, domains=domains, here=self._here)

    def _known(self, signs: Sequence[Row[Any]]) -> Known:
        self._load_parents(signs)
        self._load_lists(signs)
        found: dict[str, dict[str, list[Account]]] = {CRM_ID: {}, CONFIRMED: {}, DOMAIN: {}}
        confirmed: dict[str, tuple[Account, str]] = {}
        for row in signs:
            sign, value, by = row.sign, row.value, row.by
            account = self._whole(row)
            found[sign].setdefault(value, []).append(account)
            if sign == CONFIRMED:
                person = self._rulebook.people.get(by)
                confirmed[value] = account, person.name if person else by
        by_crm_id, by_domain = (
            {value: tuple(fits) for value, fits in found[sign].items()} for sign in (CRM_ID, DOMAIN)
        )
        return Known(by_crm_id, confirmed, by_domain)

    def _whole(self, row: Columns) -> Account:
        self._names_parent[row.key] = row.parent
        own = _alone(self._rulebook, row)
        if on_list := self._on_list.get(row.key):
            own = replace(own, listed=on_list)
        return with_parents(own, self._parents)

    def _parents(self, account: Account) -> Iterable[Account]:
        """Those that it names as its parent: by CRM id, else by name."""
        return self._named.get(self._names_parent[account.key], {}).values()

    def _load_lists(self, accounts: Sequence[Columns]) -> None:
        """On which lists these accounts are by any of their domains, whichever a reply comes from."""
        lists = {name: each.name for name, each in self._rulebook.listed.items() if "." in name}
        if not accounts or not lists:
            return
        rows = ask(self._session, ON_LISTS, keys={row.key for row in accounts}, domains=lists)
        place = {domain: number for number, domain in enumerate(lists)}
        for key, domain in sorted(rows, key=lambda row: place[row.domain], reverse=True):
            self._on_list[key] = lists[domain]  # what stands first in the file holds

    def _load_parents(self, accounts: Sequence[Columns]) -> None:
        """Everybody above these accounts: one query a level; of thousands of one name those who go first."""
        missing = {account.parent for account in accounts} - {"", *self._named}
        for _ in range(MOST_ABOVE):
            if not missing:
                break
            rows = ask(self._session, NAMED, names=missing, here=self._here)
            ids = {row.crm_id for row in rows}
            for row in rows:
                self._names_parent[row.key] = row.parent
                for name in {row.crm_id, row.name} & missing:
                    if name == row.crm_id or name not in ids:
                        self._named[name][row.key] = _alone(self._rulebook, row)
            missing = {row.parent for row in rows} - {"", *self._named}


def owner_named(rulebook: Rulebook, key: str) -> tuple[Rep | None, Team | None, str]:
    """A person or a team of the rules file; else the name itself, as a stale pointer."""
    if key in rulebook.people:
        return rulebook.people[key], None, ""
    return None, rulebook.teams.get(key), "" if key in rulebook.teams else key


def _alone(rulebook: Rulebook, row: Columns) -> Account:
    """An account as the rules see it, without what is above it."""
    owner, team, stale = owner_named(rulebook, row.owner)
    return Account(
        name=row.name,
        owner=owner,
        crm_id=row.crm_id,
        segment=row.segment or None,
        status=row.status,
        team=team,
        stale_owner=stale,
        key=row.key,
        employees=row.employees,
        listed=row.listed,
        private=row.private,
    )
