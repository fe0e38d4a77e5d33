"""Looks at raw bytes in linear time: may the standard library be given them, and how much of them?

The standard library is quadratic or recursive on hostile structure, so that is measured here first, by the
same reading of boundaries: a count that could be talked past would be none. It also reads line by line, so
the insides of files that nobody here opens are left out before.
"""

import re
from dataclasses import dataclass
from email.message import Message

ONE_HEADER = 16 * 1024
ALL_HEADERS = 256 * 1024
MOST_PARTS = 200
DEEPEST = 20

_FILES = ("application/", "audio/", "font/", "image/", "model/", "video/")
_HEADER_LINE = re.compile(rb"From |[\x21-\x39\x3b-\x7e]*:|[\t ]")


def with_unix_lines(raw: bytes) -> bytes:
    """The same mail with LF line ends, however it was written."""
    return raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in raw else raw


@dataclass(frozen=True, slots=True)
class Look:
    """Why a mail must not be parsed: `too large`, `too complex`, or None: `light` may be.

    `light` is the mail with all its headers and texts; files are there with their headers alone.
    """

    reason: str | None
    light: bytes


def look(raw: bytes) -> Look:
    """Look at a mail with LF line ends."""
    scan = _Scan(raw)
    return Look(scan.measure(), scan.without_files())


@dataclass(frozen=True, slots=True)
class _Multipart:
    """An open multipart: its delimiter line, the type of a part that names none, mails nested around it."""

    delimiter: bytes
    default: str
    forwarded: int


class _Scan:
    """One walk through the parts of a mail, in the order in which they stand."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.at = 0
        self.parts = 0
        self.header_bytes = 0
        self.forwarded = 0
        self.open: list[_Multipart] = []
        self.files: list[tuple[int, int]] = []

    def without_files(self) -> bytes:
        """The mail without what lies between the blank line after a file's header and its end."""
        kept, at = [], 0
        for start, end in self.files:
            kept.append(self.raw[at:start])
            at = end
        return b"".join([*kept, self.raw[at:]])

    def measure(self) -> str | None:
        default = "text/plain"
        while True:
            self.parts += 1
            header = self._header_block()
            if header is None:
                return "too large"
            try:
                kind, delimiter = _content_type(header, default)
            except (ValueError, LookupError, RecursionError):
                return "too complex"
            if delimiter is not None:
                inner = "message/rfc822" if kind == "multipart/digest" else "text/plain"
                self.open.append(_Multipart(delimiter, inner, self.forwarded))
            elif kind == "message/delivery-status":
                self.parts += self._blocks()
            elif kind.startswith("message/"):
                self.forwarded += 1
            if self.parts > MOST_PARTS or len(self.open) + self.forwarded > DEEPEST:
                return "too complex"
            if kind.startswith("message/") and kind != "message/delivery-status":
                self.at += self.raw.startswith(b"\n", self.at)
                default = "text/plain"
            else:
                if kind.startswith(_FILES):
                    self._leave_out()
                if not self._next_part():
                    return None
                default = self.open[-1].default

    def _header_block(self) -> bytes | None:
        """The Content-Type header (or nothing) of the header block here; None if the block is too long."""
        content_type, start, first = b"", self.at, self.at
        while self.at < len(self.raw):
            end = self.raw.find(b"\n", self.at) + 1 or len(self.raw)
            if end - self.at > ONE_HEADER:
                return None
            line = self.raw[self.at : end]
            if not _HEADER_LINE.match(line) or self._depth(line) is not None:
                break
            if line[:1] not in b" \t":
                content_type = content_type or self._if_content_type(start)
                start = self.at
            self.at = end
            if end - start > ONE_HEADER or self.header_bytes + end - first > ALL_HEADERS:
                return None
        self.header_bytes += self.at - first
        return content_type or self._if_content_type(start)

    def _if_content_type(self, start: int) -> bytes:
        """The header from `start` to here, if it is the one that tells the type."""
        return self.raw[start : self.at] if self.raw[start : start + 13].lower() == b"content-type:" else b""

    def _leave_out(self) -> None:
        """Note the inside of the file that starts here."""
        start = self.at + self.raw.startswith(b"\n", self.at)
        end, _, _ = self._delimiter(start)
        if end > start:
            self.files.append((start, end))

    def _blocks(self) -> int:
        """How many messages the standard library may make of the delivery status that starts here."""
        start, _, _ = self._delimiter(self.at)
        return self.raw.count(b"\n\n", self.at, start) + self.raw.count(b"\n--", self.at, start)

    def _next_part(self) -> bool:
        """Go behind the next delimiter that opens a part; False at the end of the mail."""
        while self.open:
            start, end, depth = self._delimiter(self.at)
            if depth is None:
                return False
            self.at = end
            opens = self.raw[start:end].rstrip(b" \t\n") == self.open[depth].delimiter
            self.forwarded = self.open[depth].forwarded
            del self.open[depth + opens :]
            if opens:
                return True
        return False

    def _delimiter(self, at: int) -> tuple[int, int, int | None]:
        """Where the next delimiter line starts and ends, and its depth; None at the end of the mail."""
        start = (
            at
            if at == 0 or self.raw[at - 1] == ord("\n")
            else self.raw.find(b"\n--", at) + 1 or len(self.raw)
        )
        while start < len(self.raw):
            end = self.raw.find(b"\n", start) + 1 or len(self.raw)
            depth = self._depth(self.raw[start:end])
            if depth is not None:
                return start, end, depth
            start = self.raw.find(b"\n--", end - 1) + 1 or len(self.raw)
        return len(self.raw), len(self.raw), None

    def _depth(self, line: bytes) -> int | None:
        """Which open multipart this line delimits, innermost first; None if it is an ordinary line."""
        if not line.startswith(b"--"):
            return None
        line = line.rstrip(b" \t\n")
        for depth in range(len(self.open) - 1, -1, -1):
            if line in (self.open[depth].delimiter, self.open[depth].delimiter + b"--"):
                return depth
        return None


def _content_type(header: bytes, default: str) -> tuple[str, bytes | None]:
    """The type, and for a multipart the line that separates its parts, read as the parser will read it."""
    message = Message()
    message.set_default_type(default)
    if header:
        message["Content-Type"] = header.partition(b":")[2].decode("ascii", "surrogateescape").strip()
    kind = message.get_content_type()
    boundary = message.get_boundary() if kind.startswith("multipart/") else None
    if boundary is None:
        return kind, None
    return kind, b"--" + str(boundary).encode("utf-8", "surrogateescape")
