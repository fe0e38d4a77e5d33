"""Modals on the page: what is filled in arrives, what is missing is said beside the field."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.sandbox.blocks import actions, button, field, modal, option, plain, section
from tests.sandbox.conftest import Office
from tests.sandbox.page.conftest import Look

pytestmark = pytest.mark.browser

Json = dict[str, Any]


def reassigning(office: Office, action: str, *blocks: Json, **view: Any) -> list[Json]:
    """A card in #replies whose button opens a modal; the list fills with what was submitted."""
    submitted: list[Json] = []

    @office.app.action(action)
    def open_modal(ack: Any, body: Json) -> None:
        ack()
        office.web.views_open(trigger_id=body["trigger_id"], view=modal(*blocks, callback_id=action, **view))

    @office.app.view(action)
    def submit(ack: Any, body: Json) -> None:
        values = body["view"]["state"]["values"]
        if values["reason"]["text"]["value"] == "because":
            ack(response_action="errors", errors={"reason": "Say a little more."})
            return
        submitted.append(values)
        ack()

    buttons = actions(button(action, "Reassign"))
    office.web.chat_postMessage(channel="C1", text="Open", blocks=[section("Open"), buttons])
    return submitted


REASON = field("reason", {"type": "plain_text_input", "action_id": "text", "multiline": True})
PEOPLE = {
    "type": "static_select",
    "action_id": "who",
    "placeholder": plain("Choose a person"),
    "options": [option("jon", "Jon Hale"), option("maya", "Maya Lindt")],
}


def test_a_modal_objects_beside_the_field_and_keeps_what_was_typed(office: Office, look: Look) -> None:
    submitted = reassigning(office, "reassign_with_errors", field("person", PEOPLE), REASON)
    page = look(office.sandbox)
    page.get_by_role("button", name="Reassign").click()
    modal_ = page.get_by_role("dialog", name="Reassign")
    modal_.get_by_role("button", name="Save").click()
    expect(modal_.locator("[data-block=person] [role=alert]")).to_have_text(
        "Please complete this required field."
    )
    person = modal_.get_by_role("combobox", name="person")
    expect(person).to_be_focused()
    page.keyboard.type("jon")
    page.keyboard.press("Enter")
    expect(person).to_have_value("Jon Hale")
    modal_.get_by_role("textbox", name="reason").fill("because")
    modal_.get_by_role("button", name="Save").click()
    expect(modal_.locator("[data-block=reason] [role=alert]")).to_have_text("Say a little more.")
    expect(modal_.get_by_role("textbox", name="reason")).to_have_value("because")
    page.keyboard.type(" she knows them\nwell")
    modal_.get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Reassign")).to_be_focused()
    assert submitted[0]["person"]["who"]["selected_option"]["value"] == "jon"
    assert submitted[0]["reason"]["text"]["value"] == "because she knows them\nwell"


def test_a_modal_keeps_the_focus_inside_and_escape_gives_it_back(office: Office, look: Look) -> None:
    reassigning(office, "reassign_and_leave", REASON)
    page = look(office.sandbox)
    page.get_by_role("button", name="Reassign").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="reason")).to_be_focused()
    card = office.sandbox.messages("#replies")[0]
    again = [section("Still open"), *card["blocks"][1:]]
    office.web.chat_update(channel="C1", ts=card["ts"], text="Still open", blocks=again)
    expect(page.locator("article")).to_contain_text("Still open")
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('main, nav, #clockbar')")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Reassign")).to_be_focused()
    office.sandbox.until(lambda: office.sandbox.view("maya") is None)


def test_a_modal_redrawn_by_the_app_keeps_what_was_typed(office: Office, look: Look) -> None:
    person = field("person", PEOPLE)
    reassigning(office, "reassign_and_redraw", REASON, person)
    page = look(office.sandbox)
    page.get_by_role("button", name="Reassign").click()
    page.get_by_role("combobox", name="person").fill("Jon")
    page.get_by_role("option", name="Jon Hale").click()
    page.get_by_role("textbox", name="reason").fill("half a sentence")
    view = modal(section("Jon is away"), REASON, person, callback_id="reassign_and_redraw")
    opened = office.sandbox.view("maya") or {}
    office.web.views_update(view_id=opened["id"], view=view)
    expect(page.get_by_role("dialog")).to_contain_text("Jon is away")
    expect(page.get_by_role("textbox", name="reason")).to_have_value("half a sentence")
    expect(page.get_by_role("textbox", name="reason")).to_be_focused()
    expect(page.get_by_role("combobox", name="person")).to_have_value("Jon Hale")


def test_every_kind_of_field_arrives_as_it_was_filled_in(office: Office, look: Look) -> None:
    days = [option("mon", "Monday"), option("tue", "Tuesday")]
    asked = {"type": "external_select", "action_id": "company", "min_query_length": 2}
    submitted = reassigning(
        office,
        "every_field",
        field("day", {"type": "radio_buttons", "action_id": "one", "options": days}),
        field("days", {"type": "checkboxes", "action_id": "some", "options": days}),
        field("until", {"type": "datepicker", "action_id": "date"}),
        field("cover", {"type": "users_select", "action_id": "person"}),
        field("account", asked),
        REASON | {"optional": True},
    )
    office.app.options("company")(lambda ack, payload: ack(options=[option(payload["value"] + "me")]))
    page = look(office.sandbox)
    page.get_by_role("button", name="Reassign").click()
    page.get_by_role("radio", name="Tuesday").check()
    for day in ("Monday", "Tuesday"):
        page.get_by_role("checkbox", name=day).check()
    page.get_by_label("until").fill("2026-12-01")
    for box, typed, found in (("cover", "Jo", "Jon Hale"), ("account", "ac", "acme")):
        page.get_by_role("combobox", name=box).fill(typed)
        page.get_by_role("option", name=found).click()
    page.get_by_role("button", name="Save").click()
    office.sandbox.until(lambda: submitted)
    values = submitted[0]
    assert values["day"]["one"]["selected_option"]["value"] == "tue"
    assert [chosen["value"] for chosen in values["days"]["some"]["selected_options"]] == ["mon", "tue"]
    assert values["until"]["date"]["selected_date"] == "2026-12-01"
    assert values["cover"]["person"]["selected_user"] == "U2"
    assert values["account"]["company"]["selected_option"]["value"] == "acme"
