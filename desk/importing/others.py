"""Leads and sequences into the database: a thousand rows in a few statements."""

from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, delete, select, update
from sqlmodel import Session

from desk.importing.origins import taken
from desk.importing.report import Tally
from desk.importing.rows import Columns, Row
from desk.importing.seen import Seen
from storage import sales
from storage.loose_ends import imported_names
from storage.prepared import one_of
from storage.rows import add_rows, insert_rows, table_of, update_rows

LEAD: Columns = {
    "email": "", "domain": "", "company": "", "account": "", "country": "", "state": "", "segment": "",
    "employees": None, "source": "", "sequence": "", "owner": "", "sent_by": "", "sent_at": None,
    "reply_token": "", "origin": "",
}  # fmt: skip
SEQUENCE: Columns = {"name": "", "purpose": "", "owner": "", "backup": "", "segment": "", "origin": ""}


def write_leads(session: Session, rows: Sequence[Row], origin: str, seen: Seen) -> tuple[Tally, list[int]]:
    """Write a chunk of leads, one row for each sequence; what it changed, and their ids.

    `seen` are those of earlier chunks.
    """
    contradictions: list[tuple[int, str]] = []
    table = table_of(sales.Lead)
    stored: dict[tuple[str, str], tuple[int, Columns]] = {}
    mails = {row.values["email"] for row in rows}
    for row in session.connection().execute(select(table).where(one_of(table.c.email, mails))):
        columns = dict(row._mapping)
        stored[row.email, row.sequence] = columns.pop("id"), columns
    wanted: dict[tuple[str, str], Columns] = {}
    own = frozenset(imported_names(session) if stored else ())
    alike = {(email, name.casefold()): (email, name) for email, name in stored if name not in own}
    for row in rows:
        key = email, sequence = row.values["email"], row.values["sequence"]
        if key not in stored:  # before its sequence was imported, it was stored as the lead had it
            key = alike.get((email, sequence.casefold()), key)
        before = wanted.get(key) or (stored[key][1] if key in stored else LEAD)
        if key in wanted or (key in stored and stored[key][0] in seen):
            contradictions += row.contradiction(before)
        known = key in wanted or key in stored
        wanted[key] = before | taken(before if known else None, row.values, origin)
    ids = insert_rows(session, sales.Lead, [wanted[key] for key in wanted if key not in stored])
    changed = {
        stored[key][0]: columns
        for key, columns in wanted.items()
        if key in stored and stored[key][1] != columns
    }
    update_rows(session, sales.Lead, changed)
    tally = _tally(rows, len(ids), len(changed), contradictions)
    return tally, ids + [stored[key][0] for key in wanted if key in stored]


def write_sequences(
    session: Session, rows: Sequence[Row], origin: str, seen: set[str]
) -> tuple[Tally, list[str]]:
    """Write a chunk of sequences; what it changed, and their names. `seen` are those of earlier chunks."""
    contradictions: list[tuple[int, str]] = []
    table = table_of(sales.Sequence)
    names = {row.values["name"] for row in rows}
    found = session.connection().execute(select(table).where(one_of(table.c.name, names)))
    stored = {row.name: dict(row._mapping) for row in found}
    wanted: dict[str, Columns] = {}
    for row in rows:
        name = row.values["name"]
        before = wanted.get(name) or stored.get(name, SEQUENCE)
        if name in wanted or name in seen:
            contradictions += row.contradiction(before)
        known = name in wanted or name in stored
        wanted[name] = before | taken(before if known else None, row.values, origin)
    new = [columns for name, columns in wanted.items() if name not in stored]
    add_rows(session, sales.Sequence, new)
    changed = [columns for name, columns in wanted.items() if name in stored and stored[name] != columns]
    if changed:
        values = {column: bindparam(f"new_{column}") for column in SEQUENCE if column != "name"}
        by_name = update(table).where(table.c.name == bindparam("which")).values(values)
        rows_of = [{"which": row["name"]} | {f"new_{key}": row[key] for key in values} for row in changed]
        session.connection().execute(by_name, rows_of)
    return _tally(rows, len(new), len(changed), contradictions), list(wanted)


def _tally(rows: Sequence[Row], new: int, changed: int, contradictions: list[tuple[int, str]]) -> Tally:
    return Tally(new, changed, len(rows) - new - changed, contradictions=contradictions)


def drop_leads(session: Session, ids: Iterable[int]) -> None:
    """These leads."""
    table = table_of(sales.Lead)
    session.connection().execute(delete(table).where(table.c.id.in_(ids)))


def drop_sequences(session: Session, names: Iterable[str]) -> None:
    """These sequences."""
    table = table_of(sales.Sequence)
    session.connection().execute(delete(table).where(table.c.name.in_(names)))
