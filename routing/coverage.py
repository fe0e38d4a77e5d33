"""The coverage map: who gets a lead by its territory, from where, of which segment, writing which language.

It asks the territory rule itself, gates included, as the chain asks it, so that the map and the routing
cannot disagree (R52). A condition on the source or the sequence stands beside the map, which knows neither.
"""

from collections.abc import Callable
from dataclasses import dataclass

from routing.cells import Cell, Cells, Place
from routing.chain import Chain, Link
from routing.gates import fit
from routing.map_rows import Example, Row, example_of, places_of, rows_of
from routing.model import Assignment, Signals, Territory
from routing.rule_files import Entry, rule_named
from routing.rulebook import Rulebook

RULE = "territory"
ON_THE_MAP = ("language", "segment")
"""What `only` can ask of a lead and a map can show."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Which territory gets a lead, and who takes turns there (keys of the file); a hole has neither."""

    territory: str = ""
    people: tuple[str, ...] = ()

    @property
    def is_hole(self) -> bool:
        """Whether no territory has anybody for it."""
        return not self.territory


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two territories that cover one lead: `winner` gets it, `loser` does not; `count` cells are like it."""

    winner: str
    loser: str
    example: Example
    count: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole map; `rows` in the order of the territories, holes last.

    `places` and `segments` are all that the file tells apart. Not `complete`: there was too much to look at.
    """

    rows: tuple[Row[Answer], ...]
    overlaps: tuple[Overlap, ...]
    places: tuple[Place, ...]
    segments: frozenset[str]
    complete: bool

    @property
    def holes(self) -> tuple[Row[Answer], ...]:
        """The leads that no territory takes."""
        return tuple(row for row in self.rows if row.taken.is_hole)


@dataclass(frozen=True, slots=True)
class Changes:
    """The leads that another rules file gives to others, before and after; those it gives to nobody first."""

    rows: tuple[Row[tuple[Answer, Answer]], ...]
    places: tuple[Place, ...]
    segments: frozenset[str]
    complete: bool


def coverage_of(book: Rulebook) -> Coverage:
    """The map of a rulebook's territories, in a second for a thousand of them."""
    cells, answered = Cells(book.territories, book.segments, _told(book)), _answering(book)
    found: list[tuple[Cell, Answer]] = []
    overlaps: dict[tuple[str, str], Overlap] = {}
    for cell in cells:
        answer = answered(cell.covering, cell)
        found.append((cell, answer))
        for at in cell.covering if len(cell.covering) > 1 and not answer.is_hole else ():
            loser = book.territories[at].name
            if loser != answer.territory:
                pair = answer.territory, loser
                known = overlaps.get(pair)
                example = known.example if known else example_of(cell, cells.segments)
                overlaps[pair] = Overlap(*pair, example, known.count + 1 if known else 1)
    order = {each.name: at for at, each in enumerate(book.territories)}
    rows = rows_of(found, cells.segments)
    rows.sort(key=lambda row: order.get(row.taken.territory, len(order)))
    return Coverage(
        tuple(rows), tuple(overlaps.values()), places_of(cells.grounds), cells.segments, cells.complete
    )


def changes_between(old: Rulebook, new: Rulebook) -> Changes:
    """Who gets other leads by territory once `new` takes effect (R78)."""
    segments = *old.segments, *new.segments
    (spoken, sized), (others, sizes) = _told(old), _told(new)
    cells = Cells((*old.territories, *new.territories), segments, (spoken | others, sized | sizes))
    border, before, after = len(old.territories), _answering(old), _answering(new)
    found: list[tuple[Cell, tuple[Answer, Answer]]] = []
    for cell in cells:
        was = before(tuple(at for at in cell.covering if at < border), cell)
        is_now = after(tuple(at - border for at in cell.covering if at >= border), cell)
        if was != is_now:
            found.append((cell, (was, is_now)))
    rows = sorted(rows_of(found, cells.segments), key=lambda row: not row.taken[1].is_hole)
    return Changes(tuple(rows), places_of(cells.grounds), cells.segments, cells.complete)


Answering = Callable[[tuple[int, ...], Cell], Answer]


def narrowed_beyond(book: Rulebook) -> tuple[Entry, ...]:
    """The entries of the rule that also hang on what the map does not have; none where one does not."""
    live = _live(book)
    beyond = [entry for entry in live if entry.only.keys() - set(ON_THE_MAP)]
    return tuple(beyond) if len(beyond) == len(live) else ()


def _live(book: Rulebook) -> list[Entry]:
    return [entry for entry in book.chain if entry.rule == RULE and not entry.shadow]


def _asked(book: Rulebook) -> list[Entry]:
    """The rule as the chain asks it, as far as the map can tell; where it does not, as it would be."""
    found = [
        Entry(RULE, {signal: entry.only[signal] for signal in ON_THE_MAP if signal in entry.only})
        for entry in _live(book)
    ]
    return found or [Entry(RULE)]


def _told(book: Rulebook) -> tuple[frozenset[str], frozenset[str]]:
    """The languages and the segments that the chain tells apart."""
    asked = _asked(book)
    languages, segments = (
        frozenset(each for entry in asked for each in entry.only.get(signal, ())) for signal in ON_THE_MAP
    )
    return languages, segments


def _answering(book: Rulebook) -> Answering:
    """Asks the rule for a cell; leads that the same territories cover are asked once."""
    territories = book.territories
    chain = Chain(tuple(Link(entry, rule_named(RULE)) for entry in _asked(book)), book.duties)
    known: dict[tuple[tuple[int, ...], str, str], Answer] = {}

    def answered(covering: tuple[int, ...], cell: Cell) -> Answer:
        if not covering:
            return Answer()
        key = covering, cell.language, cell.segment
        if key not in known:
            known[key] = _ask(chain, tuple(territories[at] for at in covering), cell)
        return known[key]

    return answered


def _ask(chain: Chain, covering: tuple[Territory, ...], cell: Cell) -> Answer:
    lead = Signals(territories=covering, language=cell.language or None, segment=cell.segment or None)
    outcome = chain.decide(lead).outcome
    if not isinstance(outcome, Assignment) or not outcome.territory:
        return Answer()
    here = next(each for each in covering if each.name == outcome.territory)
    best = fit(outcome.owner, lead)
    return Answer(here.name, tuple(rep.key for rep in here.reps if fit(rep, lead) == best))
