"""Modals: opened, filled in, corrected, stacked, closed."""

from contextlib import suppress
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from sandbox.client import SandboxError
from tests.sandbox.answers import told
from tests.sandbox.blocks import actions, button, field, modal, option, plain, section
from tests.sandbox.conftest import Office

Json = dict[str, Any]

REASON = field("why", {"type": "plain_text_input", "action_id": "reason", "max_length": 20})
PERSON = field("who", {"type": "users_select", "action_id": "person", "initial_user": "U1"})


@pytest.fixture
def answers(office: Office) -> dict[str, Any]:
    """What the app answers to a submission by callback id; also where it notes what it was sent."""
    told: dict[str, Any] = {"seen": [], "ack": {}}

    @office.app.action("open_modal")
    def open_modal(ack: Any, body: Json, client: Any) -> None:
        ack()
        told["opened"] = client.views_open(trigger_id=body["trigger_id"], view=told["view"])["view"]

    @office.app.action("inside")
    def inside(ack: Any, body: Json, client: Any) -> None:
        ack()
        told["seen"].append(body)
        # An error here would take back the acknowledgement, if it came within 10 ms of it.
        with suppress(SlackApiError):
            client.views_push(trigger_id=body["trigger_id"], view=told["view"])

    @office.app.view("reassign")
    def submitted(ack: Any, body: Json) -> None:
        told["seen"].append(body)
        ack(**told["ack"])

    @office.app.view_closed("reassign")
    def closed(ack: Any, body: Json) -> None:
        told["seen"].append(body)
        ack()

    return told


def show(office: Office, answers: Json, *blocks: Json, **more: Any) -> Json:
    """Open a modal for Jon by a click, and answer it as he sees it."""
    answers["seen"].clear()
    answers["ack"] = {}
    answers["view"] = modal(*blocks, callback_id="reassign", **more)
    office.web.chat_postMessage(channel="C1", text="card", blocks=[actions(button("open_modal"))])
    office.sandbox.click("jon", office.sandbox.messages("#replies")[-1], "open_modal")
    return office.sandbox.until(lambda: office.sandbox.view("jon"))


def test_what_was_filled_in_is_submitted_and_the_modal_goes(office: Office, answers: Json) -> None:
    view = show(office, answers, REASON, PERSON, private_metadata="r1")
    assert office.sandbox.view("maya") is None
    assert office.sandbox.submit("jon", reason="knows them", person="maya") == {}
    (body,) = answers["seen"]
    assert body["view"]["id"] == view["id"]
    assert body["view"]["private_metadata"] == "r1"
    assert body["view"]["state"]["values"] == {
        "why": {"reason": {"type": "plain_text_input", "value": "knows them"}},
        "who": {"person": {"type": "users_select", "selected_user": "U1"}},
    }
    assert office.sandbox.view("jon") is None


def test_what_stood_there_at_first_is_submitted_unless_changed(office: Office, answers: Json) -> None:
    choice = {"type": "static_select", "action_id": "kind", "options": [option("a"), option("b")]}
    show(office, answers, PERSON, field("kind", choice | {"initial_option": option("b")}, optional=True))
    office.sandbox.submit("jon")
    values = answers["seen"][0]["view"]["state"]["values"]
    assert values["who"]["person"]["selected_user"] == "U1"
    assert values["kind"]["kind"]["selected_option"] == option("b")


def test_slack_itself_asks_for_what_is_missing_or_too_long(office: Office, answers: Json) -> None:
    show(office, answers, REASON)
    assert "required" in office.sandbox.submit("jon")["why"]
    assert "20 characters" in office.sandbox.submit("jon", reason="x" * 21)["why"]
    assert answers["seen"] == []
    assert office.sandbox.submit("jon", reason="x" * 20) == {}


def test_the_app_may_refuse_with_an_error_at_a_field(office: Office, answers: Json) -> None:
    show(office, answers, REASON)
    answers["ack"] = {"response_action": "errors", "errors": {"why": "Jon took this 4 s ago"}}
    assert office.sandbox.submit("jon", reason="mine") == {"why": "Jon took this 4 s ago"}
    kept = office.sandbox.view("jon")
    assert kept is not None
    assert kept["state"]["values"]["why"]["reason"]["value"] == "mine"


def test_the_app_may_show_something_else_instead(office: Office, answers: Json) -> None:
    view = show(office, answers, REASON)
    answers["ack"] = {"response_action": "update", "view": modal(section("Done"))}
    office.sandbox.submit("jon", reason="x")
    changed = office.sandbox.view("jon")
    assert changed is not None
    assert (changed["id"], changed["blocks"][0]["text"]["text"]) == (view["id"], "Done")


def test_an_answer_slack_would_not_show_is_an_error(office: Office, answers: Json) -> None:
    show(office, answers, REASON)
    answers["ack"] = {"response_action": "update", "view": modal(section("x"), title=plain("x" * 25))}
    with pytest.raises(SandboxError, match="invalid_arguments"):
        office.sandbox.submit("jon", reason="x")


def test_modals_lie_on_one_another_three_high(office: Office, answers: Json) -> None:
    first = show(office, answers, actions(button("inside")))
    for depth in (2, 3):
        office.sandbox.click_view("jon", "inside")
        office.sandbox.until(lambda depth=depth: len(office.sandbox.calls("views.push")) == depth - 1)
    top = office.sandbox.view("jon")
    assert top is not None
    assert top["root_view_id"] == first["id"]
    assert top["previous_view_id"] != first["id"]
    office.sandbox.click_view("jon", "inside")
    office.sandbox.until(lambda: len(office.sandbox.calls("views.push")) == 3)
    assert office.sandbox.calls("views.push")[-1]["error"] == "push_limit_reached"

    office.sandbox.submit("jon")
    below = office.sandbox.view("jon")
    assert below is not None
    assert below["id"] == top["previous_view_id"]
    answers["ack"] = {"response_action": "clear"}
    office.sandbox.submit("jon")
    assert office.sandbox.view("jon") is None


def test_closing_is_told_to_an_app_that_asked(office: Office, answers: Json) -> None:
    show(office, answers, REASON, notify_on_close=True)
    office.sandbox.dismiss("jon")
    office.sandbox.until(lambda: answers["seen"])
    assert answers["seen"][0]["type"] == "view_closed"
    assert office.sandbox.view("jon") is None


def test_an_update_must_know_the_view_as_it_is(office: Office, answers: Json) -> None:
    show(office, answers, REASON)
    view = office.sandbox.until(lambda: answers.get("opened"))
    again = office.web.views_update(view_id=view["id"], hash=view["hash"], view=modal(section("2")))
    assert told(again, "view")["hash"] != view["hash"]
    with pytest.raises(SlackApiError, match="hash_conflict"):
        office.web.views_update(view_id=view["id"], hash=view["hash"], view=modal(section("3")))
    with pytest.raises(SlackApiError, match="not_found"):
        office.web.views_update(view_id="V9", view=modal(section("3")))


def test_a_home_tab_is_no_modal(office: Office) -> None:
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        office.web.views_publish(user_id="U1", view=modal(section()))
