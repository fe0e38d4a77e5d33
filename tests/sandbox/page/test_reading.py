"""What a person reads on the page: who, when, what is theirs; in both themes, wide and narrow."""

import re

import pytest
from playwright.sync_api import Page, expect

from sandbox.client import Sandbox
from tests.sandbox.blocks import actions, button, mrkdwn, plain, section
from tests.sandbox.conftest import Office
from tests.sandbox.page.conftest import Look

pytestmark = pytest.mark.browser

MORNING = 1_795_528_800  # 2026-11-24 09:00 in New York, 14:00 UTC


def card(office: Office) -> None:
    """A card with buttons in #replies."""
    buttons = actions(button("claim", style="primary"), button("done", "Done"))
    context = {"type": "context", "elements": [mrkdwn("Why: acme.example is *Jon's* account")]}
    lines = [section("*Interested* · Chris Doyle"), context, buttons]
    office.web.chat_postMessage(channel="C1", text="Interested: Chris Doyle", blocks=lines)


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
    page = look(office.sandbox, "jon")
    before = office.sandbox.state("jon")["clock"]["now"]
    page.get_by_role("button", name="+1 h").click()
    office.sandbox.until(lambda: 3600 <= office.sandbox.state("jon")["clock"]["now"] - before < 3700)
    page.get_by_role("button", name="Next morning").click()
    expect(page.locator("#clock-time")).to_have_text("09:00")
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


FAINT = """() => {
  const parts = (color) => color.match(/[\\d.]+/g).map(Number);
  const over = ([r, g, b, a = 1], below) => [r, g, b].map((c, i) => c * a + below[i] * (1 - a));
  const ground = (node) => {
    const layers = [];
    for (let at = node; at; at = at.parentElement) layers.push(parts(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility() || node.closest(".avatar, :disabled, .gutter, .skip, .unseen")) continue;
    const below = ground(node);
    const pair = [light(over(parts(getComputedStyle(node).color), below)), light(below)].sort((a, b) => b - a);
    if (pair[0] / pair[1] < 4.5) faint.push([walker.currentNode.data.trim(), pair[0] / pair[1]]);
  }
  return faint;
}"""  # noqa: E501


def test_every_word_stands_out_from_its_ground(office: Office, look: Look) -> None:
    """WCAG 2 AA: 4.5 to 1, for all text in sight."""
    card(office)
    office.web.chat_postMessage(
        channel="C1", text="<@U1> and <@U2>: `code`, <https://a.example|link>\n&gt; words"
    )
    office.web.chat_postEphemeral(channel="C1", user="U1", text="Just for you")
    page = look(office.sandbox)
    expect(page.locator("article")).to_have_count(3)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        office.sandbox.until(lambda: page.evaluate(FAINT) == [])


def test_nothing_sticks_out_at_any_width(office: Office, look: Look) -> None:
    card(office)
    office.web.chat_postMessage(channel="C1", text="x" * 300)
    page = look(office.sandbox)
    expect(page.locator("article")).to_have_count(2)
    for width in (380, 768, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("#messages").evaluate("list => list.scrollWidth - list.clientWidth") == 0


def test_on_a_narrow_screen_the_places_are_behind_a_button(office: Office, look: Look) -> None:
    page = look(office.sandbox, viewport={"width": 390, "height": 800})
    page.get_by_role("button", name="Channels and people").click()
    page.get_by_role("button", name=re.compile("^sales")).click()
    expect(page.locator("#place-title")).to_have_text("#sales")
    expect(page.locator("#sidebar")).not_to_be_in_viewport()


def test_the_home_tab_shows_what_the_app_publishes(office: Office, look: Look) -> None:
    @office.app.event("app_home_opened")
    def publish(event: dict, client: object) -> None:
        blocks = [{"type": "header", "text": plain("2 replies wait")}]
        office.web.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    page = look(office.sandbox)
    page.get_by_role("button", name="whoowns Home").click()
    expect(page.locator("#home")).to_contain_text("2 replies wait")
