"""Mails as trees of parts, so that a test has the bytes and what an honest IMAP server says of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from typing import Any

from mail.structure import Part


@dataclass(frozen=True)
class Tree:
    """One part: its header (with the blank line), and its body or the parts inside it."""

    header: bytes
    body: bytes = b""
    inside: tuple["Tree", ...] = ()

    @property
    def told(self) -> Message:
        """What its header says of it."""
        told = Message()
        for line in self.header.decode().splitlines():
            name, colon, value = line.partition(": ")
            if colon:
                told[name] = value
        return told

    def raw(self) -> bytes:
        """The part as it stands in the mail."""
        if not self.inside:
            return self.header + self.body
        line = b"--" + (self.told.get_boundary() or "").encode()
        parts = [line + b"\r\n" + each.raw() for each in self.inside]
        return self.header + b"\r\n".join([b"preamble", *parts, line + b"--", b"epilogue"])

    def structure(self) -> tuple[Any, ...]:
        """Its BODYSTRUCTURE, in the shape in which IMAPClient gives it."""
        told = self.told
        main, sub = (each.encode() for each in told.get_content_type().split("/"))
        if self.inside:
            return ([each.structure() for each in self.inside], sub)
        parameters = _pairs(told.get_params([], "content-type"))
        disposition = None
        if told.get_content_disposition():
            how, *rest = told.get_params([], "content-disposition")
            disposition = (how[0].upper().encode(), _pairs([how, *rest]))
        between = {b"text": (7,), b"message": (None, None, 7)}.get(main, ())
        head = (main.upper(), sub, parameters, None, None, b"7bit", len(self.body))
        return (*head, *between, None, disposition, None, None)

    def sections(self, numbers: tuple[int, ...] = ()) -> Iterator[tuple[str, bytes]]:
        """Everything a server could be asked for, by its section."""
        number = ".".join(map(str, numbers or (1,)))
        yield f"{number}.MIME", self.header
        if not self.inside:
            yield number, self.body
            yield f"{number}.HEADER", re.split(rb"(?<=\n\r\n)", self.body, maxsplit=1)[0]
        for n, each in enumerate(self.inside, 1):
            yield from each.sections((*numbers, n))

    def answers(self, mail: Part) -> dict[str, bytes]:
        """What an honest server answers."""
        there, given = dict(self.sections()), {}
        for asked in mail.sections():
            found = re.fullmatch(r"BODY\.PEEK\[(.+)\]<0\.(\d+)>", asked)
            assert found, asked
            given[found[1]] = there[found[1]][: int(found[2])]
        return given


def leaf(kind: str, body: bytes | str = b"", **headers: str) -> Tree:
    """A part with a body."""
    given = {"Content-Type": kind} | {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}\r\n".encode() for name, value in given.items() if value]
    return Tree(b"".join([*lines, b"\r\n"]), body.encode() if isinstance(body, str) else body)


def node(kind: str, *inside: Tree, boundary: str) -> Tree:
    """A multipart."""
    header = f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n'
    return Tree(header.encode(), inside=inside)


def as_mail(tree: Tree, **headers: str) -> Tree:
    """The same part as a whole mail from Chris."""
    given = {
        "From": "Chris Doe <chris@acme.example>",
        "To": "sales@brightwave.example",
        "Subject": "Re: Hello",
        "Date": "Mon, 02 Nov 2026 10:12:00 +0100",
        "Message-ID": "<reply-1@acme.example>",
    } | headers
    lines = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    return Tree(lines.encode() + tree.header, tree.body, tree.inside)


def _pairs(parameters: list[tuple[str, str]]) -> tuple[bytes, ...] | None:
    """The first one is the value itself."""
    return tuple(word.encode() for pair in parameters[1:] for word in pair) or None
