"""What 200 mailboxes on one IMAP server cost a worker that watches them all while nothing happens.

The worker is a process of its own (`worker`): it prints one line of JSON when every mailbox has been read
to the end, and measures itself from then on. The mails of the end show that it was awake.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy import func
from sqlmodel import select

from benchmarks.measured import processor_seconds
from benchmarks.memory import held_mib
from benchmarks.report import table, tell
from bot import wiring
from bot.settings import Settings
from bot.watching import Watching
from mail.settings import ImapSettings
from storage import tables
from tests.fakes import letter
from tests.mail.certificate import certificate_in
from tests.mail.dovecot import PASSWORD, Dovecot, dovecot

ROOT = Path(__file__).parents[1]
MAILBOXES, SECONDS = 200, 60.0
PER_ACCOUNT = 2  # connections: one in IDLE, one that looks into the other folders
MOST_MIB, MOST_OF_A_CORE = 300, 0.05
PATIENCE = 300  # seconds until all are read, and until the last mails are


def main() -> None:
    """Measure with one mailbox and with all; print; the cost of a mailbox is the difference."""
    given = _arguments()
    if given.worker:
        _work(json.loads(sys.stdin.readline()))
        return
    with tempfile.TemporaryDirectory() as folder:
        certificate = certificate_in(Path(folder))
        with dovecot(certificate, clients=PER_ACCOUNT * given.mailboxes + 50) as server:
            runs = {
                count: _run(server, certificate[0], count, given.seconds) for count in (1, given.mailboxes)
            }
    one, many = runs[1], runs[given.mailboxes]
    each = (many["mib"] - one["mib"]) / (given.mailboxes - 1)
    rows = [
        (
            count,
            f"{run['mib']:.0f}",
            f"{100 * run['core']:.1f}",
            f"{run['until_read']:.1f}",
            run["threads"],
        )
        for count, run in runs.items()
    ]
    header = ("mailboxes", "MiB", "% of a core, quiet", "seconds until all are read", "threads")
    text = [
        f"TLS, one IDLE for each, {given.seconds:.0f} s in which nothing happens; then a mail in each.",
        "",
        table(header, rows),
        "",
        f"{1024 * each:.0f} KiB a mailbox. Wanted: {MOST_MIB} MiB and {100 * MOST_OF_A_CORE:.0f} % at most.",
    ]
    tell("mailboxes", "\n".join(text), {"runs": runs, "mib_each": each})


def _arguments() -> Any:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--mailboxes", type=int, default=MAILBOXES)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--worker", action="store_true", help="be the worker")
    return parser.parse_args()


def _run(server: Dovecot, ca_file: Path, count: int, seconds: float) -> dict[str, Any]:
    """One worker from its start to its end, on accounts of its own."""
    users = [f"of{count}-{number}" for number in range(count)]
    given = {"port": server.tls_port, "ca_file": str(ca_file), "users": users, "seconds": seconds}
    command = [sys.executable, "-m", "benchmarks.mailboxes", "--worker"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as worker:
        assert worker.stdin
        assert worker.stdout
        worker.stdin.write(json.dumps(given) + "\n")
        worker.stdin.flush()
        measured: dict[str, Any] = json.loads(worker.stdout.readline())
        for number, user in enumerate(users):
            server.deliver(user, letter(subject=f"Question {number}"))
        stored = json.loads(worker.stdout.readline())
        assert stored["mails"] == count, f"{stored['mails']} of {count} mails were stored"
    return measured


def _work(given: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = SecretStr(f"sqlite:///{folder}/whoowns.db")
        settings = Settings(database=database, rules=ROOT / "rules.yaml", imap_host="")
        desk = wiring.build_desk(settings)
        worker = wiring.build_worker(settings, desk, None)
        watching = Watching(worker, [_mailbox(given, user) for user in given["users"]])
        began = time.monotonic()
        watching.start()
        worker.start()
        _until(lambda: _read_to_the_end(watching) == len(given["users"]))
        until_read = time.monotonic() - began
        began, worked = time.monotonic(), processor_seconds()
        time.sleep(given["seconds"])
        core = (processor_seconds() - worked) / (time.monotonic() - began)
        threads = len(os.listdir("/proc/self/task"))
        found = {"mib": sum(held_mib().values()), "core": core, "until_read": until_read, "threads": threads}
        print(json.dumps(found), flush=True)
        _until(lambda: _stored(desk) == len(given["users"]))
        print(json.dumps({"mails": _stored(desk)}), flush=True)
        watching.stop()
        worker.stop()
        desk.database.close()


def _mailbox(given: dict[str, Any], user: str) -> ImapSettings:
    return ImapSettings(
        "127.0.0.1", given["port"], user, PASSWORD, ca_file=Path(given["ca_file"]), start="all"
    )


def _read_to_the_end(watching: Watching) -> int:
    return sum(watcher.looks.caught_up is not None for watcher in list(watching.watchers.values()))


def _stored(desk: Any) -> int:
    with desk.read() as session:
        return session.exec(select(func.count()).select_from(tables.Reply)).one()


def _until(holds: Any) -> None:
    end = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < end:
        time.sleep(0.2)


if __name__ == "__main__":
    main()
