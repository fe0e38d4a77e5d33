"""How long a first start takes with ten thousand mails waiting, and what memory that many mails cost.

The worker is a process of its own (`--worker`): it watches the mailbox as `whoowns worker` does, without
Slack, until every mail is stored and decided.
"""

import json
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from sqlalchemy import func
from sqlmodel import select

from benchmarks.contestants import ROOT, WrongResult, decided, whoowns
from benchmarks.corpus import SEED, Reply, corpus
from benchmarks.maildir import drop
from benchmarks.memory import held_mib
from benchmarks.our_intake import made, settings_of, when_they_arrived
from benchmarks.report import table, tell
from bot import wiring
from bot.garbage import look_seldom
from bot.watching import Watching
from desk.desk import Desk
from mail.settings import ImapSettings
from storage import tables
from tests.mail.dovecot import AVAILABLE, PASSWORD, Dovecot, dovecot

MAILS = 10_000
MOST_SECONDS, MOST_MIB = 30, 30
WARM = 500  # mails after which everything is loaded that will be: what is held more later is the backlog's
LOOK_EVERY = 0.1  # seconds
PATIENCE = 1800  # seconds
USER = "outreach"


def main() -> int:
    """Measure once and print; `--worker` is the process that is measured."""
    given = _arguments()
    if given.worker:
        print(json.dumps(_work(json.loads(sys.stdin.read()))))
        return 0
    if not AVAILABLE:
        print("This needs the IMAP server Dovecot: apt-get install dovecot-imapd", file=sys.stderr)
        return 2
    replies = corpus(given.mails)
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder, dovecot() as server:
        contestant = whoowns(replies)
        contestant.prepare(Path(folder))
        drop(server, USER, replies)
        figures = _measured(server, contestant.template, len(replies))
    if wrong := decided(replies, figures.pop("made")):
        raise WrongResult("\n".join(wrong[:10]))
    _report(replies, figures)
    return 0


def _arguments() -> Any:
    parser = ArgumentParser(prog="python -m benchmarks.backlog", description=__doc__)
    parser.add_argument("--mails", type=int, default=MAILS, help=f"more than {WARM}")
    parser.add_argument("--worker", action="store_true", help="be the worker")
    given = parser.parse_args()
    if given.mails <= WARM:
        parser.error(f"--mails must be more than {WARM}")
    return given


def _measured(server: Dovecot, folder: Path, mails: int) -> dict[str, Any]:
    given = {"folder": str(folder), "port": server.port, "mails": mails}
    command = [sys.executable, "-m", "benchmarks.backlog", "--worker"]
    done = subprocess.run(
        command, cwd=ROOT, input=json.dumps(given), stdout=subprocess.PIPE, text=True, check=True
    )
    return json.loads(done.stdout)


def _work(given: dict[str, Any]) -> dict[str, Any]:
    look_seldom()  # as `whoowns` does
    settings = settings_of(given)
    desk = when_they_arrived(wiring.build_desk(settings))
    worker = wiring.build_worker(settings, desk, None)
    mailbox = ImapSettings("127.0.0.1", given["port"], USER, PASSWORD, tls=False, start="all")
    watching = Watching(worker, [mailbox])
    began = time.perf_counter()
    watching.start()
    worker.start()
    figures = _until_decided(desk, given["mails"], began)
    watching.stop()
    worker.stop()
    figures["made"] = made(desk, mailbox.mailbox)
    desk.database.close()
    return figures


def _until_decided(desk: Desk, mails: int, began: float) -> dict[str, Any]:
    """Seconds until all are stored and until all are decided; memory after the first mails, and at most."""
    stored_after: float | None = None
    warm: dict[str, float] | None = None
    most = {"worker": 0.0, "readers": 0.0}
    while (seconds := time.perf_counter() - began) < PATIENCE:
        stored, waiting = _counted(desk)
        held = held_mib()
        if stored - waiting >= WARM:
            warm = warm or held
            most = {who: max(most[who], held[who]) for who in most}
        if stored >= mails:
            stored_after = stored_after or seconds
            if not waiting:
                return {"stored_after": stored_after, "seconds": seconds, "warm_mib": warm, "most_mib": most}
        time.sleep(LOOK_EVERY)
    raise WrongResult(f"after {PATIENCE} s there are still mails to decide")


def _counted(desk: Desk) -> tuple[int, int]:
    """How many mails are stored, and how many of them wait for a decision; in one moment."""
    waiting = select(func.count()).select_from(tables.Reply).where(tables.Reply.stage == tables.Stage.WAITING)
    with desk.read() as session:
        stored = session.exec(select(func.count()).select_from(tables.Sighting)).one()
        return stored, session.exec(waiting).one()


def _report(replies: list[Reply], figures: dict[str, Any]) -> None:
    warm, most = figures["warm_mib"], figures["most_mib"]
    size = sum(len(reply.raw) for reply in replies) / 1e6
    rows = [(who, f"{warm[who]:.0f}", f"{most[who]:.0f}", f"{most[who] - warm[who]:.1f}") for who in most]
    growth = sum(most.values()) - sum(warm.values())
    text = [
        f"{len(replies):,} mails (seed {SEED}), {size:.0f} MB, in a mailbox at the first start:",
        f"all stored after {figures['stored_after']:.1f} s, all decided after {figures['seconds']:.1f} s "
        f"({len(replies) / figures['seconds']:.0f} mails/s). "
        f"Wanted for {MAILS:,}: {MOST_SECONDS} s. The server's first index of the mailbox is in it.",
        "",
        table(("process", f"MiB after {WARM} mails", "at most from then on", "more"), rows),
        "",
        f"{growth:.1f} MiB more in all. Wanted: {MOST_MIB} MiB at most, for any backlog.",
    ]
    tell(
        "backlog", "\n".join(text), {"mails": len(replies), "megabytes": size, "growth_mib": growth} | figures
    )


if __name__ == "__main__":
    sys.exit(main())
