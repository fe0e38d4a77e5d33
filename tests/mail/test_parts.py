"""The walk through a mail's parts: what the standard library finds, and linear in any mail."""

import re
from collections.abc import Callable
from email import message_from_bytes
from email.message import Message
from functools import partial

import pytest
from hypothesis import assume, given

from mail.body import children
from mail.parse import parse
from mail.parts import ALL_HEADERS, DEEPEST, MAILS, MOST_PARTS, ONE_HEADER, TooMuch, parts_of, with_unix_lines
from tests.effort import processor_seconds
from tests.mail.build import multipart, part, raw_mail
from tests.mail.test_laws import mutated_mails


def too_much(raw: bytes) -> str | None:
    try:
        parts_of(raw)
    except TooMuch as why:
        return str(why)
    return None


def multipart_of(
    parts: int, part: bytes = b"\n\nx\n", boundary: bytes = b"x", kind: bytes = b"mixed"
) -> bytes:
    """A multipart with so many parts; the mail itself is one more."""
    head = b"From: a@b.example\nContent-Type: multipart/" + kind + b"; boundary=" + boundary + b"\n\n"
    return head + b"".join(b"--" + boundary + part for _ in range(parts)) + b"--" + boundary + b"--\n"


def nested(depth: int, innermost: bytes = b"\nx\n") -> bytes:
    """So many multiparts in one another."""
    heads = (
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (each, each) for each in range(depth)
    )
    return b"From: a@b.example\n" + b"".join(heads) + innermost


def forwards(depth: int) -> bytes:
    """A forward of a forward of ..."""
    return b"From: a@b.example\nContent-Type: message/rfc822\n\n" * depth + b"From: a@b.example\n\nx"


def parts_of_the_library(raw: bytes) -> int:
    return sum(1 for _ in message_from_bytes(raw).walk())


@pytest.mark.parametrize(
    "shape",
    [
        {},
        {"boundary": b"_-./=?"},
        {"part": b"\nContent-Type: text/html\n\nx\n"},
        {"part": b" \t\n\n--y\n--xx\n-- x\nnot delimiters\n"},
    ],
)
def test_parts_are_counted_as_the_library_counts_them(shape: dict[str, bytes]) -> None:
    most = multipart_of(MOST_PARTS - 1, **shape)
    assert parts_of_the_library(most) == MOST_PARTS
    assert too_much(most) is None
    assert too_much(most + b"--" + shape.get("boundary", b"x") + b"\n\nafter the end is no part\n") is None
    assert too_much(multipart_of(MOST_PARTS, **shape)) == "too complex"


def test_the_parts_of_a_digest_are_mails_with_a_part_each() -> None:
    raw = multipart_of(99, part=b"\n\nFrom: a@b\n\nx\n", kind=b"digest")
    assert parts_of_the_library(raw) == 199
    assert too_much(raw) is None
    assert too_much(multipart_of(100, part=b"\n\nFrom: a@b\n\nx\n", kind=b"digest")) == "too complex"


@pytest.mark.parametrize("make", [nested, forwards])
def test_depth_is_bounded(make: Callable[[int], bytes]) -> None:
    assert too_much(make(DEEPEST)) is None
    assert too_much(make(DEEPEST + 1)) == "too complex"


def test_depth_is_told_apart_from_number() -> None:
    forwarded = b"\nContent-Type: message/rfc822\n\nFrom: a@b\n\nx\n"
    assert too_much(multipart_of(60, part=forwarded)) is None


@pytest.mark.parametrize(
    "raw",
    [
        b"From: a@b\nContent-type: multipart/mixed;\n boundary*0=x;\n boundary*1=y\n\n"
        + b"--xy\n\nx\n" * 300,
        b"From: a@b\nContent-Type: multipart/mixed; boundary*=us-ascii''x%79\n\n" + b"--xy\n\nx\n" * 300,
        b"From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n--x--\x0c\n" + b"--x\n\nx\n" * 300,
        b"From: a@b\nContent-Type: multipart/mixed; boundary=x\nContent-Type: text/plain\n\n"
        + b"--x\n\nx\n" * 300,
    ],
)
def test_the_count_cannot_be_talked_past(raw: bytes) -> None:
    assert too_much(raw) == "too complex"


def test_headers_are_bounded_each_and_together() -> None:
    line = b"X-A: " + b"a" * (ONE_HEADER - 6) + b"\n"
    assert too_much(line + b"\n") is None
    assert too_much(b"X" + line + b"\n") == "too large"
    assert too_much(b"X-A: a\n" + b" a\n" * ONE_HEADER) == "too large"
    assert too_much(line * (ALL_HEADERS // ONE_HEADER) + b"\n") is None
    assert too_much(line * (ALL_HEADERS // ONE_HEADER) + b"X: y\n\n") == "too large"
    assert too_much(multipart_of(20, part=b"\n" + line + b"\nx\n")) == "too large"


def test_a_long_body_is_no_reason() -> None:
    assert too_much(b"From: a@b\n\n" + b"x" * 5_000_000) is None
    assert too_much(multipart_of(2, part=b"\n\n" + b"--" + b"x" * 1_000_000 + b"\n")) is None


def told(part: Message) -> tuple[object, ...]:
    """The type and headers of a part, and what is in it, if it is a text or holds other parts."""
    kind = part.get_content_type()
    if kind.startswith(("application/", "image/")) or (kind.startswith("message/") and kind not in MAILS):
        return kind, [*part.raw_items()]
    inside = [told(each) for each in children(part)] if part.is_multipart() else part.get_payload(decode=True)
    return kind, [*part.raw_items()], inside


@given(mutated_mails())
def test_a_mail_has_the_parts_that_the_standard_library_finds(raw: bytes) -> None:
    raw = with_unix_lines(raw)
    assume(not TWO_DELIMITERS.search(raw) and not ODD_FIELD.search(raw))
    if too_much(raw) is None:
        assert told(parts_of(raw)) == told(message_from_bytes(raw))


ODD_FIELD = re.compile(
    rb"^(?:[!-9;-~]*[\x80-\xff][!-9;-~\x80-\xff]*[ \t]*:|[!-9;-~]+[ \t]+:|>From )", re.MULTILINE
)
"""The library takes it for the first line of the body."""
TWO_DELIMITERS = re.compile(rb"^--.*\n--", re.MULTILINE)
"""The library overlooks that the second one may end the multipart."""


def test_what_stands_below_the_end_is_no_part_even_where_the_last_one_is_empty() -> None:
    raw = multipart_of(1, part=b"\n") + b"\nEpilogue"
    assert told(parts_of(raw))[2] == [("text/plain", [], b"")]


def test_a_file_is_left_out_and_what_comes_after_it_is_not() -> None:
    file = part("QUJD" * 1000, "application/pdf; name=offer.pdf", Content_Transfer_Encoding="base64")
    mail = parts_of(with_unix_lines(multipart(part("Yes"), file, part("and more"))))
    assert [str(each.get_payload()) for each in mail.walk()][1:] == ["Yes", "", "and more"]


@pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\r"])
def test_line_ends_are_made_one(newline: bytes) -> None:
    assert with_unix_lines(newline.join([b"a", b"", b"b"])) == b"a\n\nb"


HOSTILE: dict[str, Callable[[int], bytes]] = {
    "blank lines": lambda size: raw_mail(b"\n" * size),
    "quote announcements": lambda size: raw_mail(b"On 2026 wrote\n" * (size // 14)),
    "one long line": lambda size: raw_mail(b"On " + b"a " * (size // 2)),
    "sender lines": lambda size: raw_mail(b"From: a\n" * (size // 8)),
    "sign-offs": lambda size: raw_mail(b"Sent from my a a a a a\n" * (size // 23)),
    "names": lambda size: raw_mail(b"\nJane Roe\n+1 555 1234567\n" * (size // 26)),
    "at signs": lambda size: raw_mail(b"Jane Roe\n\nJane Roe\n" + b"@" * size),
    "nested HTML": lambda size: raw_mail(b"<div>" * (size // 5), kind="text/html"),
    "nested quotes": lambda size: raw_mail(b"<blockquote>x" * (size // 13), kind="text/html"),
    "HTML attributes": lambda size: raw_mail(b"<a " + b"a=b " * (size // 4), kind="text/html"),
    "delimiters": lambda size: raw_mail(b"--y\n" * (size // 4), kind="multipart/mixed; boundary=x"),
    "parts": lambda size: raw_mail(b"--x\n\na\n" * (size // 7), kind="multipart/mixed; boundary=x"),
    "brackets": lambda size: raw_mail(From=b"(" * min(size, 16_000)),
    "quotation marks": lambda size: raw_mail(From=b'"\\' * min(size // 2, 8_000)),
    "encoded words": lambda size: raw_mail(Subject=b"=?utf-8?q?a?= " * min(size // 14, 1_100)),
    "message ids": lambda size: raw_mail(References=b"<a@b> " * min(size // 6, 2_600)),
    "base64": lambda size: raw_mail(b"YQ==\n" * (size // 5), Content_Transfer_Encoding="base64"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_mail_costs_what_its_size_costs(name: str) -> None:
    small, large = (processor_seconds(partial(parse, HOSTILE[name](size))) for size in (50_000, 500_000))
    assert large < 20 * max(small, 0.05)
