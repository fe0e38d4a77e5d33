"""Many rows of one table in one statement; nothing of the session knows them afterwards."""

import json
from collections.abc import Collection
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    BindParameter,
    ColumnElement,
    String,
    Table,
    TableValuedAlias,
    Update,
    any_,
    bindparam,
    cast,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeEngine
from sqlmodel import Session, SQLModel

from storage.database import is_postgres

Columns = dict[str, Any]


def insert_rows(session: Session, table: type[SQLModel], rows: list[Columns]) -> list[int]:
    """Insert rows that all name the same columns; their new ids, in the order of the rows.

    SQLite would have to be asked for each id alone; but there nobody writes beside us, so that the next ids
    are known.
    """
    if not rows:
        return []
    into = table_of(table)
    if is_postgres(session):
        in_order = insert(into).returning(into.c.id, sort_by_parameter_order=True)
        return list(session.connection().execute(in_order, rows).scalars())
    last = session.connection().execute(select(func.max(into.c.id))).scalar() or 0
    ids = list(range(last + 1, last + 1 + len(rows)))
    add_rows(session, table, [row | {"id": row_id} for row, row_id in zip(rows, ids, strict=True)])
    return ids


def add_rows(session: Session, table: type[SQLModel], rows: list[Columns]) -> None:
    """The same where nobody asks for the ids."""
    if rows:
        session.connection().execute(insert(table_of(table)), rows)


def add_missing_rows(session: Session, table: type[SQLModel], rows: list[Columns]) -> None:
    """The same, passing over rows that a unique constraint would refuse."""
    dialect = postgresql if is_postgres(session) else sqlite
    if rows:
        session.connection().execute(dialect.insert(table_of(table)).on_conflict_do_nothing(), rows)


def update_rows(session: Session, table: type[SQLModel], rows: dict[int, Columns]) -> None:
    """Change rows by their ids; all name the same columns."""
    if not rows:
        return
    names = tuple(next(iter(rows.values())))
    changes = [
        {f"new_{name}": row[name] for name in names} | {"which": row_id} for row_id, row in rows.items()
    ]
    session.connection().execute(_by_id(table_of(table), names), changes)


@lru_cache(maxsize=64)
def _by_id(into: Table, names: tuple[str, ...]) -> Update:
    named = {name: bindparam(f"new_{name}") for name in names}
    return update(into).where(into.c.id == bindparam("which")).values(named)


def several(name: str) -> BindParameter[Any]:
    """The values of an IN, for a statement that is put together once: to do so costs more than it answers."""
    return bindparam(name, expanding=True)


def among(session: Session, column: ColumnElement[Any], values: Collection[str | int]) -> ColumnElement[bool]:
    """Whether a column has one of thousands of values: one parameter, where IN would have thousands."""
    if is_postgres(session):
        return column == any_(_array(column.type, values))
    return column.in_(select(listed(session, column, values).c.value))


def listed(session: Session, column: ColumnElement[Any], values: Collection[str | int]) -> TableValuedAlias:
    """Thousands of values for a column as rows of their own, to be joined: one parameter, too."""
    if is_postgres(session):
        return func.unnest(_array(column.type, values)).table_valued("value").render_derived()
    return func.json_each(literal(json.dumps(list(values)), String())).table_valued("value")


def _array(kind: TypeEngine[Any], values: Collection[str | int]) -> ColumnElement[Any]:
    return cast(literal(list(values), ARRAY(kind)), ARRAY(kind))


def table_of(table: type[SQLModel]) -> Table:
    """The table of a model, for statements about many of its rows."""
    return table.__table__  # type: ignore[attr-defined, no-any-return]
