"""A browser that looks at the sandbox as one of its people."""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from sandbox.client import Sandbox
from tests.sandbox.blocks import actions, button, mrkdwn, section
from tests.sandbox.conftest import Office

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE_MS = 20_000

Look = Callable[..., Page]


# A module long, not a session: as long as Playwright runs, this thread has an event loop of its own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, or a skip where there is none."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=quiet)
        yield launched
        launched.close()


@pytest.fixture
def look(browser: Browser) -> Iterator[Look]:
    """Opens the page of a sandbox: `look(sandbox, "maya", "#replies")`.

    When the test is over, no script may have failed and nothing may have been asked of anybody else.
    """
    contexts, failures = [], []

    def opened(sandbox: Sandbox, who: str = "maya", where: str = "#replies", **device: Any) -> Page:
        contexts.append(browser.new_context(**{"viewport": {"width": 1280, "height": 800}} | device))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: failures.append(str(error)))
        page.on("console", lambda line: line.type == "error" and failures.append(line.text))
        page.on("request", lambda asked: asked.url.startswith(sandbox.url) or failures.append(asked.url))
        page.goto(f"{sandbox.url}/#/{sandbox.id(who)}/{sandbox.id(where)}")
        page.locator("#places [aria-current=page]").wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert failures == []


def card(office: Office) -> None:
    """A card with buttons in #replies."""
    buttons = actions(button("claim", style="primary"), button("done", "Done"))
    context = {"type": "context", "elements": [mrkdwn("Why: acme.example is *Jon's* account")]}
    lines = [section("*Interested* · Chris Doyle"), context, buttons]
    office.web.chat_postMessage(channel="C1", text="Interested: Chris Doyle", blocks=lines)
