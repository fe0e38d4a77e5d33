"""How soon a mail that arrives now is a card in Slack: from its delivery, and from the server's notice of it.

`whoowns worker` watches a real Dovecot with IDLE, and posts to the sandbox. One mail comes at a time, first
while nothing else happens, then while a backlog in another mailbox is read.
"""

import json
import random
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func
from sqlmodel import select

from benchmarks.contestants import WrongResult, decided, whoowns
from benchmarks.corpus import SEED, Mix, Reply, corpus
from benchmarks.filling import fill
from benchmarks.live_report import report
from benchmarks.live_worker import BUSY, LIVE, running
from benchmarks.maildir import drop
from benchmarks.notices import Notices
from benchmarks.our_intake import made, settings_of
from benchmarks.tap import tapped
from bot import wiring
from bot.demo_workspace import workspace
from desk.desk import Desk
from sandbox.client import Sandbox
from storage import tables
from tests.mail.dovecot import AVAILABLE, Dovecot, dovecot

MAILS, FIRST, BACKLOG = 40, 12, 10_000
PAUSE = (0.1, 0.6)  # seconds the worker has waited for a mail before it comes
PATIENCE = 120  # seconds for one mail
LOOK_EVERY = 0.05  # seconds; the moments themselves are the tap's and the sandbox's
MACHINES: Mix = (("absence", 0.5), ("bounce", 0.5))  # nobody answers them: the backlog posts no cards
"""Slack takes one card a second and channel: what that does to a backlog is another question."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One mail's moments in epoch seconds: delivery acknowledged, notice sent, post arrived, card stored."""

    delivered: float
    noticed: float
    arrived: float
    stored: float


@dataclass(slots=True)
class Scene:
    """What a mail passes through."""

    server: Dovecot
    notices: Notices
    slack: Sandbox
    desk: Desk
    chance: random.Random
    sent: int = 0

    def follow(self, reply: Reply) -> Passage:
        """Deliver one mail to a worker that waits for it, and wait for its card."""
        self._until(lambda: self.notices.idling)
        time.sleep(self.chance.uniform(*PAUSE))
        with self.server.account(LIVE) as client:
            client.append("INBOX", reply.raw)
            delivered = time.time()
        self.sent += 1
        call = self._until(lambda: self._posts(self.sent))
        card = max(self.slack.stored(), key=lambda message: message["ts"])
        noticed = self.notices.of(self.sent)
        if noticed is None or not _is_about(card["blocks"], reply):
            raise WrongResult(f"the last card is not about {reply.prospect}")
        return Passage(delivered, noticed, call["at"], float(card["ts"]))

    def busy(self, backlog: int) -> bool:
        """Whether the other mailbox still has mails that are not decided."""
        waiting = select(func.count()).select_from(tables.Reply)
        seen = select(func.count()).select_from(tables.Sighting).where(tables.Sighting.mailbox == _name(BUSY))
        with self.desk.read() as session:
            undecided = session.exec(waiting.where(tables.Reply.stage == tables.Stage.WAITING)).one()
            return undecided > 0 or session.exec(seen).one() < backlog

    def _posts(self, number: int) -> Any:
        """The call that posted the card of this number."""
        posts = self.slack.calls("chat.postMessage")
        return posts[number - 1] if len(posts) >= number and posts[number - 1].get("ok") else None

    def _until(self, found: Callable[[], Any]) -> Any:
        ends = time.monotonic() + PATIENCE
        while not (value := found()):
            if time.monotonic() > ends:
                raise WrongResult(f"nothing came within {PATIENCE} s")
            time.sleep(LOOK_EVERY)
        return value


def main() -> int:
    """Measure and print."""
    given = _arguments()
    if not AVAILABLE:
        print("This needs the IMAP server Dovecot: apt-get install dovecot-imapd", file=sys.stderr)
        return 2
    people = [reply for reply in corpus(FIRST + 4 * given.mails) if reply.kind == "person"]
    first, people = people[:FIRST], people[FIRST:]
    quiet, busy = people[: given.mails], people[given.mails : 2 * given.mails]
    machines = corpus(given.backlog, SEED + 1, MACHINES)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="benchmark-")))
        contestant = whoowns(first + people)
        contestant.prepare(folder)
        settings = settings_of({"folder": str(contestant.template)})
        database = settings.database.get_secret_value()
        if given.accounts:
            fill(database, given.accounts)
        desk = wiring.build_desk(settings)
        stack.callback(desk.database.close)
        (folder / "workspace.json").write_text(json.dumps(workspace(desk.rulebook)))
        server, slack = stack.enter_context(dovecot()), Sandbox.spawn(folder / "workspace.json")
        stack.callback(slack.close)
        scene = Scene(server, Notices(), slack, desk, random.Random(SEED))
        tap = stack.enter_context(tapped(server.port, scene.notices.hear))
        with running(folder, database, slack, {LIVE: tap.port, BUSY: server.port}) as log:
            at_first = [scene.follow(reply) for reply in first]
            in_peace = [scene.follow(reply) for reply in quiet]
            drop(server, BUSY, machines)
            in_a_rush = list(_while_busy(scene, busy, len(machines)))
            while scene.busy(len(machines)):
                time.sleep(LOOK_EVERY)
        _check(desk, slack, first + quiet + busy[: len(in_a_rush)], machines, log)
    phases = {
        "the first after the start, and to each owner": at_first,
        "nothing else happens": in_peace,
        f"a backlog of {given.backlog:,} in another mailbox": in_a_rush,
    }
    moments = {phase: [asdict(each) for each in passages] for phase, passages in phases.items()}
    report(moments, given.accounts)
    return 0


def _arguments() -> Any:
    parser = ArgumentParser(prog="python -m benchmarks.live", description=__doc__)
    parser.add_argument("--mails", type=int, default=MAILS, help="live mails in each phase, at most")
    parser.add_argument("--backlog", type=int, default=BACKLOG, help="mails in the other mailbox")
    parser.add_argument("--accounts", type=int, default=0, help="so many accounts and open threads beside")
    return parser.parse_args()


def _while_busy(scene: Scene, replies: list[Reply], backlog: int) -> Iterator[Passage]:
    for reply in replies:
        if not scene.busy(backlog):
            break
        yield scene.follow(reply)


def _check(desk: Desk, slack: Sandbox, live: list[Reply], machines: list[Reply], log: Path) -> None:
    """Every mail once with the right owner, every card once, and nothing went wrong on the way."""
    wrong = decided(live, made(desk, _name(LIVE), "sent"))
    wrong += decided(machines, made(desk, _name(BUSY), "sent"))
    if len(slack.stored()) != len(live):
        wrong.append(f"{len(slack.stored())} messages in Slack for {len(live)} mails")
    wrong += [line for line in log.read_text().splitlines() if " ERROR " in line]
    if wrong:
        raise WrongResult("\n".join(wrong[:10]))


def _name(user: str) -> str:
    return f"{user}@127.0.0.1/INBOX"


def _is_about(blocks: Any, reply: Reply) -> bool:
    return reply.prospect.company in str(blocks) or reply.prospect.domain in str(blocks)


if __name__ == "__main__":
    sys.exit(main())
