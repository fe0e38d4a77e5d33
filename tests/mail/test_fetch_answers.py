"""What a server tells of mails is read as imapclient reads it, however it is told."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from imapclient.exceptions import ProtocolError
from imapclient.response_parser import parse_fetch_response

from mail.fetch_answers import Line, answers_of

WHOLE = b'1 (UID 7 RFC822.SIZE 5 INTERNALDATE "27-Nov-2026 09:21:42 +0000" BODY[]<0> {5}'
HEADER = b'2 (UID 9 RFC822.SIZE 900 INTERNALDATE " 1-Jan-2026 09:21:42 -0130" BODY[HEADER]<0> {3}'
USUAL: list[list[Line]] = [[(WHOLE, b"a\r\n)("), b")"], [(HEADER, b'"{}'), b")"]]
ODD: list[list[Line]] = [
    [(WHOLE, b"four"), b")"],  # the literal is another than was announced
    [(WHOLE, b"a\r\n)("), b" FLAGS (\\Seen))"],
    [(WHOLE.replace(b"27-Nov", b"99-Foo"), b"a\r\n)("), b")"],
    [(WHOLE.replace(b"UID 7 ", b""), b"a\r\n)("), b")"],
    [(WHOLE.replace(b"BODY[]<0>", b"BODY[]"), b"a\r\n)("), b")"],
    [b"3 (FLAGS (\\Seen))"],
    [b"3 (UID 11 RFC822.SIZE 0 BODY[]<0> NIL)"],
    [None],
    [b")"],
]


def read(by: Any, lines: list[Line]) -> Any:
    try:
        return {uid: list(told.items()) for uid, told in by(lines).items()}
    except (ProtocolError, AttributeError, TypeError) as error:
        return type(error)


@given(st.lists(st.sampled_from(USUAL + ODD), max_size=4))
def test_it_is_what_imapclient_makes_of_it(several: list[list[Line]]) -> None:
    lines = [line for each in several for line in each]
    assert read(answers_of, lines) == read(lambda lines: parse_fetch_response(lines, False), lines)


@pytest.mark.parametrize("lines", USUAL)
def test_what_is_usual_is_read_without_imapclient(lines: list[Line], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mail.fetch_answers.parse_fetch_response", None)
    ((_, told),) = answers_of(lines).items()
    assert told[b"INTERNALDATE"].astimezone(UTC) <= datetime(2026, 11, 27, 9, 21, 42, tzinfo=UTC)
