"""Why not: it names one change, and with that the chain, asked again, gives the reply to that person."""

from dataclasses import fields, replace

import pytest
from hypothesis import event, given

from routing.chain import Chain
from routing.model import (
    Account,
    Category,
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


PLACED, SIZED = {"territories"}, {"segment", "territories"}
FOLLOWING = {
    "account": SIZED | {"account_list"},
    "lead": SIZED,
    "sequence": SIZED,
    "language": PLACED,
    "segment": PLACED,
}
"""What the rules file makes of an input, and therefore differs with it."""


@given(chains, rulebooks, signals | unclaimed, reps)
def test_the_one_change_it_names_makes_the_reply_theirs(
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
        differ = {
            each.name for each in fields(Signals) if getattr(reply, each.name) != getattr(changed, each.name)
        }
        assert differ == {answer.change.field} | (differ & FOLLOWING.get(answer.change.field, set()))
        assert changed == answer.changed
        assert is_theirs(asked.decide(changed), person)
        assert asked.decide(changed) == answer.then


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


POD = replace(SECURITY, rotation=(NORA, PRIYA))
NORTHWIND = replace(REPLY, account=Account("Northwind", MAYA))
FIRST_STOP = Verdict(Category.UNSUBSCRIBE, facts=Facts(wants_removal=True))


@pytest.mark.parametrize(
    ("reply", "person", "said"),
    [
        (
            NORTHWIND,
            JON,
            "Northwind is Maya's account, and rule account_owner comes before territory. It would be "
            "Jon's if Northwind had no owner: then it is Jon's turn in us-east-smb (rule territory).",
        ),
        (
            NORTHWIND,
            PRIYA,
            "Northwind is Maya's account (rule account_owner). "
            "It would be Priya's if Northwind were Priya's account.",
        ),
        (
            REPLY,
            MAYA,
            "It is Jon's turn in us-east-smb (rule territory). "
            "It would be Maya's if it were Maya's turn in us-east-smb.",
        ),
        (
            REPLY,
            WES,
            "It is Jon's turn in us-east-smb (rule territory). "
            "It would be Wes's if the lead were in CA, US: then it is Wes's turn in us-west.",
        ),
        (
            replace(REPLY, segment="mid-market", territories=(), sequence=Sequence("spring", JON)),
            JON,
            "No rule knows an owner: Sam sorts these (rule fallback). "
            "It would be Jon's if the segment were smb: then it answers spring, Jon's sequence "
            "(rule sequence_owner).",
        ),
        (
            REPLY,
            INES,
            "It is Jon's turn in us-east-smb (rule territory). It would be Ines's if the lead had come by "
            "webinar: then the lead came by webinar, which is with Ines (rule source).",
        ),
        (
            REPLY,
            NORA,
            "It is Jon's turn in us-east-smb (rule territory). "
            "It would be Nora's if it asked about security (rule high_intent).",
        ),
        (
            REPLY,
            CARLA,
            "It is Jon's turn in us-east-smb (rule territory). "
            "It would be Carla's if it asked not to be mailed again (rule safety).",
        ),
        (
            replace(NORTHWIND, thread=Pinned(WES, "In-Reply-To")),
            PRIYA,
            "It is Wes's thread, matched by In-Reply-To (rule thread_owner). "
            "It would be Priya's if somebody reassigned the thread to Priya. As for a new conversation: "
            "Northwind is Maya's account (rule account_owner). It would be Priya's if Northwind were Priya's "
            "account.",
        ),
        (
            replace(NORTHWIND, verdict=FIRST_STOP),
            MAYA,
            "It asks not to be mailed again: Carla takes these, and rule safety comes before account_owner. "
            "It would be Maya's if it were an ordinary reply: then Northwind is Maya's account "
            "(rule account_owner).",
        ),
        (
            replace(NORTHWIND, verdict=FIRST_STOP),
            PRIYA,
            "It asks not to be mailed again: Carla takes these (rule safety). "
            "It would be Priya's if the rules file named Priya for compliance.",
        ),
        (
            replace(NORTHWIND, verdict=Verdict(Category.OUT_OF_OFFICE)),
            PRIYA,
            "An absence notice: nobody has to answer it (rule bounce_and_absence). No single change would "
            "make it Priya's. Even if a person had written it, it would be Maya's: "
            "Northwind is Maya's account.",
        ),
        (
            replace(REPLY, lead=None, territories=(), thread=Pinned(SAM, "the address")),
            WES,
            "It is Sam's thread, matched by the address (rule thread_owner). "
            "It would be Wes's if somebody reassigned the thread to Wes. As for a new conversation: "
            "No rule knows an owner: Sam sorts these (rule fallback). It would be Wes's if it came from a "
            "lead in CA, US: then it is Wes's turn in us-west (rule territory).",
        ),
        (
            replace(REPLY, topics=(TopicAction("security", "route", POD),)),
            PRIYA,
            "It asks about security, which the security pod takes: Nora answers first (rule high_intent). "
            "It would be Priya's if it were Priya's turn in the security pod.",
        ),
        (
            replace(REPLY, account=Account("Labs", parent=Account("Northwind", team=POD))),
            PRIYA,
            "Labs belongs to Northwind, which is with the security pod, where Nora answers first "
            "(rule account_owner). It would be Priya's if it were Priya's turn in the security pod.",
        ),
        (
            replace(REPLY, vip=DANA),
            INES,
            "ann@northwind.example is on the VIP list, with Dana (rule vip). "
            "It would be Ines's if the VIP list named Ines for ann@northwind.example.",
        ),
        (NORTHWIND, MAYA, "It is Maya's already: Northwind is Maya's account (rule account_owner)."),
    ],
)
def test_a_rep_reads_why_not(reply: Signals, person: Rep, said: str) -> None:
    assert why_not(chain(), TEAM, reply, person).sentence == said


def test_of_several_senders_nothing_is_named_that_hangs_on_the_address() -> None:
    unsure = Signals(sender="ann@northwind.example", sender_ambiguous=True, duties=DUTIES)
    answer = why_not(chain(), TEAM, unsure, JON)
    assert answer.change
    assert answer.change.field == "thread"


def test_it_stops_trying_however_many_places_somebody_has() -> None:
    states, segments = frozenset(f"{n}" for n in range(5000)), frozenset({"x"})
    everywhere = Territory("everywhere", (PRIYA,), frozenset({"US"}), states, segments=segments)
    answer = why_not(chain(), replace(TEAM, territories=(everywhere,)), replace(REPLY, territories=()), PRIYA)
    assert answer.change
    assert answer.change.field != "lead"


@pytest.mark.requirement("U3")
def test_a_long_rules_file_does_not_use_up_what_is_tried() -> None:
    many = {f"spring-{at:03}": Sequence(f"spring-{at:03}", JON) for at in range(500)}
    sources = {f"list-{at:03}": Source(f"list-{at:03}", owner=JON) for at in range(500)}
    book = replace(TEAM, sequences=many, sources=sources)
    account = replace(REPLY, account=Account("Northwind", MAYA))
    assert why_not(chain(), book, account, WES).sentence.endswith(
        "It would be Wes's if Northwind were Wes's account."
    )
    theirs = replace(book, sequences=many | {"zz-last": Sequence("zz-last", WES)})
    said = why_not(chain("sequence_owner", "fallback"), theirs, REPLY, WES).sentence
    then = "it answers zz-last, Wes's sequence (rule sequence_owner)"
    assert said.endswith(f"It would be Wes's if it answered zz-last: then {then}.")
