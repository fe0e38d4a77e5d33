"""Laws that hold under any policy: whatever the order, the modes and the narrowing, and whatever arrives."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.chain import Chain, Link
from routing.model import Assignment, Dismissal, Rep, Signals
from routing.rule_files import FALLBACK, Entry, known_rules, rule_named
from tests.routing.company import DUTIES, chain
from tests.routing.strategies import LANGUAGES, SEGMENTS, reps, signals, unclaimed

replies = signals | unclaimed
conditions = st.fixed_dictionaries(
    {},
    optional={
        "sequence": st.just(("Spring",)),
        "segment": st.lists(st.sampled_from(SEGMENTS), min_size=1).map(tuple),
        "source": st.sampled_from((("event",), ("webinar", "event"))),
        "language": st.lists(st.sampled_from(LANGUAGES), min_size=1).map(tuple),
    },
)
rules = st.sampled_from([rule for rule in known_rules() if rule != FALLBACK])
entries = st.builds(Entry, rules, conditions, st.booleans())
policies = st.lists(entries, max_size=15).map(lambda some: chain(*some, FALLBACK))
"""Any order of any rules, asked for everything or a part, live or in shadow; the fallback stands last."""


def with_link(there: Chain, place: int, link: Link) -> Chain:
    return replace(there, links=(*there.links[:place], link, *there.links[place:]))


def raising(_: Signals) -> object:
    raise LookupError("region")


@given(policies, replies)
def test_any_policy_gives_one_owner_or_dismisses(policy: Chain, reply: Signals) -> None:
    decision = policy.decide(reply)
    assert isinstance(decision.outcome, Assignment | Dismissal)
    assert (decision.owner is None) == isinstance(decision.outcome, Dismissal)
    assert decision.because
    live = {link.entry.rule for link in policy.links if not link.entry.shadow}
    assert decision.rule in live


@given(policies, replies, entries, reps)
def test_a_rule_below_the_deciding_one_changes_neither_owner_nor_rule(
    policy: Chain, reply: Signals, entry: Entry, somebody: Rep
) -> None:
    before = policy.decide(reply)
    if before.rule == FALLBACK or any("nobody the rules reach" in warning for warning in before.warnings):
        return  # nothing decided, so everything is above what the fallback says
    deciding = next(
        at
        for at in range(1, len(policy.links) + 1)
        if replace(policy, links=policy.links[:at]).decide(reply).rule == before.rule
    )
    for added in (Link(entry, rule_named(entry.rule)), Link(entry, lambda _: Assignment(somebody, "is one"))):
        after = with_link(policy, deciding, added).decide(reply)
        assert (after.owner, after.rule, after.passed) == (before.owner, before.rule, before.passed)


@given(policies, replies, st.data())
def test_a_rule_that_raises_costs_only_its_opinion(
    policy: Chain, reply: Signals, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(policy.links)))
    sound, broken = (
        policy.decide(reply),
        with_link(policy, place, Link(Entry("broken"), raising)).decide(reply),
    )
    assert (broken.outcome, broken.rule, broken.outranked) == (sound.outcome, sound.rule, sound.outranked)
    failed = "rule broken failed and was not heard: LookupError: region"
    assert set(broken.warnings) - set(sound.warnings) == {failed}


@pytest.mark.parametrize("rule", known_rules())
def test_a_rule_knows_its_answer_when_nothing_is_known(rule: str) -> None:
    link = Link(Entry(rule), rule_named(rule))
    assert Chain((link,), DUTIES).decide(Signals()).warnings == ()
