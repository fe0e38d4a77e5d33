"""How the page looks: readable in both themes, whole at every width."""

import re

import pytest
from playwright.sync_api import expect

from tests.sandbox.conftest import Office
from tests.sandbox.page.conftest import Look, card

pytestmark = pytest.mark.browser

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
