"""Who reads the mails: Whoowns and django-helpdesk, each as a process of its own, and what each must make."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.corpus import ARRIVED, Reply, accounts, leads
from benchmarks.tap import Tap, tapped
from tests.mail.dovecot import PASSWORD, Dovecot

ROOT = Path(__file__).parents[1]
PEER = ("django-helpdesk==2.6.1", "django==5.2.19")
SYNC = re.compile(r"\b(?:fsync|fdatasync)\(")

Made = list[dict[str, Any]]
Check = Callable[[list[Reply], Made], list[str]]


class WrongResult(Exception):
    """A contestant did not make of the mails what it must; its time says nothing."""


@dataclass(slots=True)
class Contestant:
    """One program in one set-up. `check` says in sentences what is wrong with what it made."""

    name: str
    python: Path
    module: str
    check: Check
    given: dict[str, Any] = field(default_factory=dict)
    template: Path = Path()

    def prepare(self, folder: Path) -> dict[str, str]:
        """Make the database that every run gets a fresh copy of; the versions that will run."""
        self.template = folder / self.name.replace(" ", "-").replace(",", "")
        self.template.mkdir()
        return self._run([], folder=self.template, prepare=True)["versions"]

    def read(self, server: Dovecot, user: str, replies: list[Reply], count: bool = False) -> dict[str, Any]:
        """Read all of this account's mail, once. Raises WrongResult.

        When counting, the run is slowed down by being listened to, and its times mean nothing.
        """
        with server.account(user) as client:
            for reply in replies:
                client.append("INBOX", reply.raw, msg_time=ARRIVED)
        with (
            tempfile.TemporaryDirectory(prefix="benchmark-") as name,
            tapped(server.port) if count else nullcontext(Tap(server.port)) as tap,
        ):
            folder = Path(name) / "run"
            shutil.copytree(self.template, folder)
            os.sync()  # or the disk would be busy with the copy
            heard = folder / "syncs"
            strace = shutil.which("strace") if count else None
            listening = [strace, "-f", "-e", "trace=fsync,fdatasync", "-o", str(heard)] if strace else []
            figures = self._run(
                listening, folder=folder, port=tap.port, user=user, password=PASSWORD, count=count
            )
            figures["round_trips"] = tap.commands
            figures["syncs"] = len(SYNC.findall(heard.read_text())) if strace else None
        if wrong := self.check(replies, figures["made"]):
            raise WrongResult("\n".join([f"{self.name}:", *wrong[:10]]))
        return figures

    def _run(self, before: list[str], folder: Path, prepare: bool = False, **more: Any) -> dict[str, Any]:
        given = self.given | {"folder": str(folder), "prepare": prepare} | more
        done = subprocess.run(
            [*before, self.python, "-m", self.module],
            input=json.dumps(given),
            cwd=ROOT,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""},
            stdout=subprocess.PIPE,
            text=True,
        )
        if done.returncode:
            raise WrongResult(f"{self.name} ended with exit code {done.returncode}")
        return json.loads(done.stdout)


def whoowns(replies: list[Reply]) -> Contestant:
    """This checkout, on SQLite as it is set up by default: WAL, synchronous FULL."""
    known = {"accounts": list(accounts(replies)), "leads": list(leads(replies))}
    return Contestant("Whoowns", Path(sys.executable), "benchmarks.our_intake", decided, known)


def helpdesks(cache: Path) -> list[Contestant]:
    """django-helpdesk on SQLite as Django sets it up, and with WAL and synchronous=NORMAL."""
    python = _installed(cache)
    module = "benchmarks.helpdesk_intake"
    return [
        Contestant("django-helpdesk", python, module, kept_apart, {"wal": False}),
        Contestant("django-helpdesk, WAL", python, module, kept_apart, {"wal": True}),
    ]


def kept_apart(replies: list[Reply], made: Made) -> list[str]:
    """Every mail is there once and has a ticket or thread of its own."""
    wanted, found = Counter(reply.message_id for reply in replies), Counter(m["message_id"] for m in made)
    wrong = [f"lost: {message_id}" for message_id in (wanted - found)]
    wrong += [f"doubled or not ours: {message_id}" for message_id in (found - wanted)]
    if len({m["thread"] for m in made} - {None}) != len(replies):
        wrong.append("not every mail has a ticket of its own")
    return wrong


def decided(replies: list[Reply], made: Made) -> list[str]:
    """Beyond that, people's replies have the right owner, a deadline and one card; the rest is dismissed."""
    wrong = kept_apart(replies, made)
    by_id = {m["message_id"]: m for m in made}
    for reply in replies:
        found = by_id.get(reply.message_id, {})
        if reply.kind == "person":
            right = (found.get("stage"), found.get("deadline"), found.get("cards")) == ("assigned", True, 1)
            right = right and found["owner"] == (reply.prospect.owner or found["owner"])
        else:
            category = {"absence": "out_of_office", "bounce": "bounce"}[reply.kind]
            right = (found.get("stage"), found.get("category")) == ("dismissed", category)
        if not right:
            wrong.append(f"{reply.kind} of {reply.prospect}: {found}")
    return wrong


def _installed(cache: Path) -> Path:
    """The peer's Python, in an environment of its own; made on first use."""
    folder = cache / "-".join(PEER).replace("==", "-")
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run(["uv", "venv", "--quiet", "--python", sys.executable, str(folder)], check=True)
    subprocess.run(["uv", "pip", "install", "--quiet", "--python", str(python), *PEER], check=True)
    return python
