"""What a rules file is allowed to say and hardly means: rules, territories and people that never get a reply.

What cannot be right is refused while the file is read; what is here takes effect, and is said (U7).
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from routing.coverage import Coverage, Overlap, coverage_of
from routing.coverage_words import lead_words
from routing.gates import spoken
from routing.model import Rep, Role, Territory
from routing.reach import (
    Found,
    entries_out_of_reach,
    entries_without_matter,
    guards_out_of_place,
    lists_without_entry,
    sources_that_answer,
    unknown_sequences,
)
from routing.rule_files import Entry
from routing.rulebook import Rulebook
from routing.segments import unsegmented

MOST_SOURCES = 12
"""Source labels a team still tells apart without looking them up (R59): more, and people choose `other`."""

NAMED = 3  # territories named in one remark


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """One thing that looks wrong; `line` is where in the file, 0 when nowhere in particular."""

    line: int
    sentence: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.sentence}" if self.line else self.sentence


def remarks(
    book: Rulebook, map_: Coverage | None = None, sequences: Collection[str] | None = None
) -> tuple[Remark, ...]:
    """All that looks wrong, in the order of the file.

    `map_` is the coverage map when it is there already; `sequences` are the names of all that are known,
    without which names in `only` are taken for right.
    """
    map_ = map_ or coverage_of(book)
    found = (
        *guards_out_of_place(book),
        *entries_out_of_reach(book),
        *entries_without_matter(book),
        *lists_without_entry(book),
        *unknown_sequences(book, sequences),
        *_sizes(book),
        *_sources(book),
        *_sequences(book),
        *_territories(book, map_),
        *_people(book),
    )
    return tuple(sorted(Remark(book.lines.get(path, 0), sentence) for path, sentence in found))


def _sizes(book: Rulebook) -> Found:
    if nobody := unsegmented(book.segments.values()):
        sizes = " or ".join(nobody)
        yield (
            "segments",
            f"segments: no segment has companies of {sizes} employees; by their size alone they are in none",
        )


def _sources(book: Rulebook) -> Found:
    if len(book.sources) > MOST_SOURCES:
        count = f"{len(book.sources)} labels are more than people tell apart"
        yield "sources", f"sources: {count}; make some aliases of others until {MOST_SOURCES} are left"
    entries = [entry for entry in book.chain if entry.rule == "source" and not entry.shadow]
    for name, source in book.sources.items():
        asked = [entry for entry in entries if name in sources_that_answer(book, entry)]
        owner = source.owner
        if owner and asked and not any(_inside(owner, entry) for entry in asked):
            wanted = " or ".join(dict.fromkeys(each for entry in asked for each in entry.only["segment"]))
            takes = " and ".join(sorted(owner.segments))
            yield (
                f"sources.{name}",
                f"sources.{name}: {owner.name} can never get it; the chain asks it for {wanted} only, "
                f"and {owner.name} takes {takes}",
            )


def _inside(owner: Rep, entry: Entry) -> bool:
    wanted = entry.only.get("segment", ())
    return not wanted or not owner.segments or not owner.segments.isdisjoint(wanted)


def _sequences(book: Rulebook) -> Found:
    """Sequences of the file that nobody stands in for (R82); a team stands in for itself."""
    for name, sequence in book.sequences.items():
        path, owner = f"sequences.{name}", sequence.owner
        if sequence.team is None and not sequence.backup:
            yield (
                path,
                f"{path}: no backup; nobody stands in when {owner.name if owner else 'its owner'} is gone",
            )
        elif owner and sequence.backup and owner.key == sequence.backup.key:
            yield path, f"{path}: {owner.name} is owner and backup"


def _territories(book: Rulebook, map_: Coverage) -> Found:
    """Territories, and people in them, that never get a lead."""
    turns: dict[str, set[str]] = {}
    for row in map_.rows:
        turns.setdefault(row.taken.territory, set()).update(row.taken.people)
    lost: dict[str, list[Overlap]] = {}
    for overlap in map_.overlaps:
        lost.setdefault(overlap.loser, []).append(overlap)
    for territory in book.territories:
        path = f"territories.{territory.name}"
        missing = [*_nobody_for(territory)]
        yield from ((path, f"{path}: {sentence}") for sentence in missing)
        idle = [rep.name for rep in territory.reps if rep.key not in turns.get(territory.name, ())]
        if not map_.complete or not idle:
            continue
        if len(idle) < len(territory.reps):
            never = f"it is never the turn of {' and '.join(idle)}"
            yield path, f"{path}: {never}; others in it always fit better"
        elif not missing:
            yield path, f"{path}: it never gets a lead; {_taken(lost.get(territory.name, []))}"


def _taken(overlaps: list[Overlap]) -> str:
    if not overlaps:
        return "nobody in it fits any"
    names = [overlap.winner for overlap in overlaps]
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    every = f"{' and '.join(names[:NAMED])}{more} take every one that fits its people"
    return f"{every}, such as {lead_words(overlaps[0].example)}"


def _nobody_for(territory: Territory) -> Iterator[str]:
    """What a territory asks for and nobody in it has."""
    speaks = frozenset(language for rep in territory.reps for language in rep.languages)
    if silent := (territory.languages | territory.speaks) - speaks:
        yield f"nobody in it speaks {spoken(silent)}"
    takes = frozenset(segment for rep in territory.reps for segment in rep.segments)
    if all(rep.segments for rep in territory.reps) and (unserved := territory.segments - takes):
        yield f"nobody in it takes {' or '.join(sorted(unserved))}"


def _people(book: Rulebook) -> Found:
    for key, rep in book.people.items():
        if not rep.backup and not rep.manager and not rep.is_(Role.MANAGER):
            stands_in = book.duties.fallback.name
            yield (
                f"people.{key}",
                f"people.{key}: neither backup nor manager; when {rep.name} is away only {stands_in} is left",
            )
    fallback, team = book.duties.fallback, book.duties.fallback_team
    if team and fallback.key not in team.members:
        yield "duties", f"duties.fallback: {fallback.name} is not in the team {team.name}"
