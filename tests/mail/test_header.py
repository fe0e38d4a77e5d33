"""The header alone: it says what the whole mail says of itself, and costs no more than its own length."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mail.parse import Unreadable, header_of, parse
from mail.parts import ALL_HEADERS, ONE_HEADER
from routing.model import Header, Mail
from tests.effort import processor_seconds
from tests.mail.build import multipart, part, raw_mail
from tests.mail.test_laws import mutated_mails


def header(raw: bytes) -> Header:
    found = header_of(raw)
    assert isinstance(found, Header), found
    return found


def told(mail: Header | Mail) -> tuple[str, str, str, dict[str, str]]:
    return mail.sender, mail.sender_name, mail.subject, dict(mail.headers)


def test_a_header_tells_who_sent_the_mail() -> None:
    mail = raw_mail(
        From="=?utf-8?q?Zo=C3=AB?= <Zoe@Acme.example>", Subject="Re:\r\n Hello", Auto_Submitted="auto-replied"
    )
    found = header(mail)
    assert (found.sender, found.sender_name, found.subject) == ("zoe@acme.example", "Zoë", "Re: Hello")
    assert found.headers["auto-submitted"] == "auto-replied"
    assert found.headers["content-type"] == "text/plain; charset=utf-8"


def test_a_mail_from_nobody_has_a_header() -> None:
    assert header(raw_mail(From=None, Return_Path="<>")).sender == ""


def test_what_stands_below_is_not_looked_at() -> None:
    heads = (b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (n, n) for n in range(99))
    raw = raw_mail(b"--0\r\n" + b"".join(heads), kind="multipart/mixed; boundary=0")
    assert isinstance(parse(raw), Unreadable)
    assert header(raw).sender == "chris@acme.example"


def test_a_line_of_dashes_above_is_a_delimiter_for_neither() -> None:
    raw = multipart(part("Hello"), **{"--=_b1": "x", "Reply-To": "jo@acme.example"})
    whole = parse(raw)
    assert isinstance(whole, Mail)
    assert told(header(raw)) == told(whole)


def test_what_exchange_adds_crowds_nothing_out() -> None:
    added = "".join(f"X-MS-Exchange-{number}: x\n" for number in range(200))
    found = header(f"{added}From: chris@acme.example\nAuto-Submitted: auto-replied\n\nAway.".encode())
    assert found.headers["auto-submitted"] == "auto-replied"
    assert len(found.headers) < 100


def test_a_header_has_bounds() -> None:
    assert header_of(b" \r\n ") == Unreadable("empty")
    assert header_of(raw_mail(Subject="x" * ONE_HEADER)) == Unreadable("too large")
    assert header_of(b"X: y\n" * (ALL_HEADERS // 5 + 1)) == Unreadable("too large")


@settings(max_examples=600, deadline=None)
@given(mutated_mails())
def test_header_and_whole_mail_agree(raw: bytes) -> None:
    alone, whole = header_of(raw), parse(raw)
    if isinstance(whole, Mail):
        assert isinstance(alone, Header)
        assert told(alone) == told(whole)
    if isinstance(alone, Unreadable):
        assert whole == alone


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=2000))
def test_any_bytes_have_a_header_or_a_reason(raw: bytes) -> None:
    found = header_of(raw)
    assert not isinstance(found, Unreadable) or found.reason in ("empty", "too large")


def test_a_large_mail_costs_what_its_header_costs() -> None:
    small, large = (raw_mail("Hello\n" * lines, X_Padding="x" * 9000) for lines in (1, 150_000))
    assert processor_seconds(lambda: header_of(large)) < 10 * processor_seconds(lambda: header_of(small))
