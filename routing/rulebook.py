"""The rulebook: everything rules.yaml decides, as values; loading finds all problems of the file at once."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from routing.domains import account_domains, normal_domain
from routing.model import Duties, Policy, Rep, Source, Team, Territory, TopicAction
from routing.reading.limits import policy_in
from routing.reading.market import label_key, sources_in, territories_in, topics_in, vip_in
from routing.reading.order import order_in
from routing.reading.people import duties_in, people_in, teams_in
from routing.reading.values import Problems, Section, Value
from routing.reading.yaml_text import Unreadable, bytes_of, read
from routing.rule_files import Entry

NEEDED = ("chain", "people", "duties", "limits")
KNOWN = (*NEEDED, "teams", "vip", "high_intent", "sources", "territories", "after_hours")
AFTER_HOURS = {"wait": "wait", "on_duty": "on_duty"}


class RulebookError(ValueError):
    """The rules file cannot be used; `problems` are all of them, each with file and line."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What the team decided: who is there, what the market looks like, in which order rules are asked.

    `people`, `teams`, `topics`, `sources` are by name, `vip` by normalised address or domain; `territories`
    and `chain` are in the file's order. `after_hours` is `wait` or `on_duty` (T13). `digest` is the SHA-256
    of the file, the version a decision was made with.
    """

    people: Mapping[str, Rep]
    teams: Mapping[str, Team]
    duties: Duties
    vip: Mapping[str, Rep]
    topics: Mapping[str, TopicAction]
    sources: Mapping[str, Source]
    territories: tuple[Territory, ...]
    policy: Policy
    chain: tuple[Entry, ...]
    after_hours: str
    digest: str

    def person(self, key: str | None) -> Rep | None:
        """The person of that key, if there is (still) one."""
        return self.people.get(key or "")

    def vip_for(self, address: str) -> Rep | None:
        """Whose VIP the address is: the exact address first, then its domain, then the parents (R58)."""
        local, _, written = address.strip().lower().rpartition("@")
        domain = normal_domain(written)
        names = (f"{local}@{domain}", *account_domains(domain))
        return next((self.vip[name] for name in names if name in self.vip), None)

    def source_named(self, label: str) -> Source | None:
        """The lead source of a label or alias; case, spaces and punctuation do not count (R95)."""
        key = label_key(label)
        for source in self.sources.values():
            if key in map(label_key, (source.name, *source.aliases)):
                return source
        return None

    def territories_for(
        self, country: str | None, state: str | None, language: str | None, segment: str | None
    ) -> tuple[Territory, ...]:
        """The territories that cover this place, in the file's order; a criterion not given covers all.

        `language` is the reply's, not the lead's (R22).
        """
        place = {
            "countries": (country or "").upper(),
            "states": (state or "").upper(),
            "languages": language or "",
            "segments": segment or "",
        }
        return tuple(territory for territory in self.territories if _covers(territory, place))


def load(path: Path | str) -> Rulebook:
    """Read and check a rules file; raises RulebookError with every problem found."""
    path = Path(path)
    problems = Problems(path.name)
    try:
        data = bytes_of(path)
        node = read(data)
    except Unreadable as error:
        problems.note(error.line, str(error))
        raise RulebookError(problems.sentences()) from None
    file = Value("", node.line, node, problems).section(KNOWN, needed=NEEDED)
    rulebook = _rulebook(file, hashlib.sha256(data).hexdigest())
    if problems.noted or rulebook is None:
        raise RulebookError(problems.sentences())
    return rulebook


def _rulebook(file: Section, digest: str) -> Rulebook | None:
    """The file's values; None when a part that cannot be replaced is missing, which has been noted."""
    people = people_in(file["people"])
    if not people:
        return None
    teams = teams_in(file["teams"], people)
    duties = duties_in(file["duties"], people, teams)
    sources = sources_in(file["sources"], people)
    territories = territories_in(file["territories"], people)
    segments = frozenset(segment for rep in people.values() for segment in rep.segments)
    vip, topics = vip_in(file["vip"], people), topics_in(file["high_intent"], teams)
    policy = policy_in(file["limits"], segments)
    chain = order_in(file["chain"], sources, segments)
    after_hours = file["after_hours"].one_of(AFTER_HOURS, "such setting") or "wait"
    if duties is None:
        return None
    return Rulebook(
        people=MappingProxyType(people),
        teams=MappingProxyType(teams),
        duties=duties,
        vip=MappingProxyType(vip),
        topics=MappingProxyType(topics),
        sources=MappingProxyType(sources),
        territories=territories,
        policy=policy,
        chain=chain,
        after_hours=after_hours,
        digest=digest,
    )


def _covers(territory: Territory, place: Mapping[str, str]) -> bool:
    return all(
        not wanted or place[criterion] in wanted
        for criterion, wanted in (
            ("countries", territory.countries),
            ("states", territory.states),
            ("languages", territory.languages),
            ("segments", territory.segments),
        )
    )
