"""Column kinds both databases keep the same way."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, ColumnElement, DateTime, Dialect, Enum, TypeDecorator, literal_column


class UTCDateTime(TypeDecorator[datetime]):
    """An aware moment in UTC; SQLite would hand back naive ones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def words(kind: type[StrEnum], name: str, **options: Any) -> Column[Any]:
    """A column of an enum's words: VARCHAR with a CHECK, so that a new word is a visible migration.

    On SQLite that CHECK must not be an IN: see migration 0013.
    """
    allowed = Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda enum: [member.value for member in enum],
    )
    return Column(allowed, **options)


def word(said: StrEnum) -> ColumnElement[Any]:
    """A word that stands in the statement itself, for an index of some rows: what a parameter lets it find is
    planned anew each time.
    """
    return literal_column(f"'{said}'")


def moment(**options: Any) -> Column[Any]:
    """A column of aware moments."""
    return Column(UTCDateTime, **options)
