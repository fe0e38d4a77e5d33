"""Reads what the market looks like: the VIP list, high-intent topics, lead sources and territories."""

from collections.abc import Mapping

from routing.domains import is_free_mail, normal_domain, registrable
from routing.model import Rep, Source, Team, Territory, TopicAction
from routing.reading.people import LANGUAGE
from routing.reading.values import Section, Value

TOPICS = ("price", "demo", "security", "integration", "contract")
"""The high-intent topics the classifier knows (R46)."""

TERRITORY = ("countries", "states", "languages", "segments", "reps", "speaks")
COUNTRY = "[A-Z]{2}", "write a country as two capital letters, like US"


def vip_in(value: Value, people: Mapping[str, Rep]) -> dict[str, Rep]:
    """The hand-kept list: normalised address or domain, and whose it is (R58)."""
    listed: dict[str, Rep] = {}
    for key, entry in value.entries().items():
        rep = entry.one_of(people, "person")
        name = _vip_name(key, entry)
        if name in listed:
            entry.wrong(f"{name} is on the list already")
        elif name and rep:
            listed[name] = rep
    return listed


def topics_in(value: Value, teams: Mapping[str, Team]) -> dict[str, TopicAction]:
    """What each topic does; one that is not written is a tag (T4)."""
    section = value.section(TOPICS)
    return {topic: _topic(topic, section[topic], teams) for topic in TOPICS}


def sources_in(value: Value, people: Mapping[str, Rep]) -> dict[str, Source]:
    """The lead sources by name, each with a written meaning and names of its own (R59, R76, R95)."""
    sources: dict[str, Source] = {}
    taken: dict[str, str] = {}
    for name, entry in value.entries().items():
        section = entry.section(("means", "aliases", "owner", "urgent", "personal"), needed=("means",))
        for label in (name, *section["aliases"].texts()):
            other = taken.setdefault(label_key(label), name)
            if other != name:
                entry.wrong(f"{label} already means {other}")
        sources[name] = Source(
            name,
            means=section["means"].text(),
            aliases=frozenset(section["aliases"].texts()),
            owner=section["owner"].one_of(people, "person"),
            urgent=section["urgent"].flag(),
            personal=section["personal"].flag(),
        )
    return sources


def territories_in(value: Value, people: Mapping[str, Rep]) -> tuple[Territory, ...]:
    """The territories in the order of the file (R21)."""
    territories: dict[str, Territory] = {}
    for name, entry in value.entries().items():
        if name.casefold() in territories:
            entry.wrong("there are two territories with this name")
        territories[name.casefold()] = _territory(name, entry.section(TERRITORY, needed=("reps",)), people)
    return tuple(territories.values())


def label_key(label: str) -> str:
    """A source label without case, spaces and punctuation, so that variants are one (R95).

    >>> label_key("APOLLO export") == label_key("apollo-export")
    True
    """
    return "".join(letter for letter in label.casefold() if letter.isalnum())


def _vip_name(key: str, entry: Value) -> str:
    local, at, domain = key.strip().lower().rpartition("@")
    normal = normal_domain(domain)
    if not normal or (at and not local):
        entry.wrong("this is neither a domain nor an address; write acme.com or ceo@acme.com")
    elif not registrable(normal):
        entry.wrong(f"{domain} is a public suffix or an IP address, not one company's domain")
    elif not at and is_free_mail(normal):
        entry.wrong(f"anybody can have an address at {domain}; list whole addresses")
    else:
        return f"{local}{at}{normal}"
    return ""


def _topic(topic: str, value: Value, teams: Mapping[str, Team]) -> TopicAction:
    if not value or value.is_text:
        value.matching("tag", "write tag, or {route: a team}")
        return TopicAction(topic, "tag")
    section = value.section(("route",), needed=("route",))
    return TopicAction(topic, "route", section["route"].one_of(teams, "team"))


def _territory(name: str, section: Section, people: Mapping[str, Rep]) -> Territory:
    countries = section["countries"].all_matching(*COUNTRY)
    if section["states"] and not countries:
        section["states"].wrong("states need a country: CA is California and Canada")
    return Territory(
        name,
        reps=section["reps"].some_of(people, "person"),
        countries=countries,
        states=section["states"].all_matching("[A-Z0-9]{1,3}", "write a state by its code, like NY"),
        languages=section["languages"].all_matching(*LANGUAGE),
        segments=frozenset(section["segments"].texts()),
        speaks=section["speaks"].all_matching(*LANGUAGE),
    )
