"""Every rule by itself: whom it names for which signal, and when it passes."""

import doctest
import importlib

import pytest

from routing.model import (
    Account,
    Assignment,
    Category,
    Dismissal,
    Facts,
    Lead,
    Pass,
    Pinned,
    Sequence,
    Signals,
    Source,
    Team,
    Territory,
    TopicAction,
    Verdict,
)
from routing.rule_files import known_rules, rule_named
from tests.routing.company import (
    CARLA,
    CLAIRE,
    DANA,
    DUTIES,
    INES,
    JON,
    LUC,
    MAYA,
    MID,
    NORA,
    OLGA,
    PRIYA,
    SAM,
    SECURITY,
    TRIAGE,
    WES,
)

NORTHWIND = Account("Northwind", MAYA)


def reads(category: Category = Category.OTHER, **facts: object) -> Signals:
    return Signals(verdict=Verdict(category, facts=Facts(**facts)), duties=DUTIES)


OWNERS = [
    ("safety", reads(Category.UNSUBSCRIBE), CARLA),
    ("safety", reads(Category.NOT_INTERESTED, wants_removal=True), CARLA),
    ("safety", reads(unclear_stop=True), CARLA),
    ("safety", reads(legal=True), DANA),
    ("safety", reads(brand=True), OLGA),
    ("safety", reads(wants_removal=True, legal=True, brand=True), CARLA),
    ("thread_owner", Signals(thread=Pinned(JON, "References")), JON),
    ("vip", Signals(vip=PRIYA), PRIYA),
    ("account_owner", Signals(account=NORTHWIND), MAYA),
    ("account_owner", Signals(account=Account("Labs", parent=Account("Mid", parent=NORTHWIND))), MAYA),
    ("account_owner", Signals(account=Account("Labs", JON, parent=NORTHWIND)), JON),
    ("account_owner", Signals(account=Account("Labs", stale_owner="Lena", parent=NORTHWIND)), MAYA),
    ("account_owner", Signals(account=Account("Big", team=SECURITY)), NORA),
    ("account_owner", Signals(account=Account("Big", PRIYA, team=SECURITY)), PRIYA),
    ("company_thread", Signals(company_thread=Pinned(JON, "domain")), JON),
    ("high_intent", Signals(topics=(TopicAction("contract", "route", SECURITY),)), NORA),
    ("source", Signals(source=Source("event", owner=INES)), INES),
    ("source", Signals(source=Source("event", owner=INES), lead=Lead("a@b.example", JON)), INES),
    (
        "source",
        Signals(source=Source("referral", owner=PRIYA, personal=True), lead=Lead("a@b.example", JON)),
        JON,
    ),
    (
        "source",
        Signals(source=Source("referral", owner=PRIYA, personal=True), lead=Lead("a@b.example")),
        PRIYA,
    ),
    ("lead_owner", Signals(lead=Lead("a@b.example", JON)), JON),
    ("sequence_owner", Signals(sequence=Sequence("spring", JON, backup=MAYA)), JON),
    ("sequence_owner", Signals(sequence=Sequence("spring", None, backup=MAYA, stale_owner="Lena")), MAYA),
    ("territory", Signals(territories=(Territory("east", (JON, MAYA)),)), JON),
    ("territory", Signals(territories=(Territory("east", (JON, MAYA)),), segment=MID), MAYA),
    (
        "territory",
        Signals(territories=(Territory("west", (WES,)), Territory("fr", (LUC, CLAIRE))), language="fr"),
        LUC,
    ),
    ("territory", Signals(territories=(Territory("empty"), Territory("west", (WES,)))), WES),
    ("fallback", Signals(duties=DUTIES), SAM),
]


@pytest.mark.parametrize(("rule", "signals", "owner"), OWNERS)
def test_a_rule_names_the_owner_its_signal_points_at(rule: str, signals: Signals, owner: object) -> None:
    answer = rule_named(rule)(signals)
    assert isinstance(answer, Assignment)
    assert answer.owner == owner
    assert answer.owner.name in answer.because


@pytest.mark.parametrize("rule", known_rules())
def test_a_rule_that_knows_nothing_passes_and_says_why(rule: str) -> None:
    answer = rule_named(rule)(Signals())
    assert isinstance(answer, Pass)
    assert answer.because


PASSES = [
    ("safety", reads(Category.UNSUBSCRIBE, complaint_report=True)),
    ("safety", reads(Category.NOT_INTERESTED, angry=True)),
    ("account_owner", Signals(account=Account("Big", team=Team("pod", "the pod", "C0POD123", (), "gone")))),
    ("high_intent", Signals(topics=(TopicAction("price", "tag"),))),
    ("source", Signals(source=Source("apollo"), lead=Lead("a@b.example", JON))),
    ("bounce_and_absence", reads(Category.OTHER, left=True)),
]


@pytest.mark.parametrize(("rule", "signals"), PASSES)
def test_a_rule_leaves_alone_what_is_not_its_own(rule: str, signals: Signals) -> None:
    assert isinstance(rule_named(rule)(signals), Pass)


@pytest.mark.parametrize(
    "signals",
    [
        reads(Category.OUT_OF_OFFICE),
        reads(Category.BOUNCE),
        reads(Category.OTHER, automatic=True),
        reads(Category.OTHER, complaint_report=True),
    ],
)
def test_what_a_machine_wrote_is_dismissed(signals: Signals) -> None:
    assert isinstance(rule_named("bounce_and_absence")(signals), Dismissal)


@pytest.mark.parametrize(
    ("rule", "signals", "warning"),
    [
        (
            "account_owner",
            Signals(account=Account("Labs", stale_owner="Lena")),
            "account Labs still points at Lena, who is not here any more",
        ),
        (
            "account_owner",
            Signals(account=Account("Labs", stale_owner="Lena", parent=NORTHWIND)),
            "account Labs still points at Lena, who is not here any more",
        ),
        (
            "lead_owner",
            Signals(lead=Lead("a@b.example", stale_owner="Lena")),
            "lead a@b.example still points at Lena, who is not here any more",
        ),
        (
            "sequence_owner",
            Signals(sequence=Sequence("spring", stale_owner="Lena", backup=MAYA)),
            "sequence spring still points at Lena, who is not here any more",
        ),
    ],
)
def test_a_record_that_points_at_somebody_who_left_is_warned_of(
    rule: str, signals: Signals, warning: str
) -> None:
    answer = rule_named(rule)(signals)
    assert isinstance(answer, Assignment | Pass)
    assert answer.warning == warning


def test_queues_and_pods_keep_their_channel() -> None:
    pod = rule_named("high_intent")(Signals(topics=(TopicAction("security", "route", SECURITY),)))
    queue = rule_named("fallback")(Signals(duties=DUTIES))
    thread = rule_named("thread_owner")(Signals(thread=Pinned(NORA, "In-Reply-To", team=SECURITY)))
    assert [answer.team for answer in (pod, queue, thread)] == [SECURITY, TRIAGE, SECURITY]


@pytest.mark.parametrize("rule", known_rules())
def test_the_example_in_a_rule_is_true(rule: str) -> None:
    module = importlib.import_module(f"routing.rules.{rule}")
    failed, tried = doctest.testmod(module)
    assert tried > 0, f"{rule} has no example"
    assert failed == 0


@pytest.mark.parametrize(
    "name", ["chain", "domains", "gates", "rule_files", "reading.hours_text", "reading.market"]
)
def test_the_examples_beside_the_rules_are_true(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(f"routing.{name}"), optionflags=doctest.ELLIPSIS)
    assert failed == 0
