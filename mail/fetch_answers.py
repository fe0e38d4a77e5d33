"""What a server tells of the mails it was asked for, read at once where it tells it as servers mostly do."""

import re
from collections.abc import Sequence
from typing import Any

from imapclient.datetime_util import parse_to_datetime
from imapclient.response_parser import parse_fetch_response

Line = bytes | tuple[bytes, bytes] | None
"""A line of an answer, as imaplib gives it; one that ends in a literal comes with it."""
FetchAnswers = dict[int, dict[bytes, Any]]

USUAL = re.compile(
    rb'(\d{1,10}) \(UID (\d{1,10}) RFC822\.SIZE (\d{1,10}) INTERNALDATE "([-\w :+]+)"'
    rb" (BODY\[(?:HEADER)?\]<0>) \{(\d{1,10})\}"
)


def answers_of(lines: Sequence[Line]) -> FetchAnswers:
    """What is told of each mail, by its UID; the same as imapclient reads byte by byte, in Python.

    Raises ProtocolError when that makes no sense of it.
    """
    return _usual(lines) or parse_fetch_response(lines, normalise_times=False)  # type: ignore[arg-type]


def _usual(lines: Sequence[Line]) -> FetchAnswers | None:
    """None when a single line is another than the usual ones."""
    found: FetchAnswers = {}
    if len(lines) % 2:
        return None
    for line, end in zip(lines[::2], lines[1::2], strict=True):
        if not isinstance(line, tuple) or end != b")":
            return None
        line, literal = line
        usual = USUAL.fullmatch(line)
        if usual is None or int(usual[6]) != len(literal):
            return None
        number, uid, size, at, section, _ = usual.groups()
        try:
            arrived = parse_to_datetime(at, normalise=False)
        except ValueError:
            return None
        known = {b"SEQ": int(number), b"RFC822.SIZE": int(size), b"INTERNALDATE": arrived, section: literal}
        found.setdefault(int(uid), {}).update(known)
    return found
