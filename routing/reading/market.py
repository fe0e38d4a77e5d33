"""Reads what the market looks like: segments, high-intent topics, lead sources, regions and territories."""

import re
from collections.abc import Mapping
from functools import lru_cache

from routing.countries import country_code, is_country, is_state, state_code
from routing.model import Rep, Source, Team, Territory, TopicAction
from routing.reading.people import LANGUAGE, holder_in
from routing.reading.values import Section, Value
from routing.segments import Segment

TOPICS = ("price", "demo", "security", "integration", "contract")
"""The high-intent topics the classifier knows (R46)."""

TERRITORY = ("regions", "countries", "states", "languages", "segments", "reps", "speaks")
NAMED = 3  # countries named in one sentence


def segments_in(value: Value) -> dict[str, Segment]:
    """The segments by name, with the employees each has where that is written (R45)."""
    sized: list[Segment] = []
    segments: dict[str, Segment] = {}
    first: dict[str, tuple[str, int]] = {}
    for name, entry in value.entries().items():
        other, line = first.setdefault(name.casefold(), (name, entry.line))
        if other != name:
            entry.wrong(f"{other} on line {line} is the same segment, since case does not count")
        segment = entry.parsed(lambda text, name=name: _sized(name, text)) or Segment(name)
        for other in sized if segment.sized else ():
            if segment.least <= (other.most or segment.least) and other.least <= (
                segment.most or other.least
            ):
                entry.wrong(f"{name} and {other.name} have sizes in common")
        segments[name] = segment
        sized += [segment] if segment.sized else []
    return segments


def regions_in(value: Value) -> dict[str, frozenset[str]]:
    """Groups of countries by name, to write them once (R21)."""
    regions = {name: _countries(entry) for name, entry in value.entries().items()}
    return {name: countries for name, countries in regions.items() if countries}


def topics_in(value: Value, teams: Mapping[str, Team]) -> dict[str, TopicAction]:
    """What each topic does; one that is not written is a tag (T4)."""
    section = value.section(TOPICS)
    return {topic: _topic(topic, section[topic], teams) for topic in TOPICS}


def sources_in(value: Value, people: Mapping[str, Rep], teams: Mapping[str, Team]) -> dict[str, Source]:
    """The lead sources by name, each with a written meaning and names of its own (R59, R76, R95)."""
    sources: dict[str, Source] = {}
    taken: dict[str, str] = {}
    for name, entry in value.entries().items():
        section = entry.section(("means", "aliases", "owner", "urgent", "personal"), needed=("means",))
        for label in (name, *section["aliases"].texts()):
            other = taken.setdefault(label_key(label), name)
            if other != name:
                entry.wrong(f"{label} already means {other}")
        owner, team = holder_in(section["owner"], people, teams)
        sources[name] = Source(
            name,
            means=section["means"].text(),
            aliases=frozenset(section["aliases"].texts()),
            owner=owner,
            urgent=section["urgent"].flag(),
            personal=section["personal"].flag(),
            team=team,
        )
    return sources


def territories_in(
    value: Value,
    people: Mapping[str, Rep],
    regions: Mapping[str, frozenset[str]],
    segments: Mapping[str, Segment],
    teams: Mapping[str, Team],
) -> tuple[Territory, ...]:
    """The territories in the order of the file (R21)."""
    kept = {f"team {key}": key for key in teams}  # see Team.turns
    territories: dict[str, Territory] = {}
    for name, entry in value.entries().items():
        if name.casefold() in territories:
            entry.wrong("there are two territories with this name")
        if team := kept.get(name):
            entry.wrong(f"the turns of the team {team} are kept under this name; choose another")
        section = entry.section(TERRITORY, needed=("reps",))
        territories[name.casefold()] = _territory(name, section, people, regions, segments)
    return tuple(territories.values())


@lru_cache(maxsize=4096)  # the same few labels come with every lead
def label_key(label: str) -> str:
    """A source label without case, spaces and punctuation, so that variants are one (R95).

    >>> label_key("APOLLO export") == label_key("apollo-export")
    True
    """
    return "".join(letter for letter in label.casefold() if letter.isalnum())


def _topic(topic: str, value: Value, teams: Mapping[str, Team]) -> TopicAction:
    if not value or value.is_text:
        value.matching("tag", "write tag, or {route: a team}")
        return TopicAction(topic, "tag")
    section = value.section(("route",), needed=("route",))
    return TopicAction(topic, "route", section["route"].one_of(teams, "team"))


def _territory(
    name: str,
    section: Section,
    people: Mapping[str, Rep],
    regions: Mapping[str, frozenset[str]],
    segments: Mapping[str, Segment],
) -> Territory:
    countries = _countries(section["countries"]).union(*section["regions"].some_of(regions, "region"))
    if section["states"] and not (section["countries"] or section["regions"]):
        section["states"].wrong("states need a country: CA is California and Canada")
    return Territory(
        name,
        reps=section["reps"].some_of(people, "person"),
        countries=countries,
        states=_states(section["states"], countries),
        languages=section["languages"].all_matching(*LANGUAGE),
        segments=frozenset(each.name for each in section["segments"].some_of(segments, "segment")),
        speaks=section["speaks"].all_matching(*LANGUAGE),
    )


def _countries(value: Value) -> frozenset[str]:
    return frozenset(filter(None, (item.parsed(_country) for item in value.items())))


def _country(text: str) -> str:
    if not is_country(text):
        near = country_code(text)
        hint = f"did you mean {near}?" if near else "write two capital letters, like US"
        raise ValueError(f"{text} is no country code; {hint}")
    return text


def _states(value: Value, countries: frozenset[str]) -> frozenset[str]:
    """States that at least one of the countries has; without countries nothing can be said of them."""
    if not countries:
        return frozenset()
    return frozenset(
        filter(None, (item.parsed(lambda text: _state(text, countries)) for item in value.items()))
    )


def _state(text: str, countries: frozenset[str]) -> str:
    if any(is_state(country, text) for country in countries):
        return text
    near = sorted({code for country in countries if (code := state_code(country, text))})
    where = " or ".join(sorted(countries)) if len(countries) <= NAMED else "any of its countries"
    hint = f"did you mean {' or '.join(near)}?" if near else "write its code, like NY"
    raise ValueError(f"{text} is no state of {where}; {hint}")


def _sized(name: str, text: str) -> Segment:
    """A segment with its range of employees, such as 1-99 or 1000+."""
    match = re.fullmatch(r"(\d{1,9})(?:\s*-\s*(\d{1,9})|\s*\+)", text)
    if not match:
        raise ValueError(f"{text} is no range of employees; write it like 1-99 or 1000+")
    least, most = int(match[1]), int(match[2]) if match[2] else None
    if most is not None and most < least:
        raise ValueError(f"{text} has nothing in it; write the smaller number first")
    return Segment(name, True, least, most)
