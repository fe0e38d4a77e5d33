"""Claim, reassign, done: who may, who was faster, and that a click counts once."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from desk import escalation, lookup, ownership
from desk.desk import Desk
from desk.errors import (
    AlreadyTheirs,
    Closed,
    NobodyNamed,
    NoSuchThread,
    NotAllowed,
    NotKnown,
    Stale,
)
from routing.model import Status
from storage import tables
from storage.sales import Account, AccountDomain
from tests.fakes import Clock, letter

Receive = Callable[..., None]


@pytest.fixture
def mayas(desk: Desk, receive: Receive) -> int:
    """A thread that is Maya's, in her DM."""
    with desk.begin() as session:
        account = Account(key="name Northwind", name="Northwind", name_key="northwind", owner="maya")
        session.add(account)
        session.flush()
        session.add(AccountDomain(domain="northwind.example", account_id=account.id))
    receive(letter())
    return 1


@pytest.fixture
def triage(desk: Desk, receive: Receive) -> int:
    """A thread in the team's channel, Sam's by name."""
    receive(letter(sender="Someone <someone@unknown.example>"))
    return 1


def kinds(desk: Desk, thread_id: int) -> list[str]:
    with desk.read() as session:
        events = (
            select(tables.Event.kind).where(tables.Event.thread_id == thread_id).order_by(tables.Event.id)
        )
        return [str(kind) for kind in session.exec(events)]


@pytest.mark.requirement("R102")
def test_the_owner_says_i_am_on_it(desk: Desk, mayas: int, clock: Clock) -> None:
    before = lookup.thread_state(desk, mayas)
    state = ownership.claim(desk, mayas, "maya", before.version)
    assert state.owner.key == "maya"
    assert state.claimed_at == clock()
    assert (before.next.step, state.next.step) == ("owner", "backup")


@pytest.mark.requirement("R102")
def test_anybody_of_the_team_may_take_it_from_the_channel(desk: Desk, triage: int) -> None:
    state = ownership.claim(desk, triage, "jon", 1)
    assert (state.owner.key, state.team.key) == ("jon", "triage")


@pytest.mark.requirement("R102")
def test_a_stranger_to_the_team_may_not(desk: Desk, triage: int, mayas: int) -> None:
    with pytest.raises(NotAllowed):
        ownership.claim(desk, triage, "nora", 1)
    assert lookup.thread_state(desk, triage).owner.key == "sam"


def test_a_colleague_may_not_take_it_out_of_somebodys_dm(desk: Desk, mayas: int) -> None:
    with pytest.raises(NotAllowed):
        ownership.claim(desk, mayas, "jon", 1)


def test_but_may_once_they_were_asked_to(desk: Desk, mayas: int, clock: Clock) -> None:
    clock.forward(hours=2)
    escalation.escalate_due(desk)
    assert ownership.claim(desk, mayas, "jon", 9).owner.key == "jon"


@pytest.mark.requirement("R81")
def test_the_second_to_claim_reads_who_was_faster(desk: Desk, triage: int, clock: Clock) -> None:
    ownership.claim(desk, triage, "jon", 1)
    clock.forward(seconds=4)
    with pytest.raises(Stale, match=r"Jon Lindqvist took this 4 s ago\."):
        ownership.claim(desk, triage, "maya", 1)


def test_the_same_click_twice_is_one_click(desk: Desk, triage: int) -> None:
    first = ownership.finish(desk, triage, "sam", 1, click="k")
    assert ownership.finish(desk, triage, "sam", 1, click="k") == first
    assert kinds(desk, triage).count("done") == 1


def test_claiming_what_one_has_claimed_changes_nothing(desk: Desk, triage: int) -> None:
    first = ownership.claim(desk, triage, "jon", 1, click="a")
    assert ownership.claim(desk, triage, "jon", 1, click="b") == first


@pytest.mark.requirement("R6", "R103")
def test_nothing_is_passed_on_without_a_named_owner_and_a_reason(desk: Desk, mayas: int) -> None:
    for to, reason in (("", "busy"), ("nobody", "busy"), ("jon", "  ")):
        with pytest.raises(NobodyNamed):
            ownership.reassign(desk, mayas, "maya", to, reason, 1)
    with pytest.raises(AlreadyTheirs):
        ownership.reassign(desk, mayas, "maya", "maya", "why not", 1)
    assert lookup.thread_state(desk, mayas).owner.key == "maya"


@pytest.mark.requirement("R103")
def test_the_owner_or_a_manager_passes_it_on_with_the_reason(desk: Desk, mayas: int) -> None:
    state = ownership.reassign(desk, mayas, "maya", "jon", "his region", 1)
    assert (state.owner.key, state.because) == ("jon", "Maya Okafor passed it on: his region")
    with pytest.raises(NotAllowed):
        ownership.reassign(desk, mayas, "wes", "maya", "back to her", state.version)
    state = ownership.reassign(desk, mayas, "dana", "wes", "balance", state.version)
    assert state.owner.key == "wes"


def test_a_thread_that_comes_back_to_a_place_that_has_its_card_is_pinged(desk: Desk, mayas: int) -> None:
    there = ownership.reassign(desk, mayas, "maya", "jon", "his region", 1)
    ownership.reassign(desk, mayas, "jon", "maya", "no, hers", there.version)
    with desk.read() as session:
        pings = session.exec(select(tables.Notice.place).where(tables.Notice.kind == "ping")).all()
        assert session.exec(select(tables.Card.place).order_by(tables.Card.id)).all() == [
            "rep:maya",
            "rep:jon",
        ]
    assert pings == ["rep:maya"]


@pytest.mark.requirement("R104")
def test_done_stops_the_clock_and_only_owner_or_manager_says_it(desk: Desk, mayas: int, clock: Clock) -> None:
    with pytest.raises(NotAllowed):
        ownership.finish(desk, mayas, "jon", 1)
    state = ownership.finish(desk, mayas, "maya", 1)
    assert (state.status, state.next, state.due_at) == (Status.DONE, None, None)
    clock.forward(days=30)
    assert escalation.escalate_due(desk) == 0
    with pytest.raises(Closed):
        ownership.claim(desk, mayas, "maya", state.version)


def test_nonsense_is_refused_with_a_sentence(desk: Desk, mayas: int) -> None:
    with pytest.raises(NoSuchThread):
        ownership.claim(desk, 99, "maya", 1)
    with pytest.raises(NotKnown):
        ownership.claim(desk, mayas, "mallory", 1)
