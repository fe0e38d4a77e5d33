"""Reads people, teams and duties, and sees to it that cover leads to somebody."""

from collections.abc import Mapping

from routing.model import Duties, Hours, Rep, Role, Team
from routing.reading.hours_text import calendar_of, date_of, week_of, zone_of
from routing.reading.values import Section, Value
from routing.segments import Segment

PERSON = (
    *("name", "email", "slack", "roles", "languages", "segments"),
    *("zone", "hours", "holidays", "closed", "backup", "manager"),
)
ROLES = {str(role): role for role in Role}
LANGUAGE = "[a-z]{2}", "write a language as two small letters, like fr"


def people_in(value: Value, segments: Mapping[str, Segment]) -> dict[str, Rep]:
    """Everybody by key, with backups and managers that exist (R17, R18).

    `segments` are those of the file; when it lists none, people name them.
    """
    sections = {
        key: entry.section(PERSON, needed=("name", "zone", "hours")) for key, entry in value.entries().items()
    }
    people = {key: _person(key, section, segments) for key, section in sections.items()}
    for key, section in sections.items():
        _check_cover(people[key], section, people)
    _check_circles(people, sections)
    _check_names(people, sections)
    return people


def teams_in(value: Value, people: Mapping[str, Rep]) -> dict[str, Team]:
    """The teams by key, each with one responsible member, or several who take turns (R9, T13).

    No key is a person's as well: a record's owner is written by it, and could be either.
    """
    taken = {key.casefold() for key in people}
    for key, entry in value.entries().items():
        if key.casefold() in taken:
            entry.wrong("a person has this key; give the team one of its own")
    return {key: _team(key, entry, people) for key, entry in value.entries().items()}


def holder_in(
    value: Value, people: Mapping[str, Rep], teams: Mapping[str, Team]
) -> tuple[Rep | None, Team | None]:
    """Whom a record belongs to: a person, or a team (R9)."""
    holder = value.one_of({**teams, **people}, "person or team")
    return (holder, None) if isinstance(holder, Rep) else (None, holder)


def duties_in(value: Value, people: Mapping[str, Rep], teams: Mapping[str, Team]) -> Duties | None:
    """Who takes what no sales signal decides; None when the fallback cannot be read."""
    section = value.section(
        ("fallback", "compliance", "legal", "brand"), needed=("fallback", "compliance", "legal", "brand")
    )
    fallback = section["fallback"].section(("person", "team"), needed=("person",))
    person = fallback["person"].one_of(people, "person")
    if person is None:
        return None
    return Duties(
        fallback=person,
        fallback_team=fallback["team"].one_of(teams, "team"),
        compliance=section["compliance"].one_of(people, "person"),
        legal=section["legal"].one_of(people, "person"),
        brand=section["brand"].one_of(people, "person"),
    )


def _person(key: str, section: Section, segments: Mapping[str, Segment]) -> Rep:
    roles = frozenset(section["roles"].some_of(ROLES, "role"))
    languages = section["languages"].all_matching(*LANGUAGE)
    if not (section["email"] or section["slack"]):
        section.whole.wrong("email or slack is missing, so Slack cannot find this person")
    return Rep(
        key,
        section["name"].text(),
        email=section["email"].matching(r"[^@\s]+@[^@\s]+\.[^@\s.]+", "write an address").lower(),
        roles=roles or frozenset({Role.REP}),
        hours=_hours(section),
        languages=languages or frozenset({"en"}),
        segments=_segments(section["segments"], segments),
        backup=section["backup"].text() or None,
        manager=section["manager"].text() or None,
        slack=section["slack"].matching("[UW][A-Z0-9]{5,}", "give the person's member id, like U0123ABCD")
        or None,
    )


def _segments(value: Value, known: Mapping[str, Segment]) -> frozenset[str]:
    return (
        frozenset(each.name for each in value.some_of(known, "segment"))
        if known
        else frozenset(value.texts())
    )


def _hours(section: Section) -> Hours | None:
    zone, week = section["zone"].parsed(zone_of), section["hours"].parsed(week_of)
    calendar = section["holidays"].parsed(calendar_of)
    closed = frozenset(filter(None, (item.parsed(date_of) for item in section["closed"].items())))
    return Hours(zone, week, calendar, closed) if zone and week else None


def _check_cover(person: Rep, section: Section, people: Mapping[str, Rep]) -> None:
    backup, manager = section["backup"], section["manager"]
    backup.one_of(people, "person")
    if person.backup == person.key:
        backup.wrong(f"{person.key} cannot be their own backup")
    if not manager and person.is_(Role.REP):
        section.whole.wrong("manager is missing; a rep's limits end at a manager")
    told = manager.one_of(people, "person")
    if person.manager == person.key:
        manager.wrong(f"{person.key} cannot be their own manager")
    elif told and not told.is_(Role.MANAGER):
        manager.wrong(f"{told.key} does not have the role manager")


def _check_circles(people: Mapping[str, Rep], sections: Mapping[str, Section]) -> None:
    """People may back each other up, as long as a manager stands at the end (T7)."""
    for circle in _circles(people):
        members = [people[key] for key in circle]
        if len(members) > 1 and not any(member.manager or member.is_(Role.MANAGER) for member in members):
            names = " and ".join(sorted(circle))
            sections[circle[0]]["backup"].wrong(
                f"{names} only back each other up, and no manager is behind them"
            )


def _check_names(people: Mapping[str, Rep], sections: Mapping[str, Section]) -> None:
    """One Slack account is one person's: clicks of a second one would count as the first one's."""
    taken: dict[str, tuple[str, int]] = {}
    for key, rep in people.items():
        for name, known in (("email", rep.email.casefold()), ("slack", rep.slack or "")):
            value = sections[key][name]
            other, line = taken.setdefault(known, (key, value.line))
            if known and other != key:
                value.wrong(f"{known} is {other} already, on line {line}")


def _circles(people: Mapping[str, Rep]) -> list[tuple[str, ...]]:
    """Every circle of backups once, beginning with its first member in the file."""
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for start in people:
        walked: list[str] = []
        key: str | None = start
        while key and key in people and key not in walked:
            walked.append(key)
            key = people[key].backup
        if key == start:
            found.setdefault(frozenset(walked), tuple(walked))
    return list(found.values())


def _team(key: str, entry: Value, people: Mapping[str, Rep]) -> Team:
    needed = ("name", "channel", "members", "responsible")
    section = entry.section(needed, needed=needed)
    members = tuple(member.key for member in section["members"].some_of(people, "person"))
    responsible = section["responsible"].some_of(people, "person")
    for person in responsible:
        if person.key not in members:
            section["responsible"].wrong(f"{person.key} is not among the team's members")
    channel = section["channel"].matching("[CG][A-Z0-9]{5,}", "give the channel's id, like C0123ABCD")
    first = next(iter(responsible), None)
    rotation = tuple({person.key: person for person in responsible}.values()) if len(responsible) > 1 else ()
    return Team(key, section["name"].text(), channel, members, first.key if first else "", first, rotation)
