"""Reads the sequences that the rules file decides about."""

from collections.abc import Mapping

from routing.model import Rep, Sequence, Team
from routing.reading.people import holder_in
from routing.reading.values import Value
from routing.segments import Segment


def sequences_in(
    value: Value, people: Mapping[str, Rep], teams: Mapping[str, Team], segments: Mapping[str, Segment]
) -> dict[str, Sequence]:
    """The sequences by name, each with a purpose and an owner, who may be a team (R36, R53, R82)."""
    sequences: dict[str, Sequence] = {}
    names: dict[str, str] = {}
    for name, entry in value.entries().items():
        section = entry.section(("purpose", "owner", "backup", "segment"), needed=("purpose", "owner"))
        if (other := names.setdefault(name.casefold(), name)) != name:
            entry.wrong(f"this is the same name as {other}")
        owner, team = holder_in(section["owner"], people, teams)
        segment = section["segment"].one_of(segments, "segment")
        sequences[name] = Sequence(
            name,
            owner,
            section["purpose"].text(),
            backup=section["backup"].one_of(people, "person"),
            segment=segment.name if segment else None,
            team=team,
        )
    return sequences
