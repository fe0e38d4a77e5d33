"""Slack's markup on the page: what it means, and that a stranger's escaped words mean nothing."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from sandbox.client import Sandbox
from tests.sandbox.blocks import plain
from tests.sandbox.company import company
from tests.sandbox.conftest import Office
from tests.sandbox.page.conftest import Look

pytestmark = pytest.mark.browser

MARKS = st.sampled_from(
    ["*", "_", "~", "`", "```", "<", ">", "&", "|", "@U1", "!channel", "\n", ":tada:", "&gt;"]
)
WORDS = st.lists(
    MARKS
    | st.sampled_from(["https://evil.example/", "#C1", "^", " ", "<!date^1^{time}|x>"])
    | st.text(max_size=6)
)
HOSTILE = (
    "<script>hacked()</script> <!channel> <@U1> <https://evil.example|bank> <img src=x onerror=hacked()> &lt;"
)

DRAWN = """async ([text, verbatim]) => {
  const { mrkdwn } = await import("/page/mrkdwn.js");
  const users = new Map([["U1", {real_name: "Maya Lindt"}]]);
  const reader = {me: "U1", zone: "Etc/UTC", users, channels: new Map()};
  const box = document.createElement("div");
  box.append(...mrkdwn(text, reader, {verbatim}));
  return [box.innerHTML, box.textContent, box.querySelectorAll("a, .mention, time, script, img").length];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page of a sandbox nobody listens to."""
    with Sandbox.start(company()) as sandbox:
        opened = browser.new_page()
        opened.goto(sandbox.url)
        yield opened


def escaped(text: str) -> str:
    """As every app must escape what is not its own."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("*bold* _lean_ ~gone~", "<strong>bold</strong> <em>lean</em> <s>gone</s>"),
        ("*_both_*", "<strong><em>both</em></strong>"),
        ("snake_case_word 2*3*4", "snake_case_word 2*3*4"),
        ("* not bold * and ** neither **", "* not bold * and ** neither **"),
        ("`*code* &lt;b&gt;`", "<code>*code* &lt;b&gt;</code>"),
        ("```one *two*\nthree```", "<pre>one *two*\nthree</pre>"),
        ("&gt; quoted\n> twice\nnot", "<blockquote>quoted\ntwice</blockquote>not"),
        ("&amp;lt; stays", "&amp;lt; stays"),
        (":no_such_emoji:", ":no_such_emoji:"),
        ("<javascript:alert(1)|click>", "&lt;javascript:alert(1)|click&gt;"),
        ("<@U1>", '<span class="mention me" data-user="U1">@Maya Lindt</span>'),
        ("<!here>", '<span class="mention me">@here</span>'),
        ("<#C9|sales>", '<span class="mention channel">#sales</span>'),
        ("<!date^nonsense^{time}|at noon>", "<span>at noon</span>"),
    ],
)
def test_markup_means_what_slack_says(page: Page, written: str, drawn: str) -> None:
    assert page.evaluate(DRAWN, [written, False])[0] == drawn


def test_a_link_shows_its_label_and_tells_the_other_side_nothing(page: Page) -> None:
    html = page.evaluate(DRAWN, ["<https://a.example/?x=1&amp;y=2|*label*>", False])[0]
    assert 'href="https://a.example/?x=1&amp;y=2"' in html
    assert 'rel="noopener noreferrer"' in html
    assert html.endswith(">*label*</a>")


def test_a_bare_address_becomes_a_link_unless_it_is_verbatim(page: Page) -> None:
    text = "see https://a.example/x."
    assert page.evaluate(DRAWN, [text, False])[0].endswith(">https://a.example/x</a>.")
    assert page.evaluate(DRAWN, [text, True])[0] == text


@pytest.mark.parametrize(
    ("now", "zone", "hours"),
    [
        ("2026-11-24T09:00Z", "Etc/UTC", 24),
        ("2026-11-24T02:00Z", "Etc/UTC", 7),
        ("2026-03-28T12:00Z", "Europe/Berlin", 19),  # an hour of that night is missing
        ("2026-10-31T20:00Z", "America/Anchorage", 22),  # and of this one there are two
    ],
)
def test_the_next_morning_is_nine_on_the_readers_wall(page: Page, now: str, zone: str, hours: int) -> None:
    morning = """async ([now, zone]) => {
      const { nextMorning } = await import("/page/when.js");
      return nextMorning(Date.parse(now) / 1000, zone) - Date.parse(now) / 1000;
    }"""
    assert page.evaluate(morning, [now, zone]) == hours * 3600


@settings(deadline=None, max_examples=100)
@given(WORDS.map("".join))
def test_escaped_words_never_mention_link_or_run(page: Page, words: str) -> None:
    assert page.evaluate(DRAWN, [escaped(words), True])[2] == 0


@settings(deadline=None, max_examples=50)
@given(st.text(st.characters(blacklist_characters="*_~`>:\n\r", blacklist_categories=["Cs", "Nd"])))
def test_escaped_words_without_marks_are_read_as_they_were_written(page: Page, words: str) -> None:
    assert page.evaluate(DRAWN, [escaped(words), True])[1] == words


def test_a_hostile_message_is_only_words(office: Office, look: Look) -> None:
    markup = {"type": "mrkdwn", "text": escaped(HOSTILE), "verbatim": True}
    literal = {"type": "rich_text_section", "elements": [{"type": "text", "text": HOSTILE}]}
    blocks = [
        {"type": "header", "text": plain(HOSTILE)},
        {"type": "section", "text": plain(HOSTILE), "fields": [markup]},
        {"type": "rich_text", "elements": [literal]},
    ]
    office.web.chat_postMessage(channel="C1", text=escaped(HOSTILE), blocks=blocks)
    article = look(office.sandbox).locator("article")
    expect(article).to_contain_text("<script>hacked()</script> <!channel> <@U1>")
    assert article.inner_text().count("<https://evil.example|bank> <img src=x onerror=hacked()>") == 4
    assert article.locator("script, a, img, .mention, [onerror]").count() == 0
