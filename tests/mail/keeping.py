"""Stand-ins for servers that keep flags or labels: Gmail, and those that allow less than Dovecot."""

import re
import shlex
from dataclasses import dataclass, field

from imapclient.imap_utf7 import decode, encode

from tests.mail.scripted import ScriptedServer

ANY = "\\Seen \\Flagged \\*"


@dataclass
class Keeping(ScriptedServer):
    """Keeps flags by uid, those in `permanent` allowed; `stores` is what it says to STORE if not yes.

    `asked` are the commands it was given, in order.
    """

    permanent: str = ANY
    read_only: bool = False
    stores: str = ""
    names: dict[int, list[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    item: str = "FLAGS"

    def commands(self, word: str) -> list[str]:
        """Those that begin with this word."""
        return [line for line in self.asked if line.startswith(word)]

    def _select(self, line: bytes, _: bytes) -> bytes:
        self._hear(line)
        said = [
            f"* {len(self.mails)} EXISTS",
            f"* OK [PERMANENTFLAGS ({self.permanent})] allowed",
            "* OK [UIDVALIDITY 7] now",
            f"* OK [{'READ-ONLY' if self.read_only else 'READ-WRITE'}] so",
        ]
        return "".join(f"{each}\r\n" for each in said).encode()

    def _fetch(self, line: bytes, tag: bytes) -> bytes | str:
        self._hear(line)
        if self.item.encode() not in line:
            return super()._fetch(line, tag)
        uids = [int(uid) for uid in line.split()[3].split(b",")]
        answers = [
            f"* {uid} FETCH (UID {uid} {self.item} ({self._sent(uid)}))\r\n"
            for uid in uids
            if uid in self.mails
        ]
        return "".join(answers).encode()

    def _store(self, line: bytes, _: bytes) -> bytes | str:
        self._hear(line)
        if self.stores:
            return self.stores
        wanted = re.fullmatch(rb"\S+ UID STORE (\S+) ([+-])(\S+)\.SILENT \((.*)\)\r\n", line)
        assert wanted, line
        uids, sign, item, names = wanted.groups()
        assert item.decode() == self.item
        for uid in map(int, uids.split(b",")):
            kept = self.names.setdefault(uid, [])
            for name in map(self._read, shlex.split(names.decode("ascii"))):
                if sign == b"+" and name not in kept:
                    kept.append(name)
                elif sign == b"-" and name in kept:
                    kept.remove(name)
        return b""

    def _sent(self, uid: int) -> str:
        return " ".join(self.names.get(uid, ()))

    def _read(self, name: str) -> str:
        return name

    def _hear(self, line: bytes) -> None:
        self.asked.append(line.decode("ascii").strip().partition(" ")[2].removeprefix("UID "))


@dataclass
class Gmail(Keeping):
    """Keeps labels, quoted and in modified UTF-7, as Gmail's IMAP extensions say; no keywords."""

    capabilities: str = "IMAP4rev1 IDLE X-GM-EXT-1"
    permanent: str = "\\Seen \\Flagged"
    item: str = "X-GM-LABELS"

    def _sent(self, uid: int) -> str:
        return " ".join(map(_quoted, self.names.get(uid, ())))

    def _read(self, name: str) -> str:
        return str(decode(name.encode()))


def _quoted(label: str) -> str:
    """Labels of digits go without quotes."""
    name = encode(label).decode()
    for special in ("\\", '"'):
        name = name.replace(special, f"\\{special}")
    return name if name.isdecimal() else f'"{name}"'
