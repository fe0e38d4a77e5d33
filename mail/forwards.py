"""The mail inside a forwarded one: an attached message as it is, or one quoted below a header in words."""

import re
from email.header import Header

from mail.body import children
from mail.parse import Unreadable, opened
from mail.parts import Part
from mail.phrases import SUBJECT_HEADERS, any_of
from mail.quotes import MOST_HEADER_LINES, MOST_LINES, SENDER, announces_quote, introduces_mail
from routing.model import Mail

LONGEST = 500  # characters of a name or a subject
_SUBJECT = any_of(SUBJECT_HEADERS, after=r"[*\s]{0,3}:[*\s]*(?P<value>.*)")
_FIELD = re.compile(r"[*\s]{0,3}[^\W\d_][\w' ’-]{0,30}[*\s]{0,3}:[*\s]*\S")
_ADDRESS = re.compile(r"[\w.+'=-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", re.ASCII)
_NAME_ENDS = re.compile(r"[<\[(]|\S+@")


def forwarded_mail(raw: bytes, mail: Mail) -> bytes | None:
    """The mail that this one passes on, as bytes to be read like any other; None when there is none.

    `mail` is what was read of `raw`. Of a quoted one only what its header tells is known: whose it was, and
    its subject.
    """
    message = opened(raw)
    if isinstance(message, Unreadable) or mail.report:
        return None
    return _attached(message) or _quoted(mail.text)


def _attached(message: Part) -> bytes | None:
    """The first message of our own depth: what lies inside other attachments was not passed on to us."""
    for part in [message, *children(message)]:
        if isinstance(part, Part) and part.get_content_type() == "message/rfc822":
            return part.inside or None
    return None


def _quoted(text: str) -> bytes | None:
    """The mail below the first header block that names a writer.

    Below the announcement of a quote ("On ... wrote:") nothing is looked for: what stands there is what
    somebody else sent to us, who may have made up a header in it.
    """
    lines = [line.strip() for line in text.split("\n")[:MOST_LINES]]
    bare = [line.removeprefix(">").lstrip() for line in lines]  # Apple Mail marks all that it passes on
    for start in range(len(bare)):
        if announces_quote(bare, start):
            return None
        if introduces_mail(bare, start):
            read = bare if lines[start].startswith(">") else lines
            if found := _below(read, start):
                return found
    return None


def _below(lines: list[str], start: int) -> bytes | None:
    """The mail whose header begins here, or a little below; None if that names no writer."""
    head, rest = _header(lines, start)
    sender = next((found["value"] for line in head if (found := SENDER.match(line))), "")
    address = _ADDRESS.search(sender)
    if address is None:
        return None
    subject = next((found["value"] for line in head if (found := _SUBJECT.match(line))), "")
    written = (
        f"From: {_as_header(_name(sender))} <{address.group()}>",
        f"Subject: {_as_header(subject)}",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        *lines[rest:],
    )
    return "\r\n".join(written).encode("utf-8", "replace")


def _header(lines: list[str], start: int) -> tuple[list[str], int]:
    """The lines of a header block, and where they end; blank lines may stand above and between them."""
    near = range(start, min(len(lines), start + MOST_HEADER_LINES))
    at = next((at for at in near if _FIELD.match(lines[at])), len(lines))
    head: list[str] = []
    while at < len(lines) and len(head) < MOST_HEADER_LINES:
        if not lines[at] and not _FIELD.match("".join(lines[at + 1 : at + 2])):
            break
        head += [lines[at].lstrip("* ")] if lines[at] else []
        at += 1
    return head, at


def _as_header(words: str) -> str:
    """Any words in ASCII (RFC 2047), so that nothing in them is read as anything else."""
    return Header(words[:LONGEST], "utf-8").encode()


def _name(sender: str) -> str:
    return _NAME_ENDS.split(sender, maxsplit=1)[0].strip(" \"'*\\")
