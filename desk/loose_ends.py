"""What of the imported data leads nowhere, for sales ops to repair."""

from collections.abc import Iterator

from desk.desk import Desk
from storage.loose_ends import (
    imported_names,
    sequence_names,
    uncovered_sequences,
    unknown_lists,
    unknown_segments,
    unknown_sequences,
    unknown_sources,
)


def imported_sequences(desk: Desk) -> tuple[str, ...]:
    """The names of the sequences that were imported as such, in order."""
    with desk.read() as session:
        return imported_names(session)


def known_sequences(desk: Desk) -> frozenset[str]:
    """The names of all sequences: imported, or said of a lead."""
    with desk.read() as session:
        return sequence_names(session)


def sequences_without_cover(desk: Desk) -> Iterator[str]:
    """Sequences without owner or backup, a sentence each (R82)."""
    with desk.read() as session:
        yield from uncovered_sequences(session, desk.rulebook)


def sequences_unheard_of(desk: Desk) -> Iterator[str]:
    """Sequences that only leads name, a sentence each (R36)."""
    with desk.read() as session:
        yield from unknown_sequences(session, desk.rulebook)


def sources_unheard_of(desk: Desk) -> Iterator[str]:
    """Source labels of leads that the rules file does not know, a sentence each (R95)."""
    with desk.read() as session:
        yield from unknown_sources(session, desk.rulebook)


def segments_unheard_of(desk: Desk) -> Iterator[str]:
    """Segments of records that the rules file does not know, a sentence each (R44, R45)."""
    with desk.read() as session:
        yield from unknown_segments(session, desk.rulebook)


def lists_unheard_of(desk: Desk) -> Iterator[str]:
    """Account lists of accounts that the rules file does not have, a sentence each (R35)."""
    with desk.read() as session:
        yield from unknown_lists(session, desk.rulebook)
