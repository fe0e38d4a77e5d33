"""Accounts into the database: a thousand rows in a few statements, nothing written that is there already."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import and_, bindparam, delete, or_, select, update
from sqlmodel import Session

from desk.importing.origins import is_of_list, is_only_of, named, taken
from desk.importing.report import Tally
from desk.importing.rows import Columns, Row
from desk.importing.seen import Seen
from storage.companies import name_key
from storage.prepared import one_of
from storage.rows import add_missing_rows, insert_rows, listed, table_of, update_rows
from storage.sales import BY_ID, BY_NAME, Account, AccountDomain, ConfirmedAccount

EMPTY: Columns = {
    "key": "", "name": "", "name_key": "", "owner": "", "crm_id": "", "parent": "", "segment": "",
    "employees": None, "status": "", "listed": "", "private": False, "origin": "",
}  # fmt: skip


class _Written:
    """One account while a chunk is written: as it is stored, as it shall be, and its domains."""

    __slots__ = ("domains", "row_id", "shared", "wanted", "was")

    def __init__(self, was: Columns | None = None, row_id: int = 0) -> None:
        self.was, self.row_id = was, row_id
        self.wanted: Columns = dict(was or EMPTY)
        self.domains: frozenset[str] | None = None
        self.shared = False

    def take(self, row: Row, origin: str) -> None:
        wanted, named, known_as = self.wanted, self.wanted["name"], self.wanted["crm_id"]
        self.shared = bool(self.was) and not is_only_of(wanted["origin"], origin)
        wanted.update(taken(wanted if wanted["key"] else None, row.values, origin))
        wanted["crm_id"] = wanted["crm_id"] or known_as
        wanted["key"] = key_of(wanted["crm_id"], wanted["name"])
        if wanted["name"] != named:
            wanted["name_key"] = name_key(wanted["name"])
        if row.domains is not None:
            self.domains = row.domains if self.domains is None else self.domains | row.domains


def key_of(crm_id: str, name: str) -> str:
    """What tells an account apart: its CRM id, or its name as long as it has none."""
    return BY_ID + crm_id if crm_id else BY_NAME + name


def write_accounts(session: Session, rows: Sequence[Row], origin: str, seen: Seen) -> tuple[Tally, list[int]]:
    """Write a chunk; what it changed, and the ids of its accounts. `seen` are those of earlier chunks."""
    accounts, told = _matched(session, rows, origin, seen)
    changed = [each for each in accounts if each.was is not None and each.was != each.wanted]
    update_rows(session, Account, {each.row_id: each.wanted for each in changed})  # a key may become free
    _keep_confirmed(session, changed)
    new = [each for each in accounts if each.was is None]
    for each, row_id in zip(new, insert_rows(session, Account, [each.wanted for each in new]), strict=True):
        each.row_id = row_id
    moved = _write_domains(session, [each for each in accounts if each.domains is not None], seen)
    touched = {each.row_id for each in changed} | (moved - {each.row_id for each in new})
    told.new, told.changed = len(new), len(touched)
    told.same = len(rows) - len(told.refused) - len(new) - len(touched)
    return told, [each.row_id for each in accounts]


def _matched(session: Session, rows: Sequence[Row], origin: str, seen: Seen) -> tuple[list[_Written], Tally]:
    """The account of each row, and what is to be told of rows: contradictions, and rows that are not taken.

    A row's account is that of its key, or the one of its name until somebody gives it a CRM id.
    A file that has CRM ids tells its rows without one by name alone, and none of them is taken for another of
    its rows that has one: so the order of the rows changes nothing.
    """
    by_key, by_name = _stored(session, rows)
    accounts: dict[int, _Written] = {}
    told = Tally()
    for row in rows:
        name, crm_id = row.values["name"], row.values.get("crm_id", "")
        account = by_key.get(key_of(crm_id, name))
        if account is None and crm_id:
            bare = by_key.get(key_of("", name))
            account = None if bare is None or id(bare) in accounts or bare.row_id in seen else bare
        elif account is None and "crm_id" not in row.values and by_name[name]:
            account = next(iter(by_name[name].values()))
            if len(by_name[name]) > 1:
                said = f"several accounts are called {name!r}: say the CRM id of one"
                told.refused.append((row.line, said))
                continue
        if account and (whose := _another(account, row, origin)):
            told.refused.append((row.line, whose))
            continue
        account = account or _Written()
        if id(account) in accounts or account.row_id in seen:
            told.contradictions += row.contradiction(account.wanted)
        by_key.pop(account.wanted["key"], None)
        account.take(row, origin)
        by_key[account.wanted["key"]] = account
        accounts[id(account)] = by_name[name][id(account)] = account
    return list(accounts.values()), told


def _another(account: _Written, row: Row, origin: str) -> str | None:
    """Why a row is about another company than the account with its CRM id: two tools count from one, too."""
    has, name, crm_id = account.wanted, row.values["name"], row.values.get("crm_id")
    if not crm_id or has["crm_id"] != crm_id or is_of_list(has["origin"], origin):
        return None
    if name_key(name) == has["name_key"]:
        return None
    lists = " and ".join(named(has["origin"]))
    return f"the CRM id {crm_id} is that of {has['name']!r} in {lists}, not of {name!r}: leave out the column"


def _stored(
    session: Session, rows: Sequence[Row]
) -> tuple[dict[str, _Written], defaultdict[str, dict[int, _Written]]]:
    """The accounts there are, by key and by name."""
    table = table_of(Account)
    keys = {key_of("", row.values["name"]) for row in rows}
    keys |= {key_of(row.values.get("crm_id", ""), row.values["name"]) for row in rows}
    wanted = one_of(table.c.key, keys)
    if bare := {row.values["name"] for row in rows if "crm_id" not in row.values}:
        wanted = or_(wanted, one_of(table.c.id, _two_of_each(session, bare)))
    by_key: dict[str, _Written] = {}
    by_name: defaultdict[str, dict[int, _Written]] = defaultdict(dict)
    columns = table.columns.keys()
    for stored in session.connection().execute(select(table).where(wanted)):
        was = dict(zip(columns, stored, strict=True))
        account = by_key[was["key"]] = _Written(was, was.pop("id"))
        by_name[was["name"]][id(account)] = account
    return by_key, by_name


def _two_of_each(session: Session, names: set[str]) -> set[int]:
    """The ids of two accounts of each name: two tell as well as thousands that a name is not one's alone."""
    table = table_of(Account)
    name = listed(session, table.c.name, names)
    one = select(table.c.id).where(table.c.name == name.c.value).limit(1)
    both = select(one.scalar_subquery(), one.offset(1).scalar_subquery()).select_from(name)
    return {row_id for found in session.connection().execute(both) for row_id in found if row_id is not None}


def _keep_confirmed(session: Session, changed: Sequence[_Written]) -> None:
    """What people confirmed of an account goes with it when its key changes."""
    moved = [
        {"old": each.was["key"], "new": each.wanted["key"]}
        for each in changed
        if each.was and each.was["key"] != each.wanted["key"]
    ]
    if moved:
        table = table_of(ConfirmedAccount)
        to = update(table).where(table.c.account == bindparam("old")).values(account=bindparam("new"))
        session.connection().execute(to, moved)


def _write_domains(session: Session, accounts: Sequence[_Written], seen: Seen) -> set[int]:
    """The domains of these accounts are those of the file; the ids of accounts for which some changed.

    An earlier chunk has named domains of those that are `seen`: these come on top.
    """
    table = table_of(AccountDomain)
    have = _held(session, [each for each in accounts if each.was is not None], seen)
    gone: list[Columns] = []
    new: list[Columns] = []
    for each in accounts:
        wanted, held = each.domains or frozenset(), have.get(each.row_id, frozenset())
        new += [{"domain": domain, "account_id": each.row_id} for domain in wanted - held]
        if held and each.row_id not in seen and not each.shared:
            gone += [{"which": domain, "whose": each.row_id} for domain in held - wanted]
    add_missing_rows(session, AccountDomain, new)
    if gone:
        one = delete(table).where(
            table.c.domain == bindparam("which"), table.c.account_id == bindparam("whose")
        )
        session.connection().execute(one, gone)
    return {row["account_id"] for row in new} | {row["whose"] for row in gone}


def _held(session: Session, accounts: Sequence[_Written], seen: Seen) -> Mapping[int, set[str]]:
    """The domains these accounts have; of those that are `seen` only what their rows name once more.

    An account may have a domain in each of a million rows.
    """
    table = table_of(AccountDomain)
    again = [each for each in accounts if each.row_id in seen]
    first = {each.row_id for each in accounts} - {each.row_id for each in again}
    wanted = one_of(table.c.account_id, first)
    if again:
        domains = {domain for each in again for domain in each.domains or ()}
        named = one_of(table.c.domain, domains)
        wanted = or_(wanted, and_(one_of(table.c.account_id, [each.row_id for each in again]), named))
    have: dict[int, set[str]] = {}
    held = select(table.c.account_id, table.c.domain).where(wanted)
    for account_id, domain in session.connection().execute(held) if accounts else ():
        have.setdefault(account_id, set()).add(domain)
    return have


def drop_accounts(session: Session, ids: Sequence[int]) -> None:
    """These accounts and their domains; what was confirmed of them stays, should they come back."""
    table = table_of(Account)
    domains = table_of(AccountDomain)
    session.connection().execute(delete(domains).where(domains.c.account_id.in_(ids)))
    session.connection().execute(delete(table).where(table.c.id.in_(ids)))
