"""What follows from a reply: strictest first, and nobody can have somebody else's address suppressed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from routing.chain import Chain
from routing.consequences import STRICTEST_FIRST, consequences
from routing.model import (
    Account,
    Assignment,
    Category,
    Consequence,
    Decision,
    Effect,
    Facts,
    Failure,
    Lead,
    Pinned,
    Signals,
    Source,
    Territory,
    TopicAction,
    Verdict,
)
from tests.routing.company import DUTIES, JON, MAYA, PRIYA, WES, chain
from tests.routing.strategies import signals, unclaimed

TODAY, BACK = date(2026, 11, 23), date(2026, 12, 1)
LEAD = "lead@acme.example"
CHAIN: Chain = chain()


def reads(category: Category, *topics: TopicAction, **facts: object) -> Signals:
    """A reply of our lead, answering mail we sent."""
    return Signals(
        verdict=Verdict(category, facts=Facts(**facts)),
        sender=LEAD,
        lead=Lead(LEAD, JON, sequence="spring"),
        topics=topics,
        answers="an id we sent",
        duties=DUTIES,
    )


def follows(reply: Signals) -> tuple[Consequence, ...]:
    return consequences(reply, CHAIN.decide(reply), TODAY)


def effects(reply: Signals) -> list[tuple[Effect, str]]:
    return [(found.effect, found.target) for found in follows(reply)]


@given(signals | unclaimed)
def test_the_strictest_comes_first_and_nothing_comes_twice(reply: Signals) -> None:
    found = follows(reply)
    places = [STRICTEST_FIRST.index(consequence.effect) for consequence in found]
    assert places == sorted(places)
    assert len(set(found)) == len(found)
    assert all(consequence.because for consequence in found)


@given(signals | unclaimed)
def test_an_address_is_suppressed_only_when_it_is_a_lead_we_wrote_to_and_that_is_shown(
    reply: Signals,
) -> None:
    for found in follows(reply):
        if found.effect is Effect.SUPPRESS:
            assert reply.lead
            assert found.target == reply.lead.email
            assert reply.thread or reply.answers


@given(signals | unclaimed)
def test_a_wish_to_stop_is_never_without_effect(reply: Signals) -> None:
    stops = reply.verdict.category is Category.UNSUBSCRIBE or reply.verdict.facts.wants_removal
    if stops and reply.sender and not reply.verdict.facts.complaint_report:
        assert follows(reply)[0].effect in (Effect.SUPPRESS, Effect.HOLD)


@given(signals | unclaimed)
def test_there_is_a_task_only_for_an_owner_and_only_today(reply: Signals) -> None:
    owner = CHAIN.decide(reply).owner
    for found in follows(reply):
        if found.effect is Effect.TASK:
            assert owner
            assert (found.target, found.on) == (owner.key, TODAY)


def test_an_unsubscribe_of_the_lead_itself_is_suppressed_at_once() -> None:
    assert effects(reads(Category.UNSUBSCRIBE)) == [
        (Effect.SUPPRESS, LEAD),
        (Effect.PAUSE, LEAD),
        (Effect.TAG, LEAD),
    ]


@pytest.mark.parametrize(
    "unproven",
    [
        replace(reads(Category.UNSUBSCRIBE), answers=""),
        replace(reads(Category.UNSUBSCRIBE), sender_ambiguous=True),
        replace(reads(Category.UNSUBSCRIBE), lead=None, thread=Pinned(JON, "In-Reply-To")),
        reads(Category.OTHER, unclear_stop=True),
    ],
)
def test_a_stop_that_is_not_proven_or_not_clear_is_held(unproven: Signals) -> None:
    assert effects(unproven)[0] == (Effect.HOLD, LEAD)
    assert Effect.SUPPRESS not in [effect for effect, _ in effects(unproven)]


def test_a_stop_from_another_address_holds_both_that_and_the_leads() -> None:
    reply = replace(reads(Category.UNSUBSCRIBE), sender="private@mail.example")
    assert effects(reply)[:2] == [(Effect.HOLD, LEAD), (Effect.HOLD, "private@mail.example")]


def test_a_thread_found_by_its_subject_proves_nothing() -> None:
    """Whoever knows a lead's address can guess the subject too."""
    reply = replace(reads(Category.UNSUBSCRIBE), answers="", thread=Pinned(JON, "address and subject"))
    assert effects(reply)[0] == (Effect.HOLD, LEAD)


def test_a_stop_is_kept_strictest_and_the_other_facts_stay() -> None:
    reply = reads(Category.INTERESTED, TopicAction("price", "tag"), wants_removal=True, angry=True)
    assert [effect for effect, _ in effects(reply)] == [
        *(Effect.SUPPRESS, Effect.PAUSE, Effect.PRIORITY, Effect.TAG, Effect.TAG)
    ]


@pytest.mark.parametrize(
    ("answers", "recipient", "first"),
    [
        ("an id we sent", LEAD, (Effect.SUPPRESS, LEAD)),
        ("", LEAD, (Effect.HOLD, LEAD)),
        ("an id we sent", "victim@other.example", (Effect.HOLD, "victim@other.example")),
    ],
)
def test_a_complaint_report_suppresses_the_lead_it_names(
    answers: str, recipient: str, first: tuple[Effect, str]
) -> None:
    report = reads(Category.OTHER, complaint_report=True, automatic=True, failed_recipient=recipient)
    report = replace(report, sender="fbl@provider.example", answers=answers)
    assert effects(report)[0] == first
    assert CHAIN.decide(report).owner is None


@pytest.mark.parametrize(
    ("facts", "answers", "found"),
    [
        ({"failure": Failure.HARD, "failed_recipient": LEAD}, "", [Effect.INVALID, Effect.PAUSE, Effect.TAG]),
        (
            {"failure": Failure.HARD, "failed_recipient": "old@acme.example"},
            "id",
            [Effect.INVALID, Effect.PAUSE, Effect.TAG],
        ),
        ({"failure": Failure.HARD, "failed_recipient": "victim@other.example"}, "", [Effect.TAG]),
        ({"failure": Failure.HARD}, "id", [Effect.TAG]),
        ({"failure": Failure.SOFT, "failed_recipient": LEAD}, "id", [Effect.TAG]),
    ],
)
def test_only_a_permanent_failure_of_an_address_of_ours_is_invalid(
    facts: dict[str, object], answers: str, found: list[Effect]
) -> None:
    bounce = replace(reads(Category.BOUNCE, **facts), sender="mailer-daemon@acme.example", answers=answers)
    assert [effect for effect, _ in effects(bounce)] == found


def test_an_absence_pauses_and_is_planned_for_the_return_with_the_delegate() -> None:
    away = follows(reads(Category.OUT_OF_OFFICE, returns=BACK, delegate="tom@acme.example"))
    assert [found.effect for found in away] == [Effect.PAUSE, Effect.REPLAN, Effect.TAG]
    assert (away[1].on, away[1].because) == (BACK, "back on 2026-12-01; tom@acme.example answers instead")


def test_an_absence_without_a_date_only_pauses() -> None:
    assert effects(reads(Category.OUT_OF_OFFICE)) == [(Effect.PAUSE, LEAD), (Effect.TAG, LEAD)]


def test_somebody_who_left_is_invalid_when_it_is_the_leads_own_notice() -> None:
    gone = reads(Category.OUT_OF_OFFICE, left=True, delegate="tom@acme.example")
    assert effects(gone) == [(Effect.INVALID, LEAD), (Effect.PAUSE, LEAD), (Effect.TAG, LEAD)]
    assert follows(gone)[0].because == "has left the company; tom@acme.example answers instead"
    assert effects(replace(gone, sender="desk@acme.example"))[0] == (Effect.PAUSE, LEAD)


def test_an_interested_reply_is_a_task_for_its_owner_today() -> None:
    assert effects(reads(Category.INTERESTED)) == [(Effect.PAUSE, LEAD), (Effect.TASK, "jon")]


@pytest.mark.parametrize("category", [Category.NOT_INTERESTED, Category.OTHER])
def test_any_answer_of_a_person_pauses_the_lead(category: Category) -> None:
    assert effects(reads(category)) == [(Effect.PAUSE, LEAD)]


@pytest.mark.parametrize(
    ("reply", "because"),
    [
        (reads(Category.OTHER, TopicAction("price", "tag")), "asks about price"),
        (reads(Category.OTHER, TopicAction("security", "route")), "asks about security"),
        (
            replace(reads(Category.OTHER), source=Source("event", urgent=True)),
            "came by event, which is urgent",
        ),
        (reads(Category.OTHER, angry=True), "is angry"),
        (reads(Category.OTHER, urgent=True), "says it is urgent"),
        (reads(Category.OTHER, chaser=True), "asks again"),
        (reads(Category.OTHER, legal=True, angry=True), "threatens legal steps; is angry"),
    ],
)
def test_what_presses_raises_the_priority_once_with_every_reason(reply: Signals, because: str) -> None:
    raised = [found.because for found in follows(reply) if found.effect is Effect.PRIORITY]
    assert raised == [because]


def test_what_nobody_has_to_answer_presses_nobody() -> None:
    away = replace(reads(Category.OUT_OF_OFFICE, urgent=True), source=Source("event", urgent=True))
    assert Effect.PRIORITY not in [effect for effect, _ in effects(away)]


def test_a_tag_topic_tags_and_a_routed_one_does_not() -> None:
    asks = reads(Category.OTHER, TopicAction("price", "tag"), TopicAction("security", "route"))
    assert [found.because for found in follows(asks) if found.effect is Effect.TAG] == ["asks about price"]


def test_who_asks_for_later_is_planned_for_that_day_unless_they_want_no_more_mail() -> None:
    later = reads(Category.OTHER, not_now=True, later=BACK)
    planned = next(found for found in follows(later) if found.effect is Effect.REPLAN)
    assert (planned.on, planned.because) == (BACK, "asked to hear from us again on 2026-12-01")
    stops = reads(Category.OTHER, not_now=True, later=BACK, wants_removal=True)
    assert Effect.REPLAN not in [effect for effect, _ in effects(stops)]


@pytest.mark.parametrize(
    ("known", "tagged"),
    [
        ({"account": Account("Acme", MAYA)}, ["maya"]),
        ({"account": Account("Labs", parent=Account("Acme", MAYA))}, ["maya"]),
        ({"account": Account("Acme", JON)}, []),  # the owner needs no word
        ({"territories": (Territory("west", (WES,)),)}, ["wes"]),
        ({"territories": (Territory("east", (MAYA, WES)),)}, []),  # shared: nobody's own
        ({"territories": (Territory("big", (PRIYA,)),), "segment": "smb"}, []),
        ({}, []),
    ],
)
def test_the_ae_is_tagged_when_somebody_else_answers_about_prices(
    known: dict[str, object], tagged: list[str]
) -> None:
    asks = replace(reads(Category.OTHER, TopicAction("price", "tag")), **known)
    decision = Decision(Assignment(JON, "is Jon's"), "lead_owner")
    found = consequences(asks, decision, TODAY)
    assert [one.target for one in found if one.effect is Effect.TAG and "answers" in one.because] == tagged
