"""Mail that was cut, or that lies about its own writing: what can be read of it is read."""

from base64 import b64encode, encodebytes

import pytest

from desk.reading import read_one
from mail.fetched import WHOLE
from mail.html_source import LONGEST
from routing.model import Category, Mail, Verdict
from tests.mail.build import multipart, part, raw_mail, read

GREETING = "Ja, gerne. Grüße aus Köln"


def read_here(raw: bytes) -> Mail:
    reading = read_one(raw, lambda mail: Verdict(Category.OTHER))
    assert isinstance(reading, tuple)
    return reading[0]


@pytest.mark.parametrize("pad", range(3))
def test_a_character_cut_in_two_costs_no_other_character(pad: int) -> None:
    body = f"{GREETING}\n{'x' * pad}\n> {'€' * 90_000}".encode()
    html = f"<p>{GREETING}</p><!--{'x' * pad}{'€' * 90_000}-->".encode()
    assert len(body) > LONGEST
    for raw in (raw_mail(body), raw_mail(body)[:WHOLE], raw_mail(html, kind="text/html; charset=utf-8")):
        mail = read(raw)
        assert mail.fresh.startswith(GREETING)
        assert mail.warnings == ()


def test_a_last_byte_that_is_a_letter_elsewhere_is_that_letter() -> None:
    assert read(raw_mail("Ja, Café".encode("cp1252"), kind="text/plain")).fresh == "Ja, Café"


def test_a_file_that_was_saved_with_a_byte_order_mark_begins_behind_it() -> None:
    mail = read(b"\xef\xbb\xbf" + raw_mail(GREETING))
    assert (mail.sender, mail.fresh, mail.digest) == (
        "chris@acme.example",
        GREETING,
        read(raw_mail(GREETING)).digest,
    )


@pytest.mark.parametrize("cut", range(1, 5))
def test_base64_is_read_up_to_where_it_is_cut(cut: int) -> None:
    body = b64encode(f"{GREETING}, und mehr.".encode()).rstrip(b"=")
    mail = read(raw_mail(body[:-cut], Content_Transfer_Encoding="base64"))
    assert mail.fresh.startswith(GREETING)
    assert "nothing to read" not in mail.warnings


def test_what_a_list_adds_below_base64_costs_nothing() -> None:
    body = encodebytes(GREETING.encode()) + b"--\r\nThis list: https://list.example\r\n"
    assert read(raw_mail(body, Content_Transfer_Encoding="base64")).fresh == GREETING


def test_text_that_only_says_that_it_is_base64_is_text() -> None:
    assert read(raw_mail(GREETING, Content_Transfer_Encoding="base64")).fresh == GREETING


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_base64_itself_is_never_shown(cut: int) -> None:
    body = b64encode(b"Yes, gladly!" * 9)[:-cut]
    assert read(raw_mail(body, Content_Transfer_Encoding="base64")).fresh.startswith("Yes, gladly!" * 8)
    assert read(raw_mail("A", Content_Transfer_Encoding="base64")).text == ""


@pytest.mark.parametrize("charset", ["charset=idna", "charset=punycode", "charset*=utf-8''latin-9x"])
@pytest.mark.parametrize("subject", ["Fwd: Hello", "Hello"])
def test_no_charset_breaks_the_reader(charset: str, subject: str) -> None:
    mail = read_here(raw_mail("Grüße".encode("cp1252"), kind=f"text/plain; {charset}", Subject=subject))
    assert (mail.fresh, mail.warnings) == ("Grüße", ("could not decode fully",))


def test_a_bounce_in_an_odd_charset_is_a_bounce() -> None:
    status = b"Content-Type: message/delivery-status; charset=idna\r\n\r\nGr\xfc\xdfe: x\r\n\r\n"
    status += b"Final-Recipient: rfc822; jane@acme.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
    mail = read_here(multipart(part("x"), status, kind="report", From="<>"))
    assert mail.report is not None
    assert (mail.report.recipient, mail.report.status) == ("jane@acme.example", "5.1.1")


def test_japanese_with_a_sign_of_its_vendor_is_read_with_a_warning() -> None:
    mail = read(raw_mail(b"\x1b$B-!\x1b(B hello \x1b$B$3$s\x1b(B", kind="text/plain; charset=iso-2022-jp"))
    assert "hello こん" in mail.fresh
    assert mail.warnings == ("could not decode fully",)


@pytest.mark.parametrize(
    ("written", "broken"),
    [
        (b"Subject:", b"X-\xe4: y\r\nSubject:"),
        (b"Subject:", b">From chris Mon Nov  2\r\nSubject:"),
        (b"From:", b"From :"),
        (b"From:", b">From chris Mon Nov  2\r\nFrom:"),
        (b"Subject:", b"Subject \t:"),
    ],
)
def test_an_odd_header_line_ends_no_header(written: bytes, broken: bytes) -> None:
    mail = read(raw_mail().replace(written, broken))
    assert (mail.sender, mail.subject, mail.fresh) == ("chris@acme.example", "Re: Hello", "Hello")


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ("ours-1@bw.example", ("<ours-1@bw.example>",)),
        ("ours-1@bw.example\r\n ours-2@bw.example", ("<ours-1@bw.example>", "<ours-2@bw.example>")),
        ("Your message of Monday from maya@bw.example", ()),
        ("maya@bw.example <ours-1@bw.example>", ("<ours-1@bw.example>",)),
        ("", ()),
    ],
)
def test_ids_without_brackets_name_mails(value: str, named: tuple[str, ...]) -> None:
    mail = read(raw_mail(In_Reply_To=value, References=value))
    assert mail.in_reply_to == mail.references == named
