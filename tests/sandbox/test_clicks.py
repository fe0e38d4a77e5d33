"""A click goes down a real socket to a real Bolt app, and Slack's three seconds are counted."""

import time
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from sandbox.client import SandboxError
from sandbox.tickets import RESPONSE_USES
from tests.sandbox.blocks import actions, button, modal, option, section
from tests.sandbox.conftest import ACK_WITHIN, Office

Json = dict[str, Any]


def card(office: Office, *elements: Json) -> Json:
    """A message with these elements, as Maya sees it in #replies."""
    office.web.chat_postMessage(channel="C1", text="A card", blocks=[section(), actions(*elements)])
    return office.sandbox.messages("#replies")[-1]


def test_a_click_is_acknowledged_and_the_card_redrawn(office: Office) -> None:
    @office.app.action("take")
    def take(ack: Any, body: Json, client: Any) -> None:
        ack()
        taken = f"taken by {body['user']['id']}: {body['actions'][0]['value']}"
        place = {"channel": body["channel"]["id"], "ts": body["message"]["ts"]}
        client.chat_update(**place, text=taken, blocks=[section(taken)])

    message = card(office, button("take", value="r1"))
    office.sandbox.click("jon", message, "take")
    office.sandbox.until(lambda: office.sandbox.messages("#replies")[0]["text"] == "taken by U2: r1")
    assert office.sandbox.deliveries()[0]["acked"]


def test_a_menu_sends_the_whole_option_and_only_its_own(office: Office) -> None:
    chosen: list[Json] = []

    @office.app.action("pick")
    def pick(ack: Any, action: Json) -> None:
        chosen.append(action)
        ack()

    menu = {"type": "static_select", "action_id": "pick", "options": [option("a"), option("b", "Bee")]}
    person = {"type": "users_select", "action_id": "pick_person"}
    office.app.action("pick_person")(pick)
    message = card(office, menu, person)
    office.sandbox.click("maya", message, "pick", "b")
    office.sandbox.click("maya", message, "pick_person", "jon")
    assert chosen[0]["selected_option"] == option("b", "Bee")
    assert chosen[1]["selected_user"] == "U2"
    with pytest.raises(SandboxError, match="no_such_option"):
        office.sandbox.click("maya", message, "pick", "c")


def test_a_screen_not_yet_redrawn_still_sends_its_click_but_none_that_never_was(office: Office) -> None:
    seen: list[str] = []

    @office.app.action("old")
    def old(ack: Any, body: Json) -> None:
        seen.append(body["message"]["text"])
        ack()

    message = card(office, button("old"))
    office.web.chat_update(channel="C1", ts=message["ts"], text="redrawn", blocks=[section("no buttons")])
    office.sandbox.click("jon", message, "old")
    assert seen == ["redrawn"]
    with pytest.raises(SandboxError, match="no_such_action"):
        office.sandbox.click("jon", message, "never")
    with pytest.raises(SandboxError, match="no_such_action"):
        office.sandbox.click("jon", message, "old", "forged value")
    with pytest.raises(SandboxError, match="not_in_channel"):
        office.sandbox.click("guest", message, "old")


def test_an_app_that_stays_silent_is_an_error_and_asked_again(office: Office) -> None:
    attempts: list[Json] = []

    @office.app.action("mute")
    def mute(body: Json) -> None:
        attempts.append(body)

    message = card(office, button("mute"))
    started = time.monotonic()
    with pytest.raises(SandboxError, match="dispatch_failed"):
        office.sandbox.click("jon", message, "mute")
    assert time.monotonic() - started >= ACK_WITHIN
    office.sandbox.until(lambda: len(attempts) == 3)
    deliveries = office.sandbox.deliveries()
    assert [d["attempt"] for d in deliveries] == [0, 1, 2]
    assert len({d["id"] for d in deliveries}) == 3
    assert len({body["actions"][0]["action_ts"] for body in attempts}) == 1


def test_a_repetition_that_is_acknowledged_is_the_last(office: Office) -> None:
    attempts: list[str] = []

    @office.app.action("second_time")
    def second_time(ack: Any, context: Any) -> None:
        attempts.append("x")
        if len(attempts) == 2:
            ack()

    with pytest.raises(SandboxError):
        office.sandbox.click("jon", card(office, button("second_time")), "second_time")
    office.sandbox.until(lambda: [d["acked"] for d in office.sandbox.deliveries()] == [False, True])
    time.sleep(0.2)
    assert len(attempts) == 2


def test_on_demand_everything_comes_twice_in_different_envelopes(office: Office) -> None:
    seen: list[str] = []

    @office.app.action("double")
    def double(ack: Any, body: Json) -> None:
        seen.append(body["actions"][0]["action_ts"])
        ack()

    office.sandbox.redeliver()
    office.sandbox.click("jon", card(office, button("double")), "double")
    office.sandbox.until(lambda: len(seen) == 2)
    assert len(set(seen)) == 1
    assert len({d["id"] for d in office.sandbox.deliveries()}) == 2


def test_the_app_may_answer_five_times_within_half_an_hour(office: Office) -> None:
    urls: list[str] = []

    @office.app.action("answer_me")
    def answer_me(ack: Any, body: Json) -> None:
        urls.append(body["response_url"])
        ack()

    message = card(office, button("answer_me"))
    office.sandbox.click("jon", message, "answer_me")
    hook = WebhookClient(urls[0])
    statuses = [hook.send(text="psst").status_code for _ in range(RESPONSE_USES + 1)]
    assert statuses == [200] * RESPONSE_USES + [404]
    assert [m["text"] for m in office.sandbox.messages("#replies", "jon")[1:]] == ["psst"] * RESPONSE_USES
    assert len(office.sandbox.messages("#replies", "maya")) == 1

    office.sandbox.click("jon", message, "answer_me")
    office.sandbox.forward(minutes=31)
    assert WebhookClient(urls[1]).send(text="late").body == '{"ok": false, "error": "expired_url"}'


def test_an_answer_may_replace_or_delete_what_was_clicked(office: Office) -> None:
    urls: list[str] = []

    @office.app.action("turn")
    def turn(ack: Any, body: Json) -> None:
        urls.append(body["response_url"])
        ack()

    office.sandbox.click("jon", card(office, button("turn")), "turn")
    hook = WebhookClient(urls[0])
    hook.send(text="turned", replace_original=True)
    assert [m["text"] for m in office.sandbox.messages("#replies")] == ["turned"]
    assert hook.send(blocks=[section("")], text="x").status_code == 400
    hook.send(delete_original=True)
    assert office.sandbox.messages("#replies") == []
    hook.send(text="for all", response_type="in_channel")
    assert [m["text"] for m in office.sandbox.messages("#replies", "maya")] == ["for all"]


def test_a_button_on_an_ephemeral_message_works_for_its_reader(office: Office) -> None:
    seen: list[Json] = []

    @office.app.action("whisper")
    def whisper(ack: Any, body: Json) -> None:
        seen.append(body)
        ack()

    office.web.chat_postEphemeral(channel="C1", user="U2", text="psst", blocks=[actions(button("whisper"))])
    (message,) = office.sandbox.messages("#replies", "jon")
    office.sandbox.click("jon", message, "whisper")
    assert seen[0]["container"]["is_ephemeral"]
    assert "message" not in seen[0]
    with pytest.raises(SandboxError, match="message_not_found"):
        office.sandbox.click("maya", message, "whisper")


def test_a_trigger_works_once_and_for_three_seconds(office: Office) -> None:
    triggers: list[str] = []

    @office.app.action("trigger")
    def trigger(ack: Any, body: Json) -> None:
        triggers.append(body["trigger_id"])
        ack()

    def opened(trigger_id: str) -> str:
        try:
            office.web.views_open(trigger_id=trigger_id, view=modal(section()))
        except SlackApiError as refused:
            return refused.response["error"]
        return "opened"

    message = card(office, button("trigger"))
    office.sandbox.click("jon", message, "trigger")
    assert opened(triggers[0]) == "opened"
    assert opened(triggers[0]) == "exchanged_trigger_id"
    office.sandbox.click("jon", message, "trigger")
    office.sandbox.forward(seconds=3.1)
    assert opened(triggers[1]) == "expired_trigger_id"
    assert opened("123.456.abc") == "invalid_trigger_id"


def test_a_command_is_answered_to_the_asker_alone(office: Office) -> None:
    @office.app.command("/whoowns")
    def who_owns(ack: Any, command: Json) -> None:
        ack(f"Maya owns {command['text']}")

    office.sandbox.command("jon", "/whoowns acme.com", "#replies")
    assert [m["text"] for m in office.sandbox.messages("#replies", "jon")] == ["Maya owns acme.com"]
    assert office.sandbox.messages("#replies", "maya") == []
    office.sandbox.command("jon", "/whoowns acme.com")
    assert [m["ephemeral"] for m in office.sandbox.dm("jon")] == [True]
    with pytest.raises(SandboxError, match="unknown_command"):
        office.sandbox.command("jon", "/whois acme.com")


def test_what_is_said_to_the_bot_reaches_it_and_other_talk_does_not(office: Office) -> None:
    heard: list[tuple[str, str]] = []

    @office.app.event("message")
    def in_private(event: Json) -> None:
        heard.append((event["channel_type"], event["text"]))

    @office.app.event("app_mention")
    def named(event: Json) -> None:
        heard.append((event["channel"], event["text"]))

    office.sandbox.say("maya", "hello")
    office.sandbox.say("maya", "@whoowns who owns acme.com?", "#replies")
    office.sandbox.say("maya", "<!channel> lunch & more?", "#replies")
    office.sandbox.until(lambda: len(heard) == 2)
    time.sleep(0.1)
    assert sorted(heard) == [("C1", "<@UBOT> who owns acme.com?"), ("im", "hello")]
    assert office.sandbox.messages("#replies")[-1]["text"] == "&lt;!channel&gt; lunch &amp; more?"
    assert office.sandbox.stored("#replies")[-1]["mentions"] == []


def test_the_home_tab_is_published_when_looked_at(office: Office) -> None:
    @office.app.event("app_home_opened")
    def opened(event: Json, client: Any) -> None:
        client.views_publish(
            user_id=event["user"], view={"type": "home", "blocks": [section("Your replies")]}
        )

    assert office.sandbox.home("maya") is None
    office.sandbox.open_home("maya")
    home = office.sandbox.until(lambda: office.sandbox.home("maya"))
    assert home["blocks"][0]["text"]["text"] == "Your replies"
    assert office.sandbox.home("jon") is None


def test_any_payload_can_be_forged(office: Office) -> None:
    @office.app.action("forged")
    def forged(ack: Any, body: Json) -> None:
        ack()

    action = {"type": "button", "action_id": "forged", "block_id": "b", "value": "of another reply"}
    user = {"id": "U9", "team_id": "T9"}
    payload = {"type": "block_actions", "user": user, "team": {"id": "T1"}, "actions": [action]}
    assert office.sandbox.deliver("interactive", payload) == {}
