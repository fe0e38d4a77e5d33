"""Laws of a trial: the same rules change nothing, and what one gains others lose."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.comparing import Comparison, Tried, by_lot
from routing.model import (
    Account,
    Assignment,
    Decision,
    Dismissal,
    Rep,
    Sequence,
    Signals,
    Source,
    Team,
    Territory,
    TopicAction,
)
from tests.fakes import MONDAY_10
from tests.routing.company import chain
from tests.routing.strategies import signals

REPS = [Rep(name, name.title()) for name in ("ana", "ben", "cleo", "dan")]
RULES = ("vip", "territory", "fallback")

decisions = st.one_of(
    st.builds(Decision, st.builds(Assignment, st.sampled_from(REPS), st.just("so")), st.sampled_from(RULES)),
    st.just(Decision(Dismissal("a bounce"), "bounce_and_absence")),
)
tried = st.builds(
    Tried,
    st.integers(1),
    st.just(MONDAY_10),
    st.just("a@b.example"),
    st.just(""),
    st.just(""),
    decisions,
    decisions,
)
comparisons = st.builds(Comparison, st.lists(tried).map(tuple))


@given(comparisons)
def test_what_people_and_nobody_gain_and_lose_sums_to_nothing(found: Comparison) -> None:
    assert sum(share.gain for share in found.shares) == 0
    assert sum(share.before for share in found.shares) == len(found.replies)
    assert sum(abs(share.gain) for share in found.shares) <= 2 * len(found.moved)


@given(st.lists(signals))
def test_the_same_rules_change_nothing(replies: list[Signals]) -> None:
    rules = chain("vip", "account_owner", "lead_owner", "territory", "fallback")
    drawn = [by_lot(each, lot) for lot, each in enumerate(replies)]
    both = [(rules.decide(each), rules.decide(each)) for each in drawn]
    found = Comparison(tuple(Tried(n, MONDAY_10, "", "", "", *pair) for n, pair in enumerate(both)))
    assert found.moved == ()
    assert not found.rises
    assert all(share.gain == 0 for share in found.shares)


@given(st.integers(), st.permutations(REPS))
def test_lots_do_not_depend_on_the_order_and_somebody_new_takes_turns_from_each(
    lot: int, reps: list[Rep]
) -> None:
    def first(*them: Rep) -> Rep:
        return by_lot(Signals(territories=(Territory("west", them),)), lot).territories[0].reps[0]

    assert first(*reps) == first(*REPS)
    assert first(*REPS[:-1]) == first(*REPS) or first(*REPS) == REPS[-1]


@pytest.mark.requirement("T13")
def test_turns_in_a_team_are_drawn_by_lot_whatever_names_it() -> None:
    def first(lot: int, kind: str, *them: Rep) -> Rep:
        pod = Team("pod", "the pod", "C0", (), them[0].key, them[0], them)
        held = {
            "account": Signals(account=Account("Acme", team=pod)),
            "parent": Signals(account=Account("Acme", parent=Account("Acme Group", team=pod))),
            "sequence": Signals(sequence=Sequence("spring", team=pod)),
            "source": Signals(source=Source("event", team=pod)),
            "topic": Signals(topics=(TopicAction("security", "route", pod),)),
        }[kind]
        decision = chain().decide(by_lot(held, lot))
        assert decision.owner
        return decision.owner

    for kind in ("account", "parent", "sequence", "source", "topic"):
        drawn = [first(lot, kind, *REPS[:3]) for lot in range(300)]
        assert all(70 < drawn.count(rep) < 130 for rep in REPS[:3])
        more = [first(lot, kind, *REPS[::-1]) for lot in range(300)]
        assert all(one == other or other == REPS[3] for one, other in zip(drawn, more, strict=True))


def test_a_team_with_one_to_answer_first_has_no_lots() -> None:
    pod = Team("pod", "the pod", "C0", ("ana", "ben"), "ben", REPS[1])
    asks = Signals(topics=(TopicAction("security", "route", pod),))
    assert {by_lot(asks, lot) for lot in range(20)} == {asks}


def test_lots_are_fair() -> None:
    west = Signals(territories=(Territory("west", tuple(REPS)),))
    drawn = [by_lot(west, lot).territories[0].reps[0] for lot in range(4000)]
    assert all(900 < drawn.count(rep) < 1100 for rep in REPS)


def test_a_rule_that_breaks_on_many_replies_is_named_once() -> None:
    broke = Decision(Dismissal("x"), "vip", warnings=("rule vip failed and was not heard: KeyError: 'x'",))
    replies = tuple(Tried(number, MONDAY_10, "", "", "", broke, broke) for number in (7, 8))
    assert Comparison(replies).failures == ("rule vip failed and was not heard: KeyError: 'x' (reply 7)",)
    assert Comparison((replace(replies[0], after=Decision(Dismissal("x"), "vip")),)).failures == ()
