"""What of the imported data leads nowhere, for sales ops to repair."""

from collections.abc import Iterator

from desk.desk import Desk
from storage.loose_ends import (
    imported_names,
    purposeless_sequences,
    sequence_names,
    uncovered_sequences,
    unknown_lists,
    unknown_segments,
    unknown_sequences,
    unknown_sources,
)

LOOKED_FOR = (
    ("sequence", uncovered_sequences),
    ("sequence", purposeless_sequences),
    ("sequence", unknown_sequences),
    ("source", unknown_sources),
    ("segment", unknown_segments),
    ("list", unknown_lists),
)


def loose_ends(desk: Desk) -> Iterator[tuple[str, list[str]]]:
    """What each kind of them is about, and a sentence for each, the worst first."""
    with desk.read() as session:
        for what, found in LOOKED_FOR:
            yield what, [*found(session, desk.rulebook)]


def imported_sequences(desk: Desk) -> tuple[str, ...]:
    """The names of the sequences that were imported as such, in order."""
    with desk.read() as session:
        return imported_names(session)


def known_sequences(desk: Desk) -> frozenset[str]:
    """The names of all sequences: imported, or said of a lead."""
    with desk.read() as session:
        return sequence_names(session)
