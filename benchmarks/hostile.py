"""Mails made to be slow to read, of any size, as attackers and broken programs send them."""

from collections.abc import Callable

_HEAD = b"From: Chris Doe <chris@acme.example>\nSubject: Re: Hello\n"
_TEXT = _HEAD + b"Content-Type: text/plain; charset=utf-8\n\n"
_HTML = _HEAD + b"Content-Type: text/html; charset=utf-8\n\n"


def _repeated(before: bytes, piece: bytes) -> Callable[[int], bytes]:
    return lambda size: before + piece * ((size - len(before)) // len(piece))


def _parts(size: int) -> bytes:
    part = b"--b\nContent-Type: text/plain\n\nhello\n"
    return _repeated(_HEAD + b'Content-Type: multipart/mixed; boundary="b"\n\n', part)(size)


def _nested(size: int) -> bytes:
    """Each multipart holds the next."""
    levels: list[bytes] = []
    length = 0
    while length < size:
        levels.append(
            b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (len(levels), len(levels))
        )
        length += len(levels[-1])
    return _HEAD + b"".join(levels)


HOSTILE: dict[str, Callable[[int], bytes]] = {
    "blank lines": _repeated(_TEXT, b"\n"),
    "lines that begin 'On'": _repeated(_TEXT, b"On Mon, Nov 2, 2026 at 10:12 AM Maya\n"),
    "'On' without an end": _repeated(_TEXT, b"On "),
    "quote marks": _repeated(_TEXT, b">"),
    "quoted lines": _repeated(_TEXT, b"> a\n"),
    "header lines in the text": _repeated(_TEXT, b"From: Maya\nTo:\n"),
    "closings": _repeated(_TEXT, b"Regards,\nChris\n"),
    "mailing footers": _repeated(_TEXT, b"If you no longer want to hear from\n"),
    "a To header": _repeated(_HEAD + b"To: ", b"a@acme.example,"),
    "a From header of (": _repeated(b"From: ", b"("),
    "headers": _repeated(_HEAD, b"X-A: b\n"),
    "parts": _parts,
    "nested multiparts": _nested,
    "nested tags": _repeated(_HTML, b"<div>"),
    "nested blockquotes": _repeated(_HTML, b"<blockquote>a"),
    "tags that never end": _repeated(_HTML, b"<"),
}
