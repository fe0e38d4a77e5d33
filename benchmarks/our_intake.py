"""Whoowns reads a mailbox until nothing is left: the watching, storing and deciding of `whoowns worker`.

A process of its own: it reads from standard input what to do, and prints JSON.
"""

import csv
import json
import sys
import threading
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy import Engine, event
from sqlmodel import col, select

from benchmarks.corpus import ARRIVED
from benchmarks.measured import measured
from benchmarks.statements import Statements
from bot import wiring
from bot.garbage import look_seldom
from bot.settings import Settings
from bot.worker import Worker
from desk import intake
from desk.desk import Desk
from desk.imports import COLUMNS, import_file
from mail.errors import MailSourceError
from mail.imap import ImapMailbox
from mail.settings import ImapSettings
from mail.watch import watch
from storage import tables

ROOT = Path(__file__).parents[1]
A_MINUTE = timedelta(minutes=1)


def main(given: dict[str, Any]) -> dict[str, Any]:
    """Make the database with what is known, or measure one run on it and tell what was made."""
    look_seldom()  # as `whoowns` does
    folder = Path(given["folder"])
    settings = settings_of(given)
    desk = wiring.build_desk(settings)
    if given["prepare"]:
        for what in ("accounts", "leads"):
            import_file(desk, what, _written(folder, what, given[what]))
        desk.database.close()
        return {"versions": {"whoowns": version("whoowns")}}
    desk = when_they_arrived(desk)
    statements = Statements()
    if given["count"]:
        desk.database.close()  # the connections made from now on are listened to
        event.listen(Engine, "connect", lambda connection, _: statements.listen(connection))
        event.listen(Engine, "before_cursor_execute", lambda _c, _d, sql, *_: statements.ask(sql))
    mailbox = ImapMailbox(
        ImapSettings("127.0.0.1", given["port"], given["user"], given["password"], tls=False, start="all")
    )
    worker = wiring.build_worker(settings, desk, None)
    figures = measured(lambda: _until_empty(worker, mailbox))
    worker.stop()
    return figures | {"statements": statements.counted(), "made": made(desk, mailbox.name)}


def settings_of(given: dict[str, Any]) -> Settings:
    """The settings of `whoowns worker`: on the `database` given, or on a file in the `folder`."""
    database = given.get("database") or f"sqlite:///{Path(given['folder']) / 'whoowns.db'}"
    return Settings(database=SecretStr(database), rules=ROOT / "rules.yaml", imap_host="")


def when_they_arrived(desk: Desk) -> Desk:
    """The same desk a minute after the mails came: everybody is at work."""
    ago = datetime.now(UTC) - ARRIVED - A_MINUTE
    return replace(desk, now=lambda: datetime.now(UTC) - ago)


def _until_empty(worker: Worker, mailbox: ImapMailbox) -> None:
    stop = threading.Event()
    troubles: list[MailSourceError] = []

    def tell(trouble: MailSourceError | None) -> None:
        troubles.extend([trouble] if trouble else [])
        stop.set()

    watch(
        mailbox,
        lambda: intake.place_of(worker.desk, mailbox.name),
        lambda mails, place: worker.take_in(mailbox.name, mails, place),
        stop,
        tell,
    )
    if troubles:
        raise troubles[0]
    worker.tick()


def made(desk: Desk, mailbox: str, sending: str = "pending") -> list[dict[str, Any]]:
    """What became of each mail of a mailbox, by its Message-ID: stage, category, owner, deadline, cards.

    Only cards that are so far on their way count.
    """
    with desk.read() as session:
        so_far = select(tables.Card.thread_id).where(tables.Card.sending == sending)
        cards = Counter(session.exec(so_far))
        rows = session.exec(
            select(tables.Reply.message_id, tables.Reply.stage, tables.Reply.category, tables.Thread)
            .join(tables.Sighting, col(tables.Sighting.reply_id) == tables.Reply.id)
            .join(tables.Thread, col(tables.Thread.id) == tables.Reply.thread_id, isouter=True)
            .where(tables.Sighting.mailbox == mailbox)
            .order_by(col(tables.Reply.id))
        ).all()
    return [
        {
            "message_id": message_id,
            "stage": stage,
            "category": category,
            "thread": thread.id if thread else None,
            "owner": thread.owner if thread else None,
            "deadline": bool(thread and thread.due_at),
            "cards": cards[thread.id or 0] if thread else 0,
        }
        for message_id, stage, category, thread in rows
    ]


def _written(folder: Path, what: str, rows: list[dict[str, str]]) -> Path:
    file = folder / f"{what}.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, COLUMNS[what])
        writer.writeheader()
        writer.writerows(rows)
    return file


if __name__ == "__main__":
    print(json.dumps(main(json.loads(sys.stdin.read()))))
