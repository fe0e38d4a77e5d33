"""Our own card and modal on the page: the menu opens by mouse and by keyboard, and the kind arrives."""

from typing import Any

import pytest
from playwright.sync_api import expect

from bot.views.card import card
from bot.views.naming import MORE
from bot.views.relabel import CALLBACK, relabel
from desk.state import Place, TakenFor
from routing.model import ReplyKind
from tests.bot.test_views import MAYA, NOON, THREAD
from tests.sandbox.conftest import Office
from tests.sandbox.page.conftest import Look

pytestmark = pytest.mark.browser

Json = dict[str, Any]
EVIDENCE = ("reads like interested (0.83)",)


def test_the_menu_of_a_card_opens_the_modal_and_the_kind_arrives(office: Office, look: Look) -> None:
    taken = TakenFor(1, NOON, THREAD.sender, THREAD.subject, ReplyKind.INTERESTED, False, EVIDENCE, "7")
    submitted: list[str] = []

    @office.app.action(MORE)
    def open_modal(ack: Any, body: Json) -> None:
        ack()
        office.web.views_open(trigger_id=body["trigger_id"], view=relabel(THREAD, taken))

    @office.app.view(CALLBACK)
    def submit(ack: Any, body: Json) -> None:
        submitted.append(body["view"]["state"]["values"]["kind"]["kind"]["selected_option"]["value"])
        ack()

    drawn = card(THREAD, Place(rep=MAYA), True, lambda key: None, NOON)
    office.web.chat_postMessage(channel="C1", text=drawn.text, blocks=list(drawn.blocks))
    page = look(office.sandbox)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Wrong kind?").click()
    modal = page.get_by_role("dialog", name="Wrong kind?")
    expect(modal).to_contain_text("Taken for Interested")
    expect(modal).to_contain_text("Because: reads like interested (0.83)")
    modal.get_by_role("combobox", name="What is it really?").click()
    expect(page.get_by_role("option")).to_have_count(len(ReplyKind))
    page.get_by_role("option", name="Out of office").click()
    modal.get_by_role("button", name="Set kind").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert submitted == ["out_of_office"]
    page.get_by_role("button", name="More actions").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Wrong kind?")).to_be_focused()
    page.keyboard.press("Enter")
    expect(modal).to_be_visible()
    page.keyboard.press("Escape")
