"""What was imported and leads nowhere: sequences without cover, and names the rules file does not have."""

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from sqlalchemy import func
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, select

from routing.reading.values import nearest
from routing.rulebook import Rulebook
from routing.segments import segment_named
from storage.sales import Account, Lead, Sequence

NAMED = 5  # of a number that nobody would read


def imported_names(session: Session) -> tuple[str, ...]:
    """The names of the sequences that were imported as such, in order."""
    return tuple(session.exec(select(Sequence.name).order_by(Sequence.name)))


def sequence_names(session: Session) -> frozenset[str]:
    """The names of all sequences: imported as such, or said of a lead."""
    said = session.exec(select(Lead.sequence).distinct())
    return frozenset((*imported_names(session), *said)) - {""}


def uncovered_sequences(session: Session, rulebook: Rulebook) -> Iterator[str]:
    """Sequences without owner or backup, and backups who are gone or the owner over again (R82).

    What the rules file says of a sequence counts; that an import says otherwise is said (R80). A team stands
    in for itself.
    """
    rows = session.exec(select(Sequence).order_by(Sequence.name))
    for row in rows:
        if written := rulebook.sequence_named(row.name):
            decides = written.owner or written.team
            if row.owner and decides and row.owner != decides.key:
                yield f"sequence {row.name} was imported with {row.owner}; the rules file says {decides.name}"
            continue
        if row.owner in rulebook.teams:
            continue
        backup = rulebook.person(row.backup)
        if not row.owner and not row.backup:
            yield f"sequence {row.name} has neither owner nor backup; its replies go on down the chain"
        elif not row.owner:
            yield f"sequence {row.name} has no owner; its backup {row.backup} gets every reply"
        elif not row.backup:
            yield f"sequence {row.name} has no backup; nobody stands in when {row.owner} is gone"
        elif row.backup in rulebook.teams:
            said = f"names the team {row.backup} as backup, who must be a person: nobody stands in"
            yield f"sequence {row.name} {said}"
        elif backup is None:
            yield f"sequence {row.name} names {row.backup} as backup, who is not in the rules file"
        elif row.backup == row.owner:
            yield f"sequence {row.name} names {row.owner} as owner and as backup"


def purposeless_sequences(session: Session, rulebook: Rulebook) -> Iterator[str]:
    """In one sentence, the imported sequences nobody has said the purpose of (R53); the first few by name."""
    bare = select(Sequence.name).where(Sequence.purpose == "").order_by(Sequence.name)
    names = [name for name in session.exec(bare) if not rulebook.sequence_named(name)]
    if names:
        some = ", ".join(names[:NAMED]) + (", …" if len(names) > NAMED else "")
        yield f"{len(names)} imported sequence(s) have no purpose, so no explanation can tell it: {some}"


def unknown_sequences(session: Session, rulebook: Rulebook) -> Iterator[str]:
    """Sequences that only leads name, most leads first, with the nearest that is known (R36)."""
    known = {name.casefold(): name for name in (*rulebook.sequences, *imported_names(session))}
    for name, count in _counted(session, col(Lead.sequence)):
        if (key := name.strip().casefold()) not in known:
            near = get_close_matches(key, known, 1)
            meant = f"; did you mean {known[near[0]]}?" if near else ""
            nowhere = "which is neither imported nor in the rules file"
            yield f"{count} lead(s) are in sequence {name!r}, {nowhere}{meant}"


def unknown_sources(session: Session, rulebook: Rulebook) -> Iterator[str]:
    """Source labels of leads that the rules file does not know, most leads first, with the nearest (R95)."""
    labels = [label for source in rulebook.sources.values() for label in (source.name, *source.aliases)]
    for label, count in _counted(session, col(Lead.source)):
        if rulebook.source_named(label) is None:
            near = nearest(label, labels)
            yield f"{count} lead(s) came by {label!r}, a source that is not in the rules file; {near}"


def unknown_segments(session: Session, rulebook: Rulebook) -> Iterator[str]:
    """Segments of records that the rules file does not know, most records first, with the nearest (R44, R45).

    Where the rules file has no segments, none keeps a reply from anybody.
    """
    found: dict[str, Counter[str]] = {}
    for table, what in ((Account, "account"), (Lead, "lead"), (Sequence, "sequence")):
        for segment, count in _counted(session, col(table.segment)):
            if rulebook.segments and segment_named(rulebook.segments, segment) is None:
                found.setdefault(segment, Counter())[what] = count
    for segment, counts in sorted(found.items(), key=lambda each: (-each[1].total(), each[0])):
        *others, last = (f"{count} {what}(s)" for what, count in counts.most_common())
        records = f"{', '.join(others)} and {last}" if others else last
        near = nearest(segment, rulebook.segments)
        yield f"{records} are in segment {segment!r}, which is not in the rules file; {near}"


def unknown_lists(session: Session, rulebook: Rulebook) -> Iterator[str]:
    """Account lists of accounts that the rules file does not have, most accounts first, with the nearest."""
    for name, count in _counted(session, col(Account.listed)):
        if rulebook.account_list_named(name) is None:
            near = nearest(name, rulebook.account_lists)
            yield f"{count} account(s) are on the list {name!r}, which is not in the rules file; {near}"


def _counted(session: Session, column: Mapped[str]) -> Iterable[tuple[str, int]]:
    """What stands in a column and in how many records, most first; where nothing stands is left out."""
    counted = select(column, func.count()).where(column != "").group_by(column)
    return session.exec(counted.order_by(func.count().desc(), column))
