"""Builds raw mails for tests, byte by byte, so that they may be as broken as real ones."""

from mail.parse import Unreadable, parse
from routing.model import Mail

PLAIN = "text/plain; charset=utf-8"


def raw_mail(
    body: bytes | str = "Hello", *, kind: str | bytes | None = PLAIN, **headers: str | bytes | None
) -> bytes:
    """A mail with CRLF line ends from Chris to sales; a header given as None is left out."""
    given: dict[str, str | bytes | None] = {
        "From": "Chris Doe <chris@acme.example>",
        "To": "sales@brightwave.example",
        "Subject": "Re: Hello",
        "Date": "Mon, 02 Nov 2026 10:12:00 +0100",
        "Message-ID": "<reply-1@acme.example>",
        "Content-Type": kind,
    }
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [name.encode() + b": " + _bytes(value) for name, value in given.items() if value is not None]
    return b"\r\n".join([*lines, b"", _bytes(body)])


def multipart(*parts: bytes | str, kind: str = "mixed", boundary: str = "=_b1", **headers: str) -> bytes:
    """A multipart mail; each part comes with its own headers, a blank line and its body."""
    between = f"\r\n--{boundary}\r\n".encode()
    body = between + between.join(_bytes(part) for part in parts) + f"\r\n--{boundary}--\r\n".encode()
    return raw_mail(body, kind=f'multipart/{kind}; boundary="{boundary}"', **headers)


def part(body: bytes | str, kind: str = PLAIN, **headers: str) -> bytes:
    """One part of a multipart."""
    given = {"Content-Type": kind} | {name.replace("_", "-"): value for name, value in headers.items()}
    return b"\r\n".join([*(f"{name}: {value}".encode() for name, value in given.items()), b"", _bytes(body)])


def read(raw: bytes) -> Mail:
    """The mail, which must be readable."""
    mail = parse(raw)
    assert not isinstance(mail, Unreadable), mail.reason
    return mail


def refused(raw: bytes) -> str:
    """Why the mail, which must be unreadable, goes to the quarantine."""
    mail = parse(raw)
    assert isinstance(mail, Unreadable)
    return mail.reason


def _bytes(value: str | bytes) -> bytes:
    return value if isinstance(value, bytes) else value.replace("\r\n", "\n").replace("\n", "\r\n").encode()
