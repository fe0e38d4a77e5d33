"""What an answer offers: what else was meant, sharing it, what somebody owns, and what it keeps to itself."""

from typing import Any

import pytest

from sandbox.client import SandboxError
from tests.bot.conftest import Office
from tests.bot.market import open_market
from tests.bot.reading import buttons, shown
from tests.fakes import letter

Json = dict[str, Any]


@pytest.fixture
def asking(office: Office) -> Office:
    """An office that knows a few companies."""
    open_market(office.desk)
    return office


def answered(office: Office, user: str, question: str, channel: str = "#triage") -> Json:
    """Ask, and see the answer."""
    office.sandbox.command(user, f"/whoowns {question}", channel=channel)
    return last(office, user, channel)


def last(office: Office, user: str, channel: str = "#triage") -> Json:
    """What this person alone was told last."""
    return [m for m in office.sandbox.messages(channel, user) if m["ephemeral"]][-1]


@pytest.mark.requirement("R2", "R106")
@pytest.mark.parametrize("question", ["acme.example", "a@acme.example", "Acme Robotics", "0061x00000ABC"])
def test_an_answer_is_shared_once_with_the_name_of_who_asked(asking: Office, question: str):
    answer = answered(asking, "maya", question)
    assert "Acme Robotics: Maya Okafor" in shown(answer)
    asking.sandbox.click("maya", answer, "share")
    (post,) = asking.sandbox.until(asking.cards)
    assert shown(post).startswith(f"Maya Okafor asked: {question}")
    assert "Acme Robotics: Maya Okafor" in shown(post)
    assert buttons(post) == []
    own = asking.sandbox.until(lambda: "Shared" in shown(last(asking, "maya")) and last(asking, "maya"))
    assert buttons(own) == []
    asking.sandbox.click("maya", answer, "share")
    asking.sandbox.until(lambda: "shared already" in asking.told("maya"))
    assert len(asking.cards()) == 1


def test_a_click_on_share_that_slack_delivers_twice_posts_once(asking: Office):
    answer = answered(asking, "maya", "acme.example")
    asking.sandbox.redeliver()
    asking.sandbox.click("maya", answer, "share")
    asking.sandbox.until(lambda: "Shared" in shown(last(asking, "maya")))
    assert len(asking.cards()) == 1


def test_sharing_where_the_app_is_no_member_says_how_to_invite_it(asking: Office):
    answer = answered(asking, "maya", "acme.example", "#elsewhere")
    asking.sandbox.click("maya", answer, "share")
    asking.sandbox.until(lambda: "/invite @whoowns" in str(asking.sandbox.dm("maya")))


def test_an_answer_that_slack_did_not_take_can_be_shared_again(asking: Office):
    answer = answered(asking, "maya", "acme.example")
    asking.sandbox.fault("chat.postMessage", "ratelimited")
    asking.sandbox.click("maya", answer, "share")
    asking.sandbox.until(lambda: "went wrong" in asking.told("maya"))
    asking.sandbox.click("maya", answer, "share")
    asking.sandbox.until(asking.cards)


def test_in_direct_messages_there_is_nobody_to_share_with(asking: Office):
    asking.sandbox.command("maya", "/whoowns acme.example")
    assert buttons(asking.sandbox.dm("maya")[-1]) == []


@pytest.mark.requirement("R2", "R55")
def test_a_name_that_is_nearly_right_is_a_button_that_asks_in_place(asking: Office):
    answer = answered(asking, "jon", "Acme Robotic")
    assert "Did you mean" in shown(answer)
    assert "Maya Okafor" not in shown(answer)
    asking.sandbox.click("jon", answer, "ask_again:0")
    asking.sandbox.until(lambda: "Acme Robotics: Maya Okafor" in shown(last(asking, "jon")))
    assert last(asking, "jon")["ts"] == answer["ts"]


def test_two_companies_of_one_name_are_told_apart(asking: Office):
    answer = answered(asking, "jon", "Delta")
    assert "Others have this name too" in shown(answer)
    assert buttons(answer) == ["ask_again:0", "share"]
    asking.sandbox.click("jon", answer, "ask_again:0")
    asking.sandbox.until(lambda: "Delta Ltd: Wes Tanaka" in shown(last(asking, "jon")))


@pytest.mark.requirement("R2")
def test_a_company_may_be_called_like_a_number(asking: Office):
    assert "3M: Wes Tanaka" in shown(answered(asking, "jon", "3M"))
    unknown = answered(asking, "jon", "00412345")
    assert "I know nothing about" in shown(unknown)
    assert buttons(unknown) == []


@pytest.mark.requirement("R2")
@pytest.mark.parametrize(
    "question", ["maya", "Maya Okafor", "@maya", "<@UMAYA>", "<@UMAYA|maya>", "maya@brightwave.example"]
)
def test_a_person_is_answered_with_all_that_is_theirs(asking: Office, question: str):
    asking.receive(letter("Ann <ann@acme.example>"))
    answer = shown(answered(asking, "jon", question))
    assert "Maya Okafor: 1 open reply, 1 account, 1 sequence, 2 territories" in answer
    assert "Ann (Acme Robotics)" in answer
    assert "Sequences: east-spring" in answer
    assert "Covered by Jon Lindqvist, then Dana Whitfield. Covers" in answer


def test_a_person_nobody_knows_is_suggested_or_said_to_be_unknown(asking: Office):
    answer = answered(asking, "jon", "@mya")
    asking.sandbox.click("jon", answer, "ask_again:0")
    asking.sandbox.until(lambda: "Maya Okafor" in shown(last(asking, "jon")))
    assert "not in the rules file" in shown(answered(asking, "jon", "<@UNEW>"))
    assert "could not read" in shown(answered(asking, "jon", "<#C0TRIAGE|triage>"))


@pytest.mark.parametrize("question", ["acme.example why not @jon", "Acme Robotics why not <@UJON>?"])
def test_why_not_names_who_has_it_and_who_has_not(asking: Office, question: str):
    answer = answered(asking, "jon", question)
    assert "is with Maya Okafor, not Jon Lindqvist" in shown(answer)
    assert "Why: " in shown(answer)


def test_why_not_without_a_company_says_how_to_ask(asking: Office):
    assert "acme.com why not jon" in shown(answered(asking, "jon", "why not jon"))
    assert "nobody as zacharias" in shown(answered(asking, "jon", "acme.example why not zacharias"))


SECRETS = ["secret.example", "x@mail.secret.example", "Secret Holding", "secret holding gmbh"]


@pytest.mark.parametrize("question", [*SECRETS, "secret.example why not @maya"])
def test_a_private_account_is_not_even_confirmed_to_others(asking: Office, question: str):
    answer = answered(asking, "maya", question)
    assert shown(answer) == "That is not visible to you; ask Dana Whitfield."
    assert "Jon" not in answer["text"]


@pytest.mark.parametrize("user", ["jon", "dana", "olga", "carla"])
def test_a_private_account_is_shown_to_who_works_on_it_and_never_shared(asking: Office, user: str):
    answer = answered(asking, user, "Secret Holding")
    assert "Secret Holding: Jon Lindqvist" in shown(answer)
    assert buttons(answer) == []
    forged = answered(asking, user, "acme.example")
    with pytest.raises(SandboxError):
        asking.sandbox.click(user, answer, "share")
    asking.sandbox.deliver("interactive", press(asking, user, forged, "Secret Holding"))
    asking.sandbox.until(lambda: "nothing here that everybody may see" in asking.told(user))
    assert asking.cards() == []


def test_a_private_account_is_no_suggestion_and_in_no_list(asking: Office):
    asking.receive(letter("Ann <ann@secret.example>"))
    assert "Did you mean" not in shown(answered(asking, "maya", "Secret Holdin"))
    assert "Did you mean" in shown(answered(asking, "jon", "Secret Holdin"))
    theirs = answered(asking, "maya", "@jon")
    assert "secret" not in shown(theirs).casefold()
    assert "1 more not visible to you" in shown(theirs)
    assert "Jon Lindqvist: 1 open reply, 1 territory" in shown(theirs)
    assert "Ann (Secret Holding)" in shown(answered(asking, "jon", "@jon"))
    asking.sandbox.click("jon", last(asking, "jon"), "share")
    (post,) = asking.sandbox.until(asking.cards)
    assert "secret" not in shown(post).casefold()


def press(office: Office, user: str, answer: Json, question: str) -> Json:
    """A press of Share on this answer, with another question in it than we had put there."""
    return {
        "type": "block_actions",
        "user": {"id": office.sandbox.id(user)},
        "team": {"id": "T1"},
        "channel": {"id": office.sandbox.id("#triage")},
        "container": {"type": "message", "message_ts": answer["ts"], "channel_id": answer["channel"]},
        "actions": [{"type": "button", "action_id": "share", "value": question, "action_ts": "1.1"}],
    }
