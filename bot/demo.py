"""`whoowns demo`: the example company's mail finds its owners, in a Slack on this machine."""

import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr
from rich.console import Console
from rich.table import Table

from bot import wiring
from bot.demo_workspace import APP_TOKEN, BOT_TOKEN, workspace
from bot.settings import Settings
from bot.stopping import stop_by_signal, wait_until_stopped
from desk.desk import Desk
from desk.imports import import_file
from desk.ledger import Entry, entries
from desk.outgoing import waiting_count
from mail.errors import MailSourceError
from mail.sources import open_source
from routing.rulebook import load

HERE = Path(__file__).parents[1]
RULES = HERE / "rules.yaml"
EXAMPLE = HERE / "sandbox" / "example"
STORY_BEGINS = datetime(2026, 11, 23, 14, 12, tzinfo=UTC)  # a Monday, 9:12 in New York (SPEC R8)
STARTING = 20.0  # seconds
PLAIN_WIDTH = 140  # columns, where there is no terminal to ask


class DemoFailed(MailSourceError):
    """The sandbox did not start: see what it said above; another --port may help."""


def run_demo(mail: Path | None, once: bool, port: int) -> int:
    """Run the demo on the example's mail, or on one's own; 1 when a reply ended without owner or reason."""
    source = open_source(mail or EXAMPLE / "mail")
    console = Console(width=None if sys.stdout.isatty() else PLAIN_WIDTH, highlight=False)
    _quiet()
    stop = stop_by_signal()
    with (
        tempfile.TemporaryDirectory(prefix="whoowns-demo-") as folder,
        _sandbox(Path(folder), port, mail) as url,
    ):
        settings = _settings(Path(folder), url)
        desk, in_force = wiring.build_running_desk(settings)
        reloading = wiring.build_reloading(settings, desk, in_force)
        for what in ("accounts", "leads", "sequences"):
            import_file(desk, what, EXAMPLE / f"{what}.csv")
        delivery = wiring.build_delivery(settings, desk)
        connection = wiring.build_connection(settings, desk, delivery)
        connection.start()
        worker = wiring.build_worker(settings, desk, delivery)
        print(f"Reading {source.name} ...", file=sys.stderr)
        worker.take_in_files(source)
        worker.start()
        reloading.start()
        replies = entries(desk)
        console.print(_table(replies))
        _wait_until_shown(desk, stop)
        if not once:
            print(
                f"\nOpen {url} to see it in Slack, click, and move the clock. Ctrl-C ends the demo.",
                flush=True,
            )
            wait_until_stopped(stop)
        reloading.stop()
        worker.stop()
        connection.stop()
        delivery.stop()
        desk.database.close()
    return _verdict(replies)


def _verdict(replies: tuple[Entry, ...]) -> int:
    lost = [entry for entry in replies if not entry.settled]
    print(f"{len(replies)} replies, {len(lost)} without an owner or a reason.")
    return 1 if lost or not replies else 0


def _table(replies: tuple[Entry, ...]) -> Table:
    table = Table(title=None, header_style="bold", row_styles=["", "dim"], expand=True)
    for column, share in (("Who wrote", 3), ("Kind", 2), ("Owner", 2), ("Why", 6)):
        table.add_column(column, ratio=share, overflow="fold")
    for entry in replies:
        kind = entry.kind if entry.became.value in ("assigned", "dismissed") else entry.became.value
        cells = (_who(entry), kind, entry.owner or "-", entry.because)
        table.add_row(*(cell.replace("[", r"\[") for cell in cells))  # a stranger's words are no markup
    return table


def _who(entry: Entry) -> str:
    if not entry.sender:
        return "nobody we could read"
    name = f"{entry.sender_name}, " if entry.sender_name else ""
    return name + entry.sender.rpartition("@")[2]


def _wait_until_shown(desk: Desk, stop: threading.Event) -> None:
    """Until Slack shows everything; with a line now and then while that takes."""
    told = time.monotonic()
    while (waiting := waiting_count(desk)) and not stop.wait(0.1):
        if time.monotonic() - told > 3:
            told = time.monotonic()
            print(f"{waiting} messages on their way to Slack ...", file=sys.stderr)


def _settings(folder: Path, url: str) -> Settings:
    return Settings(
        database=SecretStr(f"sqlite:///{folder / 'demo.db'}"),
        rules=RULES,
        clock=folder / "clock",
        slack_bot_token=SecretStr(BOT_TOKEN),
        slack_app_token=SecretStr(APP_TOKEN),
        slack_base_url=f"{url.rstrip('/')}/api/",
        slack_pace=0,
        slack_mode="socket",
        imap_host="",
    )


@contextmanager
def _sandbox(folder: Path, port: int, own_mail: Path | None) -> Iterator[str]:
    """The sandbox as a child process; yields its address. The example's story has its own day."""
    ready, clock, company = folder / "ready", folder / "clock", folder / "workspace.json"
    offset = 0.0 if own_mail else (STORY_BEGINS - datetime.now(UTC)).total_seconds()
    clock.write_text(str(offset))
    company.write_text(json.dumps(workspace(load(RULES))), "utf-8")
    command = [sys.executable, "-m", "sandbox", "--workspace", str(company), "--clock", str(clock)]
    command += ["--ready", str(ready), "--port", str(port)]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        yield _address(child, ready)
    finally:
        child.terminate()
        child.wait(STARTING)


def _address(child: "subprocess.Popen[bytes]", ready: Path) -> str:
    end = time.monotonic() + STARTING
    while not ready.exists():
        if child.poll() is not None or time.monotonic() > end:
            child.kill()
            raise DemoFailed
        time.sleep(0.02)
    return str(json.loads(ready.read_text("utf-8"))["url"])


def _quiet() -> None:
    """What the log would say stands in the table and on the page; only what is wrong is printed."""
    wiring.log_to_stderr(Settings(log_level="ERROR"))
