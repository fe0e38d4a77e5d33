"""A small IMAP server that says what a test tells it to, for what a real one cannot be made to do."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from mail.settings import ImapSettings
from tests.mail.listening import listening


@dataclass
class ScriptedServer:
    """Serves `mails` (by uid) to one client after another.

    It tells of a `newest` uid and of a `count` of mails, right or wrong. `gone` uids are still listed but no
    longer there, `broken` ones are refused. In IDLE it sends the chunks of `news`, each in a packet of its
    own, then hangs up if `hangs_up`. With `whole` it always gives all of a
    mail. `structure` is what it says every mail is made of, `sections` are those it has besides the mail.
    """

    mails: dict[int, bytes] = field(default_factory=dict)
    capabilities: str = "IMAP4rev1 IDLE"
    refuses: str = ""
    newest: int | None = None
    count: int | None = None
    searches: list[str] = field(default_factory=list)
    gone: set[int] = field(default_factory=set)
    broken: set[int] = field(default_factory=set)
    news: list[bytes] = field(default_factory=list)
    hangs_up: bool = False
    whole: bool = False
    structure: bytes = b"NIL"
    sections: dict[str, bytes] = field(default_factory=dict)
    questions: list[str] = field(default_factory=list)
    logins: int = 0
    opened: int = 0
    port: int = 0

    def settings(self, **changes: Any) -> ImapSettings:
        """How to reach it."""
        given: dict[str, Any] = {"password": "secret", "tls": False, "start": "all"} | changes
        return ImapSettings(host="127.0.0.1", port=self.port, user="sales", **given)

    def serve(self, connection: socket.socket) -> None:
        """Answer one client until it leaves, however it does."""
        with suppress(OSError), connection:
            self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        lines = connection.makefile("rb")
        connection.sendall(b"* OK ready\r\n")
        for line in lines:
            understood = re.match(rb"(\S+) (?:UID )?(\w+)", line)
            if understood is None:
                break
            tag, command = understood.groups()
            answer = getattr(self, f"_{command.decode().lower()}", lambda *_: b"")(line, tag)
            if command == b"IDLE":
                if not self._idle_news(connection, lines):
                    break
                answer = b""
            failed = isinstance(answer, str)
            done = f" NO {answer}".encode() if failed else b" OK done"
            connection.sendall((b"" if failed else answer) + tag + done + b"\r\n")
            if command == b"LOGOUT":
                break
        lines.close()

    def _capability(self, *_: bytes) -> bytes:
        return f"* CAPABILITY {self.capabilities}\r\n".encode()

    def _login(self, *_: bytes) -> bytes | str:
        self.logins += 1
        return self.refuses or b""

    def _examine(self, *_: bytes) -> bytes:
        self.opened += 1
        told = b"* %d EXISTS\r\n* OK [UIDVALIDITY 7] here\r\n" % (self.count or len(self.mails))
        return told + (b"* OK [UIDNEXT %d] next\r\n" % (self.newest + 1) if self.newest is not None else b"")

    def _search(self, line: bytes, *_: bytes) -> bytes:
        """What is between two numbers; else everything there is, whatever was asked: some servers do."""
        asked = re.search(rb"UID (\d+):(\d+|\*)", line)
        self.searches.append(asked[0].decode() if asked else "")
        last = int(asked[2]) if asked and asked[2] != b"*" else None
        found = [uid for uid in self.mails if last is None or (asked and int(asked[1]) <= uid <= last)]
        return b"* SEARCH " + b" ".join(b"%d" % uid for uid in found) + b"\r\n"

    def _fetch(self, line: bytes, _: bytes) -> bytes | str:
        asked = [int(uid) for uid in line.split()[3].split(b",")]
        self.questions.append(line.split(b" ", 4)[4].decode().strip())
        if self.broken.intersection(asked):
            return "[SERVERBUG] cannot read that"
        answers = (self._one(uid, line) for uid in asked if uid in self.mails and uid not in self.gone)
        return b"".join(answers)

    def _one(self, uid: int, line: bytes) -> bytes:
        mail = self.mails[uid]
        told = b"UID %d RFC822.SIZE %d" % (uid, len(mail))
        if b"BODYSTRUCTURE" in line:
            told += b" BODYSTRUCTURE " + self.structure
        for section, start, count in re.findall(rb"BODY\.PEEK\[([^]]*)\]<(\d+)\.(\d+)>", line):
            found = self.sections.get(section.decode(), mail)
            given = found if self.whole else found[int(start) : int(start) + int(count)]
            told += b" BODY[%s]<%s> {%d}\r\n%s" % (section, start, len(given), given)
        return b"* %d FETCH (%s)\r\n" % (uid, told)

    def _idle_news(self, connection: socket.socket, lines: Any) -> bool:
        """Send the news; whether the client was still there to end its IDLE."""
        connection.sendall(b"+ idling\r\n")
        news, self.news = self.news, []
        for chunk in news:
            threading.Event().wait(0.1)
            connection.sendall(chunk)
        return not self.hangs_up and lines.readline() == b"DONE\r\n"


@contextmanager
def scripted(server: ScriptedServer) -> Iterator[ScriptedServer]:
    """The server, listening on a free port of this machine."""
    with listening(server.serve) as server.port:
        yield server
