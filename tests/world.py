"""The whole house on one database: raw mail comes in at one end, people read and click Slack at the other."""

import csv
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr
from sqlmodel import select

from bot import wiring
from bot.demo_workspace import APP_TOKEN, BOT_TOKEN, workspace
from bot.settings import Settings
from bot.views.reassign import PERSON, REASON_INPUT
from bot.views.relabel import KIND
from bot.worker import Worker
from classifier.classify import Classifier
from desk import intake
from desk.desk import Desk
from desk.imports import COLUMNS, Wishes, import_file
from desk.outgoing import waiting_count
from mail.fetched import Fetched, place_after
from routing.chain import chain_of
from routing.rulebook import Rulebook
from sandbox.client import Sandbox
from storage import tables
from storage.database import Database
from tests.fakes import Clock
from tests.stories.screen import Conversation, shown

HEARTBEAT = 300.0  # seconds of the story between two ticks of the worker
PATIENCE = 30.0  # seconds of real time until Slack must show everything, and until a click is acknowledged

WRONG_KIND = "Wrong kind?"

Record = tuple[str, dict[str, str]]


def account(name: str, domains: str, **more: str) -> Record:
    """A line of accounts.csv: owner, crm_id, parent, segment, status."""
    return "accounts", {"name": name, "domains": domains, **more}


def lead(email: str, **more: str) -> Record:
    """A line of leads.csv: company, country, state, segment, source, sequence, owner, sent_by and so on."""
    return "leads", {"email": email, **more}


def sequence(name: str, owner: str, **more: str) -> Record:
    """A line of sequences.csv: purpose, backup."""
    return "sequences", {"name": name, "owner": owner, **more}


@dataclass(slots=True)
class World:
    """A company at work. Time stands still until it is moved; whatever is due is shown before we go on."""

    desk: Desk
    clock: Clock
    sandbox: Sandbox
    worker: Worker
    _uids: Iterator[int] = field(default_factory=lambda: count(1))
    _lists: Iterator[int] = field(default_factory=lambda: count(1))

    def knows(self, *records: Record) -> None:
        """Import these accounts, leads and sequences, as `whoowns import` does."""
        with TemporaryDirectory() as folder:
            for what in ("accounts", "sequences", "leads"):
                rows = [row for kind, row in records if kind == what]
                file = Path(folder, f"{what}.csv")
                with file.open("w", encoding="utf-8", newline="") as opened:
                    writer = csv.DictWriter(opened, COLUMNS[what])
                    writer.writeheader()
                    writer.writerows(rows)
                origin = Wishes(origin=f"list {next(self._lists)}")  # of its own, so that nothing is dropped
                assert import_file(self.desk, what, file, origin).rejected == []

    def receives(self, *mails: bytes, mailbox: str = "outreach") -> None:
        """These mails arrive in a mailbox, one after the other."""
        for raw in mails:
            batch = [Fetched(mailbox, 1, next(self._uids), raw)]
            self._arrives(mailbox, batch)
        self.settle()

    def is_renumbered(self, *mails: bytes, mailbox: str = "outreach", uidvalidity: int = 2) -> None:
        """The server gives a mailbox's mails new numbers, in this order, and we read it again."""
        batch = [Fetched(mailbox, uidvalidity, uid, raw) for uid, raw in enumerate(mails, start=1)]
        self._arrives(mailbox, batch)
        self.settle()

    def sends(self, *mails: bytes, folder: str = "outreach/Sent") -> None:
        """These mails appear in a Sent folder, now; of ours only the headers are fetched."""
        for raw in mails:
            header = raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
            batch = [Fetched(folder, 1, next(self._uids), header, arrived=self.clock(), sent=True)]
            self._arrives(folder, batch)
        self.settle()

    def _arrives(self, mailbox: str, batch: list[Fetched]) -> None:
        """Stored and decided here and now: a story has one thread."""
        intake.store(self.desk, mailbox, batch, place_after(batch))
        self.worker.decide()

    def forward(self, **by: float) -> None:
        """Let time pass, by hours=2 or the like; the worker keeps ticking."""
        start = Clock(self.clock())
        start.forward(**by)
        while self.clock() < start():
            left = (start() - self.clock()).total_seconds()
            self.clock.forward(seconds=min(HEARTBEAT, left))
            self.settle()

    def settle(self) -> None:
        """Tick until Slack shows all there is."""
        end = time.monotonic() + PATIENCE
        self.worker.tick()
        while waiting := waiting_count(self.desk):
            assert time.monotonic() < end, f"Slack does not show {waiting} things"
            time.sleep(0.01)
            self.worker.tick()

    def dm(self, rep: str) -> Conversation:
        """What this person reads in the direct messages with the bot."""
        return self._read(self.sandbox.dm_id(rep), rep)

    def channel(self, team: str, rep: str = "") -> Conversation:
        """What this member, or else the one who answers first, reads in the team's channel."""
        found = self.desk.rulebook.teams[team]
        return self._read(found.channel, rep or found.responsible)

    def clicks(self, rep: str, button: str, team: str = "", on: Conversation | None = None) -> None:
        """Press a button in the team's channel, or else in the direct messages.

        `on` is what the person still has on the screen, if that is not what stands there now.
        """
        seen = on or (self.channel(team, rep) if team else self.dm(rep))
        message = seen.with_button(button)
        self.sandbox.click(rep, message.raw, message.action(button))
        if not self.sandbox.view(rep):
            self.settle()

    def reassigns(self, rep: str, to: str, reason: str, team: str = "") -> dict[str, str]:
        """Pass a reply on by the modal; what it says is wrong, by field."""
        self.clicks(rep, "Reassign…", team)
        wrong = self.sandbox.submit(rep, **{PERSON: to, REASON_INPUT: reason})
        self.settle()
        return wrong

    def opens_wrong_kind(self, rep: str, team: str = "") -> None:
        """Choose "Wrong kind?" in the menu of the newest card that offers it."""
        self.chooses(rep, WRONG_KIND, team)

    def chooses(self, rep: str, choice: str, team: str = "") -> None:
        """Choose this in the menu of the newest card that offers it."""
        seen = self.channel(team, rep) if team else self.dm(rep)
        message = seen.with_choice(choice)
        self.sandbox.click(rep, message.raw, *message.choices[choice])
        if not self.sandbox.view(rep):
            self.settle()

    def sets_kind(self, rep: str, kind: str, team: str = "") -> dict[str, str]:
        """Say by the modal of what kind the newest reply is; what it says is wrong, by field."""
        self.opens_wrong_kind(rep, team)
        wrong = self.sandbox.submit(rep, **{KIND: kind})
        self.settle()
        return wrong

    def asks(self, rep: str, line: str) -> str:
        """Type a slash command; what only the asker is told."""
        self.sandbox.command(rep, line)
        return self.dm(rep).messages[-1].text

    def suppressed(self) -> dict[str, str]:
        """The addresses that are not written to any more, and why: suppressed, held or invalid."""
        with self.desk.read() as session:
            rows = session.exec(select(tables.Suppression).order_by(tables.Suppression.address)).all()
        return {row.address: row.state for row in rows}

    def _read(self, channel: str, rep: str) -> Conversation:
        hours = self.desk.rulebook.people[rep].hours
        zone = hours.zone if hours else "UTC"
        found = []
        for message in self.sandbox.messages(channel, rep):
            replies = self.sandbox.messages(channel, rep, message["ts"])[1:] if message["reply_count"] else []
            found.append(shown(message, replies, zone))
        return Conversation(tuple(found))


@contextmanager
def world_of(database: Database, rulebook: Rulebook, classifier: Classifier, clock: Clock) -> Iterator[World]:
    """A world under this rulebook, with nothing imported and no mail yet."""
    # Slack's three seconds have tests of their own; a busy machine must not change how a story ends.
    with Sandbox.start(workspace(rulebook), ack_within=PATIENCE) as sandbox:
        settings = Settings(
            slack_bot_token=SecretStr(BOT_TOKEN),
            slack_app_token=SecretStr(APP_TOKEN),
            slack_base_url=sandbox.api_url,
            slack_mode="socket",
            slack_pace=0,
        )
        desk = Desk(database, rulebook, chain_of(rulebook), classifier.classify, clock)
        delivery = wiring.build_delivery(settings, desk)
        connection = wiring.build_connection(settings, desk, delivery)
        connection.start()
        try:
            sandbox.until_connected(PATIENCE)
            worker = Worker(desk, delivery)
            yield World(desk, clock, sandbox, worker)
            worker.stop()
        finally:
            connection.stop()
            delivery.stop()
