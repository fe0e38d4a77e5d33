"""Reads raw bytes as a tree of parts, in one walk whose cost is linear in any mail.

The standard library's own parser is quadratic or recursive on hostile structure, looks at every line, and
opens what nobody here reads. So the walk is ours and bounded (ADR 27), and its parts are the standard
library's: what a header says, and how a body is decoded, is read as everybody reads it.
"""

import re
from dataclasses import dataclass
from email.message import Message
from typing import Any

ONE_HEADER = 16 * 1024
ALL_HEADERS = 256 * 1024
MOST_PARTS = 200
DEEPEST = 20

MAILS = frozenset(("message/rfc822", "message/global", "message/global-headers", "message/news"))
"""Parts that are mails themselves; every other kind of message is a text."""
_FILES = ("application/", "audio/", "font/", "image/", "model/", "video/")
# A field, a stray line, or nothing: the end of a header. A blank may stand before the colon (RFC 5322, 4.5);
# a name in 8 bits is nobody's, but ends no header.
_LINES = re.compile(
    rb"([\x21-\x39\x3b-\x7e\x80-\xff]*+)[ \t]*+:[ \t]*+([^\n]*+(?:\n[\t ][^\n]*+)*+)\n?"
    rb"|(?:>?From |[\t ])[^\n]*\n?|"
)
_LONE_CR = re.compile(rb"\r(?!\n)")
_BLANK_LINE = re.compile(rb"\n\r?\n")


class TooMuch(Exception):
    """The mail is not read, because it is `too large` or `too complex`."""


class Part(Message):
    """A part of a mail. Its type and its parameters are asked for all the time, so they are read once."""

    kind: str | None = None
    written = b""
    """The body of a text as it stands, before it is decoded."""
    inside = b""
    """Of a part that is a mail itself: that mail as it stands."""

    def __init__(self) -> None:
        super().__init__()
        self._parameters: dict[tuple[str, bool], dict[str, Any]] = {}

    def get_content_type(self) -> str:
        """The type in lower case, such as `text/html`; what its place implies if it names none."""
        if self.kind is None:
            self.kind = super().get_content_type()
        return self.kind

    def get_param(
        self, param: str, failobj: Any = None, header: str = "content-type", unquote: bool = True
    ) -> Any:
        """The first parameter of this name, as the library reads it. It takes the header apart for each."""
        if (header, unquote) not in self._parameters:
            read = self.get_params([], header, unquote)
            self._parameters[header, unquote] = {name.lower(): value for name, value in reversed(read)}
        return self._parameters[header, unquote].get(param.lower(), failobj)


def with_unix_lines(raw: bytes) -> bytes:
    """The same mail with LF line ends, however it was written."""
    if b"\r" not in raw:
        return raw
    if _LONE_CR.search(raw):
        return raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return raw.translate(None, b"\r")  # nearly every mail, and twice as fast


def top_of(raw: bytes) -> Part:
    """The mail with its header alone: what stands below is not looked at. Raises TooMuch."""
    end = _BLANK_LINE.search(raw)
    walk = _Walk(with_unix_lines(raw[: end.start() + 1] if end else raw))
    walk.read_header(walk.mail)
    return walk.mail


def parts_of(raw: bytes) -> Part:
    """The mail and all its parts; files are there with their headers alone. Raises TooMuch."""
    walk = _Walk(with_unix_lines(raw))
    try:
        walk.to_the_end()
    except (ValueError, LookupError, RecursionError):  # what the library says of hostile parameters
        raise TooMuch("too complex") from None
    return walk.mail


@dataclass(frozen=True, slots=True)
class _Open:
    """A multipart whose end has not come: its delimiter line, and how many mails are nested around it."""

    part: Part
    delimiter: bytes
    forwarded: int

    @property
    def default(self) -> str:
        """The type of a part that names none."""
        return "message/rfc822" if self.part.get_content_type() == "multipart/digest" else "text/plain"


class _Walk:
    """One walk through the parts of a mail, in the order in which they stand."""

    def __init__(self, raw: bytes) -> None:
        self.mail = Part()
        self._raw = raw
        self._at = 0
        self._parts = 0
        self._header_bytes = 0
        self._forwarded = 0
        self._open: list[_Open] = []
        self._depths: dict[bytes, int] = {}
        self._mails: list[tuple[Part, int, int]] = []

    def to_the_end(self) -> None:
        part: Part | None = self.mail
        while part is not None:
            self._parts += 1
            self.read_header(part)
            if delimiter := _delimiter_of(part):
                self._leave_open([*self._open, _Open(part, delimiter, self._forwarded)])
            is_mail = part.get_content_type() in MAILS
            self._forwarded += is_mail
            if self._parts > MOST_PARTS or len(self._open) + self._forwarded > DEEPEST:
                raise TooMuch("too complex")
            self._at += self._raw.startswith(b"\n", self._at)
            if is_mail:
                self._mails.append((part, self._at, len(self._open)))
            part = _child_of(part) if is_mail else self._behind(part)

    def read_header(self, part: Part) -> None:
        """Give the part the fields that stand here."""
        first = self._at
        for found in _LINES.finditer(self._raw, first):
            start, end = found.span()
            if start == end or (self._open and self._depth(found[0].partition(b"\n")[0]) is not None):
                break
            self._at = end
            if end - start > ONE_HEADER or self._header_bytes + end - first > ALL_HEADERS:
                raise TooMuch("too large")
            name, value = found.groups()
            if name and name.isascii():
                part.set_raw(name.decode("ascii"), value.decode("ascii", "surrogateescape"))
        self._header_bytes += self._at - first

    def _behind(self, part: Part) -> Part | None:
        """Read what is in a part up to the next delimiter; the part behind that, None at the end."""
        start, end, depth = self._delimiter()
        body = b""
        if not part.get_content_type().startswith(_FILES):
            body = self._raw[self._at : start]
            if any(each.part is not part for each in self._open):
                body = body.removesuffix(b"\n")  # it belongs to the delimiter
        part.written = body
        part.set_payload(body.decode("ascii", "surrogateescape"))
        self._end_mails(start, depth)
        while depth is not None:
            around = self._open[depth]
            self._at, self._forwarded = end, around.forwarded
            if self._raw[start:end].rstrip(b" \t\n") == around.delimiter:
                self._leave_open(self._open[: depth + 1])
                return _child_of(around.part, around.default)
            self._leave_open(self._open[:depth])
            start, end, depth = self._delimiter()
            self._end_mails(start, depth)
        return None

    def _leave_open(self, multiparts: list[_Open]) -> None:
        self._open = multiparts
        self._depths = {each.delimiter: depth for depth, each in enumerate(multiparts)}

    def _end_mails(self, at: int, depth: int | None) -> None:
        """A delimiter of this depth, or the end of it all, ends the mails that are inside of it."""
        around = 0 if depth is None else depth + 1
        while self._mails and self._mails[-1][2] >= around:
            part, start, _ = self._mails.pop()
            part.inside = self._raw[start:at]

    def _delimiter(self) -> tuple[int, int, int | None]:
        """Where the next delimiter line starts and ends, and its depth; None at the end of the mail."""
        raw, at = self._raw, self._at
        start = at if at == 0 or raw[at - 1] == ord("\n") else raw.find(b"\n--", at) + 1 or len(raw)
        while start < len(raw) and self._open:
            end = raw.find(b"\n", start) + 1 or len(raw)
            if (depth := self._depth(raw[start:end])) is not None:
                return start, end, depth
            start = raw.find(b"\n--", end - 1) + 1 or len(raw)
        return len(raw), len(raw), None

    def _depth(self, line: bytes) -> int | None:
        """Which open multipart this line delimits, innermost first; None if it is an ordinary line."""
        if not line.startswith(b"--"):
            return None
        line = line.rstrip(b" \t\n")
        named = (self._depths.get(each) for each in (line, line.removesuffix(b"--")))
        return max((depth for depth in named if depth is not None), default=None)


def _child_of(part: Part, default: str = "text/plain") -> Part:
    """One more part inside this one; what stands above the first is for programs that know no multiparts."""
    child = Part()
    child.set_default_type(default)
    inside = part.get_payload()
    part.set_payload([*inside, child] if isinstance(inside, list) else [child])
    return child


def _delimiter_of(part: Part) -> bytes | None:
    """The line that separates the parts of a multipart; None if it is none, or names no boundary."""
    boundary = part.get_boundary() if part.get_content_type().startswith("multipart/") else None
    return None if boundary is None else b"--" + str(boundary).encode("utf-8", "surrogateescape")
