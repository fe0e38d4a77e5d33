"""`/whoowns`, a mention and App Home: answers for the asker alone."""

import pytest

from bot.listeners.asking import question_in
from bot.listeners.mentions import without_us
from sandbox.markup import controls, texts
from tests.bot.conftest import Office
from tests.bot.reading import buttons, shown
from tests.fakes import letter


@pytest.mark.requirement("R2", "R106")
def test_whoowns_answers_the_asker_alone_with_owner_reason_and_what_is_open(office: Office):
    office.receive()
    office.sandbox.command("maya", "/whoowns northwind.example", channel="#triage")
    (answer,) = [m for m in office.sandbox.messages("#triage", "maya") if m["ephemeral"]]
    assert "Sam Reyes" in answer["text"]
    assert "1 open reply" in answer["text"]
    assert "Chris Park" in shown(answer)
    assert "Why:" in shown(answer)
    assert office.told("jon") == ""


NONSENSE = [
    "acme.com; drop table",
    "<mailto:a@acme.com|a@acme.com>",
    "https://www.acme.com/x?y",
    "ACME.COM.",
    "*.com",
    "münchen.de",
    "xn--mnchen-3ya.de",
    "127.0.0.1",
    "🎉",
    "<!channel>",
    "<@UMAYA>",
    "' OR 1=1 --",
    "a" * 5000,
    "\u202eevil",
    "{}[]()*_~`",
]


@pytest.mark.parametrize("question", NONSENSE)
def test_whoowns_takes_any_nonsense_and_says_something_harmless(office: Office, question: str):
    office.sandbox.command("maya", f"/whoowns {question}", channel="#triage")
    (answer,) = [m for m in office.sandbox.messages("#triage", "maya") if m["ephemeral"]]
    assert answer["text"]
    assert [c for text in (answer["text"], *texts(answer["blocks"])) for c in controls(text)] == []


@pytest.mark.parametrize("question", ["", "   "])
def test_whoowns_alone_says_how_to_ask(office: Office, question: str):
    office.sandbox.command("maya", f"/whoowns {question}", channel="#triage")
    assert "/whoowns acme.com" in shown(office.sandbox.messages("#triage", "maya")[-1])


@pytest.mark.parametrize(
    ("user", "channel", "said"),
    [
        ("guest", "#triage", "Only members"),
        ("outside", "#triage", "Only members"),
        ("new", "#triage", "does not know you yet"),
        ("maya", "#shared", "shared with another organisation"),
    ],
)
def test_whoowns_tells_nothing_to_those_who_may_not_know(office: Office, user: str, channel: str, said: str):
    office.receive()
    office.sandbox.command(user, "/whoowns northwind.example", channel=channel)
    assert said in office.told(user, channel)
    assert "Sam" not in office.told(user, channel)


def test_whoowns_answers_while_slack_is_out_of_sorts(office: Office):
    office.sandbox.fault("users.info", "server_error", times=9)
    office.sandbox.command("maya", "/whoowns acme.com", channel="#triage")
    assert "try again" in office.told("maya")


def test_a_mention_is_answered_like_the_command(office: Office):
    office.receive()
    office.sandbox.say("maya", "@whoowns who owns northwind.example?", channel="#triage")
    assert "Sam Reyes" in office.sandbox.until(lambda: office.told("maya"))


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("<@UBOT> who owns acme.com?", "acme.com"),
        ("<@UBOT|whoowns> acme.com", "acme.com"),
        ("hey <@UBOT>: whoowns a@acme.com", "hey : whoowns a@acme.com"),
        ("<@UBOT>", ""),
        ("<@UBOT> Who  Owns Acme Inc ??", "Acme Inc"),
    ],
)
def test_the_question_is_what_is_left_of_a_mention(text: str, question: str):
    assert question_in(without_us(text)) == question


def test_home_lists_my_open_replies_with_buttons_that_work(office: Office):
    office.receive(letter(), letter("Ann <ann@other.example>", text="Call me."))
    office.sandbox.open_home("sam")
    view = office.sandbox.until(lambda: office.sandbox.home("sam"))
    assert "2 replies are waiting for you" in shown(view)
    assert buttons(view) == ["claim", "reassign", "done"] * 2
    office.sandbox.click_view("sam", "done", home=True)
    office.sandbox.until(lambda: "1 reply is waiting for you" in shown(office.sandbox.home("sam")))


def test_home_shows_managers_what_is_late(office: Office):
    office.receive()
    office.clock.forward(days=7)
    office.sandbox.open_home("dana")
    view = office.sandbox.until(lambda: office.sandbox.home("dana"))
    assert "Late in your team" in shown(view)
    assert "owner Sam Reyes" in shown(view)


def test_home_explains_itself_to_a_stranger(office: Office):
    office.sandbox.open_home("new")
    view = office.sandbox.until(lambda: office.sandbox.home("new"))
    assert "ask sales ops to add you" in shown(view)


def test_an_error_in_home_is_told_in_the_direct_messages(office: Office):
    office.receive()
    office.sandbox.open_home("sam")
    office.sandbox.until(lambda: office.sandbox.home("sam"))
    office.sandbox.click("jon", office.card(), "claim")
    office.sandbox.click_view("sam", "claim", home=True)
    office.sandbox.until(
        lambda: any("Jon Lindqvist took this" in m["text"] for m in office.sandbox.dm("sam"))
    )
