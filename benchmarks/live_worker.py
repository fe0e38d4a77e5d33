"""`whoowns worker` as a process of its own, with the sandbox for Slack, as the live benchmark runs it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.contestants import ROOT, WrongResult
from benchmarks.corpus import ARRIVED
from bot.demo_workspace import BOT_TOKEN
from sandbox.client import Sandbox
from tests.mail.dovecot import PASSWORD

LIVE, BUSY = "live", "busy"  # the two mailboxes, the second for a backlog
MAILBOX = """
- {{host: 127.0.0.1, port: {port}, tls: false, user: {user}, password_env: BENCHMARK_PASSWORD, start: all}}
"""
STARTING = 60  # seconds
ENDING = 20  # seconds


@contextmanager
def running(folder: Path, database: str, slack: Sandbox, ports: dict[str, int]) -> Iterator[Path]:
    """The worker from its start to its polite end; its log. `ports` are those of the mailboxes by user.

    It believes that the mails arrived a minute ago, when everybody was at work. Slack takes as many posts as
    come: they come one by one here.
    """
    mailboxes, clock, log = (folder / name for name in ("mailboxes.yaml", "clock", "worker.log"))
    mailboxes.write_text("".join(MAILBOX.format(user=user, port=port) for user, port in ports.items()))
    clock.write_text(f"{(ARRIVED + timedelta(minutes=1) - datetime.now(UTC)).total_seconds()}")
    settings = {
        "DATABASE": database,
        "RULES": str(ROOT / "rules.yaml"),
        "CLOCK": str(clock),
        "MAILBOXES": str(mailboxes),
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_BASE_URL": slack.api_url,
        "SLACK_PACE": "0",
    }
    environment = os.environ | {f"WHOOWNS_{name}": value for name, value in settings.items()}
    environment["BENCHMARK_PASSWORD"] = PASSWORD
    command = [sys.executable, "-m", "bot", "worker"]
    with log.open("w") as said:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, stderr=said)
        try:
            _until_running(process, log)
            yield log
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(ENDING)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


def _until_running(process: "subprocess.Popen[bytes]", log: Path) -> None:
    ends = time.monotonic() + STARTING
    while "running on" not in log.read_text():
        if process.poll() is not None or time.monotonic() > ends:
            raise WrongResult(f"the worker did not start:\n{log.read_text()[-2000:]}")
        time.sleep(0.05)
