"""The stories of the requirements, told on signals: who owns the reply, and why."""

from dataclasses import replace
from datetime import date

import pytest

from routing.consequences import consequences
from routing.model import (
    Account,
    Assignment,
    Category,
    Effect,
    Facts,
    Lead,
    Pinned,
    Rep,
    Sequence,
    Signals,
    Source,
    Territory,
    TopicAction,
    Verdict,
)
from routing.rule_files import Entry
from tests.routing.company import (
    CARLA,
    CLAIRE,
    DUTIES,
    EAST_MID,
    FRENCH,
    INES,
    JON,
    MAYA,
    MID,
    NORA,
    QUEBEC,
    SAM,
    SECURITY,
    SMB,
    TRIAGE,
    WES,
    WEST,
    chain,
)

EVENT = Source("event", owner=INES, urgent=True)
WEBINAR = Source("webinar", owner=INES)
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("reply", "owner"),
    [
        (Signals(territories=(QUEBEC,), language="en"), CLAIRE),
        (Signals(territories=(FRENCH, WEST), language="fr"), CLAIRE),
        (Signals(territories=(WEST,), language="en"), WES),
        (Signals(territories=(FRENCH, WEST), language="fr", lead=Lead("a@b.example", JON)), CLAIRE),
    ],
)
def test_quebec_and_french_go_to_the_french_speaker_and_the_west_to_the_west(
    reply: Signals, owner: Rep
) -> None:
    """R22."""
    assert chain().decide(replace(reply, duties=DUTIES)).owner == owner


def test_an_event_follow_up_goes_to_whoever_has_the_event_whatever_the_territory() -> None:
    """R26."""
    reply = Signals(source=EVENT, territories=(WEST,), sequence=Sequence("fair", JON), duties=DUTIES)
    decision = chain().decide(reply)
    assert decision.owner == INES
    assert decision.because == (
        "the lead came by event, which is with Ines; outranks the sequence owner Jon and Wes (territory)"
    )


def test_a_referral_goes_to_the_rep_with_the_relationship() -> None:
    """R28."""
    referral = Source("referral", owner=NORA, personal=True)
    reply = Signals(source=referral, lead=Lead("a@b.example", MAYA), territories=(WEST,), duties=DUTIES)
    assert chain().decide(reply).owner == MAYA


def test_price_and_a_security_report_go_to_the_security_pod_and_stay_there() -> None:
    """R49, T4; price alone (R19) stays with whoever the rest of the chain names."""
    price, security = TopicAction("price", "tag"), TopicAction("security", "route", SECURITY)
    first = Signals(
        topics=(price, security), segment=SMB, lead=Lead("a@b.example", JON, segment=SMB), duties=DUTIES
    )
    decision = chain().decide(first)
    assert isinstance(decision.outcome, Assignment)
    assert (decision.owner, decision.outcome.team, decision.rule) == (NORA, SECURITY, "high_intent")
    pinned = replace(first, topics=(), thread=Pinned(NORA, "In-Reply-To", team=SECURITY))
    assert chain().decide(pinned).owner == NORA
    assert chain().decide(replace(first, topics=(price,))).owner == JON


def test_a_stop_wins_over_the_label_and_the_lead_is_suppressed() -> None:
    """R71."""
    reply = Signals(
        verdict=Verdict(Category.NOT_INTERESTED, facts=Facts(wants_removal=True)),
        sender="a@b.example",
        lead=Lead("a@b.example", JON),
        answers="an id we sent",
        duties=DUTIES,
    )
    decision = chain().decide(reply)
    assert decision.owner == CARLA
    assert decision.because == "asks not to be mailed again: Carla takes these; outranks the lead owner Jon"
    assert consequences(reply, decision, TODAY)[0].effect is Effect.SUPPRESS


def test_a_sequence_left_behind_by_a_grown_account_does_not_decide() -> None:
    """R79: the account's owner; if none, the mid-market territory; the pointer is flagged both times."""
    stale = ("sequence east-spring still points at Jon, who does not take mid-market",)
    reply = Signals(
        account=Account("Grown", MAYA, segment=MID),
        sequence=Sequence("east-spring", JON),
        segment=MID,
        territories=(EAST_MID,),
        duties=DUTIES,
    )
    owned, unowned = (
        chain().decide(reply),
        chain().decide(replace(reply, account=Account("Grown", segment=MID))),
    )
    assert (owned.rule, owned.owner, owned.warnings) == ("account_owner", MAYA, stale)
    assert (unowned.rule, unowned.owner, unowned.warnings) == ("territory", MAYA, stale)
    assert ("sequence_owner", "Jon is outside the mid-market segment") in unowned.passed


def test_the_account_owner_gets_the_reply_to_a_colleagues_sequence() -> None:
    """R86."""
    reply = Signals(account=Account("Northwind", MAYA), sequence=Sequence("spring", JON), duties=DUTIES)
    decision = chain().decide(reply)
    assert decision.owner == MAYA
    assert decision.because == "Northwind is Maya's account; outranks the sequence owner Jon"


def test_chris_from_the_conference_is_mayas_and_urgent() -> None:
    """R88."""
    reply = Signals(
        sender="chris@hotel.example",
        account=Account("Hotel Group", MAYA),
        source=EVENT,
        lead=Lead("chris@hotel.example", source="event"),
        territories=(Territory("jons-region", (JON,)),),
        duties=DUTIES,
    )
    decision = chain().decide(reply)
    assert decision.owner == MAYA
    assert decision.because == "Hotel Group is Maya's account; outranks Ines (source) and Jon (territory)"
    urgent = [found for found in consequences(reply, decision, TODAY) if found.effect is Effect.PRIORITY]
    assert [found.because for found in urgent] == ["came by event, which is urgent"]


@pytest.mark.parametrize(
    ("reply", "owner"),
    [
        (Signals(source=WEBINAR, territories=(Territory("east", (JON, MAYA)),)), INES),
        (Signals(territories=(Territory("east", (JON, MAYA)),)), JON),
        (Signals(territories=(Territory("east", (MAYA, JON)),)), MAYA),
        (Signals(territories=(WEST,), sequence=Sequence("spring", JON)), WES),
        (Signals(sequence=Sequence("spring", JON)), JON),
        (Signals(), SAM),
    ],
)
def test_a_team_of_four_shares_east_and_west_and_keeps_a_webinar_rep(reply: Signals, owner: Rep) -> None:
    """R40: source (webinar) > territory > sequence > fallback."""
    four = chain(Entry("source", {"source": ("webinar",)}), "territory", "sequence_owner", "fallback")
    assert four.decide(replace(reply, duties=DUTIES)).owner == owner


@pytest.mark.parametrize(
    ("order", "owners"),
    [
        (("account_owner", "lead_owner", "sequence_owner", "territory"), [MAYA, CLAIRE, JON, WES, SAM]),
        (("account_owner", "sequence_owner", "territory", "source"), [MAYA, JON, WES, INES, SAM]),
        (("account_owner", "territory", "source", "sequence_owner"), [MAYA, WES, INES, JON, SAM]),
        (("account_owner", "territory", "sequence_owner", "source"), [MAYA, WES, JON, INES, SAM]),
    ],
)
def test_other_teams_order_the_same_signals_otherwise(order: tuple[str, ...], owners: list[Rep]) -> None:
    """R32, R33: taking away the deciding signal each time, the next one in the order decides."""
    signal = {
        "account_owner": "account",
        "lead_owner": "lead",
        "sequence_owner": "sequence",
        "territory": "territories",
        "source": "source",
    }
    reply = Signals(
        account=Account("Northwind", MAYA),
        lead=Lead("a@b.example", CLAIRE),
        sequence=Sequence("spring", JON),
        source=EVENT,
        territories=(WEST,),
        duties=DUTIES,
    )
    decided = [chain(*order, "fallback").decide(reply).owner]
    for rule in order:
        reply = replace(reply, **{signal[rule]: () if rule == "territory" else None})
        decided.append(chain(*order, "fallback").decide(reply).owner)
    assert decided == owners


def test_a_new_country_a_missing_company_and_an_unknown_source_still_reach_somebody() -> None:
    """R74, R38: the fallback person, in the triage queue."""
    decision = chain().decide(Signals(sender="x@y.example", duties=DUTIES))
    assert isinstance(decision.outcome, Assignment)
    assert (decision.owner, decision.outcome.team) == (SAM, TRIAGE)


def test_a_pinned_thread_does_not_jump_when_the_records_change() -> None:
    """R13, R48, T5."""
    reply = Signals(thread=Pinned(JON, "In-Reply-To"), account=Account("Northwind", MAYA), duties=DUTIES)
    decision = chain().decide(reply)
    assert decision.owner == JON
    assert decision.because == "it is Jon's thread, matched by In-Reply-To; outranks the account owner Maya"
