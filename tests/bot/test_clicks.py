"""Claim and Done, clicked: what the desk has afterwards, what Slack shows, and who is told what."""

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlmodel import func, select

from routing.model import Kind, Status
from storage import tables
from tests.bot.conftest import Office
from tests.bot.reading import buttons, shown

NOBODY = {"channel": {"id": "C0TRIAGE"}, "team": {"id": "T1"}}


def events(office: Office, kind: Kind) -> int:
    """How often this happened at the desk."""
    with office.desk.read() as session:
        counted = select(func.count()).select_from(tables.Event).where(tables.Event.kind == kind)
        return session.exec(counted).one()


def redrawn(office: Office) -> dict[str, Any]:
    """The card in #triage once it has been redrawn."""
    return office.sandbox.until(lambda: next((c for c in office.cards() if c["edited"]), None))


def clicked(**parts: Any) -> dict[str, Any]:
    """A block_actions payload made by hand."""
    return {"type": "block_actions", "user": {"id": "UMAYA", "team_id": "T1"}, **NOBODY, **parts}


def press(office: Office, value: str = "1:1", action: str = "claim") -> dict[str, Any]:
    """A click with this value, as Slack would send it."""
    button = {"type": "button", "action_id": action, "block_id": "b", "value": value, "action_ts": "1.1"}
    container = {"type": "message", "message_ts": office.card()["ts"], "channel_id": "C0TRIAGE"}
    return clicked(actions=[button], container=container, trigger_id="1.2.x")


@pytest.mark.requirement("R101", "R102")
def test_a_colleague_claims_a_reply_in_the_team_channel(office: Office):
    office.receive()
    assert buttons(office.card()) == ["claim", "reassign", "done"]
    office.sandbox.click("maya", office.card(), "claim")
    card = redrawn(office)
    assert office.thread().owner.key == "maya"
    assert "Maya Okafor took it" in shown(card)
    assert buttons(card) == ["reassign", "done"]
    office.delivery.tick()
    (line,) = office.sandbox.messages("#triage", thread=card["ts"])[1:]
    assert line["text"] == "Maya Okafor took it from Sam Reyes."


@pytest.mark.requirement("R104")
def test_done_stops_the_clock_and_takes_the_buttons_away(office: Office):
    office.receive()
    office.sandbox.click("sam", office.card(), "done")
    card = redrawn(office)
    assert office.thread().status is Status.DONE
    assert office.thread().next is None
    assert "Done by Sam Reyes" in shown(card)
    assert buttons(card) == []


def test_the_second_of_two_hears_who_was_faster(office: Office):
    office.receive()
    before = office.card()
    office.sandbox.click("jon", before, "claim")
    office.clock.forward(seconds=4)
    office.sandbox.click("maya", before, "claim")
    assert office.sandbox.until(lambda: office.told("maya")) == "Jon Lindqvist took this 4 s ago."
    assert office.thread().owner.key == "jon"


@pytest.mark.requirement("R1")
def test_of_twenty_who_click_at_once_one_wins_and_the_others_are_told(office: Office):
    office.receive()
    card, people = office.card(), ["maya", "jon", "wes", "claire"] * 5
    with ThreadPoolExecutor(20) as pool:
        list(pool.map(lambda user: office.sandbox.click(user, card, "claim"), people))
    losers = {"maya", "jon", "wes", "claire"} - {office.thread().owner.key}
    for loser in losers:
        assert "took this" in office.sandbox.until(lambda who=loser: office.told(who))
    assert events(office, Kind.CLAIMED) == 1


def test_a_double_click_has_one_effect(office: Office):
    office.receive()
    card = office.card()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: office.sandbox.click("maya", card, "claim"), range(2)))
    redrawn(office)
    assert events(office, Kind.CLAIMED) == 1
    assert office.told("maya") == ""


def test_a_click_delivered_twice_has_one_effect(office: Office):
    office.receive()
    office.sandbox.redeliver()
    office.sandbox.click("maya", office.card(), "claim")
    office.sandbox.until(lambda: len([d for d in office.sandbox.deliveries() if d["acked"]]) == 2)
    assert events(office, Kind.CLAIMED) == 1
    assert office.told("maya") == ""


def test_a_click_delivered_again_much_later_changes_nothing(office: Office):
    office.receive()
    office.sandbox.click("maya", office.card(), "claim")
    (first,) = office.sandbox.deliveries()
    office.sandbox.click("dana", redrawn(office), "done")
    office.sandbox.deliver("interactive", first["payload"])
    assert office.thread().status is Status.DONE
    assert events(office, Kind.CLAIMED) == 1
    office.sandbox.deliver("interactive", press(office) | {"user": {"id": "UNORA"}})
    office.sandbox.until(lambda: office.told("nora"))
    assert office.told("maya") == ""


@pytest.mark.parametrize(
    ("user", "said"),
    [
        ("guest", "Only members of this workspace"),
        ("single", "Only members of this workspace"),
        ("outside", "Only members of this workspace"),
        ("new", "Whoowns does not know you yet"),
        ("nora", "You may not do this here"),
    ],
)
def test_who_may_not_is_told_so_and_nothing_changes(office: Office, user: str, said: str):
    office.receive()
    office.sandbox.click(user, office.card(), "claim")
    assert said in office.sandbox.until(lambda: office.told(user))
    assert office.thread().owner.key == "sam"


def test_a_click_by_a_user_slack_does_not_know_is_refused(office: Office):
    office.receive()
    office.sandbox.deliver("interactive", press(office) | {"user": {"id": "UGHOST"}})
    assert office.thread().owner.key == "sam"


@pytest.mark.parametrize("value", ["999:1", "", "x", "1", "1:2:3", "9" * 30 + ":1", "-1:-1"])
def test_a_forged_value_has_no_effect(office: Office, value: str):
    office.receive()
    office.sandbox.deliver("interactive", press(office, value))
    assert office.sandbox.until(lambda: office.told("maya"))
    assert office.thread().owner.key == "sam"


def test_a_value_that_claims_to_have_seen_the_future_is_only_a_claim(office: Office):
    office.receive()
    office.sandbox.click("jon", office.card(), "claim")
    office.sandbox.deliver("interactive", press(office, "1:999999") | {"user": {"id": "UNORA"}})
    assert office.thread().owner.key == "jon"


@pytest.mark.parametrize(
    "payload",
    [
        clicked(actions=[]),
        clicked(actions=[{"type": "button", "action_id": "unheard-of", "block_id": "b", "action_ts": "1"}]),
        clicked(actions=[{"type": "static_select", "action_id": "claim", "block_id": "b"}]),
        {"type": "view_submission", "user": {"id": "UMAYA"}, "view": {"callback_id": "unheard-of"}},
        {"type": "view_submission", "user": {"id": "UMAYA"}, "view": {"callback_id": "reassign"}},
        {"type": "never_seen_before"},
        {},
    ],
    ids=["no action", "unknown action", "other element", "unknown modal", "empty modal", "unknown", "empty"],
)
def test_a_payload_nobody_understands_is_acknowledged_and_forgotten(office: Office, payload: dict[str, Any]):
    office.receive()
    office.sandbox.deliver("interactive", payload)
    assert office.thread().version == 1
    assert [d["acked"] for d in office.sandbox.deliveries()] == [True]


def test_an_old_card_shows_the_present_state_when_clicked(office: Office):
    office.receive()
    before = office.card()
    office.sandbox.click("sam", before, "done")
    office.sandbox.click("sam", before, "claim")
    assert "done already" in office.sandbox.until(lambda: office.told("sam"))
    assert buttons(redrawn(office)) == []


def test_a_database_that_does_not_answer_means_no_success_and_a_line_in_time(office: Office):
    office.receive()
    with office.desk.begin() as held:
        held.exec(select(tables.Thread)).all()
        started = time.monotonic()
        office.sandbox.click("maya", office.card(), "claim")
        assert time.monotonic() - started < 3
        assert "did not answer" in office.sandbox.until(lambda: office.told("maya"))
    assert office.thread().owner.key == "sam"


def test_a_slack_that_does_not_say_who_clicked_means_no_success(office: Office):
    office.receive()
    office.sandbox.fault("users.info", "server_error")
    office.sandbox.click("maya", office.card(), "claim")
    assert "try again" in office.sandbox.until(lambda: office.told("maya"))
    assert office.thread().owner.key == "sam"
    office.sandbox.click("maya", office.card(), "claim")
    assert office.thread().owner.key == "maya"


def test_a_claim_counts_even_if_the_card_cannot_be_redrawn_now(office: Office):
    office.receive()
    office.sandbox.fault("chat.update", "server_error")
    office.sandbox.click("maya", office.card(), "claim")
    assert office.thread().owner.key == "maya"
    office.sandbox.until(lambda: office.sandbox.calls("chat.update"))
    assert "Maya Okafor took it" not in shown(office.card())

    def redrawn() -> bool:
        office.clock.forward(minutes=5)
        office.delivery.tick()
        return "Maya Okafor took it" in shown(office.card())

    office.sandbox.until(redrawn)
