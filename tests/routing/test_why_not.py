"""Why not: it names one change, and with that the chain, asked again, gives the reply to that person."""

from dataclasses import fields, replace

from hypothesis import event, given

from routing.chain import Chain
from routing.model import (
    Lead,
    Rep,
    Signals,
    Source,
    Territory,
    TopicAction,
)
from routing.one_change import with_change
from routing.rulebook import Rulebook, load
from routing.why_not import is_theirs, why_not
from tests.routing.company import (
    CARLA,
    CLAIRE,
    DANA,
    DUTIES,
    INES,
    JON,
    MAYA,
    NORA,
    PRIYA,
    SAM,
    SECURITY,
    WES,
    chain,
)
from tests.routing.strategies import chains, reps, rulebooks, signals, unclaimed
from tests.tree import ROOT

EXAMPLE = load(ROOT / "rules.yaml")
EAST = Territory(
    "us-east-smb",
    (JON, MAYA),
    countries=frozenset({"US"}),
    states=frozenset({"NY"}),
    segments=frozenset({"smb"}),
)
WEST = Territory("us-west", (WES,), countries=frozenset({"US"}), states=frozenset({"CA"}))
QUEBEC = Territory("quebec", (CLAIRE,), frozenset({"CA"}), frozenset({"QC"}), speaks=frozenset({"fr"}))
SOURCES = {"webinar": Source("webinar", owner=INES), "apollo": Source("apollo")}
TEAM = replace(
    EXAMPLE,
    people={each.key: each for each in (MAYA, JON, WES, CLAIRE, INES, PRIYA, NORA, SAM, CARLA, DANA)},
    territories=(EAST, WEST, QUEBEC),
    sources=SOURCES,
    topics={"security": TopicAction("security", "route", SECURITY)},
)
ANN = Lead("ann@northwind.example", country="US", state="NY")
REPLY = Signals(
    sender=ANN.email,
    domain="northwind.example",
    lead=ANN,
    segment="smb",
    territories=(EAST,),
    duties=DUTIES,
)


@given(chains, rulebooks, signals | unclaimed, reps)
def test_the_change_it_names_makes_the_reply_theirs(
    asked: Chain, rulebook: Rulebook, reply: Signals, person: Rep
) -> None:
    answer = why_not(asked, rulebook, reply, person)
    assert answer.decision == asked.decide(reply)
    assert person.name in answer.sentence
    assert answer.decision.rule in answer.sentence
    event(answer.change.field if answer.change else "no change")
    if answer.change:
        assert not is_theirs(answer.decision, person)
        changed = with_change(reply, answer.change, rulebook)
        assert changed == answer.changed
        assert is_theirs(asked.decide(changed), person)
        assert asked.decide(changed) == answer.then


@given(chains, rulebooks, signals | unclaimed, reps)
def test_it_names_one_input_and_what_follows_from_it(
    asked: Chain, rulebook: Rulebook, reply: Signals, person: Rep
) -> None:
    answer = why_not(asked, rulebook, reply, person)
    if answer.change and answer.changed:
        differ = {
            each.name
            for each in fields(Signals)
            if getattr(reply, each.name) != getattr(answer.changed, each.name)
        }
        assert differ - {"territories"} <= {answer.change.field}
        if "territories" in differ and answer.change.field != "territories":
            assert answer.change.field in ("lead", "language", "segment")


@given(rulebooks, signals | unclaimed, reps)
def test_in_the_default_order_only_a_reply_nobody_answers_has_no_such_change(
    rulebook: Rulebook, reply: Signals, person: Rep
) -> None:
    answer = why_not(chain(), rulebook, reply, person)
    if answer.change is None and not is_theirs(answer.decision, person):
        assert answer.decision.owner is None
        assert "No single change would make it" in answer.sentence


@given(chains, rulebooks, signals | unclaimed)
def test_the_owner_is_told_that_it_is_theirs(asked: Chain, rulebook: Rulebook, reply: Signals) -> None:
    if owner := asked.decide(reply).owner:
        answer = why_not(asked, rulebook, reply, owner)
        assert answer.change is None
        assert answer.sentence.startswith(f"It is {owner.name}'s already: ")
