"""A sandbox for every test, and an app that listens to it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from sandbox.client import Sandbox
from tests.sandbox.company import company

ACK_WITHIN = 1.0
RETRY_DELAYS = (0.0, 0.1)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A sandbox nobody listens to."""
    with Sandbox.start(company()) as started:
        yield started


@pytest.fixture
def web(sandbox: Sandbox) -> WebClient:
    """The app's way to call it."""
    return WebClient("xoxb-sandbox", base_url=sandbox.api_url)


@dataclass(frozen=True, slots=True)
class Office:
    """A sandbox and the Bolt app that listens to it; it waits 1 s for acknowledgements, not 3 s."""

    sandbox: Sandbox
    app: App
    web: WebClient


@pytest.fixture(scope="session")
def listening() -> Iterator[Office]:
    """One office for all tests, as closing a Socket Mode client takes three seconds."""
    with Sandbox.start(company(), ack_within=ACK_WITHIN, retry_delays=RETRY_DELAYS) as sandbox:
        client = WebClient("xoxb-sandbox", base_url=sandbox.api_url)
        app = App(client=client)
        handler = SocketModeHandler(app, "xapp-sandbox")
        handler.connect()
        sandbox.until_connected()
        yield Office(sandbox, app, client)
        handler.close()


@pytest.fixture
def office(listening: Office) -> Office:
    """The office without a trace of earlier tests: no messages, no listeners."""
    listening.app._listeners.clear()
    listening.sandbox.reset()
    return listening
