"""An office: the real desk, the real app and a sandbox it talks to."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bot.deliver import Delivery
from bot.listeners.listen import listen
from bot.listeners.room import Room
from bot.pace import Pace
from bot.slack_app import build_app
from bot.slack_channels import Channels
from bot.slack_client import web_client
from bot.slack_connection import SocketConnection
from bot.slack_people import People
from desk import intake, lookup
from desk.desk import Desk
from desk.state import ThreadState
from mail.fetched import Fetched, place_after
from routing.chain import chain_of
from routing.rulebook import Rulebook, load
from sandbox.client import Sandbox
from storage.database import Database
from tests.bot.brightwave import APP_TOKEN, BOT_TOKEN, workspace
from tests.databases import SqliteDatabases, lent
from tests.fakes import Clock, Reader, letter

RULES = Path(__file__).parents[2] / "rules.yaml"
SOON = 1  # seconds a call to Slack may take here


@dataclass(slots=True, repr=False)
class Office:
    """One team at work; what is due is delivered by `tick`, clicks are redrawn at once."""

    sandbox: Sandbox
    desk: Desk
    clock: Clock
    reader: Reader
    delivery: Delivery
    people: People
    _uids: Iterator[int] = field(default_factory=lambda: count(1))

    def receive(self, *mails: bytes) -> None:
        """Take mails in and show what follows."""
        batch = [Fetched("outreach", 1, next(self._uids), raw) for raw in mails or (letter(),)]
        intake.store(self.desk, "outreach", batch, place_after(batch))
        while intake.decide_waiting(self.desk):
            pass
        self.delivery.tick()

    def thread(self, thread_id: int = 1) -> ThreadState:
        """The thread as the desk has it."""
        return lookup.thread_state(self.desk, thread_id)

    def card(self, channel: str = "#triage") -> dict[str, Any]:
        """The one card in this channel."""
        (card,) = self.cards(channel)
        return card

    def cards(self, channel: str = "#triage") -> list[dict[str, Any]]:
        """Everything top level in this channel that all can see."""
        return [m for m in self.sandbox.messages(channel) if not m["ephemeral"]]

    def told(self, user: str, channel: str = "#triage") -> str:
        """What only this person was told here, last."""
        said = [m["text"] for m in self.sandbox.messages(channel, user) if m["ephemeral"]]
        return said[-1] if said else ""


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """The example company."""
    return load(RULES)


@pytest.fixture
def desk(sqlite_databases: SqliteDatabases, rulebook: Rulebook) -> Iterator[Desk]:
    """The company's desk without mail; every reply that nobody knows goes to Sam in #triage."""
    with lent(sqlite_databases, sqlite_databases.ready()) as url:
        database = Database(url)
        yield Desk(database, rulebook, chain_of(rulebook), Reader(), Clock())
        database.close()


@pytest.fixture
def sandbox(rulebook: Rulebook) -> Iterator[Sandbox]:
    """A Slack nobody listens to."""
    with Sandbox.start(workspace(rulebook), retry_delays=(0.0, 0.1)) as started:
        yield started


@contextmanager
def delivering(desk: Desk, sandbox: Sandbox) -> Iterator[Office]:
    """An office in this sandbox that delivers and does not listen."""
    client = web_client(BOT_TOKEN, sandbox.api_url, timeout=SOON)
    people = People(client, lambda: desk.current.rulebook.people)
    delivery = Delivery(desk, client, people, Pace(burst=1000))
    yield Office(sandbox, desk, desk.now, desk.classify, delivery, people)  # type: ignore[arg-type]
    delivery.stop()


@pytest.fixture
def quiet(desk: Desk, sandbox: Sandbox) -> Iterator[Office]:
    """An office that delivers and does not listen."""
    with delivering(desk, sandbox) as office:
        yield office


@pytest.fixture
def office(quiet: Office) -> Iterator[Office]:
    """An office that delivers and listens."""
    client = web_client(BOT_TOKEN, quiet.sandbox.api_url, timeout=SOON)
    app = build_app(client)
    listen(app, Room(quiet.desk, client, quiet.people, Channels(client), quiet.delivery.redraw))
    connection = SocketConnection(app, APP_TOKEN, quiet.sandbox.api_url)
    connection.start()
    quiet.sandbox.until_connected()
    yield quiet
    connection.stop()
