"""Statements put together once and kept in the driver's words: for what every mail asks, SQLAlchemy's own way
to the driver takes several times as long as the database's answer.
"""

import json
from collections import namedtuple
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    CursorResult,
    Dialect,
    Insert,
    Select,
    String,
    TypeDecorator,
    Update,
    bindparam,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType, TypeEngine
from sqlmodel import Session

Columns = dict[str, Any]
Turn = Callable[[Any], Any] | None


def ask(session: Session, question: Select[*tuple[Any, ...]], **asked: Any) -> list[Any]:
    """The rows that answer a question about columns, which they have by name; `asked` are its parameters.

    What the session has not written yet is not seen.
    """
    connection = session.connection()
    prepared = _prepared(question, tuple(asked), connection.dialect)
    answer = connection.exec_driver_sql(prepared.sql, *prepared.bound([asked]))
    return prepared.read(answer.all())


def change(session: Session, statement: Insert | Update, rows: Sequence[Columns]) -> CursorResult[Any]:
    """Execute a statement with each of these rows, which name the same values."""
    connection = session.connection()
    prepared = _prepared(statement, tuple(rows[0]), connection.dialect)
    return connection.exec_driver_sql(prepared.sql, prepared.bound(rows))


class _Prepared:
    """A statement in the driver's words, and how the driver takes each value and gives it back."""

    def __init__(
        self, statement: Select[*tuple[Any, ...]] | Insert | Update, names: tuple[str, ...], dialect: Dialect
    ) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=names)
        self.sql = str(compiled)
        self._by_position = dialect.positional
        self._fixed = {
            name: value for name, value in compiled.params.items() if not compiled.binds[name].required
        }
        self._names = list(compiled.positiontup or compiled.params)
        self._takes = [
            compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect) for name in self._names
        ]
        read = statement.selected_columns if isinstance(statement, Select) else ()
        self._row = namedtuple("Row", [each.key for each in read], rename=True)._make
        self._gives = [each.type.dialect_impl(dialect).result_processor(dialect, None) for each in read]

    def bound(self, rows: Sequence[Columns]) -> list[Any]:
        """The rows as the driver takes them: by position, or by name."""
        whole = [self._fixed | row for row in rows] if self._fixed else rows
        values = _turned([map(itemgetter(name), whole) for name in self._names], self._takes)
        return values if self._by_position else [dict(zip(self._names, each, strict=True)) for each in values]

    def read(self, rows: Sequence[Sequence[Any]]) -> list[Any]:
        """The driver's rows with the values we know."""
        return list(map(self._row, _turned(zip(*rows, strict=True), self._gives) if rows else ()))


def _turned(columns: Iterable[Iterable[Any]], turns: Sequence[Turn]) -> list[tuple[Any, ...]]:
    """The rows of these columns, each value turned as its column is."""
    turned = [map(turn, column) if turn else column for column, turn in zip(columns, turns, strict=True)]
    return list(zip(*turned, strict=True))


@lru_cache(maxsize=256)
def _prepared(
    statement: Select[*tuple[Any, ...]] | Insert | Update, names: tuple[str, ...], dialect: Dialect
) -> _Prepared:
    return _Prepared(statement, names, dialect)


def one_of(column: Any, values: str | Collection[str | int]) -> ColumnElement[Any]:
    """Whether a column has one of some values: one parameter however many they are, where IN has as many.

    `values` names the parameter, or is what it has.
    """
    kind = _Several(column.type)
    if isinstance(values, str):
        return _OneOf(column, bindparam(values, type_=kind))
    return _OneOf(column, bindparam(None, values, kind))


class _OneOf(FunctionElement[Any]):
    type = NullType()  # were it Boolean, SQLite would be asked whether it is 1, and use no index
    inherit_cache = True


@compiles(_OneOf)
def _in_json(condition: _OneOf, compiler: Any, **options: Any) -> str:
    column, values = (compiler.process(each, **options) for each in condition.clauses)
    return f"({column} IN (SELECT value FROM json_each({values})))"  # noqa: S608 - what was compiled


@compiles(_OneOf, "postgresql")
def _in_array(condition: _OneOf, compiler: Any, **options: Any) -> str:
    column, values = (compiler.process(each, **options) for each in condition.clauses)
    return f"({column} = ANY ({values}))"


class _Several(TypeDecorator[Collection[Any]]):
    """Some values of one kind: an array, or JSON where the database has no arrays."""

    impl = String
    cache_ok = True

    def __init__(self, kind: TypeEngine[Any]) -> None:
        super().__init__()
        self.kind = kind

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return ARRAY(self.kind) if dialect.name == "postgresql" else String()

    def process_bind_param(self, value: Collection[Any] | None, dialect: Dialect) -> Any:
        values = list(value or ())
        return values if dialect.name == "postgresql" else json.dumps(values)
