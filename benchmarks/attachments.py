"""What a reply with a large attachment costs: bytes over the wire and memory, beside fetching all of it.

Each reads the same mail from the same server, each time in a process of its own (`--reader`), which has read
a small mail before, so that what it imports and connects with does not count.
"""

import email
import imaplib
import json
import random
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from imapclient import IMAPClient

from benchmarks.report import spread, table, tell
from benchmarks.tap import tapped
from mail.imap import ImapMailbox
from mail.parse import parse
from mail.settings import ImapSettings
from routing.model import Mail
from tests.mail.dovecot import AVAILABLE, PASSWORD, Dovecot, dovecot

ROOT = Path(__file__).parents[1]
ROUNDS = 3
MEGABYTES = (1, 25)
WORDS = "Yes, please send prices for 40 seats."
MOST_BYTES, WANTED_BYTES = 256 * 1024, 64 * 1024
MOST_MIB, WANTED_MIB = 20, 5


def main() -> int:
    """Let them read in turn; 1 when Whoowns fetches more than it may."""
    parser = ArgumentParser(prog="python -m benchmarks.attachments", description=__doc__)
    parser.add_argument("--reader", choices=READERS, help="be the process that reads")
    reader = parser.parse_args().reader
    if reader:
        print(json.dumps(_measured(READERS[reader], json.loads(sys.stdin.read()))))
        return 0
    if not AVAILABLE:
        print("This needs the IMAP server Dovecot: apt-get install dovecot-imapd", file=sys.stderr)
        return 2
    with dovecot() as server:
        server.deliver("small", _reply())
        for size in MEGABYTES:
            server.deliver(f"of{size}", _reply(size))
        runs = [
            (name, size, _run(server, name, f"of{size}"))
            for _ in range(ROUNDS)
            for size in MEGABYTES
            for name in READERS
        ]
    return _report(runs)


def _reply(megabytes: int = 0) -> bytes:
    """A reply of a few words in text and HTML, with an attachment of so many megabytes in base64."""
    reply = EmailMessage()
    reply["From"] = "Chris Park <chris@northwind.example>"
    reply["To"] = "outreach@brightwave.example"
    reply["Subject"] = "Re: Quick question"
    reply["Date"] = "Mon, 02 Nov 2026 10:12:00 +0100"
    reply["Message-ID"] = f"<{megabytes}@northwind.example>"
    reply.set_content(WORDS)
    quoted = "".join(f"<p>Line {n} of what was written before.</p>" for n in range(150))
    reply.add_alternative(f"<p>{WORDS}</p><blockquote>{quoted}</blockquote>", subtype="html")
    if megabytes:
        file = random.Random(megabytes).randbytes(megabytes * 2**20 * 76 // 104)
        reply.add_attachment(file, "application", "pdf", filename="requirements.pdf")
    return bytes(reply).replace(b"\n", b"\r\n")


def _run(server: Dovecot, reader: str, user: str) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.attachments", "--reader", reader]
    with tapped(server.port) as tap:
        given = json.dumps({"user": user, "direct": server.port, "port": tap.port})
        read = subprocess.run(command, cwd=ROOT, input=given, capture_output=True, text=True, check=True)
        return json.loads(read.stdout) | {"bytes": tap.received}


def _measured(reader: Callable[[int, str], str], given: dict[str, Any]) -> dict[str, float]:
    """One run in this process: seconds, and by how much its memory grew while it read (MiB)."""
    reader(given["direct"], "small")
    Path("/proc/self/clear_refs").write_text("5")  # the most memory ever held is that of now
    before, began = _kilobytes("VmRSS"), time.perf_counter()
    words = reader(given["port"], given["user"])
    seconds = time.perf_counter() - began
    assert WORDS in words, words[:200]
    return {"seconds": seconds, "mib": (_kilobytes("VmHWM") - before) / 1024}


def _kilobytes(field: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{field}:"))


def _whoowns(port: int, user: str) -> str:
    """As a watcher reads a mailbox, and the reader behind it."""
    mailbox = ImapMailbox(ImapSettings("127.0.0.1", port, user, PASSWORD, tls=False, start="all"))
    (batch,) = mailbox.since(None)
    mailbox.close()
    mail = parse(batch.mails[0].raw or b"")
    assert isinstance(mail, Mail)
    return mail.text


def _with_imaplib(port: int, user: str) -> str:
    client = imaplib.IMAP4("127.0.0.1", port)
    client.login(user, PASSWORD)
    client.select("INBOX", readonly=True)
    fetched: Any = client.fetch("1", "(BODY.PEEK[])")[1]
    client.logout()
    return _text_of(fetched[0][1])


def _with_imapclient(port: int, user: str) -> str:
    with IMAPClient("127.0.0.1", port, ssl=False) as client:
        client.login(user, PASSWORD)
        client.select_folder("INBOX", readonly=True)
        fetched = client.fetch([1], ["BODY.PEEK[]"])
    return _text_of(fetched[1][b"BODY[]"])


def _text_of(raw: bytes) -> str:
    """The first text, as django-helpdesk finds it: the whole mail is parsed."""
    parts = email.message_from_bytes(raw).walk()
    return next(str(each.get_payload()) for each in parts if each.get_content_type() == "text/plain")


READERS = {
    "Whoowns": _whoowns,
    "imaplib, all of it": _with_imaplib,
    "IMAPClient, all of it": _with_imapclient,
}


def _report(runs: list[tuple[str, int, dict[str, float]]]) -> int:
    rows = []
    for size in MEGABYTES:
        for name in READERS:
            own = [run for reader, megabytes, run in runs if (reader, megabytes) == (name, size)]
            kilobytes = f"{max(run['bytes'] for run in own) / 1024:,.1f}"
            grown = spread([run["mib"] for run in own], 1)
            rows.append((f"{size} MB", name, kilobytes, grown, spread([1000 * r["seconds"] for r in own], 0)))
    ours = [run for name, _, run in runs if name == "Whoowns"]
    fetched, grown = max(run["bytes"] for run in ours), max(run["mib"] for run in ours)
    text = [
        f"{ROUNDS} rounds in turn; the most bytes, else median (min-max)",
        "",
        table(("attachment", "", "kB over the wire", "memory grows by MiB", "ms"), rows),
        "",
        f"Whoowns: {fetched / 1024:.1f} kB (at most {MOST_BYTES >> 10}, {WANTED_BYTES >> 10} wanted), "
        f"{grown:.1f} MiB (at most {MOST_MIB}, {WANTED_MIB} wanted)",
    ]
    above = fetched > MOST_BYTES
    text += ["", "Above the limit."] if above else []
    figures = [{"reader": name, "megabytes": size} | run for name, size, run in runs]
    tell("attachments", "\n".join(text), {"runs": figures, "above_limit": above})
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
