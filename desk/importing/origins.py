"""Which lists a record is from: a list drops only what it alone has, and erases nothing that another says."""

from collections.abc import Sequence

from sqlalchemy import Column, ColumnElement, literal

from desk.importing.rows import Columns

BETWEEN = "\n"  # the names of lists; a list without one of its own has an empty one


def taken(was: Columns | None, values: Columns, origin: str) -> Columns:
    """What a record says once a list has said these `values` of it; None was there before.

    Of a record that other lists have too an empty cell says nothing: most tools know only some columns.
    """
    if was is None:
        return values | {"origin": origin}
    lists = was["origin"].split(BETWEEN)
    if not is_only_of(was["origin"], origin):
        values = {column: value for column, value in values.items() if value}
    return was | values | {"origin": BETWEEN.join(sorted({*lists, origin}))}


def is_only_of(origins: str, origin: str) -> bool:
    """Whether no other list has the record of these `origins`."""
    return origins == origin


def is_of_list(origins: str, origin: str) -> bool:
    """Whether this list has it."""
    return origin in origins.split(BETWEEN)


def left_by(origins: str, origin: str) -> str | None:
    """The other lists a record is from; None when there is none."""
    others = [each for each in origins.split(BETWEEN) if each != origin]
    return BETWEEN.join(others) if others else None


def is_of(column: Column[str], origin: str) -> ColumnElement[bool]:
    """Whether a list has the record of this row."""
    lists = literal(BETWEEN) + column + literal(BETWEEN)
    return lists.contains(f"{BETWEEN}{origin}{BETWEEN}", autoescape=True)


def named(origins: str) -> Sequence[str]:
    """The names of the lists, as people are told."""
    return [each or "a list without a name" for each in origins.split(BETWEEN)]
