"""What a person does on the page reaches the app: clicks, commands, threads; also without a mouse."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.sandbox.blocks import actions, button, plain, section
from tests.sandbox.conftest import Office
from tests.sandbox.page.conftest import Look

pytestmark = pytest.mark.browser

Json = dict[str, Any]


def claimable(office: Office, action: str) -> list[str]:
    """A card in #replies whose button claims it; the list fills with who did."""
    claimed: list[str] = []

    @office.app.action(action)
    def claim(ack: Any, body: Json) -> None:
        claimed.append(body["user"]["id"])
        ack()
        done = [section("Taken"), actions(button("other", "Done"))]
        office.web.chat_update(channel="C1", ts=body["message"]["ts"], text="Taken", blocks=done)

    names = {"accessibility_label": "Claim the reply from Chris"}
    office.web.chat_postMessage(
        channel="C1", text="Open", blocks=[section("Open"), actions(button(action, **names))]
    )
    return claimed


def test_a_click_reaches_the_app_and_the_card_follows(office: Office, look: Look) -> None:
    claimed = claimable(office, "claim_by_mouse")
    page = look(office.sandbox, "jon")
    page.get_by_role("button", name="Claim the reply from Chris").click()
    expect(page.locator("article")).to_contain_text("Taken")
    expect(page.locator("article")).to_contain_text("(edited)")
    assert claimed == ["U2"]


def test_claiming_takes_no_mouse_and_leaves_the_focus_on_the_card(office: Office, look: Look) -> None:
    claimed = claimable(office, "claim_by_keyboard")
    office.web.chat_postMessage(channel="C1", text="A later message")
    page = look(office.sandbox)
    expect(page.locator("article")).to_have_count(2)
    for key in ("F6", "ArrowUp", "Tab"):
        page.keyboard.press(key)
    expect(page.get_by_role("button", name="Claim the reply from Chris")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("article").first).to_contain_text("Taken")
    assert claimed == ["U1"]
    assert page.evaluate("document.activeElement.tagName") == "ARTICLE"


def test_a_click_the_app_does_not_answer_says_so_on_the_card(office: Office, look: Look) -> None:
    silent = [section("Open"), actions(button("nobody_listens"))]
    office.web.chat_postMessage(channel="C1", text="Open", blocks=silent)
    page = look(office.sandbox)
    page.get_by_role("button", name="Claim").click()
    expect(page.locator("article [role=alert]")).to_contain_text("did not answer in 3 seconds")
    expect(page.get_by_role("button", name="Claim")).not_to_have_attribute("aria-busy", "true")


def test_a_dangerous_button_asks_first(office: Office, look: Look) -> None:
    pressed: list[str] = []

    @office.app.action("delete")
    def delete(ack: Any) -> None:
        pressed.append("delete")
        ack()

    question = {
        "title": plain("Delete it?"),
        "text": plain("For good."),
        "confirm": plain("Yes"),
        "deny": plain("No"),
    }
    risky = actions(button("delete", "Delete", style="danger", confirm=question))
    office.web.chat_postMessage(channel="C1", text="Open", blocks=[section("Open"), risky])
    page = look(office.sandbox)
    page.get_by_role("button", name="Delete").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert pressed == []
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Yes").click()
    office.sandbox.until(lambda: pressed == ["delete"])


def test_a_command_is_offered_as_one_types_and_its_answer_is_only_for_me(office: Office, look: Look) -> None:
    office.app.command("/whoowns")(lambda ack, command: ack(text=f"{command['text']} is Jon's"))
    page = look(office.sandbox)
    page.locator("#composer-box").press_sequentially("/who")
    expect(page.get_by_role("option", name="/whoowns")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#composer-box")).to_have_value("/whoowns ")
    page.keyboard.type("acme.com")
    page.keyboard.press("Enter")
    answer = page.locator("article.ephemeral")
    expect(answer).to_contain_text("Only visible to you")
    expect(answer).to_contain_text("acme.com is Jon's")
    answer.get_by_role("button", name="Dismiss").click()
    expect(page.locator("article")).to_have_count(0)


def test_what_i_type_is_said_with_mentions_but_without_markup_of_mine(office: Office, look: Look) -> None:
    page = look(office.sandbox)
    page.locator("#composer-box").press_sequentially("@jo")
    page.keyboard.press("Tab")
    page.keyboard.type("<!channel> look")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("please")
    page.keyboard.press("Enter")
    expect(page.locator("article .mention")).to_have_text("@Jon Hale")
    assert office.sandbox.messages("#replies")[0]["text"] == "<@U2> &lt;!channel&gt; look\nplease"
    expect(page.locator("#composer-box")).to_have_value("")


def test_a_thread_is_answered_and_left_with_escape(office: Office, look: Look) -> None:
    parent = office.web.chat_postMessage(channel="C1", text="A reply came")["ts"]
    page = look(office.sandbox)
    page.get_by_role("button", name="Reply in thread").click()
    page.keyboard.type("On it")
    page.keyboard.press("Enter")
    expect(page.locator("#replies article")).to_have_count(2)
    assert office.sandbox.messages("#replies", thread=parent)[1]["text"] == "On it"
    page.keyboard.press("Escape")
    expect(page.locator("#thread")).to_be_hidden()
    expect(page.get_by_role("button", name="1 reply")).to_be_visible()
    assert page.evaluate("document.activeElement.tagName") == "ARTICLE"
