"""What a person reads on the page: who, when, what is theirs."""

import pytest
from playwright.sync_api import Page, expect

from sandbox.client import Sandbox
from tests.sandbox.blocks import plain
from tests.sandbox.conftest import Office
from tests.sandbox.page.conftest import Look, card

pytestmark = pytest.mark.browser

MORNING = 1_795_528_800  # 2026-11-24 09:00 in New York, 14:00 UTC


def rows(page: Page) -> list[str]:
    """The places in the sidebar as a screen reader says them."""
    return [
        row.get_attribute("aria-label") or row.inner_text() for row in page.locator("#places button").all()
    ]


def test_a_message_says_who_wrote_it_that_it_is_an_app_and_when_in_my_zone(
    office: Office, look: Look
) -> None:
    card(office)
    seen = {who: look(office.sandbox, who).locator("article") for who in ("maya", "jon")}
    for article in seen.values():
        expect(article).to_contain_text("whoowns")
        expect(article.locator(".tag")).to_have_text("App")
    hours = [int(article.locator(".byline time").inner_text()[:2]) for article in seen.values()]
    assert (hours[0] - hours[1]) % 24 in (4, 5)  # UTC and New York


def test_a_moment_is_written_in_the_zone_of_the_reader(office: Office, look: Look) -> None:
    text = f"Due <!date^{MORNING}^{{date_short}} at {{time}}|some day>"
    office.web.chat_postMessage(channel="C1", text=text)
    expect(look(office.sandbox, "maya").locator("article")).to_contain_text("Due Nov 24, 2026 at 14:00")
    expect(look(office.sandbox, "jon").locator("article")).to_contain_text("Due Nov 24, 2026 at 09:00")


def test_becoming_somebody_else_shows_their_places_their_unread_and_their_mentions(
    office: Office, look: Look
) -> None:
    office.web.chat_postMessage(channel="C1", text="For <@U2>")
    office.web.chat_postMessage(channel="C1", text="For nobody")
    page = look(office.sandbox, "maya", "#sales")
    assert rows(page)[:2] == ["replies, 2 unread", "sales"]
    page.locator("#person").click()
    page.get_by_role("menuitem", name="Jon Hale").click()
    expect(page.locator("#person")).to_contain_text("Jon Hale")
    expect(page.locator("#messages .mention.me")).to_have_text("@Jon Hale")
    assert [row.partition(",")[0] for row in rows(page)] == ["replies", "board", "whoowns", "whoowns Home"]


def test_a_mention_is_counted_until_it_is_read(office: Office, look: Look) -> None:
    page = look(office.sandbox, "jon", "#board")
    office.web.chat_postMessage(channel="C1", text="<@U2>, please")
    row = page.get_by_role("button", name="replies, 1 unread, 1 mentioning you")
    row.click()
    expect(page.locator("article")).to_contain_text("@Jon Hale, please")
    expect(page.get_by_role("button", name="replies", exact=True)).to_be_visible()


def test_before_becoming_somebody_one_sees_what_waits_for_them(office: Office, look: Look) -> None:
    office.web.chat_postMessage(channel="C1", text="For <@U2>")
    page = look(office.sandbox, "maya")
    page.locator("#person").click()
    expect(page.get_by_role("menuitem", name="Jon Hale")).to_contain_text("1 new")
    expect(page.get_by_role("menuitem", name="Maya Lindt")).not_to_contain_text("new")


def test_a_line_stands_above_what_came_since_the_last_look(office: Office, look: Look) -> None:
    office.web.chat_postMessage(channel="C1", text="Old")
    office.sandbox.read("maya", "#replies")
    for text in ("First", "Second"):
        office.web.chat_postMessage(channel="C1", text=text)
    page = look(office.sandbox)
    office.web.chat_postMessage(channel="C1", text="Third")
    expect(page.locator("article")).to_have_count(4)
    after = page.locator(".new-divider ~ article .content")
    assert after.all_inner_texts() == ["First", "Second", "Third"]


def test_a_link_to_a_message_leads_to_it(office: Office, look: Look) -> None:
    ts = office.web.chat_postMessage(channel="C1", text="This one")["ts"]
    office.web.chat_postMessage(channel="C1", text="A later one")
    link = office.web.chat_getPermalink(channel="C1", message_ts=ts)["permalink"]
    page = look(office.sandbox, "maya", "#sales")
    page.goto(link)
    expect(page.locator("article:focus")).to_contain_text("This one")


def test_news_from_elsewhere_comes_as_a_note_that_leads_there(office: Office, look: Look) -> None:
    page = look(office.sandbox, "maya", "#sales")
    office.web.chat_postMessage(channel="C1", text="A *new* reply from Chris")
    note = page.locator(".toast")
    expect(note).to_contain_text("A new reply from Chris")
    note.locator(".open").click()
    expect(page.locator("#place-title")).to_have_text("#replies")


def test_an_empty_place_says_what_to_do_next(office: Office, look: Look) -> None:
    page = look(office.sandbox)
    expect(page.locator("#messages")).to_contain_text("Nothing in #replies yet")
    expect(page.locator("#messages")).to_contain_text("/whoowns")


def test_an_app_that_is_not_there_is_missed_aloud(sandbox: Sandbox, look: Look) -> None:
    page = look(sandbox)
    expect(page.get_by_role("status").filter(has_text="whoowns not connected")).to_be_visible()
    expect(page.get_by_role("alert").filter(has_text="reach nobody")).to_be_visible()


def test_the_clock_moves_in_steps_and_to_the_next_morning(office: Office, look: Look) -> None:
    def now() -> float:
        return office.sandbox.state("jon")["clock"]["now"]

    page, before = look(office.sandbox, "jon"), now()
    page.get_by_role("button", name="+1 h").click()
    office.sandbox.until(lambda: 3600 <= now() - before < 3700)
    page.get_by_role("button", name="Next morning").click()
    expect(page.locator("#clock-time")).to_have_text("09:00")
    assert 0 < now() - before - 3600 < 24.1 * 3600
    page.get_by_role("button", name="+15 min").click()
    expect(page.locator("#clock-time")).to_have_text("09:15")


def test_an_unknown_block_is_a_visible_note_and_an_image_is_its_description(
    office: Office, look: Look
) -> None:
    page = look(office.sandbox)
    drawn = page.evaluate(
        """async () => {
          const { blocks } = await import("/page/blocks.js");
          const list = [{type: "hologram"}, {type: "constructor"},
                        {type: "image", image_url: "https://elsewhere.example/x.png", alt_text: "A chart"}];
          const drawn = blocks(list, {reader: {}});
          return drawn.map((node) => [node.textContent, node.querySelectorAll("img").length]);
        }"""
    )
    assert [count for _, count in drawn] == [0, 0, 0]
    assert [words for words, _ in drawn] == [
        "This page cannot show a block of type “hologram”",
        "This page cannot show a block of type “constructor”",
        "A chart",
    ]


def test_the_home_tab_shows_what_the_app_publishes(office: Office, look: Look) -> None:
    @office.app.event("app_home_opened")
    def publish(event: dict, client: object) -> None:
        blocks = [{"type": "header", "text": plain("2 replies wait")}]
        office.web.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    page = look(office.sandbox)
    page.get_by_role("button", name="whoowns Home").click()
    expect(page.locator("#home")).to_contain_text("2 replies wait")
