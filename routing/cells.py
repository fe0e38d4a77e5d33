"""Cells: leads that nothing in the rules file tells apart, found without asking for every combination."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import merge

from routing.model import Territory

ELSEWHERE = ""
"""A country no territory names, or a state none names in this country; also one that is not known."""

UNKNOWN = ""
"""A segment or a language that nobody knows of the lead: it is no gate."""

OTHER = "?"
"""Any language or segment that neither these territories nor their people name."""

NOTHING: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
MOST_WORK = 3_000_000  # looks at a territory, some seconds; a file that needs more is not a whiteboard's


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A country and a state by their codes, either ELSEWHERE."""

    country: str
    state: str = ELSEWHERE


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Places that the same territories cover, and the languages and segments these tell apart."""

    places: tuple[Place, ...]
    covering: tuple[int, ...]
    languages: tuple[str, ...]
    segments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One ground, language and segment; `covering` are the territories for it, by their place in the list."""

    ground: Ground
    language: str
    segment: str
    covering: tuple[int, ...]


@dataclass(slots=True)
class Cells:
    """All cells of a list of territories; not `complete` when there were too many to look at them all."""

    territories: Sequence[Territory]
    named: Iterable[str] = ()  # segments, besides those that territories and people name
    told: tuple[frozenset[str], frozenset[str]] = NOTHING  # languages and segments told apart everywhere
    complete: bool = True
    segments: frozenset[str] = field(init=False)
    grounds: tuple[Ground, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.segments = frozenset((*self.named, *self.told[1], *_segments(self.territories)))
        self.grounds = tuple(self._grounds())

    def __iter__(self) -> Iterator[Cell]:
        """The cells, those with names before those without: what comes first makes the better example."""
        work = 0
        for ground in self.grounds:
            for language in ground.languages:
                speaking = [at for at in ground.covering if self._takes(at, language)]
                for segment in ground.segments:
                    work += 1 + len(speaking)
                    if work > MOST_WORK:
                        self.complete = False
                        return
                    wanted = (at for at in speaking if self._serves(at, segment))
                    yield Cell(ground, language, segment, tuple(wanted))

    def _takes(self, at: int, language: str) -> bool:
        languages = self.territories[at].languages
        return not languages or language in languages

    def _serves(self, at: int, segment: str) -> bool:
        segments = self.territories[at].segments
        return not segments or segment in segments

    def _grounds(self) -> Iterator[Ground]:
        for covering, places in self._places_by_territories().items():
            here = [self.territories[at] for at in covering]
            languages = {language for each in here for language in each.languages | each.speaks}
            languages |= self.told[0]
            languages |= {language for each in here for rep in each.reps for language in rep.languages}
            segments = {*_segments(here), *self.told[1]}
            unnamed = (OTHER,) if self.segments - segments else ()
            yield Ground(
                tuple(places),
                covering,
                (*sorted(languages), UNKNOWN, OTHER),
                (*sorted(segments), *unnamed, UNKNOWN),
            )

    def _places_by_territories(self) -> dict[tuple[int, ...], list[Place]]:
        """The places, by which territories cover them; the named ones first."""
        anywhere = [at for at, each in enumerate(self.territories) if not each.countries]
        by_country: dict[str, list[int]] = defaultdict(list)
        for at, each in enumerate(self.territories):
            for country in each.countries:
                by_country[country].append(at)
        found: dict[tuple[int, ...], list[Place]] = defaultdict(list)
        for country in (*sorted(by_country), ELSEWHERE):
            covering = [*merge(by_country.get(country, ()), anywhere)]
            whole = [at for at in covering if not self.territories[at].states]
            by_state: dict[str, list[int]] = defaultdict(list)
            for at in covering:
                for state in self.territories[at].states:
                    by_state[state].append(at)
            for state in (*sorted(by_state), ELSEWHERE):
                found[tuple(merge(by_state.get(state, ()), whole))].append(Place(country, state))
        return found


def _segments(territories: Iterable[Territory]) -> Iterator[str]:
    for each in territories:
        yield from each.segments
        for rep in each.reps:
            yield from rep.segments
