"""Many rows of one table in one statement; nothing of the session knows them afterwards."""

import json
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Insert,
    Integer,
    Select,
    String,
    Table,
    TableValuedAlias,
    Update,
    bindparam,
    cast,
    func,
    insert,
    literal,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert
from sqlalchemy.sql.schema import CallableColumnDefault, ScalarElementColumnDefault
from sqlmodel import Session, SQLModel

from storage.database import is_postgres
from storage.prepared import Columns, ask, change


def insert_rows(session: Session, table: type[SQLModel], rows: list[Columns]) -> list[int]:
    """Insert rows that all name the same columns; their new ids, in the order of the rows.

    Databases tell the id of one new row. For several the ids are taken before: a statement that gives many
    back costs five times as long as one that gives none.
    """
    if not rows:
        return []
    into = table_of(table)
    if len(rows) == 1:
        return [change(session, _adding_one(into), [_defaults(into) | rows[0]]).scalar_one()]
    ids = _next_ids(session, into, len(rows))
    add_rows(session, table, [row | {"id": row_id} for row, row_id in zip(rows, ids, strict=True)])
    return list(ids)


def _next_ids(session: Session, into: Table, many: int) -> Sequence[int]:
    """Ids for so many new rows, rising. On SQLite nobody writes beside us, so that they are known."""
    if is_postgres(session):
        return sorted(taken for (taken,) in ask(session, _taken(into), many=many))
    ((last,),) = ask(session, _last(into))
    return range((last or 0) + 1, (last or 0) + 1 + many)


def add_rows(session: Session, table: type[SQLModel], rows: list[Columns]) -> None:
    """The same where nobody asks for the ids."""
    if rows:
        into = table_of(table)
        change(session, _adding(into), [_defaults(into) | row for row in rows])


def add_missing_rows(session: Session, table: type[SQLModel], rows: list[Columns]) -> None:
    """The same, passing over rows that a unique constraint would refuse."""
    if rows:
        into = table_of(table)
        adding = _adding_missing(into, is_postgres(session))
        change(session, adding, [_defaults(into) | row for row in rows])


def update_rows(session: Session, table: type[SQLModel], rows: dict[int, Columns]) -> None:
    """Change rows by their ids; all name the same columns."""
    if not rows:
        return
    names = tuple(next(iter(rows.values())))
    changes = [
        {f"new_{name}": row[name] for name in names} | {"which": row_id} for row_id, row in rows.items()
    ]
    change(session, _by_id(table_of(table), names), changes)


@cache
def _defaults(into: Table) -> Columns:
    """What a row has in the columns that it does not name."""
    found: Columns = {}
    for column in into.c:
        if isinstance(column.default, ScalarElementColumnDefault):
            found[column.name] = column.default.arg
        elif isinstance(column.default, CallableColumnDefault):
            found[column.name] = column.default.arg(None)  # type: ignore[arg-type]  # as SQLModel makes them
    return found


@cache
def _adding(into: Table) -> Insert:
    return insert(into)


@cache
def _adding_one(into: Table) -> ReturningInsert[int]:
    return insert(into).returning(into.c.id)


@cache
def _taken(into: Table) -> Select[int]:
    sequence = func.pg_get_serial_sequence(into.name, "id")
    return select(func.nextval(sequence)).select_from(
        func.generate_series(1, bindparam("many", type_=Integer))
    )


@cache
def _last(into: Table) -> Select[int]:
    return select(func.max(into.c.id))


@cache
def _adding_missing(into: Table, postgres: bool) -> Insert:
    return (postgresql if postgres else sqlite).insert(into).on_conflict_do_nothing()


@lru_cache(maxsize=64)
def _by_id(into: Table, names: tuple[str, ...]) -> Update:
    named = {name: bindparam(f"new_{name}") for name in names}
    return update(into).where(into.c.id == bindparam("which")).values(named)


def count_anew(session: Session, *tables: type[SQLModel]) -> None:
    """After many rows have come: PostgreSQL would go on planning by how few there were."""
    if is_postgres(session):
        for table in tables:
            session.connection().execute(text(f"ANALYZE {table_of(table).name}"))


def listed(session: Session, column: ColumnElement[Any], values: Collection[str | int]) -> TableValuedAlias:
    """Thousands of values for a column as rows of their own, to be joined: one parameter, too."""
    if is_postgres(session):
        array = ARRAY(column.type)
        return func.unnest(cast(literal(list(values), array), array)).table_valued("value").render_derived()
    return func.json_each(literal(json.dumps(list(values)), String())).table_valued("value")


def table_of(table: type[SQLModel]) -> Table:
    """The table of a model, for statements about many of its rows."""
    return table.__table__  # type: ignore[attr-defined, no-any-return]
