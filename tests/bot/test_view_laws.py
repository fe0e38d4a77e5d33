"""Laws that hold for any thread, whatever a stranger wrote: Slack takes it, and it does only what we say."""

from dataclasses import replace
from datetime import datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.views.card import card
from bot.views.home import home
from bot.views.line import line
from bot.views.message import Message, check_message, check_view
from bot.views.ping import ping
from bot.views.reassign import reassign
from bot.views.relabel import relabel
from bot.views.who_owns import shared, was_shared, who_owns
from bot.views.why_not import why_not
from desk.asked import Answer, Holdings, WhyNot
from desk.state import Place, TakenFor, ThreadState
from routing.model import Event, Rep, ReplyKind, Status
from sandbox.limits import complaints, view_complaints
from sandbox.markup import controls, texts
from tests.bot.reading import buttons, parts
from tests.bot.strategies import events, hostile, moments, places, reps, threads

holdings = st.builds(
    Holdings,
    person=reps(),
    open=st.integers(0, 2000),
    accounts=st.integers(0, 10**7),
    sequences=st.lists(hostile, max_size=50).map(tuple),
    territories=st.lists(hostile, max_size=20).map(tuple),
    lists=st.lists(hostile, max_size=20).map(tuple),
    sources=st.lists(hostile, max_size=20).map(tuple),
    vips=st.integers(0, 10**4),
    covers=st.lists(reps(), max_size=20).map(tuple),
    backup=st.none() | reps(),
    manager=st.none() | reps(),
)


def an_account(key: str) -> str | None:
    return f"U{key.upper()}"


def accepted(message: Message) -> None:
    """Slack would take it, by our own reading of its limits and by the sandbox's."""
    assert check_message(message) == []
    assert complaints(list(message.blocks)) == []


def harmless(message: Message, *, mentions: set[str] = frozenset()) -> None:
    """Only our own date tokens are control sequences, and only these people are mentioned."""
    found = [c for text in (message.text, *texts(list(message.blocks))) for c in controls(text)]
    assert {c for c in found if not c.startswith("!date^")} <= {f"@{user}" for user in mentions}
    assert not [p for p in parts(list(message.blocks)) if p.get("type") in ("link", "broadcast", "emoji")]
    assert all(p["emoji"] is False for p in parts(list(message.blocks)) if p.get("type") == "plain_text")


@given(threads(), places, st.booleans(), moments)
def test_any_card_is_one_slack_takes_and_does_only_what_we_say(
    t: ThreadState, place: Place, live: bool, now: datetime
):
    message = card(t, place, live, an_account, now)
    accepted(message)
    harmless(message, mentions={an_account(t.owner.key)} if t.owner and place.team else set())


@given(threads(), events(), places, st.booleans())
def test_any_ping_is_one_slack_takes_and_mentions_nobody_else(
    t: ThreadState, event: Event, place: Place, live: bool
):
    message = ping(t, event, place, live, an_account)
    accepted(message)
    harmless(message, mentions={an_account(place.rep.key)} if place.rep else set())


@given(events(), hostile)
def test_any_line_is_one_slack_takes_and_mentions_nobody(event: Event, name: str):
    message = line(event, lambda key: name)
    accepted(message)
    harmless(message)


@given(
    st.builds(
        Answer,
        asked=hostile,
        what=st.sampled_from(["address", "domain", "company", "person", "nothing", "unclear"]),
        owner=st.none() | reps(),
        because=hostile,
        account=hostile,
        open=st.lists(threads(), max_size=2).map(lambda some: tuple(some * 15)),
        warnings=st.lists(hostile, max_size=5).map(tuple),
        suggestions=st.lists(hostile, max_size=20).map(tuple),
        outranked=st.lists(st.tuples(hostile, hostile), max_size=4).map(tuple),
        hidden=st.booleans(),
        ask=st.none() | reps(),
        unseen=st.integers(0, 30),
        person=st.none() | holdings,
    ),
    st.booleans(),
    hostile,
)
def test_any_answer_is_one_slack_takes_and_mentions_nobody(answer: Answer, share: bool, asked: str):
    message = who_owns(answer, share=share)
    for shown in (message, shared(message, asked, asked), was_shared(message)):
        accepted(shown)
        harmless(shown)


@given(
    st.builds(
        WhyNot,
        asked=hostile,
        what=st.just("company"),
        person=reps(),
        owner=st.none() | reps(),
        rule=hostile,
        because=hostile,
        change=hostile,
        sentence=hostile,
        account=hostile,
        suggestions=st.lists(hostile, max_size=5).map(tuple),
    ),
    st.booleans(),
)
@example(WhyNot("acme", "company", Rep("maya", "Maya"), sentence="\u200b\ufeff"), False)
def test_any_why_not_is_one_slack_takes_and_mentions_nobody(answer: WhyNot, share: bool):
    message = why_not(answer, share=share)
    accepted(message)
    harmless(message)


@settings(max_examples=40)
@given(threads(), st.integers(0, 130))
def test_any_modal_is_one_slack_takes(t: ThreadState, crowd: int):
    names = ["jon", "maya", *(f"p{n}" for n in range(crowd))]
    people = {name: Rep(name, f"Person {name} " * 20) for name in names}
    view = reassign(t, people)
    assert check_view(view) == []
    assert view_complaints(view) == []
    offered = [option["value"] for part in parts(view) for option in part.get("options", ())]
    assert len(offered) == len(set(offered)) <= 100
    assert t.owner is None or t.owner.key not in offered


@settings(max_examples=40)
@given(threads(), hostile, st.sampled_from(ReplyKind), st.booleans())
def test_any_wrong_kind_is_one_slack_takes(t: ThreadState, said: str, kind: ReplyKind, unsure: bool):
    taken = TakenFor(1, t.received_at, t.sender, t.subject, kind, unsure, (said, said, "", said, said), "7")
    view = relabel(t, taken)
    assert check_view(view) == []
    assert view_complaints(view) == []
    offered = [option["value"] for part in parts(view) for option in part.get("options", ())]
    assert sorted(offered) == sorted(ReplyKind)


@settings(max_examples=40)
@given(reps(), st.lists(threads(), max_size=2), moments)
def test_any_home_is_one_slack_takes(rep: Rep, some: list[ThreadState], now: datetime):
    view = home(rep, some * 15, some * 15, now, str)
    assert check_view(view) == []
    assert view_complaints(view) == []


@given(threads(), places, moments)
def test_a_card_without_a_future_has_no_buttons(t: ThreadState, place: Place, now: datetime):
    assert buttons({"blocks": card(t, place, False, an_account, now).blocks}) == []
    over = replace(t, status=Status.DONE)
    assert buttons({"blocks": card(over, place, True, an_account, now).blocks}) == []


def test_limits_are_noticed():
    block = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}
    assert check_message(Message("", (block,) * 51)) != []
    assert "51 blocks, at most 50 are allowed" in check_message(Message("x", (block,) * 51))
    assert "the top-level text is empty" in check_message(Message(" ", ()))
