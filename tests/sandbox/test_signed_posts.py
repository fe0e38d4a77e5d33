"""HTTP mode: the app behind a web server gets signed requests instead of envelopes."""

import threading
from collections.abc import Iterator
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient

from sandbox.client import Sandbox, SandboxError
from tests.sandbox.blocks import actions, button, field, modal
from tests.sandbox.company import company
from tests.sandbox.conftest import Office

SECRET = "shared with Slack"
PATH = "/slack/events"


class Quiet(WSGIRequestHandler):
    """A web server that does not talk about its work."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def office_with(secret: str) -> Iterator[Office]:
    """A sandbox that signs with `SECRET` and an app that expects `secret`."""
    with make_server("127.0.0.1", 0, None, handler_class=Quiet) as server:  # type: ignore[arg-type]
        address = f"http://127.0.0.1:{server.server_port}{PATH}"
        settings = {
            "events_url": address,
            "signing_secret": SECRET,
            "retry_delays": (0.0,),
            "ack_within": 1.0,
        }
        with Sandbox.start(company(), **settings) as sandbox:
            web = WebClient("xoxb-sandbox", base_url=sandbox.api_url)
            app = App(client=web, signing_secret=secret)
            server.set_app(SlackRequestHandler(app, path=PATH))
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
            yield Office(sandbox, app, web)
            server.shutdown()


@pytest.fixture
def posting() -> Iterator[Office]:
    """An app that knows the secret."""
    yield from office_with(SECRET)


@pytest.fixture
def deceived() -> Iterator[Office]:
    """An app that expects another secret."""
    yield from office_with("another secret")


def test_clicks_commands_and_submissions_arrive_signed(posting: Office) -> None:
    @posting.app.action("edit")
    def edit(ack: Any, body: Any, client: Any) -> None:
        ack()
        why = field("why", {"type": "plain_text_input", "action_id": "reason"})
        client.views_open(trigger_id=body["trigger_id"], view=modal(why, callback_id="reassign"))

    @posting.app.view("reassign")
    def submitted(ack: Any) -> None:
        ack(response_action="errors", errors={"why": "Say more"})

    @posting.app.command("/whoowns")
    def who_owns(ack: Any, command: Any) -> None:
        ack(f"Maya owns {command['text']}")

    posting.web.chat_postMessage(channel="C1", text="card", blocks=[actions(button("edit"))])
    posting.sandbox.click("jon", posting.sandbox.messages("#replies")[0], "edit")
    posting.sandbox.until(lambda: posting.sandbox.view("jon"))
    assert posting.sandbox.submit("jon", reason="x") == {"why": "Say more"}
    posting.sandbox.command("jon", "/whoowns acme.com & sons")
    assert posting.sandbox.dm("jon")[0]["text"] == "Maya owns acme.com & sons"


def test_events_arrive_and_failures_are_repeated(posting: Office) -> None:
    heard: list[tuple[str, list[str]]] = []

    @posting.app.event("message")
    def said(event: Any, request: Any) -> None:
        heard.append((event["text"], request.headers.get("x-slack-retry-num", ["first"])))

    posting.sandbox.say("maya", "hello")
    posting.sandbox.until(lambda: heard)
    assert heard == [("hello", ["first"])]

    @posting.app.action("silent")
    def silent() -> None:
        return

    posting.web.chat_postMessage(channel="C1", text="card", blocks=[actions(button("silent"))])
    with pytest.raises(SandboxError, match="dispatch_failed"):
        posting.sandbox.click("jon", posting.sandbox.messages("#replies")[0], "silent")
    posting.sandbox.until(lambda: len(posting.sandbox.deliveries()) == 3)


def test_a_wrong_signature_is_refused_by_the_app(deceived: Office) -> None:
    with pytest.raises(SandboxError, match="dispatch_failed"):
        deceived.sandbox.command("jon", "/whoowns acme.com")
