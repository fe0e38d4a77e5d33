"""The coverage map says what the territories do: for any rules, any lead, and a thousand territories."""

import time
from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.cells import OTHER
from routing.coverage import Changes, Coverage, changes_between, coverage_of
from routing.coverage_words import change_words, hole_words, overlap_words, place_words
from routing.health import remarks
from routing.map_rows import Example
from routing.model import Rep, Signals, Territory
from routing.rule_files import Entry
from routing.rulebook import Rulebook, load
from tests.routing.company import chain

EXAMPLE = load(Path(__file__).parents[2] / "rules.yaml")
COUNTRIES, STATES = ("US", "CA", "DE"), ("TX", "CA", "QC")
LANGUAGES, SEGMENTS = ("en", "fr", "de"), ("smb", "mid-market", "enterprise")
LEADS = [
    *product((*COUNTRIES, "FR", None), (*STATES, "NY", None), (*LANGUAGES, "es", None), (*SEGMENTS, None))
]


def some(values: tuple[str, ...], least: int = 0) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(values), min_size=least, max_size=2)


conditions = st.sampled_from(
    (
        {},
        {},
        {"segment": ("smb",)},
        {"segment": ("smb", "enterprise"), "language": ("fr",)},
        {"language": ("en", "de")},
    )
)
"""What `only` may say of the rule for territories, and the map has."""
people = st.tuples(
    *(
        st.builds(Rep, st.just(k), st.just(k), languages=some(LANGUAGES, 1), segments=some(SEGMENTS))
        for k in "abc"
    )
)


@st.composite
def books(draw: st.DrawFn) -> Rulebook:
    reps = draw(people)
    places = draw(st.lists(st.tuples(some(COUNTRIES), some(STATES), some(LANGUAGES)), max_size=5))
    territories = tuple(
        Territory(
            f"t{at}",
            tuple(
                draw(st.lists(st.sampled_from(reps), min_size=1, max_size=2, unique_by=lambda rep: rep.key))
            ),
            countries=countries,
            states=states if countries else frozenset(),
            languages=languages,
            segments=draw(some(SEGMENTS)),
            speaks=draw(st.sampled_from((frozenset[str](), frozenset[str](), frozenset({"fr"})))),
        )
        for at, (countries, states, languages) in enumerate(places)
    )
    asked = draw(st.lists(st.builds(Entry, st.just("territory"), conditions), max_size=2))
    who = {rep.key: rep for rep in reps}
    order = (*asked, Entry("fallback")) if asked else EXAMPLE.chain
    return replace(EXAMPLE, people=who, territories=territories, chain=order)


def routed(book: Rulebook, lead: tuple[str | None, ...]) -> str:
    """The territory a reply of this lead is routed to; empty when it ends at the fallback."""
    country, state, language, segment = lead
    found = book.territories_for(country, state, language, segment)
    asked = [entry for entry in book.chain if entry.rule == "territory"]
    decision = chain(*asked, "fallback").decide(
        Signals(territories=found, language=language, segment=segment, duties=book.duties)
    )
    return getattr(decision.outcome, "territory", None) or ""


def as_lead(example: Example) -> tuple[str | None, ...]:
    language = "xx" if example.language == OTHER else example.language
    return example.place.country, example.place.state, language or None, example.segment or None


def known(book: Rulebook, lead: tuple[str | None, ...]) -> bool:
    """Whether the rules know the lead's segment; a segment nobody names is none."""
    named = {segment for each in book.territories for segment in each.segments}
    named |= {segment for entry in book.chain for segment in entry.only.get("segment", ())}
    named |= {segment for each in book.territories for rep in each.reps for segment in rep.segments}
    return lead[3] is None or lead[3] in named


@given(books(), st.sampled_from(LEADS))
def test_the_map_says_of_any_lead_where_it_is_routed(book: Rulebook, lead: tuple[str | None, ...]) -> None:
    if known(book, lead):
        (row,) = _rows_with(coverage_of(book), lead)
        assert row.taken.territory == routed(book, lead)


@given(books(), st.sampled_from(LEADS))
def test_where_everybody_fits_it_is_the_first_territory(book: Rulebook, lead: tuple[str | None, ...]) -> None:
    fits = frozenset((*LANGUAGES, "es"))
    reps = {
        key: replace(rep, languages=fits, segments=frozenset(SEGMENTS)) for key, rep in book.people.items()
    }
    territories = tuple(
        replace(each, reps=tuple(reps[rep.key] for rep in each.reps)) for each in book.territories
    )
    book = replace(book, people=reps, territories=territories)
    book = replace(book, chain=EXAMPLE.chain)
    first = next((each.name for each in book.territories_for(*lead)), "")
    assert {"", *(row.taken.territory for row in _rows_with(coverage_of(book), lead))} == {"", first}


@given(books())
def test_every_hole_is_one_and_every_overlap_overlaps(book: Rulebook) -> None:
    found = coverage_of(book)
    for row in found.holes:
        assert routed(book, as_lead(row.example)) == ""
        for place in row.places:
            assert routed(book, (place.country, place.state, *as_lead(row.example)[2:])) == ""
        assert hole_words(row, found, book)
    for overlap in found.overlaps:
        covering = {each.name for each in book.territories_for(*as_lead(overlap.example))}
        assert {overlap.winner, overlap.loser} <= covering
        assert routed(book, as_lead(overlap.example)) == overlap.winner
        assert overlap_words(overlap, book)


@given(books())
def test_a_territory_said_to_get_nothing_gets_nothing(book: Rulebook) -> None:
    said = [str(each) for each in remarks(book)]
    idle = {
        each.name for each in book.territories if any(f"territories.{each.name}: it never" in s for s in said)
    }
    assert idle.isdisjoint(routed(book, lead) for lead in LEADS if known(book, lead))


@given(books(), books(), st.sampled_from(LEADS))
def test_what_changes_between_two_files_is_named_and_nothing_else(
    old: Rulebook, new: Rulebook, lead: tuple[str | None, ...]
) -> None:
    changes = changes_between(old, new)
    if known(old, lead) and known(new, lead):
        (before,), (after,) = _rows_with(coverage_of(old), lead), _rows_with(coverage_of(new), lead)
        assert bool(_rows_with(changes, lead)) == (before.taken != after.taken)
    assert all(change_words(row, changes, old, new) for row in changes.rows)


def _rows_with(found: Coverage | Changes, lead: tuple[str | None, ...]) -> list:
    """The lines of a map that speak of this lead: one, or none."""
    country, state, language, segment = lead
    named = {place.country for place in found.places}
    country = country if country in named else ""
    states = {place.state for place in found.places if place.country == country}
    where = (country, state if state in states else "")
    return [
        row
        for row in found.rows
        if where in {(place.country, place.state) for place in row.places}
        and (segment or "") in row.segments
        and ((language or "") in row.languages) is not row.all_but
    ]


def test_the_example_company_on_a_whiteboard() -> None:
    found = coverage_of(EXAMPLE)
    got = {row.taken.territory: place_words(row.places, found.places) for row in found.rows[:-2]}
    assert got["quebec"] == "CA: QC"
    assert got["french"] == "anywhere but CA: QC"
    assert len(found.rows) < 12


def many(count: int) -> Mapping[str, Territory]:
    """Territories by country, state, language and segment, as a large company has them."""
    reps = [rep for rep in EXAMPLE.people.values() if rep.segments]
    codes = [a + b for a in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" for b in "ABCDEFGHIJ"]
    territories: dict[str, Territory] = {}
    for at in range(count):
        by_state = at % 4 == 0
        territories[f"t{at}"] = Territory(
            f"t{at}",
            (reps[at % len(reps)], reps[(at * 7 + 3) % len(reps)]),
            countries=frozenset({"US"} if by_state else codes[at * 3 % 250 : at * 3 % 250 + 2]),
            states=frozenset(str((at * 5 + n) % 100) for n in range(5)) if by_state else frozenset(),
            languages=frozenset({LANGUAGES[at % 3]}) if at % 4 == 3 else frozenset(),
            segments=frozenset({SEGMENTS[at // 4 % 3]}),
        )
    return territories


def test_a_thousand_territories_are_looked_at_in_seconds() -> None:
    book = replace(EXAMPLE, territories=tuple(many(1000).values()))
    started = time.thread_time()
    found = coverage_of(book)
    remarks(book, found)
    assert time.thread_time() - started < 5
    assert found.complete
    assert {"t0", "t1", "t3"} <= {row.taken.territory for row in found.rows}


@pytest.mark.timeout(60)
def test_a_map_beyond_measure_ends_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("routing.cells.MOST_WORK", 1000)
    found = coverage_of(replace(EXAMPLE, territories=tuple(many(300).values())))
    assert not found.complete
