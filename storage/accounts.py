"""The accounts around a batch of prospects: asked for in a few queries, recognised from memory."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import bindparam, func, literal, or_, union_all
from sqlmodel import Session, col, select

from routing.accounts import MOST_ABOVE, Known, Sign, recognised, with_parents
from routing.domains import account_domains
from routing.lookalikes import looks_like
from routing.model import Account, Rep, Team
from routing.rulebook import Rulebook
from storage import sales
from storage.companies import name_key
from storage.names import likeness, names_like
from storage.postings import plain

CRM_ID, CONFIRMED, DOMAIN = "crm id", "confirmed", "domain"
BEYOND_DOUBT = 90  # of 100; of a name that comes less near nobody is asked
Found = tuple[str, str, str, sales.Account]  # which sign, its value, who confirmed it, the account


def _signs():
    """Every account with a sign: the lead's CRM id, what was confirmed, a domain; one statement for all."""
    nobody = literal("")
    by_crm_id = (
        select(literal(CRM_ID).label("sign"), sales.Lead.account, nobody, sales.Account.id)
        .join(sales.Account, col(sales.Account.crm_id) == sales.Lead.account)
        .where(col(sales.Lead.email).in_(bindparam("addresses", expanding=True)), sales.Lead.account != "")
    )
    confirmed = (
        select(
            literal(CONFIRMED), sales.ConfirmedAccount.address, sales.ConfirmedAccount.by, sales.Account.id
        )
        .join(sales.Account, col(sales.Account.key) == sales.ConfirmedAccount.account)
        .where(col(sales.ConfirmedAccount.address).in_(bindparam("told", expanding=True)))
    )
    listed = select(
        literal(DOMAIN), sales.AccountDomain.domain, nobody, sales.AccountDomain.account_id
    ).where(col(sales.AccountDomain.domain).in_(bindparam("domains", expanding=True)))
    found = union_all(by_crm_id, confirmed, listed).subquery()
    sign, value, by, account_id = found.c
    return select(sign, value, by, sales.Account).join(found, account_id == sales.Account.id)


SIGNS = _signs()
"""Put together once: to do so for every batch costs more than the database needs to answer."""


class Accounts:
    """Asked for all of `addresses` (or @domain) at once; `known` is what was found."""

    def __init__(self, session: Session, rulebook: Rulebook, addresses: Collection[str] = ()) -> None:
        self._session, self._rulebook = session, rulebook
        self._names_parent: dict[str, str] = {}
        """Key of an account -> what it names as its parent: a CRM id or a name."""
        self._named: dict[str, dict[str, Account]] = defaultdict(dict)
        """What is named as a parent -> the accounts it may be, by key."""
        self._called: dict[str, tuple[int, Account | None]] = {}
        self.known = self._known(self._signs(addresses) if addresses else [])

    def account_of(self, rows: Sequence[sales.Account]) -> Account | None:
        """The account among these that goes first, with its parents: one that somebody names."""
        self._load_parents(rows)
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
        same = (
            select(func.min(sales.Account.id).label("first"), func.count().label("count"))
            .where(col(sales.Account.name_key).in_(keys))
            .group_by(col(sales.Account.name_key))
            .subquery()
        )
        rows = self._session.exec(
            select(same.c.count, sales.Account).join(same, same.c.first == sales.Account.id)
        ).all()
        self._load_parents([row for _, row in rows])
        self._called |= {row.name_key: (count, self._whole(row)) for count, row in rows}

    def called(self, company: str, or_near: bool) -> tuple[Account | None, int]:
        """The one account of this name, legal forms left out, and how many there are (R55).

        When there is none, and `or_near`, the one whose name comes near beyond doubt: a search for each name.
        """
        key = name_key(company)
        if or_near and key and key not in self._called:
            self._called[key] = self._near(company)
        count, account = self._called.get(key, (0, None))
        return account if count == 1 else None, count

    def _near(self, company: str) -> tuple[int, Account | None]:
        asked = plain(name_key(company))
        near = [
            each.key
            for each in names_like(self._session, company)
            if likeness(asked, plain(name_key(each.name))) >= BEYOND_DOUBT
        ]
        if len(near) != 1:
            return 0, None
        rows = self._session.exec(select(sales.Account).where(sales.Account.key == near[0])).all()
        self._load_parents(rows)
        return next(((1, self._whole(row)) for row in rows), (0, None))

    def _signs(self, addresses: Collection[str]) -> list[Found]:
        """Every account that one of the signs points at: all of them in one query."""
        hosts = {address.rpartition("@")[2] for address in addresses}
        domains = {
            domain for host in hosts for each in (host, looks_like(host)) for domain in account_domains(each)
        }
        told = {*addresses, *(f"@{domain}" for domain in domains)}
        asked = {"addresses": [*addresses], "told": [*told], "domains": [*domains]}
        rows = self._session.exec(SIGNS, params=asked)
        return [(sign, value, by, row) for sign, value, by, row in rows]

    def _known(self, signs: list[Found]) -> Known:
        self._load_parents([row for *_, row in signs])
        found: dict[str, dict[str, list[Account]]] = {CRM_ID: {}, CONFIRMED: {}, DOMAIN: {}}
        confirmed: dict[str, tuple[Account, str]] = {}
        for sign, value, by, row in signs:
            account = self._whole(row)
            found[sign].setdefault(value, []).append(account)
            if sign == CONFIRMED:
                person = self._rulebook.people.get(by)
                confirmed[value] = account, person.name if person else by
        by_crm_id, by_domain = (
            {value: tuple(fits) for value, fits in found[sign].items()} for sign in (CRM_ID, DOMAIN)
        )
        return Known(by_crm_id, confirmed, by_domain)

    def _whole(self, row: sales.Account) -> Account:
        self._names_parent[row.key] = row.parent
        return with_parents(_alone(self._rulebook, row), self._parents)

    def _parents(self, account: Account) -> Iterable[Account]:
        """Those that it names as its parent: by CRM id, else by name."""
        return self._named.get(self._names_parent[account.key], {}).values()

    def _load_parents(self, accounts: Sequence[sales.Account]) -> None:
        """Everybody above these accounts: one query a level."""
        missing = {account.parent for account in accounts} - {"", *self._named}
        for _ in range(MOST_ABOVE):
            if not missing:
                break
            named = or_(col(sales.Account.crm_id).in_(missing), col(sales.Account.name).in_(missing))
            rows = self._session.exec(select(sales.Account).where(named)).all()
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


def _alone(rulebook: Rulebook, row: sales.Account) -> Account:
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
