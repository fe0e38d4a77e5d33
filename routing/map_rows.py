"""Cells put together to lines of a map: what fares alike, from many places, stands on one line."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from routing.cells import OTHER, Cell, Ground, Place

Taken = TypeVar("Taken", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Example:
    """One lead out of many; what is empty is not known, or named nowhere; OTHER is any other language."""

    place: Place
    language: str
    segment: str


@dataclass(frozen=True, slots=True)
class Row(Generic[Taken]):
    """One line of a map: all leads of these places, segments and languages fare alike.

    `languages` are the only ones, or with `all_but` the only ones not meant. A segment is empty when it
    is not known, and so is a language.
    """

    taken: Taken
    places: tuple[Place, ...]
    segments: frozenset[str]
    languages: frozenset[str]
    all_but: bool
    example: Example


def rows_of(found: Iterable[tuple[Cell, Taken]], segments: frozenset[str]) -> list[Row[Taken]]:
    """The cells put together to as few lines as are easily found: languages, then segments, then places."""
    alike: dict[tuple[Taken, Ground, str], list[Cell]] = {}
    for cell, taken in found:
        alike.setdefault((taken, cell.ground, cell.segment), []).append(cell)
    by_ground: dict[tuple[Taken, Ground, frozenset[str], bool], list[Cell]] = {}
    for (taken, ground, _segment), cells in alike.items():
        by_ground.setdefault((taken, ground, *_languages(ground, cells)), []).append(cells[0])
    lines: dict[tuple[Taken, frozenset[str], frozenset[str], bool], list[Cell]] = {}
    for (taken, _ground, languages, all_but), cells in by_ground.items():
        meant = frozenset(each for cell in cells for each in _segments(cell, segments))
        lines.setdefault((taken, meant, languages, all_but), []).append(cells[0])
    return [
        Row(
            taken,
            places_of(cell.ground for cell in cells),
            meant,
            languages,
            all_but,
            example_of(cells[0], segments),
        )
        for (taken, meant, languages, all_but), cells in lines.items()
    ]


def example_of(cell: Cell, segments: frozenset[str]) -> Example:
    """One of the leads of a cell; of a segment nothing here names, any."""
    return Example(cell.ground.places[0], cell.language, min(_segments(cell, segments)))


def places_of(grounds: Iterable[Ground]) -> tuple[Place, ...]:
    """All places of these grounds, in the order of their codes."""
    return tuple(sorted(place for ground in grounds for place in ground.places))


def _languages(ground: Ground, cells: list[Cell]) -> tuple[frozenset[str], bool]:
    """The languages of these cells; with true, all but these."""
    spoken = frozenset(cell.language for cell in cells)
    return (frozenset(ground.languages) - spoken, True) if OTHER in spoken else (spoken, False)


def _segments(cell: Cell, segments: frozenset[str]) -> frozenset[str]:
    return segments - {*cell.ground.segments} if cell.segment == OTHER else frozenset({cell.segment})
