"""Puts a mail together from its parts: all headers and texts, and files with their headers alone."""

import re
from collections.abc import Mapping
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from mail.body import is_read
from mail.structure import LONGEST_HEADER, Part

_HEADER = re.compile(rb".*?\n\r?\n", re.DOTALL)
_LINE_END = b"\r\n"
# Servers that only estimate sizes are believed when this much of a mail is accounted for.
_ACCOUNTED = 0.75


def light_mail(glance: bytes, size: int, mail: Part, sections: Mapping[str, bytes]) -> bytes | None:
    """The mail that is read exactly as the whole one, or None if description and parts do not fit.

    `glance` is how the mail of `size` bytes begins; `sections` are the answers to `mail.sections()`, such as
    `1`, `1.MIME`, `2.HEADER`. What was fetched is kept byte by byte, so a text keeps its transfer encoding.
    """
    header = _HEADER.match(glance)
    if header is None:
        return None
    try:
        light = _put_together(mail, header[0], sections)
        _first_delimiter_is_there(mail, header[0], glance)
    except (ValueError, LookupError):  # also what the standard library says of hostile parameters
        return None
    left_out = sum(part.size for part in mail.walk() if part.wanted != part.number)
    return light if len(light) + left_out >= _ACCOUNTED * size else None


def _put_together(part: Part, header: bytes, sections: Mapping[str, bytes]) -> bytes:
    """The part from its header on; raises ValueError when it is not what the server said it is."""
    told = _told_by(header)
    if told.get_content_type() != part.kind:
        raise ValueError("another type")
    if part.inside:
        return header + _multipart(part, told, sections)
    if not part.wanted:
        if is_read(told):
            raise ValueError("a text that was taken for a file")
        return header
    body = sections.get(part.wanted, b"")
    if len(body) >= part.most or (part.size and not body):
        raise ValueError("another size")
    return header + body


def _multipart(part: Part, told: Message, sections: Mapping[str, bytes]) -> bytes:
    delimiter = _delimiter(told)
    lines: list[bytes] = []
    for each in part.inside:
        header = sections.get(f"{each.number}.MIME", b"")
        if not header or len(header) >= LONGEST_HEADER:
            raise ValueError("a header that is not all there")
        written = _put_together(each, _ended(header), sections)
        if any(line.rstrip() in (delimiter, delimiter + b"--") for line in written.split(b"\n")):
            raise ValueError("more parts than the server said")
        lines += [delimiter, written]
    return _LINE_END.join([*lines, delimiter + b"--", b""])


def _ended(header: bytes) -> bytes:
    """The header with the blank line below it, which some servers leave out."""
    written = header.rstrip(b"\r\n")
    return (written + _LINE_END if written else b"") + _LINE_END


def _told_by(header: bytes) -> Message:
    """What a header says. The standard library is quadratic in parameters, so these are bounded."""
    told = BytesParser(policy=compat32).parsebytes(header, headersonly=True)
    about = [value for name, value in told.raw_items() if name.lower().startswith("content-")]
    if any(len(str(value)) > LONGEST_HEADER for value in about):
        raise ValueError("too large")
    return told


def _delimiter(told: Message) -> bytes:
    boundary = told.get_boundary()
    if not boundary:
        raise ValueError("a multipart without a boundary")
    return b"--" + boundary.encode("utf-8", "surrogateescape")


def _first_delimiter_is_there(mail: Part, header: bytes, glance: bytes) -> None:
    """A mail that the server divides by another boundary than its header names does not begin like that."""
    if mail.inside and b"\n" + _delimiter(_told_by(header)) not in glance[len(header) - 1 :]:
        raise ValueError("another boundary")
