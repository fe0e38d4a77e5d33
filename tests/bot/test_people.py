"""Who is who, what is remembered, and what a failed call to Slack means."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.pace import Pace
from bot.slack_people import MOST, People, Remembered
from bot.slack_trouble import Meaning, retry_after, trouble_of
from desk.errors import Busy, NotAllowed, NotKnown
from routing.rulebook import Rulebook
from tests.bot.conftest import Office


def test_people_are_found_by_address_and_by_id(quiet: Office):
    assert quiet.people.slack_id("maya") == "UMAYA"
    assert quiet.people.rep("UMAYA").key == "maya"
    assert quiet.people.slack_id("nobody") is None


def test_the_id_in_the_rules_file_counts_before_the_address(quiet: Office, rulebook: Rulebook):
    swapped = {"maya": replace(rulebook.people["maya"], slack="UNEW")}
    people = People(quiet.people._client, lambda: swapped)
    assert people.slack_id("maya") == "UNEW"
    assert people.rep("UNEW").key == "maya"
    with pytest.raises(NotKnown):
        people.rep("UMAYA")


def test_who_has_no_full_account_here_is_a_stranger(quiet: Office, rulebook: Rulebook):
    maya, jon = rulebook.people["maya"], rulebook.people["jon"]
    known = {"maya": maya, "jon": replace(jon, slack="UGUEST"), "kim": replace(jon, email="kim@no.example")}
    people = People(quiet.people._client, lambda: known)
    assert people.strangers() == (known["jon"], known["kim"])


@pytest.mark.parametrize("user", ["UGUEST", "USINGLE", "UOUTSIDE", "UBOT", "UGHOST"])
def test_guests_outsiders_bots_and_ghosts_are_nobody(quiet: Office, user: str):
    with pytest.raises(NotAllowed):
        quiet.people.rep(user)


@pytest.mark.parametrize("user", ["UGUEST", "UOUTSIDE", "UGHOST"])
def test_a_card_never_goes_to_somebody_who_is_no_member(quiet: Office, rulebook: Rulebook, user: str):
    ghost = {"maya": replace(rulebook.people["maya"], slack=user)}
    people = People(quiet.people._client, lambda: ghost)
    assert people.slack_id("maya") is None
    assert people.direct("maya") is None


@pytest.mark.parametrize("kind", ["server_error", "ratelimited", "timeout_before_commit", "drop"])
def test_a_slack_that_does_not_say_who_it_is_says_so_in_time(quiet: Office, kind: str):
    quiet.sandbox.fault("users.info", kind)
    with pytest.raises(Busy):
        quiet.people.rep("UMAYA")


def test_people_are_asked_about_once(quiet: Office):
    for _ in range(5):
        quiet.people.rep("UMAYA")
        quiet.people.slack_id("jon")
    assert len(quiet.sandbox.calls("users.info")) == 1
    assert len(quiet.sandbox.calls("users.lookupByEmail")) == 1


def test_what_is_remembered_gets_old_and_is_bounded():
    now, asked = [0.0], []

    def ask(key: str) -> str:
        asked.append(key)
        return key.upper()

    kept = Remembered[str](seconds=10, clock=lambda: now[0])
    assert [kept.recall("a", ask), kept.recall("a", ask), asked] == ["A", "A", ["a"]]
    now[0] = 10.0
    assert kept.recall("a", ask) == "A"
    assert asked == ["a", "a"]
    for n in range(MOST + 10):
        kept.recall(str(n), ask)
    assert len(kept._kept) == MOST


def test_a_failure_is_not_remembered():
    kept = Remembered[str]()
    with pytest.raises(OSError, match="away"):
        kept.recall("a", _away)
    assert kept.recall("a", str.upper) == "A"


def _away(_: str) -> str:
    raise OSError("away")


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("30", 30),
        ("0", 1),
        ("-1", 1),
        ("86400", 300),
        ("soon", 10),
        ("0.5", 10),
        ("", 10),
        (None, 10),
        ("9" * 5000, 300),
        ("٣", 3),
        (["7"], 7),
    ],
)
def test_a_wait_is_held_between_one_second_and_five_minutes(value: Any, seconds: int):
    assert retry_after({} if value is None else {"Retry-After": value}) == timedelta(seconds=seconds)


def refused(data: Any, status: int = 200) -> SlackApiError:
    """What the client raises for this answer."""
    response = SlackResponse(
        client=WebClient(),
        http_verb="POST",
        api_url="",
        req_args={},
        data=data,
        headers={},
        status_code=status,
    )
    return SlackApiError("", response)


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (refused({"ok": False, "error": "ratelimited"}, 429), Meaning.WAIT),
        (refused({"ok": False, "error": "Received a response in a non-JSON format"}), Meaning.UNKNOWN),
        (refused({"ok": False, "error": None}), Meaning.UNKNOWN),
        (refused({"ok": False, "error": "fatal_error"}), Meaning.UNKNOWN),
        (refused({"ok": False, "error": "anything_else"}, 503), Meaning.UNKNOWN),
        (refused({"ok": False, "error": "message_not_found"}), Meaning.GONE),
        (refused({"ok": False, "error": "is_archived"}), Meaning.CLOSED),
        (refused({"ok": False, "error": "token_revoked"}), Meaning.REFUSED),
        (refused({"ok": False, "error": "never_heard_of_it"}), Meaning.FAILED),
        (TimeoutError(), Meaning.UNKNOWN),
        (ConnectionResetError(), Meaning.UNKNOWN),
    ],
)
def test_what_slack_named_is_certain_and_all_else_is_doubt(error: Exception, meaning: Meaning):
    assert trouble_of(error).meaning is meaning


def test_a_burst_is_followed_by_one_a_second():
    now = [0.0]
    pace = Pace(burst=2, every=1.0, clock=lambda: now[0])
    assert [pace.wait("C").total_seconds() for _ in range(4)] == [0, 0, 1, 1]
    assert pace.wait("D").total_seconds() == 0
    now[0] = 1.0
    assert [pace.wait("C").total_seconds() for _ in range(2)] == [0, 1]
