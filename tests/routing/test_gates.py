"""The gates: an owner outside the segment, or without the language, does not get the reply."""

from dataclasses import replace

import pytest
from hypothesis import given

from routing.gates import UNGATED, Fit, fit
from routing.model import (
    Account,
    Assignment,
    Lead,
    Pinned,
    Rep,
    Sequence,
    Signals,
    Source,
    Territory,
    TopicAction,
)
from routing.rule_files import Entry
from tests.routing.company import (
    CLAIRE,
    DUTIES,
    EAST_MID,
    ENTERPRISE,
    FRENCH,
    INES,
    JON,
    LUC,
    MID,
    PRIYA,
    QUEBEC,
    SAM,
    SECURITY,
    SMB,
    WES,
    WEST,
    chain,
)
from tests.routing.strategies import unclaimed

GATED = ("high_intent", "source", "lead_owner", "sequence_owner", "territory")


@given(unclaimed)
def test_no_gated_rule_ever_gives_a_reply_to_somebody_outside_its_segment(reply: Signals) -> None:
    decision = chain().decide(reply)
    if decision.rule in GATED and isinstance(decision.outcome, Assignment) and not decision.outcome.team:
        assert fit(decision.outcome.owner, reply) is not Fit.OTHER_SEGMENT


@given(unclaimed)
def test_an_owner_without_the_language_is_only_kept_when_nobody_has_it(reply: Signals) -> None:
    decision = chain().decide(reply)
    if decision.rule in GATED and isinstance(decision.outcome, Assignment) and not decision.outcome.team:
        owner = decision.outcome.owner
        nobody = any(warning.startswith("nobody the rules reach speaks") for warning in decision.warnings)
        assert (fit(owner, reply) is Fit.OTHER_LANGUAGE) == nobody


def test_the_gates_hold_for_rules_7_to_11_and_for_rules_nobody_has_written_yet() -> None:
    assert not UNGATED & set(GATED)
    assert "partner_list" not in UNGATED


@pytest.mark.parametrize(
    "reply",
    [
        Signals(thread=Pinned(JON, "In-Reply-To")),
        Signals(vip=JON),
        Signals(account=Account("Northwind", JON)),
        Signals(company_thread=Pinned(JON, "domain")),
    ],
)
def test_an_owner_above_the_gates_keeps_the_reply_in_any_segment_and_language(reply: Signals) -> None:
    outside = replace(reply, segment=ENTERPRISE, language="fr", duties=DUTIES)
    assert chain().decide(outside).owner == JON


@pytest.mark.parametrize(
    ("reply", "pointer"),
    [
        (Signals(sequence=Sequence("spring", JON)), "sequence spring"),
        (Signals(lead=Lead("a@b.example", JON)), "lead a@b.example"),
        (
            Signals(source=Source("referral", personal=True), lead=Lead("a@b.example", JON)),
            "lead a@b.example",
        ),
    ],
)
def test_a_record_that_points_outside_the_segment_is_out_of_date(reply: Signals, pointer: str) -> None:
    decision = chain().decide(replace(reply, segment=MID, duties=DUTIES))
    assert decision.owner == SAM
    assert decision.warnings == (f"{pointer} still points at Jon, who does not take mid-market",)
    assert "Jon is outside the mid-market segment" in [because for _, because in decision.passed]


def test_a_source_or_territory_outside_the_segment_is_no_stale_record() -> None:
    reply = Signals(
        source=Source("event", owner=JON),
        territories=(Territory("east", (JON,)),),
        segment=MID,
        duties=DUTIES,
    )
    decision = chain().decide(reply)
    assert (decision.owner, decision.warnings) == (SAM, ())


def test_a_team_takes_any_segment_and_language() -> None:
    reply = Signals(
        topics=(TopicAction("security", "route", SECURITY),), segment=SMB, language="fr", duties=DUTIES
    )
    decision = chain().decide(reply)
    assert (decision.rule, decision.owner) == ("high_intent", SECURITY.person)


def test_what_is_unknown_is_no_gate() -> None:
    assert chain().decide(Signals(sequence=Sequence("spring", PRIYA), duties=DUTIES)).owner == PRIYA


def test_somebody_who_takes_every_segment_is_inside() -> None:
    assert fit(Rep("any", "Any"), Signals(segment=ENTERPRISE)) is Fit.INSIDE


@pytest.mark.parametrize(
    ("territories", "owner", "rule"),
    [
        ((FRENCH, WEST), CLAIRE, "territory"),  # Wes has the place, Claire the language
        ((WEST, Territory("rest", (LUC,))), LUC, "territory"),
        ((WEST,), JON, "sequence_owner"),  # nobody speaks it: who knows the lead keeps it
        ((), JON, "sequence_owner"),
    ],
)
def test_an_owner_without_the_language_gives_way_to_the_territorys_rep_who_has_it(
    territories: tuple[Territory, ...], owner: Rep, rule: str
) -> None:
    french = Signals(
        language="fr", sequence=Sequence("spring", JON), territories=territories, segment=SMB, duties=DUTIES
    )
    decision = chain().decide(french)
    assert (decision.owner, decision.rule) == (owner, rule)
    if owner == JON:
        assert decision.because.endswith("Jon's sequence; nobody the rules reach speaks French")
        assert decision.warnings == ("nobody the rules reach speaks French",)
    else:
        assert ("sequence_owner", "Jon does not speak French") in decision.passed


def test_the_first_owner_refused_for_the_language_is_the_one_who_keeps_it() -> None:
    reply = Signals(
        language="nl",
        source=Source("event", owner=INES),
        sequence=Sequence("spring", JON),
        territories=(WEST,),
        duties=DUTIES,
    )
    decision = chain().decide(reply)
    assert (decision.owner, decision.rule) == (INES, "source")
    assert decision.because == (
        "the lead came by event, which is with Ines; nobody the rules reach speaks Dutch"
    )


def test_nobody_outside_the_segment_is_kept_for_want_of_the_language() -> None:
    reply = Signals(language="nl", segment=ENTERPRISE, sequence=Sequence("spring", JON), duties=DUTIES)
    assert chain().decide(reply).owner == SAM


def test_a_shadow_keeps_nothing_for_want_of_the_language() -> None:
    reply = Signals(language="nl", sequence=Sequence("spring", JON), duties=DUTIES)
    assert chain("sequence_owner", "fallback").decide(reply).owner == JON
    assert chain(Entry("sequence_owner", shadow=True), "fallback").decide(reply).owner == SAM


@pytest.mark.parametrize("language", ["en", "fr", None])
def test_a_lead_in_quebec_goes_to_somebody_who_speaks_french_whatever_it_writes_in(
    language: str | None,
) -> None:
    reply = Signals(
        language=language, sequence=Sequence("spring", JON), territories=(QUEBEC,), segment=SMB, duties=DUTIES
    )
    assert chain().decide(reply).owner == CLAIRE


def test_within_a_territory_the_turn_goes_to_whoever_fits_and_waited_longest() -> None:
    mixed = Territory("mixed", (WES, LUC, CLAIRE))
    assert chain().decide(Signals(territories=(mixed,), duties=DUTIES)).owner == WES
    assert chain().decide(Signals(territories=(mixed,), language="fr", duties=DUTIES)).owner == LUC
    decision = chain().decide(Signals(territories=(WEST, EAST_MID), segment=MID, duties=DUTIES))
    assert isinstance(decision.outcome, Assignment)
    assert (decision.owner, decision.outcome.territory) == (WES, "us-west")
