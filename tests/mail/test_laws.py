"""What holds for any bytes at all."""

import re
import unicodedata
from dataclasses import fields

from hypothesis import given, settings
from hypothesis import strategies as st

from mail.parse import Unreadable, parse
from routing.model import Mail
from tests.mail.build import multipart, part, raw_mail

_REASONS = {"empty", "too large", "too complex", "no sender", "parser failed"}
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

SEEDS = [
    raw_mail("Ja, gern.\n\nAm 2. Nov. 2026 um 10:12 schrieb Maya <m@b.example>:\n> Passt es?\n-- \nChris"),
    raw_mail("<p>Bien sûr</p><div class=gmail_quote>Le 2 nov.</div>", kind="text/html; charset=iso-8859-1"),
    raw_mail("R3LDvMOfZQ==", Content_Transfer_Encoding="base64", Subject="=?utf-8?b?R3LDvA==?= =?x?q?=00?="),
    multipart(part("plain"), part("<b>rich</b>", "text/html"), kind="alternative"),
    multipart(
        part("Yes"), part("QUJD\nQUJD", "image/png; name=a.png"), part("UEs=", "application/zip"), part("no")
    ),
    multipart(
        part("It failed."),
        part("Reporting-MTA: dns; a\n\nFinal-Recipient: rfc822; x@y.example\nAction: failed\nStatus: 5.1.1\n",
             "message/delivery-status"),
        part("Message-ID: <ours@b.example>\n", "text/rfc822-headers"),
        kind="report; report-type=delivery-status",
    ),
]  # fmt: skip
SNIPPETS = [
    *(
        b"\0",
        b"\r",
        b"\n",
        b"\r\n\r\n",
        b"\xff\xfe",
        b"--=_b1",
        b"--=_b1--",
        b"<",
        b">",
        b"(",
        b'"',
        b"@",
        b",",
    ),
    *(
        b"=?utf-8?q?",
        b"?=",
        b"charset=",
        b"boundary=",
        b"Content-Type: ",
        b"From: ",
        b"*0*=",
        b";",
        b"\xe2\x80\xae",
    ),
    *(
        b"&#8238;",
        b"&#0;",
        b"<!--",
        b"<div hidden>",
        b"On ",
        b" wrote:",
        b"message/rfc822",
        b"multipart/digest",
    ),
]


@st.composite
def mutated_mails(draw: st.DrawFn) -> bytes:
    """A mail that looks real, with pieces removed, repeated, or put where they do not belong."""
    raw = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 40)))
        raw = raw[:start] + draw(st.one_of(st.sampled_from(SNIPPETS), st.binary(max_size=8))) + raw[end:]
    return raw


def assert_clean(mail: Mail) -> None:
    """Every text can be stored and shown: UTF-8, no control or bidi character; headers are one line."""
    one_line = [mail.sender, mail.sender_name, mail.subject, *mail.to, *mail.senders, *mail.headers.values()]
    one_line += [*mail.in_reply_to, *mail.references, mail.message_id or ""]
    if mail.report:
        one_line += [getattr(mail.report, each.name) for each in fields(mail.report)]
    for text in [*one_line, mail.fresh, mail.text]:
        assert text.encode("utf-8").decode() == text
        assert not _CONTROLS.search(text), ascii(text)
        assert not any(unicodedata.category(character) == "Cs" for character in text)
    assert not any("\n" in text for text in one_line)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=3000))
def test_any_bytes_are_a_clean_mail_or_have_a_reason(raw: bytes) -> None:
    found = parse(raw)
    if isinstance(found, Unreadable):
        assert found.reason in _REASONS
    else:
        assert_clean(found)


@settings(max_examples=600, deadline=None)
@given(mutated_mails())
def test_a_damaged_mail_is_a_clean_mail_or_has_a_reason(raw: bytes) -> None:
    found = parse(raw)
    if isinstance(found, Unreadable):
        assert found.reason in _REASONS
    else:
        assert_clean(found)
        assert parse(raw) == found


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["text/plain", "text/html"]))
def test_any_text_a_person_writes_comes_out_clean(words: str, kind: str) -> None:
    found = parse(raw_mail(words.encode("utf-8", "surrogatepass"), kind=f"{kind}; charset=utf-8"))
    assert isinstance(found, Mail)
    assert_clean(found)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_name_and_subject_come_out_clean(name: str, subject: str) -> None:
    sender = f"{name} <chris@acme.example>".encode("utf-8", "surrogatepass")
    found = parse(raw_mail(From=sender, Subject=subject.encode("utf-8", "surrogatepass")))
    if isinstance(found, Mail):
        assert_clean(found)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["[", "]", "(", ")", "<", ">", '"', "\\", ",", ";", ":", "@", "a", " ", "=?", "?="]),
    st.data(),
)
def test_no_header_syntax_ends_in_an_error(first: str, data: st.DataObject) -> None:
    rest = data.draw(st.text(alphabet='[]()<>"\\,;:@a =?*\u00e9', max_size=200))
    value = (first + rest).encode()
    for name in ("From", "To", "Message_ID", "References", "Date", "Content_Disposition", "Content_Type"):
        found = parse(raw_mail(kind=value) if name == "Content_Type" else raw_mail(**{name: value}))
        assert not isinstance(found, Unreadable) or found.reason in _REASONS - {"parser failed"}
