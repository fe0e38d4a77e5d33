"""Where Whoowns can be asked besides the command: on a message, in a thread, in its direct messages."""

from typing import Any

import pytest

from bot.listeners.shortcut import CALLBACK
from tests.bot.conftest import Office
from tests.bot.market import open_market
from tests.bot.reading import shown
from tests.bot.test_answers import last
from tests.fakes import letter

Json = dict[str, Any]


@pytest.fixture
def asking(office: Office) -> Office:
    """An office that knows a few companies."""
    open_market(office.desk)
    return office


def spoken_of(office: Office, text: str, user: str = "jon", channel: str = "#triage") -> str:
    """What the shortcut answers on a message of this text."""
    ts = office.sandbox.say("maya", text, channel=channel)
    (message,) = [m for m in office.sandbox.messages(channel, user) if m["ts"] == ts]
    office.sandbox.shortcut(user, message, CALLBACK)
    return shown(office.sandbox.until(lambda: office.told(user, channel) and last(office, user, channel)))


@pytest.mark.requirement("R2")
@pytest.mark.parametrize(
    "text",
    [
        "Has anybody heard from ann@acme.example? I attached offer.pdf",
        "see https://www.acme.example/careers?x=1 and tell @jon",
        "Did anybody talk to Acme Robotics yesterday?",
        "Acme Robotics",
        "it is 0061x00000ABC in the CRM",
    ],
)
def test_the_shortcut_answers_about_whom_a_message_speaks_of(asking: Office, text: str):
    assert "Acme Robotics: Maya Okafor" in spoken_of(asking, text)
    assert asking.told("sam") == ""


@pytest.mark.parametrize(
    "text", ["good morning", "🎉", "<!channel> " + "A. " * 2000, "see notes.pdf", "*_~`"]
)
def test_the_shortcut_says_so_when_there_is_nothing_to_find(asking: Office, text: str):
    assert "/whoowns acme.com" in spoken_of(asking, text)


@pytest.mark.requirement("R2")
def test_the_shortcut_on_a_card_is_about_the_card(asking: Office):
    asking.receive(letter("Kim <kim@freemail.example>"))
    asking.sandbox.shortcut("jon", asking.card(), CALLBACK)
    answer = shown(asking.sandbox.until(lambda: asking.told("jon") and last(asking, "jon")))
    assert "Sam Reyes" in answer
    assert "Kim" in answer


def test_the_shortcut_keeps_private_what_is_private(asking: Office):
    said = spoken_of(asking, "Who talks to Secret Holding?", user="maya")
    assert said == "That is not visible to you; ask Dana Whitfield."
    assert "Secret Holding: Jon Lindqvist" in spoken_of(asking, "Who talks to Secret Holding?", user="jon")


@pytest.mark.parametrize(
    ("user", "channel", "said"),
    [
        ("guest", "#triage", "Only members"),
        ("outside", "#triage", "Only members"),
        ("new", "#triage", "does not know you yet"),
        ("jon", "#shared", "shared with another organisation"),
    ],
)
def test_the_shortcut_tells_nothing_to_those_who_may_not_know(
    asking: Office, user: str, channel: str, said: str
):
    assert said in spoken_of(asking, "acme.example", user, channel)


def test_where_the_app_may_not_whisper_it_answers_at_the_response_url_or_directly(asking: Office):
    assert "Maya Okafor" in spoken_of(asking, "acme.example", channel="#elsewhere")
    message = next(m for m in asking.sandbox.messages("#elsewhere") if not m["ephemeral"])
    payload: Json = {
        "type": "message_action",
        "callback_id": CALLBACK,
        "user": {"id": "UJON"},
        "team": {"id": "T1"},
        "channel": {"id": message["channel"]},
        "message": message,
        "response_url": f"{asking.sandbox.url}/response/used-up",
    }
    asking.sandbox.deliver("interactive", payload)
    asking.sandbox.until(lambda: "Maya Okafor" in str(asking.sandbox.dm("jon")))


@pytest.mark.requirement("R2", "R106")
@pytest.mark.parametrize(
    "question", ["acme.example", "who owns Acme Robotics?", "<https://acme.example|acme>"]
)
def test_a_message_to_the_app_is_a_question(asking: Office, question: str):
    asking.sandbox.redeliver()
    asking.sandbox.say("jon", question)
    asking.sandbox.until(lambda: len(asking.sandbox.dm("jon")) > 1)
    _, answer = asking.sandbox.dm("jon")
    assert "Acme Robotics: Maya Okafor" in shown(answer)
    assert not answer["ephemeral"]


@pytest.mark.parametrize(("user", "said"), [("guest", "Only members"), ("new", "does not know you yet")])
def test_a_message_of_somebody_who_may_not_know_is_refused(asking: Office, user: str, said: str):
    asking.sandbox.say(user, "acme.example")
    asking.sandbox.until(lambda: said in str(asking.sandbox.dm(user)))


def test_what_the_app_says_itself_is_no_question(asking: Office):
    for more in ({"bot_id": "B1"}, {"subtype": "message_changed"}, {"user": None}):
        event = {"type": "message", "channel_type": "im", "channel": "DJON", "user": "UJON", "ts": "1.1"}
        body = {"type": "event_callback", "team_id": "T1", "event": {**event, "text": "acme.example", **more}}
        asking.sandbox.deliver("events_api", body)
    asking.sandbox.say("jon", "3M")
    asking.sandbox.until(lambda: len(asking.sandbox.dm("jon")) > 1)
    assert len(asking.sandbox.dm("jon")) == 2


@pytest.mark.requirement("R2")
@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("@whoowns", "Kim"),
        ("@whoowns acme.example", "Acme Robotics: Maya Okafor"),
        ("@whoowns @maya", "Maya Okafor: "),
        ("@whoowns why not @jon", "not Jon Lindqvist"),
    ],
)
def test_in_a_cards_thread_a_mention_is_about_the_card_unless_it_names_somebody(
    asking: Office, text: str, answer: str
):
    asking.receive(letter("Kim <kim@freemail.example>"))
    card = asking.card()
    asking.sandbox.say("jon", text, channel="#triage", thread=card["ts"])

    def told() -> list[Json]:
        below = asking.sandbox.messages("#triage", "jon", thread=card["ts"])
        return [m for m in below if m["ephemeral"]]

    (only,) = asking.sandbox.until(told)
    assert answer in shown(only)
    asking.sandbox.click("jon", only, "share")
    asking.sandbox.until(
        lambda: any(
            "asked" in m["text"] for m in asking.sandbox.messages("#triage", "sam", thread=card["ts"])
        )
    )
