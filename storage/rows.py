"""Many rows of one table in one statement; nothing of the session knows them afterwards."""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Integer,
    String,
    Table,
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
from sqlmodel import Session, SQLModel

Columns = dict[str, Any]


def insert_rows(session: Session, table: type[SQLModel], rows: list[Columns]) -> list[int]:
    """Insert rows that all name the same columns; their new ids, in the order of the rows."""
    if not rows:
        return []
    into = table_of(table)
    in_order = insert(into).returning(into.c.id, sort_by_parameter_order=True)
    return list(session.connection().execute(in_order, rows).scalars())


def add_rows(session: Session, table: type[SQLModel], rows: list[Columns]) -> None:
    """The same where nobody asks for the ids."""
    if rows:
        session.connection().execute(insert(table_of(table)), rows)


def add_missing_rows(session: Session, table: type[SQLModel], rows: list[Columns]) -> None:
    """The same, passing over rows that a unique constraint would refuse."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    if rows:
        session.connection().execute(dialect.insert(table_of(table)).on_conflict_do_nothing(), rows)


def update_rows(session: Session, table: type[SQLModel], rows: dict[int, Columns]) -> None:
    """Change rows by their ids; all name the same columns."""
    if not rows:
        return
    into = table_of(table)
    named = {name: bindparam(f"new_{name}") for name in next(iter(rows.values()))}
    by_id = update(into).where(into.c.id == bindparam("which")).values(named)
    changes = [
        {f"new_{name}": value for name, value in row.items()} | {"which": row_id}
        for row_id, row in rows.items()
    ]
    session.connection().execute(by_id, changes)


def among(session: Session, column: ColumnElement[Any], values: Collection[str | int]) -> ColumnElement[bool]:
    """Whether a column has one of thousands of values: one parameter, where IN would have thousands."""
    kind = Integer() if column.type.python_type is int else String()
    if session.get_bind().dialect.name == "postgresql":
        return column == any_(cast(literal(list(values), ARRAY(kind)), ARRAY(kind)))
    listed = func.json_each(literal(json.dumps(list(values)), String())).table_valued("value")
    return column.in_(select(listed.c.value))


def table_of(table: type[SQLModel]) -> Table:
    """The table of a model, for statements about many of its rows."""
    return table.__table__  # type: ignore[attr-defined, no-any-return]
