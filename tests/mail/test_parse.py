"""From raw bytes to a Mail: what is read, what is believed, and what goes to the quarantine."""

from datetime import UTC, datetime

import pytest

from mail.header import KEPT
from mail.parse import parse
from tests.mail.build import multipart, part, raw_mail, read, refused


def test_an_ordinary_reply_is_read() -> None:
    mail = read(
        raw_mail(
            "Yes, Thursday works.\n\n> Would Thursday work?",
            In_Reply_To="<ours-1@brightwave.example>",
            References="<ours-0@brightwave.example>\r\n <ours-1@brightwave.example>",
            Cc="Jon <jon@brightwave.example>",
            Delivered_To="maya@brightwave.example",
            X_Original_To="replies@brightwave.example",
        )
    )
    assert mail.sender == "chris@acme.example"
    assert mail.sender_name == "Chris Doe"
    assert mail.domain == "acme.example"
    assert mail.to == (
        "sales@brightwave.example",
        "jon@brightwave.example",
        "maya@brightwave.example",
        "replies@brightwave.example",
    )
    assert mail.date == datetime(2026, 11, 2, 9, 12, tzinfo=UTC)
    assert mail.message_id == "<reply-1@acme.example>"
    assert mail.in_reply_to == ("<ours-1@brightwave.example>",)
    assert mail.references == ("<ours-0@brightwave.example>", "<ours-1@brightwave.example>")
    assert mail.fresh == "Yes, Thursday works."
    assert "Would Thursday work?" in mail.text
    assert mail.warnings == ()


@pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\r"], ids=["unix", "network", "old mac"])
def test_line_ends_make_no_difference(newline: bytes) -> None:
    raw = raw_mail("One\nTwo")
    assert parse(raw.replace(b"\r\n", newline)) == parse(raw)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b"\r\n \n", "empty"),
        (b"Hello, is this a mail?", "no sender"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "no sender"),
        (raw_mail(From=None), "no sender"),
        (raw_mail(From="Chris Doe"), "no sender"),
        (raw_mail(From="Chris <chris>"), "no sender"),
        (raw_mail(From="chris@"), "no sender"),
        (raw_mail(From="undisclosed-recipients:;"), "no sender"),
        (raw_mail(b"x" * (25 * 1024 * 1024)), "too large"),
        (raw_mail(Subject="a" * 20_000), "too large"),
        (raw_mail(From="a," * 40_000), "too large"),
        (raw_mail(References="<a@b> " * 20_000), "too large"),
        (raw_mail(**{f"X-{number}": "y" * 1000 for number in range(300)}), "too large"),
        (multipart(*["Content-Type: text/plain\n\nx"] * 300), "too complex"),
        (raw_mail("--x\n\n" * 50_000, kind="multipart/mixed; boundary=x"), "too complex"),
        (raw_mail("Content-Type: message/rfc822\n\n" * 1000, kind="message/rfc822"), "too complex"),
    ],
)
def test_what_cannot_be_a_reply_is_kept_for_the_quarantine_with_its_reason(raw: bytes, reason: str) -> None:
    assert refused(raw) == reason


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain; charset=unknown-8bit",
        "text/plain; charset=idna",
        "text/plain; charset=undefined",
        "text/plain; charset=unicode_escape",
        "text/plain; charset=utf-7",
        "text/plain; charset=base64",
        'text/plain; charset=""',
        "text/plain; charset=utf-8\0",
        "text/plain; charset*=utf-8''utf-8",
        "text/plain; charset*0=ut; charset*1=f-8",
        "text/plain; charset=us-ascii",
        "text/plain;;;charset",
        "text",
        "text/",
        "text/x-unknown",
        "/",
        "",
        "text/plain; " + "a=b; " * 2000,
        None,
    ],
)
def test_a_lying_or_broken_content_type_hides_nothing(kind: str | None) -> None:
    assert read(raw_mail("Grüße aus Köln <!channel>", kind=kind)).fresh == "Grüße aus Köln <!channel>"


def test_a_parameter_number_that_breaks_the_parser_is_quarantined() -> None:
    assert refused(raw_mail(kind=f"text/plain; a*{'1' * 5000}=b")) == "parser failed"


@pytest.mark.parametrize(
    ("kind", "body", "sound"),
    [
        ("text/plain; charset=iso-8859-1", "Grüße – schön".encode("cp1252"), True),
        ("text/plain; charset=windows-1252", "Grüße".encode("cp1252"), True),
        ("text/plain; charset=utf-8", "Grüße".encode("cp1252"), False),
        ("text/plain; charset=martian", "Grüße".encode(), False),
        ("text/plain", "Grüße".encode("cp1252"), True),
        ("text/plain; charset=gb2312", "你好".encode("gb18030"), True),
        ("text/plain; charset=iso-2022-jp", "こんにちは".encode("iso-2022-jp"), True),
    ],
)
def test_text_is_decoded_as_declared_or_as_it_must_have_been_meant(
    kind: str, body: bytes, sound: bool
) -> None:
    mail = read(raw_mail(body, kind=kind))
    assert mail.fresh in {"Grüße – schön", "Grüße", "你好", "こんにちは"}
    assert ("could not decode fully" in mail.warnings) is not sound


@pytest.mark.parametrize(
    ("subject", "read_as"),
    [
        (b"=?utf-8?q?hi=0D=0ABcc:_x@y.example?=", "hi Bcc: x@y.example"),
        (b"=?utf-8?b?R3LDvMOfZQ==?=", "Grüße"),
        (b"=?utf-8?b?R3LD?= =?utf-8?b?vMOfZQ==?=", "Grüße"),
        (b"=?iso-8859-1?q?Gr=FC=DFe?= and =?utf-8?q?more?=", "Grüße and more"),
        (b"=?martian?q?hello?=", "hello"),
        (b"=?utf-8?b?A?=", "A"),
        (b"=?utf-8?q?unfinished", "=?utf-8?q?unfinished"),
        ("Grüße".encode(), "Grüße"),
        ("Grüße".encode("cp1252"), "Grüße"),
        (b"one\r\n\ttwo\r\n three", "one two three"),
        (b"nul\0l and \x1b[31mred\x1b[0m", "null and [31mred[0m"),
        ("pay\u202elaem\u202c \u200bnow\ufeff".encode(), "paylaem now"),
        (b"=?utf-8?b?7aCA?=", "í\xa0€".replace("\xa0", " ")),
    ],
)
def test_header_words_are_one_clean_line(subject: bytes, read_as: str) -> None:
    assert read(raw_mail(Subject=subject)).subject == read_as


@pytest.mark.parametrize(
    ("date", "read_as"),
    [
        ("Mon, 2 Nov 2026 10:12:00 -0500", datetime(2026, 11, 2, 15, 12, tzinfo=UTC)),
        ("Mon, 2 Nov 2026 10:12:00 -0000", datetime(2026, 11, 2, 10, 12, tzinfo=UTC)),
        ("2 Nov 2026 10:12 GMT", datetime(2026, 11, 2, 10, 12, tzinfo=UTC)),
        ("Mon, 2 Nov 99999 10:12:00 +0000", None),
        ("Mon, 2 Nov 1969 10:12:00 +0000", None),
        ("Mon, 2 Nov 2026 10:12:00 +9999", None),
        ("Mon, 31 Feb 2026 10:12:00 +0000", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_utc_or_not_believed(date: str | None, read_as: datetime | None) -> None:
    assert read(raw_mail(Date=date)).date == read_as


@pytest.mark.parametrize(
    ("message_id", "read_as"),
    [
        (None, None),
        ("", None),
        ("\r\n <folded@acme.example>", "<folded@acme.example>"),
        ("<fol\r\n ded@acme.example>", "<folded@acme.example>"),
        ("<[hash@acme.example]>", "<[hash@acme.example]>"),
        ("bare@acme.example", "<bare@acme.example>"),
        ("two words", None),
    ],
)
def test_a_message_id_is_one_token(message_id: str | None, read_as: str | None) -> None:
    assert read(raw_mail(Message_ID=message_id)).message_id == read_as


def test_an_id_too_long_for_an_index_is_told_by_its_digest() -> None:
    """998 bytes of Windows-1252 may become three times as many of UTF-8."""
    long = b"<" + b"\x80" * 900 + b"@acme.example>"
    mail = read(raw_mail(Message_ID=long, In_Reply_To=long.replace(b"@acme", b"@ours")))
    assert len(mail.message_id or "") == 66
    assert [len(named) for named in mail.in_reply_to] == [66]
    bare = read(raw_mail(Message_ID="=?utf-8?q?" + "=E2=82=AC" * 900 + "?="))
    assert len((bare.message_id or "").encode()) == 66


def test_of_many_references_the_first_and_the_last_are_kept() -> None:
    mail = read(raw_mail(References=" ".join(f"<{number}@a>" for number in range(900))))
    assert len(mail.references) == 50
    assert mail.references[0] == "<0@a>"
    assert mail.references[1:] == tuple(f"<{number}@a>" for number in range(851, 900))


def test_a_mail_may_refer_to_itself() -> None:
    mail = read(raw_mail(References="<reply-1@acme.example> <reply-1@acme.example>"))
    assert mail.references == (mail.message_id,)


def test_the_headers_the_classifier_asks_for_are_kept_and_no_others() -> None:
    mail = read(
        raw_mail(
            Auto_Submitted="auto-replied (vacation)",
            X_MS_Exchange_Inbox_Rules_Loop="chris@acme.example",
            X_Secret="not asked for",
            Received="from mx.acme.example",
        )
    )
    assert mail.headers["auto-submitted"] == "auto-replied (vacation)"
    assert mail.headers["x-ms-exchange-inbox-rules-loop"] == "chris@acme.example"
    assert {"x-secret", "received"}.isdisjoint(mail.headers)
    assert all(name in KEPT or name.startswith("x-ms-exchange-") for name in mail.headers)


def test_only_the_topmost_header_of_a_name_counts() -> None:
    raw = (
        b"Authentication-Results: ours; dmarc=fail\r\nAuthentication-Results: forged; dmarc=pass\r\n"
        + raw_mail()
    )
    assert read(raw).headers["authentication-results"] == "ours; dmarc=fail"


def test_a_bounce_may_come_from_nobody() -> None:
    mail = read(raw_mail("Your mail was not delivered.", From="MAILER-DAEMON (Mail Delivery System)"))
    assert mail.sender == ""
    assert mail.domain == ""
    assert "no sender" in mail.warnings


def test_attachments_and_forwarded_mails_stay_closed() -> None:
    mail = read(
        multipart(
            part("See the file."),
            part("stop mailing me", Content_Disposition='attachment; filename="../../etc/passwd"'),
            part("stop mailing me", 'text/plain; name="notes.txt"'),
            part(raw_mail("stop mailing me", From="other@acme.example"), "message/rfc822"),
            part("stop mailing me", "text/calendar"),
            part("It is attached."),
        )
    )
    assert mail.fresh == "See the file.\nIt is attached."
    assert mail.text == mail.fresh
    assert mail.sender == "chris@acme.example"


@pytest.mark.parametrize("coding", ["base64", "quoted-printable", "x-uuencode"])
@pytest.mark.parametrize("kind", ["application/octet-stream", "image/"])
@pytest.mark.parametrize("around", ["mixed", "report; report-type=delivery-status"])
def test_an_encoded_file_costs_no_mail_its_words(coding: str, kind: str, around: str) -> None:
    file = part("AAAA", kind, Content_Transfer_Encoding=coding)
    assert read(multipart(part("Yes, send prices"), file, kind=around)).fresh == "Yes, send prices"


def test_an_encrypted_mail_is_routed_and_says_that_there_is_nothing_to_read() -> None:
    mail = read(multipart(part("...", "application/octet-stream"), kind="encrypted"))
    assert mail.fresh == ""
    assert mail.warnings == ("nothing to read",)


@pytest.mark.parametrize(
    "raw",
    [
        raw_mail("no boundary here", kind="multipart/mixed"),
        raw_mail("--x\r\n\r\nunclosed", kind="multipart/mixed; boundary=x"),
        raw_mail("YQ=", Content_Transfer_Encoding="base64"),
        raw_mail("=ZZ=\r\n=", Content_Transfer_Encoding="quoted-printable"),
        raw_mail("begin 644 x\r\n#", Content_Transfer_Encoding="x-uuencode"),
        raw_mail("x", Content_Transfer_Encoding="nonsense"),
        raw_mail("x", kind="multipart/digest; boundary=y"),
        raw_mail("--y\r\nFrom: a@b\r\n\r\nx\r\n--y--", kind="multipart/digest; boundary=y"),
    ],
)
def test_broken_structure_does_not_cost_the_reply(raw: bytes) -> None:
    assert read(raw).sender == "chris@acme.example"


def test_of_a_huge_mail_the_first_megabyte_is_read() -> None:
    mail = read(raw_mail("Please call me.\r\n" + "x" * 70 + "\r\n" + "\r\n" * 2 * 1024 * 1024))
    assert mail.fresh.startswith("Please call me.")
    assert "read in part only" in mail.warnings


def test_the_digest_ignores_the_way_a_mail_has_come() -> None:
    there = b"Received: from a\r\n" + raw_mail("Hello  there", Delivered_To="sales@brightwave.example")
    here = b"Received: from b\r\nX-Spam: no\r\n" + raw_mail(
        "Hello there\r\n\r\n", Delivered_To="jon@b.example"
    )
    assert read(there).digest == read(here).digest


@pytest.mark.parametrize(
    "change", [{"From": "eve@acme.example"}, {"Subject": "x"}, {"Date": "2 Nov 2026 10:13 GMT"}]
)
def test_the_digest_tells_other_mail_with_the_same_id_apart(change: dict[str, str]) -> None:
    assert read(raw_mail(**change)).digest != read(raw_mail()).digest
    assert read(raw_mail("Other words")).digest != read(raw_mail()).digest
