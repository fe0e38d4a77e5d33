"""The laws of the chain: always one answer, the first wins, and nothing a rule does can lose a reply."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.chain import Chain, Link
from routing.model import (
    Account,
    Assignment,
    Category,
    Dismissal,
    Lead,
    Pass,
    Rep,
    Sequence,
    Signals,
    Source,
    TopicAction,
    Verdict,
)
from routing.rule_files import Entry, UnknownRule, known_rules, rule_named
from tests.routing.company import DEFAULT_ORDER, DUTIES, INES, JON, MAYA, PRIYA, SAM, chain
from tests.routing.strategies import reps, signals, unclaimed

DEFAULT = chain()
places = st.integers(0, len(DEFAULT.links))


def with_link(there: Chain, place: int, link: Link) -> Chain:
    return replace(there, links=(*there.links[:place], link, *there.links[place:]))


def raising(_: Signals) -> object:
    raise KeyError("region")


@given(signals | unclaimed)
def test_every_reply_has_exactly_one_owner_or_is_dismissed(reply: Signals) -> None:
    decision = DEFAULT.decide(reply)
    assert isinstance(decision.outcome, Assignment | Dismissal)
    assert (decision.owner is None) == isinstance(decision.outcome, Dismissal)
    assert decision.because
    assert decision.rule in DEFAULT_ORDER


@given(signals | unclaimed)
def test_the_same_signals_always_give_the_same_decision(reply: Signals) -> None:
    assert DEFAULT.decide(reply) == chain().decide(reply)


@given(signals | unclaimed, reps)
def test_a_rule_below_the_deciding_one_changes_nothing(reply: Signals, somebody: Rep) -> None:
    before = DEFAULT.decide(reply)
    below = DEFAULT_ORDER.index(before.rule) + 1
    if before.rule != "fallback" and not any("nobody the rules reach" in w for w in before.warnings):
        named = Link(Entry("partner_list"), lambda _: Assignment(somebody, "is a partner"))
        after = with_link(DEFAULT, below, named).decide(reply)
        assert (after.owner, after.rule, after.passed) == (before.owner, before.rule, before.passed)


@given(signals | unclaimed, places)
def test_a_raising_rule_costs_its_opinion_and_nothing_else(reply: Signals, place: int) -> None:
    sound, broken = (
        DEFAULT.decide(reply),
        with_link(DEFAULT, place, Link(Entry("broken"), raising)).decide(reply),
    )
    assert (broken.outcome, broken.rule) == (sound.outcome, sound.rule)
    assert "rule broken failed and was not heard: KeyError: 'region'" in broken.warnings


@given(signals | unclaimed, places, reps)
def test_a_shadow_never_decides(reply: Signals, place: int, somebody: Rep) -> None:
    shadow = Link(
        Entry("partner_list", shadow=True), lambda _: Assignment(somebody, "is a partner", team=None)
    )
    alone, shadowed = DEFAULT.decide(reply), with_link(DEFAULT, place, shadow).decide(reply)
    assert (shadowed.outcome, shadowed.rule) == (alone.outcome, alone.rule)


@given(signals | unclaimed, st.permutations(DEFAULT_ORDER[:-1]))
def test_any_other_order_gives_an_answer_too(reply: Signals, order: list[str]) -> None:
    decision = chain(*order, "fallback").decide(reply)
    assert decision.owner or isinstance(decision.outcome, Dismissal)


@pytest.mark.parametrize("nonsense", [None, "Jon", JON, ("Jon",)])
def test_a_rule_that_answers_nonsense_is_not_heard(nonsense: object) -> None:
    decision = with_link(DEFAULT, 0, Link(Entry("broken"), lambda _: nonsense)).decide(Signals(duties=DUTIES))
    assert decision.owner == SAM
    assert decision.warnings[0].startswith("rule broken failed and was not heard")


def test_even_a_chain_of_broken_rules_has_an_answer() -> None:
    decision = Chain((Link(Entry("broken"), raising),), DUTIES).decide(Signals())
    assert (decision.owner, decision.rule) == (SAM, "fallback")
    assert decision.because == "no rule answered: Sam sorts these"


def test_who_passed_and_what_was_outranked_is_kept_in_order() -> None:
    decision = chain("account_owner", "lead_owner", "source", "sequence_owner", "fallback").decide(
        Signals(
            domain="acme.example",
            lead=Lead("a@acme.example", MAYA),
            sequence=Sequence("spring", JON),
            duties=DUTIES,
        )
    )
    assert decision.passed == (("account_owner", "no account for acme.example"),)
    assert decision.outranked == (
        ("sequence_owner", "it answers spring, Jon's sequence"),
        ("fallback", "no rule knows an owner: Sam sorts these"),
    )


def test_the_sentence_names_whom_later_rules_would_have_named() -> None:
    northwind = Account("Northwind", MAYA)
    reply = Signals(account=northwind, sequence=Sequence("spring", JON), duties=DUTIES)
    assert chain().decide(reply).because == "Northwind is Maya's account; outranks the sequence owner Jon"
    everybody = replace(reply, lead=Lead("a@b.example", JON), source=Source("event", owner=INES))
    assert chain().decide(everybody).because == (
        "Northwind is Maya's account; outranks Ines (source) and the lead owner Jon"
    )


def test_the_sentence_is_silent_when_later_rules_agree() -> None:
    agreed = Signals(account=Account("Northwind", MAYA), sequence=Sequence("spring", MAYA), duties=DUTIES)
    assert chain().decide(agreed).because == "Northwind is Maya's account"


def test_a_dismissal_outranks_nobody_by_name() -> None:
    bounce = Signals(verdict=Verdict(Category.BOUNCE), account=Account("Northwind", MAYA))
    assert chain().decide(bounce).because == "a bounce: nobody has to answer it"


@pytest.mark.parametrize(
    ("only", "signals", "owner"),
    [
        ({"sequence": ("spring",)}, Signals(sequence=Sequence("Spring"), vip=PRIYA), PRIYA),
        ({"sequence": ("spring",)}, Signals(sequence=Sequence("autumn"), vip=PRIYA), SAM),
        ({"sequence": ("spring",)}, Signals(vip=PRIYA), SAM),
        ({"segment": ("smb", "mid-market")}, Signals(segment="mid-market", vip=PRIYA), PRIYA),
        ({"source": ("webinar",)}, Signals(source=Source("webinar"), vip=PRIYA), PRIYA),
        ({"language": ("fr",)}, Signals(language="en", vip=PRIYA), SAM),
        ({"language": ("fr",), "segment": ("smb",)}, Signals(language="fr", vip=PRIYA), SAM),
    ],
)
def test_a_rule_can_be_live_for_a_part_only(
    only: dict[str, tuple[str, ...]], signals: Signals, owner: Rep
) -> None:
    assert chain(Entry("vip", only), "fallback").decide(replace(signals, duties=DUTIES)).owner == owner


def test_a_narrowed_rule_says_for_what_it_is_asked() -> None:
    decision = chain(Entry("vip", {"language": ("fr", "de")}), "fallback").decide(
        Signals(vip=PRIYA, duties=DUTIES)
    )
    assert decision.passed == (("vip", "asked only for language fr or de"),)


def test_a_shadow_is_recorded_wherever_it_stands() -> None:
    reply = Signals(sender="a@b.example", vip=PRIYA, sequence=Sequence("spring", JON), duties=DUTIES)
    above = chain(Entry("vip", shadow=True), "sequence_owner", "fallback").decide(reply)
    below = chain("sequence_owner", Entry("vip", shadow=True), "fallback").decide(reply)
    for decision in (above, below):
        assert decision.owner == JON
        assert decision.because == "it answers spring, Jon's sequence"
        assert ("vip", "(shadow) a@b.example is on the VIP list, with Priya") in decision.outranked


def test_a_rule_is_found_by_its_file_and_an_unknown_one_lists_the_known() -> None:
    assert {*DEFAULT_ORDER, "in_doubt"} <= set(known_rules())
    with pytest.raises(
        UnknownRule, match=r"no rule acount_owner; did you mean account_owner\? Known rules: account_list"
    ):
        rule_named("acount_owner")


def test_one_topic_raises_and_two_raise() -> None:
    price, demo = TopicAction("price", "tag"), TopicAction("demo", "tag")
    said = rule_named("high_intent")
    assert said(Signals(topics=(price,))) == Pass("price only raises priority")
    assert said(Signals(topics=(price, demo))) == Pass("price and demo only raise priority")
