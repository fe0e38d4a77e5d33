"""Mail from files: a folder of .eml files, an mbox, a Maildir."""

import hashlib
import logging
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from mail.errors import MailSourceError
from mail.fetched import WHOLE, Fetched, Place

log = logging.getLogger(__name__)

# Files have no UIDVALIDITY: what has a uid once keeps it for ever.
UIDVALIDITY = 1
_LONGEST_LINE = 64 * 1024
_FROM_LINE = re.compile(rb"From \S.*\d\d:\d\d.*\d{4}|From - ")
_ESCAPED_FROM = re.compile(rb">+From ")


class FolderOfMail:
    """A folder of `.eml` files, sub-folders included, in the order of their names; or one such file.

    New files may sort anywhere, so no order of files can say "everything up to here". A mail's uid is
    therefore a digest of its name and bytes, and every look gives every mail: whoever stores them knows by
    (mailbox, uidvalidity, uid) which are new. Nothing is ever skipped, and nothing is stored twice.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = _existing(path)
        self.name = str(self.path.resolve())
        if not self._files():
            raise MailSourceError(f"There is no .eml file in {self.path}.")

    def since(self, place: Place | None = None) -> Iterator[Fetched]:
        """Every mail there is; the place makes no difference to files (see the class)."""
        for file in self._files():
            if (raw := _read(file)) is not None:
                name = file.relative_to(self.path).as_posix() if self.path.is_dir() else file.name
                yield _fetched(self.name, name.encode("utf-8", "surrogateescape") + b"\0" + raw, raw)

    def _files(self) -> list[Path]:
        if self.path.is_file():
            return [self.path]
        return sorted(
            each for each in self.path.rglob("*") if each.suffix.lower() == ".eml" and each.is_file()
        )


class Maildir:
    """A Maildir: `new` and `cur`, oldest name first. Reading changes nothing: no flag, no move to `cur`.

    The uid is a digest of the unique part of the file name, which outlives flags and moves.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = _existing(path)
        self.name = str(self.path.resolve())
        if not (self.path / "cur").is_dir():
            raise MailSourceError(f"{self.path} is not a Maildir: it has no folder `cur`.")
        if not self._files():
            raise MailSourceError(f"There is no mail in the Maildir {self.path}.")

    def since(self, place: Place | None = None) -> Iterator[Fetched]:
        """Every mail there is; the place makes no difference to files (see `FolderOfMail`)."""
        for file in self._files():
            if (raw := _read(file)) is not None:
                unique = file.name.partition(":")[0]
                yield _fetched(self.name, unique.encode("utf-8", "surrogateescape"), raw)

    def _files(self) -> list[Path]:
        files = [each for name in ("new", "cur") for each in (self.path / name).glob("*") if each.is_file()]
        return sorted((each for each in files if not each.name.startswith(".")), key=lambda each: each.name)


class Mbox:
    """An mbox file, in its order. The uid is a digest of the mail: removing another mail changes none."""

    def __init__(self, path: Path | str) -> None:
        self.path = _existing(path)
        self.name = str(self.path.resolve())
        if not _starts_as_mbox(self.path):
            raise MailSourceError(f"{self.path} is not an mbox: it does not start with a `From ` line.")

    def since(self, place: Place | None = None) -> Iterator[Fetched]:
        """Every mail there is; the place makes no difference to files (see `FolderOfMail`)."""
        copies: Counter[bytes] = Counter()
        for raw in self._mails():
            digest = hashlib.sha256(raw).digest()
            copies[digest] += 1
            yield _fetched(self.name, digest + b"%d" % copies[digest], raw)

    def _mails(self) -> Iterator[bytes]:
        """Each mail without its `From ` line, one byte longer than what is kept if it is too long."""
        mail: list[bytes] = []
        length, after_blank = 0, True
        for line in self._lines():
            if after_blank and _FROM_LINE.match(line):
                if mail:
                    yield b"".join(mail)[: WHOLE + 1]
                mail, length, after_blank = [], 0, False
                continue
            if length <= WHOLE:
                mail.append(line[1:] if _ESCAPED_FROM.match(line) else line)
                length += len(line)
            after_blank = line in (b"\n", b"\r\n")
        if mail:
            yield b"".join(mail)[: WHOLE + 1]

    def _lines(self) -> Iterator[bytes]:
        with self.path.open("rb") as file:
            while line := file.readline(_LONGEST_LINE):
                yield line


Source = FolderOfMail | Maildir | Mbox


def open_source(path: Path | str) -> Source:
    """The mail at this path, whichever of the three it is; MailSourceError says why there is none."""
    found = _existing(path)
    if found.is_dir():
        return Maildir(found) if (found / "cur").is_dir() else FolderOfMail(found)
    if _starts_as_mbox(found):
        return Mbox(found)
    if found.suffix.lower() == ".eml":
        return FolderOfMail(found)
    raise MailSourceError(f"{found} is no mail: give a folder of .eml files, an mbox or a Maildir.")


def _existing(path: Path | str) -> Path:
    found = Path(path).expanduser()
    if not found.exists():
        raise MailSourceError(f"{found} does not exist.")
    if not (found.is_dir() or found.is_file()):
        raise MailSourceError(f"{found} is neither a folder nor a file.")
    if found.is_file() and found.stat().st_size == 0:
        raise MailSourceError(f"{found} is empty.")
    return found


def _starts_as_mbox(path: Path) -> bool:
    if not path.is_file() or path.suffix.lower() == ".eml":
        return False
    try:
        with path.open("rb") as file:
            return _FROM_LINE.match(file.readline(_LONGEST_LINE)) is not None
    except OSError as error:
        raise MailSourceError(f"{path} cannot be read: {error.strerror}.") from error


def _read(file: Path) -> bytes | None:
    """The file up to one byte more than what is kept; None if it has gone or may not be read."""
    try:
        with file.open("rb") as opened:
            return opened.read(WHOLE + 1)
    except OSError as error:
        log.warning("%s cannot be read: %s", file, error.strerror)
        return None


def _fetched(mailbox: str, key: bytes, raw: bytes) -> Fetched:
    uid = int.from_bytes(hashlib.sha256(key).digest()[:8], "big") >> 2
    return Fetched(mailbox, UIDVALIDITY, uid, raw[:WHOLE], truncated=len(raw) > WHOLE)
