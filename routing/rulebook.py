"""The rulebook: everything rules.yaml decides, as values; loading finds all problems of the file at once."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from routing.crm_ids import listed_key
from routing.domains import account_domains, normal_domain
from routing.model import (
    Account,
    AccountList,
    Duties,
    Lead,
    Policy,
    Rep,
    Sequence,
    Source,
    Team,
    Territory,
    TopicAction,
)
from routing.places import Places
from routing.reading.limits import policy_in
from routing.reading.listed import account_lists_in, vip_in
from routing.reading.market import label_key, regions_in, segments_in, sources_in, territories_in, topics_in
from routing.reading.order import order_in
from routing.reading.people import duties_in, people_in, teams_in
from routing.reading.sequences import sequences_in
from routing.reading.values import Problems, Section, Value
from routing.reading.yaml_text import Unreadable, bytes_of, lines_of, read
from routing.rule_files import Entry
from routing.segments import Segment, segment_of

NEEDED = ("chain", "people", "duties", "limits")
KNOWN = (
    *(*NEEDED, "teams", "segments", "vip", "account_lists", "high_intent", "sources", "sequences"),
    *("regions", "territories", "after_hours"),
)
AFTER_HOURS = {"wait": "wait", "on_duty": "on_duty"}


class RulebookError(ValueError):
    """The rules file cannot be used; `problems` are all of them, each with file and line."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What the team decided: who is there, what the market looks like, in which order rules are asked.

    `people`, `teams`, `topics`, `sources`, `segments`, `sequences` and `account_lists` are by name, `vip` by
    normalised address or domain, `listed` by what stands on the account lists; `territories` and `chain` are
    in the file's order. `after_hours` is `wait` or `on_duty` (T13). `digest` is the SHA-256 of the file, the
    version a decision was made with. Whatever a decision asks is looked up, however long the file is;
    `lines` says where its entries stand.
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
    segments: Mapping[str, Segment] = field(default_factory=dict[str, Segment])
    sequences: Mapping[str, Sequence] = field(default_factory=dict[str, Sequence])
    account_lists: Mapping[str, AccountList] = field(default_factory=dict[str, AccountList])
    listed: Mapping[str, AccountList] = field(default_factory=dict[str, AccountList])
    lines: Mapping[str, int] = field(default_factory=dict[str, int])
    _places: Places = field(init=False, repr=False, compare=False)
    _labels: Mapping[str, Source] = field(init=False, repr=False, compare=False)
    _sequences: Mapping[str, Sequence] = field(init=False, repr=False, compare=False)
    _lists: Mapping[str, AccountList] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        labels = {label_key(label): s for s in self.sources.values() for label in (s.name, *s.aliases)}
        object.__setattr__(self, "_places", Places(self.territories))
        object.__setattr__(self, "_labels", labels)
        object.__setattr__(self, "_sequences", {n.casefold(): s for n, s in self.sequences.items()})
        object.__setattr__(self, "_lists", {label_key(n): a for n, a in self.account_lists.items()})

    def person(self, key: str | None) -> Rep | None:
        """The person of that key, if there is (still) one."""
        return self.people.get(key or "")

    def vip_for(self, address: str) -> Rep | None:
        """Whose VIP the address is: the exact address first, then its domain, then the parents (R58)."""
        local, _, written = address.strip().lower().rpartition("@")
        domain = normal_domain(written)
        names = (f"{local}@{domain}", *account_domains(domain))
        for name in names:
            if name in self.vip:
                return self.vip[name]
        return None

    def source_named(self, label: str) -> Source | None:
        """The lead source of a label or alias; case, spaces and punctuation do not count (R95)."""
        return self._labels.get(label_key(label))

    def sequence_named(self, name: str) -> Sequence | None:
        """The sequence of that name, if the rules file decides about it; case does not count (R80)."""
        return self._sequences.get(name.strip().casefold())

    def account_list_for(self, account: Account | None, domain: str) -> AccountList | None:
        """The list that a CRM id, domain or name stands on; else the one the account was imported with (R35).

        What the rules file says of an account goes before what an import says (R80).
        """
        own = (listed_key(account.crm_id), listed_key(account.name)) if account else ()
        names = (*own[:1], *account_domains(domain), *own[1:])
        for name in names:
            if name in self.listed:
                return self.listed[name]
        return self.account_list_named(account.listed) if account and account.listed else None

    def account_list_named(self, label: str) -> AccountList | None:
        """The account list of that name; case, spaces and punctuation do not count."""
        return self._lists.get(label_key(label))

    def segment_of(self, account: Account | None, lead: Lead | None, sequence: Sequence | None) -> str | None:
        """The reply's segment: from the account, the lead, their size, or the sequence (R45)."""
        return segment_of(self.segments, account, lead, sequence)

    def territories_for(
        self, country: str | None, state: str | None, language: str | None, segment: str | None
    ) -> tuple[Territory, ...]:
        """The territories that cover this place, in the file's order; a criterion not given covers all.

        `language` is the reply's, not the lead's (R22).
        """
        return self._places.covering(country, state, language, segment)


def load(path: Path | str) -> Rulebook:
    """Read and check a rules file; raises RulebookError with every problem found."""
    path = Path(path)
    return rulebook_in(file_bytes(path), path.name)


def file_bytes(path: Path) -> bytes:
    """The bytes of a rules file; raises RulebookError when it is none, without ever waiting for it."""
    try:
        return bytes_of(path)
    except Unreadable as error:
        problems = Problems(path.name)
        problems.note(error.line, str(error))
        raise RulebookError(problems.sentences()) from None


def rulebook_in(data: bytes, name: str) -> Rulebook:
    """The rulebook in these bytes; `name` is what its problems call the file. Raises RulebookError."""
    problems = Problems(name)
    try:
        node = read(data)
    except Unreadable as error:
        problems.note(error.line, str(error))
        raise RulebookError(problems.sentences()) from None
    file = Value("", node.line, node, problems).section(KNOWN, needed=NEEDED)
    rulebook = _rulebook(file, hashlib.sha256(data).hexdigest())
    if problems.noted or rulebook is None:
        raise RulebookError(problems.sentences())
    return replace(rulebook, lines=MappingProxyType(lines_of(node)))


def _rulebook(file: Section, digest: str) -> Rulebook | None:
    """The file's values; None when a part that cannot be replaced is missing, which has been noted."""
    segments = segments_in(file["segments"])
    people = people_in(file["people"], segments)
    if not people:
        return None
    teams = teams_in(file["teams"], people)
    duties = duties_in(file["duties"], people, teams)
    segments = segments or {name: Segment(name) for rep in people.values() for name in sorted(rep.segments)}
    sources = sources_in(file["sources"], people, teams)
    sequences = sequences_in(file["sequences"], people, teams, segments)
    territories = territories_in(file["territories"], people, regions_in(file["regions"]), segments, teams)
    vip, topics = vip_in(file["vip"], people), topics_in(file["high_intent"], teams)
    lists = account_lists_in(file["account_lists"], people)
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
        segments=MappingProxyType(segments),
        sequences=MappingProxyType(sequences),
        account_lists=MappingProxyType({name: listed for name, (listed, _) in lists.items()}),
        listed=MappingProxyType({each: listed for listed, accounts in lists.values() for each in accounts}),
    )
