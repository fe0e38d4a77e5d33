"""Every rule is asked, in order, and says what it looked at."""

from dataclasses import replace

import pytest
from hypothesis import given

from routing.asking import Asked, Became, asked_in_order
from routing.chain import Chain, Link
from routing.in_words import in_words
from routing.model import Account, Category, Sequence, Signals, Source, Territory, Verdict
from routing.rule_files import Entry
from tests.routing.company import DUTIES, JON, MAYA, SAM, chain
from tests.routing.strategies import chains, signals, unclaimed
from tests.routing.test_chain import raising

NORTHWIND = Signals(
    sender="ann@northwind.example",
    domain="northwind.example",
    account=Account("Northwind", MAYA),
    sequence=Sequence("spring", JON),
    segment="mid-market",
    duties=DUTIES,
)


def by_rule(asked: tuple[Asked, ...]) -> dict[str, Asked]:
    return {each.rule: each for each in asked}


@given(chains, signals | unclaimed)
def test_what_is_said_of_the_rules_is_what_the_chain_decided(asked: Chain, reply: Signals) -> None:
    decision, said = asked.decide(reply), asked_in_order(asked, reply)
    assert [each.rule for each in said][: len(asked.links)] == [link.entry.rule for link in asked.links]
    decided = [each for each in said if each.became is Became.DECIDED]
    assert [each.rule for each in decided] == [decision.rule]
    assert decision.because.startswith(decided[0].said)
    passing = (Became.PASSED, Became.REFUSED, Became.NOT_ASKED)
    before = said[: said.index(decided[0])]
    assert tuple(each.rule for each in before if each.became in passing) == tuple(
        r for r, _ in decision.passed
    )


def test_a_rule_names_the_values_it_looked_at() -> None:
    asked = by_rule(asked_in_order(chain(), NORTHWIND))
    assert asked["account_owner"].saw == ("account Northwind (Maya)", "domain northwind.example")
    assert asked["thread_owner"].saw == ("thread none",)
    assert asked["vip"].saw == ("VIP list none", "sender ann@northwind.example")
    assert asked["account_owner"].became is Became.DECIDED
    assert asked["fallback"] == Asked(
        "fallback",
        Became.OUTRANKED,
        "no rule knows an owner: Sam sorts these",
        ("duties fallback Sam, compliance Carla, legal Dana, brand Olga",),
    )


def test_what_the_gates_refuse_has_both_sentences_and_what_they_saw() -> None:
    asked = by_rule(asked_in_order(chain(), NORTHWIND))
    refused = asked["sequence_owner"]
    assert refused.became is Became.REFUSED
    assert refused.said == "it answers spring, Jon's sequence, but Jon is outside the mid-market segment"
    assert refused.saw == ("sequence spring (Jon)", "segment mid-market")


def test_a_shadow_and_a_narrowed_rule_say_so() -> None:
    narrow = Entry("vip", {"language": ("fr",)})
    asked = by_rule(
        asked_in_order(
            chain(narrow, Entry("account_owner", shadow=True), "fallback"), replace(NORTHWIND, vip=JON)
        )
    )
    assert (asked["vip"].became, asked["vip"].saw) == (Became.NOT_ASKED, ("language none",))
    assert asked["vip"].said == "asked only for language fr"
    assert asked["account_owner"].became is Became.SHADOW


def test_a_broken_rule_says_how_it_failed_and_the_last_resort_decides() -> None:
    broken = Chain((Link(Entry("partner_list"), raising),), DUTIES)
    first, last = asked_in_order(broken, NORTHWIND)
    assert first.said == "rule partner_list failed and was not heard: KeyError: 'region'"
    assert (last.rule, last.said) == ("fallback", "no rule answered: Sam sorts these")


def test_a_subsidiary_and_a_kind_in_words() -> None:
    reply = Signals(
        verdict=Verdict(Category.NOT_INTERESTED),
        account=Account("Northwind Labs", parent=Account("Northwind", SAM)),
    )
    safety, account, _ = asked_in_order(chain("safety", "account_owner", "fallback"), reply)
    assert safety.saw == ("verdict not interested", "duties none")
    assert account.saw[0] == "account Northwind Labs (no owner; part of Northwind (Sam))"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("account", Account("Northwind", MAYA, status="customer"), "account Northwind (Maya; customer)"),
        ("account", Account("Hugin", JON, employees=8000), "account Hugin (Jon; 8,000 employees)"),
        (
            "account",
            Account("Labs", parent=Account("Northwind", MAYA, segment="smb")),
            "account Labs (no owner; part of Northwind (Maya; segment smb))",
        ),
        ("sequence", Sequence("spring", JON, "renewal"), "sequence spring (Jon; renewal)"),
        ("source", Source("event", owner=JON, urgent=True), "source event (Jon; urgent)"),
        (
            "territories",
            (Territory("quebec", (MAYA, JON), speaks=frozenset({"fr"})),),
            "territories quebec (Maya then Jon; speaks fr)",
        ),
        ("verdict", Verdict(Category.OTHER, unsure=True), "verdict other, not sure"),
    ],
)
def test_what_a_rule_saw_has_the_values_it_went_by(field: str, value: object, said: str) -> None:
    assert in_words(field, replace(NORTHWIND, **{field: value})) == said
