"""What the views show: examples."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.views.card import card
from bot.views.line import line
from bot.views.ping import ping
from desk.state import Next, Place, Relabelled, ThreadState
from routing.model import Category, Event, Hours, Kind, Rep, Role, Status, Team
from tests.bot.reading import buttons, parts, shown

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
MAYA, JON = Rep("maya", "Maya Okafor"), Rep("jon", "Jon Lindqvist")
DANA = Rep("dana", "Dana Whitfield", roles=frozenset({Role.MANAGER}))
TEAM = Team("triage", "Unassigned replies", "C0TRIAGE", ("maya", "jon"), "maya")
THREAD = ThreadState(
    id=7,
    version=3,
    status=Status.OPEN,
    category=Category.INTERESTED,
    unsure=False,
    sender="chris@acme.example",
    sender_name="Chris Lowe",
    company="Acme",
    subject="Re: Quick question",
    fresh="Yes, can you send prices?",
    owner=MAYA,
    team=None,
    because="Acme is Maya Okafor's account",
    rule="account_owner",
    received_at=NOON - timedelta(hours=1),
    due_at=NOON + timedelta(hours=1),
    next=Next(JON, NOON + timedelta(minutes=40), "backup"),
)
IN_DM, IN_TEAM = Place(rep=MAYA), Place(team=TEAM)


def no_account(key: str) -> str | None:
    return None


def an_account(key: str) -> str | None:
    return f"U{key.upper()}"


def drawn(t: ThreadState, place: Place = IN_DM, live: bool = True, now: datetime = NOON) -> dict:
    message = card(t, place, live, an_account, now)
    return {"text": message.text, "blocks": message.blocks}


@pytest.mark.requirement("R12")
def test_a_card_says_what_came_who_owns_it_and_why():
    text = shown(drawn(THREAD))
    for said in ("Interested", "Chris Lowe", "Acme", "Maya Okafor", "Yes, can you send prices?"):
        assert said in text
    assert "Why: Acme is Maya Okafor's account" in text


def test_a_card_says_who_is_asked_next_and_when():
    assert "Next: Jon Lindqvist (backup) is asked <!date^" in shown(drawn(THREAD))
    reminded = replace(THREAD, next=Next(MAYA, NOON, "owner"))
    assert "Next: Maya Okafor is reminded <!date^" in shown(drawn(reminded))
    assert "nobody else will be asked" in shown(drawn(replace(THREAD, next=None)))


def test_the_text_stands_alone():
    text = drawn(THREAD)["text"]
    assert text.startswith("Interested: Chris Lowe (Acme). Owner: Maya Okafor. Due <!date^")
    assert "late" in drawn(replace(THREAD, due_at=NOON - timedelta(minutes=1)))["text"].lower()


def test_in_a_dm_claiming_means_i_am_on_it():
    assert buttons(drawn(THREAD)) == ["claim", "reassign", "done"]
    assert "I am on it" in shown(drawn(THREAD))
    assert "I am on it" not in shown(drawn(THREAD, IN_TEAM))


def test_after_a_claim_there_is_nothing_left_to_claim():
    claimed = replace(
        THREAD,
        claimed_at=NOON,
        changed=Event(Kind.CLAIMED, NOON, by="jon", owner="jon"),
        changed_by=JON,
        owner=JON,
    )
    assert buttons(drawn(claimed, IN_TEAM)) == ["reassign", "done"]
    assert "Jon Lindqvist took it {date_short_pretty} at {time}" in shown(drawn(claimed, IN_TEAM))


def test_a_finished_card_says_who_finished_it():
    event = Event(Kind.DONE, NOON, by="jon", owner="maya")
    done = replace(THREAD, status=Status.DONE, changed=event, changed_by=JON)
    assert "Done by Jon Lindqvist {date_short_pretty} at {time} · owner Maya Okafor" in shown(drawn(done))
    assert "Next:" not in shown(drawn(done))


def test_a_card_left_behind_says_where_the_reply_went():
    event = Event(Kind.REASSIGNED, NOON, by="dana", note="speaks French", owner="jon")
    moved = replace(THREAD, owner=JON, changed=event, changed_by=DANA)
    text = shown(drawn(moved, live=False))
    assert "Now with Jon Lindqvist" in text
    assert "Dana Whitfield passed it to Jon Lindqvist" in text
    assert ": speaks French" in text


def test_what_is_unsure_or_urgent_is_said_in_words():
    assert "Interested (not sure)" in shown(drawn(replace(THREAD, unsure=True)))
    assert "not sure" not in shown(drawn(THREAD))
    assert "Urgent: Interested" in shown(drawn(replace(THREAD, urgent=True)))


def choices(message: dict) -> list[str]:
    return [o["text"]["text"] for part in parts(message["blocks"]) for o in part.get("options", ())]


def test_the_menu_is_the_last_of_the_row_and_all_that_is_left_of_what_is_over():
    row = drawn(THREAD)["blocks"][-1]["elements"]
    assert [part["type"] for part in row] == ["button", "button", "button", "overflow"]
    filed = replace(THREAD, status=Status.FILED, owner=None)
    for over in (drawn(replace(THREAD, status=Status.DONE)), drawn(filed), drawn(filed, live=False)):
        assert (buttons(over), choices(over)) == ([], ["Wrong kind?"])
    for nothing in (drawn(THREAD, live=False), drawn(replace(THREAD, status=Status.DONE, joined=True))):
        assert choices(nothing) == []
    assert choices(drawn(replace(THREAD, rule="quarantine"))) == []


def test_a_card_says_who_set_the_kind():
    text = shown(drawn(replace(THREAD, relabelled=Relabelled(JON, NOON))))
    assert "Kind set by Jon Lindqvist {date_short_pretty} at {time}" in text
    filed = replace(THREAD, status=Status.FILED, owner=None, category=Category.OTHER)
    assert "Automatic mail" in shown(drawn(filed))


def test_a_button_names_its_object_for_a_screen_reader():
    labels = [p["accessibility_label"] for p in parts(drawn(THREAD)["blocks"]) if "accessibility_label" in p]
    assert labels == [
        "Claim the reply from Chris Lowe, Acme",
        "Reassign the reply from Chris Lowe, Acme",
        "Mark as done the reply from Chris Lowe, Acme",
    ]


def mentioned(message: dict) -> list[str]:
    return [part["user_id"] for part in parts(message["blocks"]) if part.get("type") == "user"]


def test_a_team_card_mentions_its_owner_only_while_they_work_and_have_not_claimed():
    nine_to_five = Hours("UTC", {NOON.weekday(): ((NOON.time(), (NOON + timedelta(hours=5)).time()),)})
    at_work = replace(THREAD, owner=replace(MAYA, hours=nine_to_five))
    assert mentioned(drawn(at_work, IN_TEAM)) == ["UMAYA"]
    assert mentioned(drawn(at_work, IN_TEAM, now=NOON + timedelta(hours=6))) == []
    assert mentioned(drawn(at_work, IN_DM)) == []
    assert mentioned(drawn(replace(at_work, claimed_at=NOON), IN_TEAM)) == []
    assert mentioned(drawn(at_work, IN_TEAM, live=False)) == []


def test_a_ping_mentions_whom_it_is_for_and_says_how_long_they_waited():
    event = Event(Kind.ESCALATED, NOON, owner="maya", step="backup", whom="jon")
    message = ping(THREAD, event, Place(rep=JON), True, an_account)
    assert message.text.startswith("<@UJON> Nobody has answered yet.")
    assert "Chris Lowe (Acme) has waited 1 h. Owner: Maya Okafor. You are the backup" in message.text
    assert buttons({"blocks": message.blocks}) == ["claim"]
    to_manager = replace(event, step="manager", whom="dana")
    pinged = ping(THREAD, to_manager, Place(rep=DANA), True, an_account)
    assert buttons({"blocks": pinged.blocks}) == ["claim", "reassign"]
    over = ping(THREAD, event, Place(rep=JON), False, an_account)
    assert buttons({"blocks": over.blocks}) == []


def test_who_lost_a_reply_for_safety_is_told_without_buttons():
    event = Event(Kind.MOVED_FOR_SAFETY, NOON, owner="carla", whom="maya")
    message = ping(replace(THREAD, owner=DANA), event, IN_DM, True, no_account)
    assert "Moved to Dana Whitfield for safety" in message.text
    assert buttons({"blocks": message.blocks}) == []


def test_lines_tell_what_happened():
    names = {"maya": "Maya", "jon": "Jon", None: "Whoowns"}.__getitem__
    taken = Event(Kind.CLAIMED, NOON, by="jon", owner="jon", whom="maya")
    passed = Event(Kind.REASSIGNED, NOON, by="maya", note="on holiday", owner="jon", whom="maya")
    asked = Event(Kind.ESCALATED, NOON, owner="maya", step="backup", whom="jon")
    assert [line(event, names).text for event in (taken, passed, asked)] == [
        "Jon took it from Maya.",
        "Maya passed it to Jon: on holiday",
        "No answer yet: Jon (backup) was asked.",
    ]
