"""Accounts into the database: a thousand rows in a few statements, nothing written that is there already."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row as Stored
from sqlalchemy import bindparam, delete, or_, select, update
from sqlmodel import Session

from desk.importing.report import Tally
from desk.importing.rows import Columns, Row
from desk.importing.seen import Seen
from storage.companies import name_key
from storage.rows import add_missing_rows, add_rows, among, table_of, update_rows
from storage.sales import Account, AccountDomain, ConfirmedAccount

EMPTY: Columns = {
    "key": "", "name": "", "name_key": "", "owner": "", "crm_id": "", "parent": "", "segment": "",
    "employees": None, "status": "", "listed": "", "private": False, "origin": "",
}  # fmt: skip


class _Written:
    """One account while a chunk is written: as it is stored, as it shall be, and its domains."""

    __slots__ = ("adds", "domains", "row_id", "wanted", "was")

    def __init__(self, was: Columns | None, row_id: int = 0) -> None:
        self.was, self.row_id = was, row_id
        self.wanted: Columns = dict(was or EMPTY)
        self.domains: set[str] | None = None
        self.adds = False  # an earlier chunk of this file has named domains: these come on top

    def take(self, row: Row, origin: str) -> None:
        named, wanted = self.wanted["name"], self.wanted
        crm_id = row.values.get("crm_id") or wanted["crm_id"]
        wanted.update(row.values, crm_id=crm_id, origin=origin)
        wanted["key"] = key_of(crm_id, wanted["name"])
        if wanted["name"] != named:
            wanted["name_key"] = name_key(wanted["name"])
        if row.domains is not None:
            self.domains = (self.domains or set()) | set(row.domains)


def key_of(crm_id: str, name: str) -> str:
    """What tells an account apart: its CRM id, or its name as long as it has none."""
    return f"id {crm_id}" if crm_id else f"name {name}"


def write_accounts(session: Session, rows: Sequence[Row], origin: str, seen: Seen) -> tuple[Tally, list[int]]:
    """Write a chunk; what it changed, and the ids of its accounts. `seen` are those of earlier chunks."""
    accounts = _matched(session, rows, origin)
    new = [each for each in accounts if each.was is None]
    add_rows(session, Account, [each.wanted for each in new])
    _learn_ids(session, new)
    changed = [each for each in accounts if each.was is not None and each.was != each.wanted]
    update_rows(session, Account, {each.row_id: each.wanted for each in changed})
    _keep_confirmed(session, changed)
    for each in accounts:
        each.adds = each.row_id in seen
    moved = _write_domains(session, [each for each in accounts if each.domains is not None])
    touched = {each.row_id for each in changed} | (moved - {each.row_id for each in new})
    tally = Tally(len(new), len(touched), len(rows) - len(new) - len(touched))
    return tally, [each.row_id for each in accounts]


def _matched(session: Session, rows: Sequence[Row], origin: str) -> list[_Written]:
    """The account of each row: of its key, or the one of its name until somebody gives it a CRM id."""
    by_key, by_name = _stored(session, rows)
    accounts: dict[int, _Written] = {}
    for row in rows:
        name, crm_id = row.values["name"], row.values.get("crm_id", "")
        key = key_of(crm_id, name)
        account = by_key.get(key) or _known_by_name(by_key, by_name, name, crm_id) or _Written(None)
        by_key.pop(account.wanted["key"], None)
        account.take(row, origin)
        by_key[account.wanted["key"]] = account
        accounts[id(account)] = account
        if account not in (named := by_name.setdefault(name, [])):
            named.append(account)
    return list(accounts.values())


def _known_by_name(
    by_key: dict[str, _Written], by_name: dict[str, list[_Written]], name: str, crm_id: str
) -> _Written | None:
    if crm_id:
        found = by_key.get(key_of("", name))
        return found if found and found.wanted["crm_id"] in ("", crm_id) else None
    named = by_name.get(name, [])
    return named[0] if len(named) == 1 else None


def _stored(session: Session, rows: Sequence[Row]) -> tuple[dict[str, _Written], dict[str, list[_Written]]]:
    table = table_of(Account)
    keys = {key_of("", row.values["name"]) for row in rows}
    keys |= {key_of(row.values.get("crm_id", ""), row.values["name"]) for row in rows}
    bare = {row.values["name"] for row in rows if not row.values.get("crm_id")}
    wanted = among(session, table.c.key, keys)
    wanted = or_(wanted, among(session, table.c.name, bare)) if bare else wanted
    by_key: dict[str, _Written] = {}
    by_name: dict[str, list[_Written]] = {}
    for stored in session.connection().execute(select(table).where(wanted)):
        account = _Written(*_split(stored))
        by_key[stored.key] = account
        by_name.setdefault(stored.name, []).append(account)
    return by_key, by_name


def _learn_ids(session: Session, new: Sequence[_Written]) -> None:
    """Asked in one statement afterwards: cheaper than row by row with the insert."""
    table = table_of(Account)
    if not new:
        return
    keys = among(session, table.c.key, [each.wanted["key"] for each in new])
    found = session.connection().execute(select(table.c.key, table.c.id).where(keys))
    ids = {key: row_id for key, row_id in found}  # noqa: C416 - a Result is no mapping
    for each in new:
        each.row_id = ids[each.wanted["key"]]


def _split(stored: Stored[Any]) -> tuple[Columns, int]:
    columns = dict(stored._mapping)
    return columns, columns.pop("id")


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


def _write_domains(session: Session, accounts: Sequence[_Written]) -> set[int]:
    """The domains of these accounts are those of the file; the ids of accounts for which some changed."""
    table = table_of(AccountDomain)
    have: dict[int, set[str]] = {}
    stored = [each.row_id for each in accounts if each.was is not None]
    if stored:
        held = select(table.c.account_id, table.c.domain).where(among(session, table.c.account_id, stored))
        for account_id, domain in session.connection().execute(held):
            have.setdefault(account_id, set()).add(domain)
    gone: list[Columns] = []
    new: list[Columns] = []
    for each in accounts:
        wanted, held_now = each.domains or set(), have.get(each.row_id, set())
        new += [{"domain": domain, "account_id": each.row_id} for domain in wanted - held_now]
        if not each.adds:
            gone += [{"which": domain, "whose": each.row_id} for domain in held_now - wanted]
    add_missing_rows(session, AccountDomain, new)
    if gone:
        one = delete(table).where(
            table.c.domain == bindparam("which"), table.c.account_id == bindparam("whose")
        )
        session.connection().execute(one, gone)
    return {row["account_id"] for row in new} | {row["whose"] for row in gone}


def drop_accounts(session: Session, ids: Sequence[int]) -> None:
    """These accounts and their domains; what was confirmed of them stays, should they come back."""
    table = table_of(Account)
    domains = table_of(AccountDomain)
    session.connection().execute(delete(domains).where(domains.c.account_id.in_(ids)))
    session.connection().execute(delete(table).where(table.c.id.in_(ids)))
