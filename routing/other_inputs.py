"""Which one input could be different so that a reply were somebody else's: the smallest difference first."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from routing.accounts import upwards
from routing.gates import spoken
from routing.model import Category, Lead, Rep, Sequence, Signals, Source, Team, Territory
from routing.one_change import Change, in_place_of
from routing.other_owners import by_hand, given, left_out
from routing.rulebook import Rulebook

Held = TypeVar("Held", Sequence, Source)
SAID_BY_THE_MAIL = ("verdict", "language", "thread", "duties")
MOST_OF_A_KIND = 100  # changes, each of which costs a decision: a long list leaves the other kinds theirs
MOST_PLACES = 40  # places tried for one person: each asks which territories cover it
NOT_ORDINARY = ("wants_removal", "unclear_stop", "legal", "brand", "automatic", "complaint_report")
"""Facts for which a reply is safety's or nobody's."""
MACHINES = (Category.BOUNCE, Category.OUT_OF_OFFICE)
FOR_DUTY = {
    "compliance": ("wants_removal", "it asked not to be mailed again"),
    "legal": ("legal", "it threatened legal steps"),
    "brand": ("brand", "it complained about misuse of our name"),
}
"""The fact that brings a reply to whoever has the duty."""


def other_inputs(signals: Signals, rulebook: Rulebook, person: Rep) -> Iterator[Change]:
    """Every change of one input that may make the reply this person's, the smallest first.

    They may; only asking the chain again tells whether they do. Of several senders nothing is believed that
    hangs on the address, so nothing of that would change anything.
    """
    for kind in SMALLEST_FIRST:
        for change in islice(kind(signals, rulebook, person), MOST_OF_A_KIND):
            if change.field in SAID_BY_THE_MAIL or not signals.sender_ambiguous:
                yield change


def ordinary(s: Signals) -> Change | None:
    """The same as an ordinary reply of a person: neither safety's nor nobody's; None when it is that."""
    facts = replace(s.verdict.facts, **dict.fromkeys(NOT_ORDINARY, False), failure=None)
    verdict = replace(s.verdict, category=Category.OTHER, facts=facts)
    if s.verdict.category not in (*MACHINES, Category.UNSUBSCRIBE) and facts == s.verdict.facts:
        return None
    by_machine = s.verdict.facts.automatic or s.verdict.facts.complaint_report
    machine = by_machine or s.verdict.category in MACHINES
    return Change("verdict", verdict, "a person had written it" if machine else "it were an ordinary reply")


def _another_kind(s: Signals, rulebook: Rulebook, person: Rep) -> Iterator[Change]:
    """An ordinary reply of a person, instead of one that safety takes or that nobody answers."""
    if change := ordinary(s):
        yield change


def _turn(s: Signals, rulebook: Rulebook, person: Rep) -> Iterator[Change]:
    """The same territories, another one's turn: with the next reply or two it is so."""
    for at, territory in enumerate(s.territories):
        theirs = [rep for rep in territory.reps if rep.key == person.key]
        if theirs and territory.reps[0].key != person.key:
            others = (rep for rep in territory.reps if rep.key != person.key)
            first = replace(territory, reps=(*theirs, *others))
            turned = (*s.territories[:at], first, *s.territories[at + 1 :])
            yield _their_turn("territories", turned, person, territory.name)
    for company in upwards(s.account) if s.account else ():
        if s.account and (first := _first_in(company.team, person)):
            account = in_place_of(s.account, company, replace(company, team=first))
            yield _their_turn("account", account, person, first.name)
    for field in ("sequence", "source"):
        record = getattr(s, field)
        if record and (first := _first_in(record.team, person)):
            yield _their_turn(field, replace(record, team=first), person, first.name)
    for at, topic in enumerate(s.topics):
        if first := _first_in(topic.team, person):
            topics = (*s.topics[:at], replace(topic, team=first), *s.topics[at + 1 :])
            yield _their_turn("topics", topics, person, first.name)


def _first_in(team: Team | None, person: Rep) -> Team | None:
    """The team with the person as next in the rotation; None where that is so, or never."""
    theirs = [rep for rep in team.rotation if rep.key == person.key] if team else []
    if team is None or not theirs or team.rotation[0].key == person.key:
        return None
    others = (rep for rep in team.rotation if rep.key != person.key)
    return replace(team, rotation=(*theirs, *others), person=theirs[0])


def _their_turn(field: str, value: object, person: Rep, where: str) -> Change:
    return Change(field, value, f"it were {person.name}'s turn in {where}", says_all=True)


def _place_of_lead(s: Signals, rulebook: Rulebook, person: Rep) -> Iterator[Change]:
    """The lead somewhere else, in a part of the market that this person has; the same country first."""
    lead = s.lead or Lead(s.sender)
    tried = 0
    for territory in rulebook.territories:
        if not any(rep.key == person.key for rep in territory.reps):
            continue
        for country, state in _places(territory, lead):
            if tried == MOST_PLACES:
                return
            tried += 1
            where = ", ".join(filter(None, (state, country)))
            moved = replace(lead, country=country, state=state)
            there = f"the lead were in {where}" if s.lead else f"it came from a lead in {where}"
            yield Change("lead", moved, there)
    if s.lead and (s.lead.country or s.lead.state):
        yield Change("lead", replace(s.lead, country="", state=""), "nobody knew where the lead is")


def _segment(s: Signals, rulebook: Rulebook, person: Rep) -> Iterator[Change]:
    """Another size of company."""
    everybody = {segment for rep in rulebook.people.values() for segment in rep.segments}
    known = everybody.union(rulebook.segments, *(territory.segments for territory in rulebook.territories))
    for segment in sorted(known - {s.segment}):
        yield Change("segment", segment, f"the segment were {segment}")
    if s.segment:
        yield Change("segment", None, "the segment were not known")


def _language(s: Signals, rulebook: Rulebook, person: Rep) -> Iterator[Change]:
    """Written in another language."""
    known = set[str]().union(*(territory.languages for territory in rulebook.territories))
    for language in sorted((known | person.languages) - {s.language}):
        yield Change("language", language, f"it were written in {spoken(frozenset({language}))}")
    if s.language:
        yield Change("language", None, "its language were not known")


def _other_source(s: Signals, rulebook: Rulebook, person: Rep) -> Iterator[Change]:
    """Another way the lead came to us."""
    for source in _theirs_first(rulebook.sources.values(), person):
        if s.source is None or source.name != s.source.name:
            yield Change("source", source, f"the lead had come by {source.name}")


def _other_sequence(s: Signals, rulebook: Rulebook, person: Rep) -> Iterator[Change]:
    """Another sequence of those the rules file decides about."""
    for sequence in _theirs_first(rulebook.sequences.values(), person):
        if s.sequence is None or sequence.name != s.sequence.name:
            yield Change("sequence", sequence, f"it answered {sequence.name}")


def _theirs_first(records: Iterable[Held], person: Rep) -> list[Held]:
    """The records that name the person, then the others: of these one without an owner may bring it, too."""
    return sorted(records, key=lambda each: person.key not in _named(each))


def _named(record: Sequence | Source) -> Iterator[str]:
    holders = (record.owner, record.backup if isinstance(record, Sequence) else None)
    yield from (rep.key for rep in holders if rep)
    if record.team and record.team.person:
        yield record.team.person.key


def _asks_for(s: Signals, rulebook: Rulebook, person: Rep) -> Iterator[Change]:
    """A topic or a wish that brings a reply to this person whoever the lead is."""
    for topic in rulebook.topics.values():
        if topic.team and topic.team.person and topic.team.person.key == person.key:
            yield Change("topics", (topic, *s.topics), f"it asked about {topic.topic}", says_all=True)
    for duty, (fact, condition) in FOR_DUTY.items():
        holder = getattr(s.duties, duty, None)
        if holder and holder.key == person.key:
            facts = replace(s.verdict.facts, **(dict.fromkeys(NOT_ORDINARY, False) | {fact: True}))
            yield Change(
                "verdict", replace(s.verdict, category=Category.OTHER, facts=facts), condition, says_all=True
            )


SMALLEST_FIRST: tuple[Callable[[Signals, Rulebook, Rep], Iterator[Change]], ...] = (
    left_out,  # the person is next in line; nothing has to be made up to see it
    _another_kind,
    _turn,  # with the next reply or two it is so
    _place_of_lead,  # then what the lead and the reply are: a fact could be wrong or missing
    _segment,
    _language,
    _other_source,
    _other_sequence,
    _asks_for,
    given,  # then who has what, and of that first what concerns the fewest replies
    by_hand,  # at last what always does, because somebody says so
)


def _places(territory: Territory, lead: Lead) -> Iterator[tuple[str, str]]:
    """Places in a territory, as few steps away from where the lead is as can be; none if it has none."""
    if not territory.countries and not territory.states:
        return
    here = not territory.countries or lead.country.upper() in territory.countries
    for country in [lead.country] if here else sorted(territory.countries):
        for state in sorted(territory.states) or [lead.state if here else ""]:
            if (country, state) != (lead.country, lead.state):
                yield country, state
