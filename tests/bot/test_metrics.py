"""The ledger as metrics, read over HTTP as Prometheus reads them."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from urllib.request import urlopen

import pytest
from sqlmodel import select

from bot.metrics import serve_metrics
from bot.settings import SettingsError
from desk import intake
from desk.desk import Desk
from mail.fetched import Fetched, Place
from storage import tables
from tests.fakes import Clock, letter


@pytest.fixture
def url(desk: Desk) -> Iterator[str]:
    port, stop = serve_metrics(desk, "127.0.0.1", 0, kept=0)
    yield f"http://127.0.0.1:{port}/metrics"
    stop()


def figures(url: str) -> dict[str, float]:
    with urlopen(url, timeout=10) as answer:
        lines = (line for line in answer.read().decode().splitlines() if not line.startswith("#"))
        return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


@pytest.mark.requirement("R1")
def test_where_every_mail_is_and_how_long_the_oldest_waits(desk: Desk, url: str) -> None:
    mails = [Fetched("outreach", 1, 1, letter()), Fetched("outreach", 1, 2, raw=None)]
    intake.store(desk, "outreach", mails, Place(1, 2))
    assert isinstance(desk.now, Clock)
    desk.now.forward(seconds=90)
    assert figures(url) == {
        'whoowns_mails{place="waiting"}': 1,
        'whoowns_mails{place="assigned"}': 0,
        'whoowns_mails{place="dismissed"}': 0,
        'whoowns_mails{place="quarantined"}': 0,
        'whoowns_mails{place="copies"}': 0,
        'whoowns_mails{place="vanished"}': 1,
        "whoowns_mails_seen": 2,
        "whoowns_ledger_holds": 1,
        "whoowns_oldest_waiting_seconds": timedelta(seconds=90).total_seconds(),
    }
    intake.decide_waiting(desk)
    assert figures(url)['whoowns_mails{place="assigned"}'] == 1
    assert figures(url)["whoowns_oldest_waiting_seconds"] == 0


def test_a_mail_that_is_nowhere_is_seen(desk: Desk, url: str) -> None:
    intake.store(desk, "outreach", [Fetched("outreach", 1, 1, letter())], Place(1, 1))
    intake.decide_waiting(desk)
    with desk.begin() as session:
        session.delete(session.exec(select(tables.Sighting)).one())
    assert figures(url)["whoowns_ledger_holds"] == 0


def test_a_port_that_is_taken_is_said_in_a_sentence(desk: Desk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=rf"WHOOWNS_METRICS_PORT: cannot listen on 127.0.0.1:{port}"):
            serve_metrics(desk, "127.0.0.1", port)
