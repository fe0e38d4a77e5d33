"""HTTP mode: only what Slack has signed, in a form that Slack sends, gets through."""

import hmac
import json
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.listeners.listen import listen
from bot.listeners.room import Room
from bot.slack_app import build_app
from bot.slack_channels import Channels
from bot.slack_client import web_client
from bot.slack_http import LARGEST, PATH, HttpConnection
from desk.desk import Desk
from routing.rulebook import Rulebook
from sandbox.client import Sandbox
from tests.bot.brightwave import BOT_TOKEN, workspace
from tests.bot.conftest import Office, delivering

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
NOWHERE = "http://127.0.0.1:9/"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def served(quiet: Office) -> Iterator[tuple[Office, HttpConnection]]:
    """An office that Slack reaches by signed requests."""
    client = web_client(BOT_TOKEN, quiet.sandbox.api_url, timeout=1)
    app = build_app(client)
    listen(app, Room(quiet.desk, client, quiet.people, Channels(client), quiet.delivery.redraw))
    connection = HttpConnection(app, SECRET, "127.0.0.1", 0, lambda: datetime.now(UTC))
    connection.start()
    quiet.receive()
    yield quiet, connection
    connection.stop()


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The port of an app that hears nothing: what is turned away does not reach it."""
    connection = HttpConnection(
        build_app(web_client(BOT_TOKEN, NOWHERE)), SECRET, "127.0.0.1", 0, lambda: datetime.now(UTC)
    )
    connection.start()
    yield connection.port
    connection.stop()


def signature(body: bytes, timestamp: str, secret: str = SECRET) -> str:
    """What Slack puts into X-Slack-Signature."""
    return "v0=" + hmac.new(secret.encode(), b"v0:" + timestamp.encode() + b":" + body, "sha256").hexdigest()


def send(port: int, body: bytes, path: str = PATH, method: str = "POST", **headers: str) -> int:
    """The status of this request; signed now unless the headers say otherwise, None leaves one out."""
    timestamp = headers.get("timestamp", str(int(time.time())))
    signed = headers.get("signature", signature(body, timestamp))
    named = {
        "Content-Type": headers.get("kind", FORM),
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": signed,
    }
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        with suppress(BrokenPipeError, ConnectionResetError):  # too long to be heard out
            connection.request(method, path, body, {name: value for name, value in named.items() if value})
        return connection.getresponse().status
    finally:
        connection.close()


def claim(office: Office) -> bytes:
    """Maya's click on Claim."""
    button = {"type": "button", "action_id": "claim", "block_id": "b", "value": "1:1", "action_ts": "1.1"}
    payload: dict[str, Any] = {
        "type": "block_actions",
        "user": {"id": "UMAYA", "team_id": "T1"},
        "team": {"id": "T1"},
        "channel": {"id": "C0TRIAGE"},
        "container": {"type": "message", "message_ts": office.card()["ts"]},
        "actions": [button],
    }
    return urlencode({"payload": json.dumps(payload)}).encode()


def test_a_signed_click_counts_and_its_replay_does_not(served: tuple[Office, HttpConnection]):
    office, connection = served
    body, timestamp = claim(office), str(int(time.time()) - 60)
    assert send(connection.port, body, timestamp=timestamp) == 200
    assert office.thread().owner.key == "maya"
    version = office.thread().version
    assert send(connection.port, body, timestamp=timestamp) == 200
    assert office.thread().version == version


def shifted(seconds: int) -> str:
    """A timestamp this far from now."""
    return str(int(time.time()) + seconds)


NOW = str(int(time.time()))
BODY = b"command=%2Fwhoowns&text=acme.com"


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"signature": ""}, BODY),
        ({"signature": "v0=" + "0" * 64}, BODY),
        ({"signature": "v1=" + "0" * 64}, BODY),
        ({"signature": signature(BODY, NOW).upper(), "timestamp": NOW}, BODY),
        ({"signature": "v0=\xe9" + "0" * 63}, BODY),
        ({"signature": signature(BODY, NOW), "timestamp": NOW}, BODY + b" "),
        ({"signature": signature(BODY, NOW, "another"), "timestamp": NOW}, BODY),
        ({"timestamp": shifted(-301)}, BODY),
        ({"timestamp": shifted(600)}, BODY),
        ({"timestamp": "soon"}, BODY),
        ({"timestamp": ""}, BODY),
        ({"timestamp": "9" * 30}, BODY),
    ],
)
def test_what_is_not_signed_now_is_turned_away(port: int, headers: dict[str, str], body: bytes):
    assert send(port, body, **headers) == 401


MALFORMED = [
    ({}, b"", 400),
    ({}, b"payload=", 400),
    ({}, b"payload=xx", 400),
    ({}, b"payload=%5B1%5D", 400),
    ({}, b"payload=%7B%7D&payload=%7B%7D", 400),
    ({}, b"payload=" + b"%5B" * 100_000, 400),
    ({}, b"&".join(b"a%d=1" % n for n in range(20_000)), 400),
    ({}, b"command=\xff\xfe", 400),
    ({"kind": "application/json"}, b"[" * 100_000, 400),
    ({"kind": "application/json"}, b"[1]", 400),
    ({"kind": "application/json"}, b'{"a": ', 400),
    ({}, b"x" * (LARGEST + 1), 413),
    ({"path": "/elsewhere"}, BODY, 404),
    ({"method": "PUT"}, BODY, 405),
]


@pytest.mark.parametrize(("how", "body", "status"), MALFORMED)
def test_what_slack_would_not_send_is_turned_away_quickly(
    port: int, how: dict[str, str], body: bytes, status: int
):
    started = time.monotonic()
    assert send(port, body, **how) == status
    assert time.monotonic() - started < 1


def test_slacks_own_question_at_set_up_is_answered(port: int):
    body = json.dumps({"type": "url_verification", "challenge": "abc", "token": "x"}).encode()
    assert send(port, body, kind="application/json") == 200
    assert send(port, body, kind="application/json", signature="v0=" + "0" * 64) == 401


def test_the_sandbox_speaks_signed_http_too(desk: Desk, rulebook: Rulebook):
    app = build_app(web_client(BOT_TOKEN, NOWHERE))
    connection = HttpConnection(app, SECRET, "127.0.0.1", 0, lambda: datetime.now(UTC))
    connection.start()
    url = f"http://127.0.0.1:{connection.port}{PATH}"
    with (
        Sandbox.start(workspace(rulebook), events_url=url, signing_secret=SECRET) as sandbox,
        delivering(desk, sandbox) as office,
    ):
        client = web_client(BOT_TOKEN, sandbox.api_url, timeout=1)
        app._client = client
        listen(app, Room(desk, client, office.people, Channels(client), office.delivery.redraw))
        office.receive()
        sandbox.click("maya", office.card(), "claim")
        assert office.thread().owner.key == "maya"
        sandbox.command("maya", "/whoowns northwind.example", channel="#triage")
        assert "Maya Okafor" in office.told("maya")
        connection.stop()
