"""Many rows of one table in one statement; nothing of the session knows them afterwards."""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    ARRAY,
    BindParameter,
    ColumnElement,
    Dialect,
    Insert,
    Integer,
    Select,
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
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.schema import CallableColumnDefault, ScalarElementColumnDefault
from sqlalchemy.types import TypeEngine
from sqlmodel import Session, SQLModel

from storage.database import is_postgres

Columns = dict[str, Any]


def insert_rows(session: Session, table: type[SQLModel], rows: list[Columns]) -> list[int]:
    """Insert rows that all name the same columns; their new ids, in the order of the rows.

    Databases tell the id of one new row. For several the ids are taken before: a statement that gives many
    back costs five times as long as one that gives none.
    """
    if not rows:
        return []
    into = table_of(table)
    if len(rows) == 1:
        return list(session.connection().execute(_adding(into), rows[0]).inserted_primary_key or ())
    ids = _next_ids(session, into, len(rows))
    add_rows(session, table, [row | {"id": row_id} for row, row_id in zip(rows, ids, strict=True)])
    return list(ids)


def _next_ids(session: Session, into: Table, many: int) -> Sequence[int]:
    """Ids for so many new rows, rising. On SQLite nobody writes beside us, so that they are known."""
    if is_postgres(session):
        return sorted(session.connection().execute(_taken(into), {"many": many}).scalars())
    last = session.connection().execute(_last(into)).scalar() or 0
    return range(last + 1, last + 1 + many)


def add_rows(session: Session, table: type[SQLModel], rows: list[Columns]) -> None:
    """The same where nobody asks for the ids."""
    if rows:
        into = table_of(table)
        _for_each(session, _adding(into), [_defaults(into) | row for row in rows])


def add_missing_rows(session: Session, table: type[SQLModel], rows: list[Columns]) -> None:
    """The same, passing over rows that a unique constraint would refuse."""
    if rows:
        into = table_of(table)
        adding = _adding_missing(into, is_postgres(session))
        _for_each(session, adding, [_defaults(into) | row for row in rows])


def update_rows(session: Session, table: type[SQLModel], rows: dict[int, Columns]) -> None:
    """Change rows by their ids; all name the same columns."""
    if not rows:
        return
    names = tuple(next(iter(rows.values())))
    changes = [
        {f"new_{name}": row[name] for name in names} | {"which": row_id} for row_id, row in rows.items()
    ]
    _for_each(session, _by_id(table_of(table), names), changes)


def _for_each(session: Session, statement: Insert | Update, rows: list[Columns]) -> None:
    """Execute a statement with each of these rows, which name the same values.

    The driver is given them as it takes them: SQLAlchemy's own binding costs more than SQLite's writing does.
    """
    connection = session.connection()
    prepared = _prepared(statement, tuple(rows[0]), connection.dialect)
    connection.exec_driver_sql(prepared.sql, prepared.bound(rows))


class _Prepared:
    """A statement in the driver's words, and how the driver takes each value."""

    def __init__(self, statement: Insert | Update, names: tuple[str, ...], dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=names)
        self.sql = str(compiled)
        self._by_position = dialect.positional
        self._values = [
            (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in compiled.positiontup or compiled.binds
        ]

    def bound(self, rows: list[Columns]) -> list[Any]:
        """The rows as the driver takes them: by position, or by name."""
        columns = [self._column(rows, name, turn) for name, turn in self._values]
        values = list(zip(*columns, strict=True))
        names = [name for name, _ in self._values]
        return values if self._by_position else [dict(zip(names, each, strict=True)) for each in values]

    @staticmethod
    def _column(rows: list[Columns], name: str, turn: Callable[[Any], Any] | None) -> Iterable[Any]:
        values = map(itemgetter(name), rows)
        return map(turn, values) if turn else values


@lru_cache(maxsize=256)
def _prepared(statement: Insert | Update, names: tuple[str, ...], dialect: Dialect) -> _Prepared:
    return _Prepared(statement, names, dialect)


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
