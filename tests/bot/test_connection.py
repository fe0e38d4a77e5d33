"""Socket Mode: one connection that comes back, whatever happens to it."""

import time

from bot.slack_app import build_app
from bot.slack_client import web_client
from bot.slack_connection import Client, SocketConnection
from sandbox.client import Sandbox
from tests.bot.brightwave import APP_TOKEN, BOT_TOKEN
from tests.bot.conftest import Office
from tests.fakes import letter

NOWHERE = "http://127.0.0.1:9/"


def claimed_within(office: Office, seconds: float) -> float:
    """How long it took until a click by Maya counted."""
    started = time.monotonic()
    while office.thread().owner.key != "maya":
        assert time.monotonic() - started < seconds
        try:
            office.sandbox.click("maya", office.card(), "claim")
        except Exception:
            time.sleep(0.05)
    return time.monotonic() - started


def test_refreshes_cost_no_click(office: Office):
    office.receive(*(letter(f"P{n} <p{n}@x{n}.example>") for n in range(5)))
    for number, card in enumerate(office.cards(), start=1):
        office.sandbox.refresh()
        office.sandbox.click("maya", card, "claim")
        assert office.thread(number).owner.key == "maya"
    assert {d["attempt"] for d in office.sandbox.deliveries()} == {0}


def test_after_a_cut_it_is_back_within_seconds(office: Office):
    office.receive()
    assert office.sandbox.cut() == 1
    assert claimed_within(office, 8) < 5


class Absent(Client):
    """It never notices that it is deaf, as the SDK's client has been seen to do."""

    async def connect_to_new_endpoint(self, force: bool = False) -> None:
        return


class Unlucky(SocketConnection):
    """Has one absent client after the other."""

    def _client(self) -> Client:
        return Absent(APP_TOKEN, self._base_url)


def test_a_client_that_is_deaf_without_noticing_is_replaced(sandbox: Sandbox):
    app = build_app(web_client(BOT_TOKEN, sandbox.api_url))
    connection = Unlucky(app, APP_TOKEN, sandbox.api_url)
    connection.start()
    sandbox.until_connected()
    sandbox.cut()
    sandbox.until(lambda: not sandbox.state("maya")["app"]["connected"])
    sandbox.until_connected()
    assert sandbox.until(lambda: connection.connected and connection.silence() < 1)
    connection.stop()
    assert not connection.connected


def test_a_slack_that_is_away_at_the_start_is_waited_for():
    app = build_app(web_client(BOT_TOKEN, NOWHERE))
    connection = SocketConnection(app, APP_TOKEN, NOWHERE)
    connection.start()
    time.sleep(0.2)
    assert not connection.connected
    connection.stop()


def test_an_acknowledgement_takes_no_time(office: Office):
    office.receive()
    office.sandbox.click("maya", office.card(), "claim")
    assert all(d["seconds"] < 1 for d in office.sandbox.deliveries())
