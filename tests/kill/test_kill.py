"""kill -9 of the worker and the mail server at any moment while mail arrives: nothing lost, nothing twice."""

import contextlib
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.demo_workspace import BOT_TOKEN, workspace
from desk import ledger, outgoing
from desk.desk import Desk
from routing.chain import chain_of
from routing.rulebook import load
from sandbox.client import Sandbox
from storage.database import Database
from storage.tables import Stage
from tests.conftest import FULL
from tests.desk.conftest import RULES
from tests.fakes import Clock, Reader, letter
from tests.mail import dovecot as imap

KILLS = 50 if FULL else 10
MAILS = 2000 if FULL else 100
RESTARTS = 5
"""In every so many of the worker's lives its mail server ends too, by turns in good order and by kill -9."""
PATIENCE = 600 if FULL else 60
SATURDAY = datetime(2026, 11, 21, 12, tzinfo=UTC)
"""Nobody is on duty, so that no reminder mixes with the cards however far the clock is moved."""
SLOW = 0.05
"""Seconds Slack takes to answer once it has the message: what is between its commit and ours."""
LEASE = timedelta(seconds=61)


class Time:
    """The clock file all processes read; moved on so that a killed worker's lease has run out."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._offset = SATURDAY - datetime.now(UTC)
        self.forward(timedelta())

    def forward(self, by: timedelta) -> None:
        self._offset += by
        written = self.file.with_suffix(".new")
        written.write_text(str(self._offset.total_seconds()))
        written.replace(self.file)


@contextlib.contextmanager
def worker(
    url: str, server: imap.Dovecot, slack: Sandbox, clock: Path, log: Path
) -> Iterator["subprocess.Popen[str]"]:
    """`whoowns worker` as a process of its own, killed at the end of the block."""
    settings = {
        "DATABASE": url,
        "RULES": str(RULES),
        "CLOCK": str(clock),
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_BASE_URL": slack.api_url,
        "SLACK_PACE": "0",
        "IMAP_HOST": "127.0.0.1",
        "IMAP_PORT": str(server.port),
        "IMAP_TLS": "false",
        "IMAP_USER": "outreach",
        "IMAP_PASSWORD": imap.PASSWORD,
        "IMAP_START": "all",
        "IMAP_KEYWORDS": "true",
    }
    environment = os.environ | {f"WHOOWNS_{name}": value for name, value in settings.items()}
    with log.open("a") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "worker"], env=environment, stdout=said, stderr=said, text=True
        )
        try:
            yield
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait(10)


def mails(first: int, count: int) -> Iterator[bytes]:
    for number in range(first, first + count):
        yield letter(
            sender=f"Lead {number} <lead@company{number}.example>",
            subject=f"Re: offer number {number:04}",
            message_id=f"<{number}@company{number}.example>",
        )


def until_running(log: Path, started: int) -> None:
    """Until the worker has said for the `started`th time that it runs."""
    ends = time.monotonic() + PATIENCE
    while log.read_text().count("running on") < started:
        assert time.monotonic() < ends, log.read_text()[-3000:]
        time.sleep(0.02)


@pytest.mark.imap
@pytest.mark.skipif(not imap.AVAILABLE, reason="dovecot is not installed")
@pytest.mark.timeout(3600 if FULL else 600)
@pytest.mark.requirement("R1", "R3")
def test_whatever_is_killed_at_any_moment_nothing_is_lost_and_nothing_posted_twice(
    database_url: str, tmp_path: Path
) -> None:
    rulebook, clock, log = load(RULES), Time(tmp_path / "clock"), tmp_path / "worker.log"
    log.touch()
    chance = random.Random(20261123)
    with (
        imap.dovecot() as server,
        Sandbox.start(workspace(rulebook), clock.file) as slack,
    ):
        slack.fault("chat.postMessage", "slow", times=10_000, hold=SLOW)
        sent, each = 0, MAILS // KILLS
        for kill in range(KILLS):
            server.deliver("outreach", *mails(sent, each // 2))
            with worker(database_url, server, slack, clock.file, log):
                until_running(log, kill + 1)
                server.deliver("outreach", *mails(sent + each // 2, each - each // 2))
                time.sleep(chance.uniform(0, 0.6))
                if kill % RESTARTS == RESTARTS - 1:
                    end = chance.choice([server.stop, server.kill])
                    end()
                    time.sleep(chance.uniform(0, 0.6))
                    server.start()
            sent += each
            clock.forward(LEASE)
        server.deliver("outreach", *mails(sent, MAILS - sent))
        desk = Desk(Database(database_url), rulebook, chain_of(rulebook), Reader(), Clock(SATURDAY))
        with worker(database_url, server, slack, clock.file, log):
            wait_until_all_is_shown(desk, log)
        clock.forward(LEASE)
        with worker(database_url, server, slack, clock.file, log):
            wait_until_all_show_their_owner(server, log)
        cards = [m for m in slack.stored() if (m.get("metadata") or {}).get("event_type") == "whoowns_card"]
    assert ledger.balance(desk).holds
    replies = ledger.entries(desk)
    expected = [f"Re: offer number {number:04}" for number in range(MAILS)]
    assert sorted(entry.subject for entry in replies) == expected
    assert {entry.became for entry in replies} == {Stage.ASSIGNED}
    assert len(cards) == MAILS
    assert len({card["metadata"]["event_payload"]["id"] for card in cards}) == MAILS
    shown = Counter(
        number for card in cards for number in set(re.findall(r"offer number (\d{4})", str(card["blocks"])))
    )
    assert shown == {f"{number:04}": 1 for number in range(MAILS)}
    assert "Traceback" not in log.read_text()
    desk.database.close()


def wait_until_all_is_shown(desk: Desk, log: Path) -> None:
    ends = time.monotonic() + PATIENCE
    while len(ledger.entries(desk)) < MAILS or outgoing.waiting_count(desk) or not is_decided(desk):
        assert time.monotonic() < ends, log.read_text()[-3000:]
        time.sleep(0.2)


def wait_until_all_show_their_owner(server: imap.Dovecot, log: Path) -> None:
    """Each mail has the keyword of its owner, and nothing else: nobody has read any."""
    ends = time.monotonic() + 60
    found: list[list[bytes]] = []
    while found != [[b"$Owner_sam"]] * MAILS:
        assert time.monotonic() < ends, f"{found[-3:]} {log.read_text()[-3000:]}"
        with server.account("outreach") as client:
            client.select_folder("INBOX", readonly=True)
            flags = client.get_flags(client.search())
            found = [[flag for flag in each if flag != b"\\Recent"] for each in flags.values()]
        time.sleep(0.2)


def is_decided(desk: Desk) -> bool:
    return all(entry.became is not Stage.WAITING for entry in ledger.entries(desk))
