"""What was imported and leads nowhere: sequences without cover, and source labels nobody has written down."""

from collections.abc import Iterator

from sqlalchemy import func
from sqlmodel import Session, col, select

from routing.reading.values import nearest
from routing.rulebook import Rulebook
from storage.sales import Lead, Sequence


def sequence_names(session: Session) -> frozenset[str]:
    """The names of all sequences: imported as such, or said of a lead."""
    said = session.exec(select(Lead.sequence).distinct())
    return frozenset((*session.exec(select(Sequence.name)), *said)) - {""}


def uncovered_sequences(session: Session, rulebook: Rulebook) -> Iterator[str]:
    """Sequences without owner or backup, and backups who are gone or the owner over again (R82).

    What the rules file says of a sequence counts; that an import says otherwise is said (R80).
    """
    rows = session.exec(select(Sequence).order_by(Sequence.name))
    for row in rows:
        if written := rulebook.sequence_named(row.name):
            decides = written.owner or written.team
            if row.owner and decides and row.owner != decides.key:
                yield f"sequence {row.name} was imported with {row.owner}; the rules file says {decides.name}"
            continue
        backup = rulebook.person(row.backup)
        if not row.owner and not row.backup:
            yield f"sequence {row.name} has neither owner nor backup; its replies go on down the chain"
        elif not row.owner:
            yield f"sequence {row.name} has no owner; its backup {row.backup} gets every reply"
        elif not row.backup:
            yield f"sequence {row.name} has no backup; nobody stands in when {row.owner} is gone"
        elif backup is None:
            yield f"sequence {row.name} names {row.backup} as backup, who is not in the rules file"
        elif row.backup == row.owner:
            yield f"sequence {row.name} names {row.owner} as owner and as backup"


def unknown_sources(session: Session, rulebook: Rulebook) -> Iterator[str]:
    """Source labels of leads that the rules file does not know, most leads first, with the nearest (R95)."""
    counted = (
        select(Lead.source, func.count())
        .where(Lead.source != "")
        .group_by(Lead.source)
        .order_by(func.count().desc(), col(Lead.source))
    )
    labels = [label for source in rulebook.sources.values() for label in (source.name, *source.aliases)]
    for label, count in session.exec(counted):
        if rulebook.source_named(label) is None:
            near = nearest(label, labels)
            yield f"{count} lead(s) came by {label!r}, a source that is not in the rules file; {near}"
