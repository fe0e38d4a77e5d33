"""The coverage map in words: places, segments, languages, example leads, overlaps and holes."""

from collections.abc import Iterable
from typing import Any

from routing.cells import ELSEWHERE, OTHER, UNKNOWN, Place
from routing.coverage import Answer, Changes, Coverage, Overlap, narrowed_beyond
from routing.gates import LANGUAGES
from routing.map_rows import Example, Row
from routing.rulebook import Rulebook

MOST_CODES = 60  # codes of countries and states in one line


def place_words(places: Iterable[Place], every: Iterable[Place]) -> str:
    """Places by their codes, out of `every` that there is: `CA: QC`, `anywhere but AT, CH`.

    >>> quebec, canada, world = Place("CA", "QC"), Place("CA"), Place("")
    >>> place_words([quebec], [quebec, canada, world])
    'CA: QC'
    >>> place_words([canada, world], [quebec, canada, world])
    'anywhere but CA: QC'
    """
    here, known = {*places}, {*every}
    if here == known:
        return "anywhere"
    listed = _listed(here, known)
    if Place(ELSEWHERE) in here:
        others = _listed(known - here, known)
        if len(others) <= len(listed):
            return f"anywhere but {_joined(others)}"
    return _joined(listed)


def segment_words(segments: frozenset[str], known: frozenset[str]) -> str:
    """Segments by name: `any`, `smb, mid-market`, `smb, not known`."""
    if segments >= {*known, UNKNOWN}:
        return "any"
    return ", ".join(each or "not known" for each in sorted(segments, key=lambda each: (not each, each)))


def language_words(languages: frozenset[str], all_but: bool) -> str:
    """Languages in words: `any`, `French`, `any but French`."""
    named = ", ".join(sorted(LANGUAGES.get(each, each) or "not known" for each in languages))
    if not all_but:
        return named
    return f"any but {named}" if named else "any"


def lead_words(lead: Example) -> str:
    """One lead: `a lead in US (AK), mid-market, writing French`."""
    country, state = lead.place.country, lead.place.state
    where = f"in {country}{f' ({state})' if state else ''}" if country else "from anywhere else"
    size = lead.segment or "of no known segment"
    if lead.language == OTHER:
        writes = "writing a language nobody speaks here"
    elif lead.language == UNKNOWN:
        writes = "writing no language we know"
    else:
        writes = f"writing {LANGUAGES.get(lead.language, lead.language)}"
    return f"a lead {where}, {size}, {writes}"


def overlap_words(overlap: Overlap, book: Rulebook) -> str:
    """Who gets the lead that two territories cover, and why not the other."""
    order = [each.name for each in book.territories]
    if order.index(overlap.winner) < order.index(overlap.loser):
        why = f"{overlap.winner} comes first, {overlap.loser} never gets it"
    else:
        why = f"{overlap.loser} comes first, but nobody in it fits, so {overlap.winner} gets it"
    return f"{lead_words(overlap.example)}: {why}"


def hole_words(row: Row[Answer], map_: Coverage, book: Rulebook) -> str:
    """An example of the leads no territory takes, where they end, and all that are like it."""
    ends = f"{lead_words(row.example)}: goes to {book.duties.fallback.name}, the fallback"
    return f"{ends}, unless another rule knows an owner ({row_words(row, map_.places, map_.segments)})"


def limit_words(book: Rulebook) -> str:
    """For which replies alone the map holds, where that is a matter of source or sequence; else nothing."""
    entries = narrowed_beyond(book)
    which = " or ".join(entry.narrowed.removeprefix("only ") for entry in entries)
    return f"the map holds only {which}: of all other replies the territories are not asked" if which else ""


def row_words(row: Row[Any], places: Iterable[Place], segments: frozenset[str]) -> str:
    """The leads of a line: `US: TX; segment smb; language any but French`."""
    which = f"{place_words(row.places, places)}; segment {segment_words(row.segments, segments)}"
    return f"{which}; language {language_words(row.languages, row.all_but)}"


def change_words(row: Row[tuple[Answer, Answer]], changes: Changes, old: Rulebook, new: Rulebook) -> str:
    """Which leads change hands, from whom to whom: `US: TX; ...: Wes (us-west) -> Sam (fallback)`."""
    was, is_now = row.taken
    hands = f"{_holder(was, old)} -> {_holder(is_now, new)}"
    return f"{row_words(row, changes.places, changes.segments)}: {hands}"


def who_words(answer: Answer, book: Rulebook) -> str:
    """The people of an answer, by name; of a hole the fallback."""
    if answer.is_hole:
        return f"{book.duties.fallback.name} (fallback)"
    return ", ".join(_name(key, book) for key in answer.people)


def map_as_json(map_: Coverage, book: Rulebook) -> dict[str, Any]:
    """The whole map with codes and keys, nothing left out."""
    return {
        "map": [_row_as_json(row) for row in map_.rows],
        "overlaps": [
            {
                "winner": each.winner,
                "loser": each.loser,
                "example": _lead_as_json(each.example),
                "in_words": overlap_words(each, book),
            }
            for each in map_.overlaps
        ],
        "complete": map_.complete,
        "fallback": book.duties.fallback.key,
    }


def _row_as_json(row: Row[Answer]) -> dict[str, Any]:
    return {
        "territory": row.taken.territory or None,
        "people": list(row.taken.people),
        "places": [f"{each.country or '*'}-{each.state or '*'}" for each in row.places],
        "segments": [each or None for each in sorted(row.segments)],
        "languages": {"all_but" if row.all_but else "only": [each or None for each in sorted(row.languages)]},
        "example": _lead_as_json(row.example),
    }


def _lead_as_json(lead: Example) -> dict[str, Any]:
    return {
        "country": lead.place.country or None,
        "state": lead.place.state or None,
        "segment": lead.segment or None,
        "language": None if lead.language in (OTHER, UNKNOWN) else lead.language,
    }


def _holder(answer: Answer, book: Rulebook) -> str:
    who = who_words(answer, book)
    return who if answer.is_hole else f"{who} ({answer.territory})"


def _name(key: str, book: Rulebook) -> str:
    person = book.person(key)
    return person.name if person else key


def _listed(places: set[Place], known: set[Place]) -> list[str]:
    """Country by country, each item one code or a country with what belongs to it."""
    states: dict[str, set[str]] = {}
    for place in known:
        states.setdefault(place.country, set()).add(place.state)
    found: list[str] = []
    for country in sorted({place.country for place in places}, key=lambda each: (not each, each)):
        here = {place.state for place in places if place.country == country}
        found += _of_country(country, here, states[country])
    return found


def _of_country(country: str, here: set[str], every: set[str]) -> list[str]:
    name = country or "anywhere else"
    if here == every:
        return [name]
    missing = sorted(every - here)
    if ELSEWHERE in here and len(missing) < len(here):
        return [f"{name} but {missing[0]}", *missing[1:]]
    codes = [*sorted(here - {ELSEWHERE}), *(["other states"] if ELSEWHERE in here else [])]
    return [f"{name}: {codes[0]}", *codes[1:]]


def _joined(codes: list[str]) -> str:
    more = len(codes) - MOST_CODES
    return ", ".join(codes[:MOST_CODES]) + (f" and {more} more" if more > 0 else "")
