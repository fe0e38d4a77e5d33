"""Header words: RFC 2047 encoded words, raw 8-bit values and folded lines become one clean line."""

import binascii
import quopri
import re

from mail.charset import decode
from mail.clean import clean_line

# Each attempt ends at the next question mark, so the search is linear on any input.
_ENCODED = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")


def read_words(value: str, longest: int = 1000) -> str:
    """A raw header value (surrogate-escaped, as the standard library keeps it) as clean text.

    Neighbouring encoded words of one character set are joined before decoding: mailers cut characters in two.
    A broken encoded word stays as it is written.
    """
    if "=?" not in value:
        return clean_line(read_bytes(value), longest)
    text: list[str] = []
    pending, charset, end = b"", "", 0
    for found in _ENCODED.finditer(value):
        between = value[end : found.start()]
        name, raw = found[1].partition("*")[0].lower(), _payload(found[2], found[3])
        end = found.end()
        if pending and not between.strip() and name == charset:
            pending += raw
            continue
        text.append(decode(pending, charset or None)[0])
        if between.strip() or not pending:
            text.append(read_bytes(between))
        pending, charset = raw, name
    text += [decode(pending, charset or None)[0], read_bytes(value[end:])]
    return clean_line("".join(text), longest)


def read_bytes(value: str) -> str:
    """A header value with its raw 8-bit bytes read as UTF-8 or Windows-1252."""
    return value if value.isascii() else decode(value.encode("utf-8", "surrogateescape"), None)[0]


def _payload(encoding: str, text: str) -> bytes:
    """The bytes inside one encoded word."""
    raw = text.encode("utf-8", "surrogateescape")
    if encoding in "qQ":
        return quopri.decodestring(raw, header=True)
    try:
        return binascii.a2b_base64(raw + b"=" * (-len(raw) % 4))
    except binascii.Error:
        return raw
