"""HTML mail: the reply stays, the quote its program marked goes, hidden words were not said."""

from pathlib import Path

import pytest

from classifier.classify import Classifier
from classifier.model import HERE, load
from desk.reading import read_one
from mail import body
from mail.charset import decode
from mail.html import read_html
from routing.model import Category, Mail, Verdict
from tests.mail.build import multipart, part, raw_mail, read

REPLY = "Yes, gladly."

CLIENTS = sorted((Path(__file__).parent / "clients").glob("*.html"))
"""One reply each, as the program of that name writes it; text of our own."""


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.stem)
def test_each_program_marks_its_quote(client: Path) -> None:
    mail = read(raw_mail(client.read_bytes(), kind="text/html; charset=utf-8"))
    assert mail.fresh == REPLY
    assert "Thursday" in mail.text or "Passt es?" in mail.text or "Jeudi" in mail.text


def test_answers_below_a_quote_are_kept() -> None:
    quote = "<div>On 2 Nov 2026, at 10:12, Maya wrote:</div><blockquote type=cite>Thursday?</blockquote>"
    assert read(raw_mail(f"{quote}<p>Friday.</p>", kind="text/html")).fresh == "Friday."


def test_an_indented_answer_is_no_quote() -> None:
    source = '<blockquote style="margin: 0 0 0 40px; border: none; padding: 0px">Yes, gladly.</blockquote>'
    assert read(raw_mail(source, kind="text/html")).fresh == REPLY


GMAIL = (
    '<div dir="ltr">{}</div><br><div class="gmail_quote gmail_quote_container">'
    '<div dir="ltr" class="gmail_attr">On Mon, Nov 2, 2026 at 10:12 AM Maya &lt;maya@bw.example&gt; wrote:'
    '</div><blockquote class="gmail_quote">Seats? Not for you? Please remove me from your list.</blockquote>'
    "<div><br></div>{}</div>"
)
MORE = '<blockquote class="gmail_quote">When do you start?</blockquote><div>In January.</div>'
PROTON = '<div class="protonmail_quote">On Monday, Maya wrote:<br><blockquote>Seats?</blockquote>{}</div>'
ZOHO = (
    '<div><br></div><div class="zmail_extra"><div id="Zm-_Id_-Sgn1">---- On Mon, 02 Nov 2026 <b>Maya</b>'
    " wrote ---<br></div><blockquote>Seats?</blockquote>{}</div>"
)


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    return Classifier(load(HERE))


def _read_one(source: str, classifier: Classifier) -> tuple[Mail, Verdict]:
    reading = read_one(raw_mail(source, kind="text/html; charset=utf-8"), classifier.classify)
    assert isinstance(reading, tuple)
    return reading


@pytest.mark.parametrize(
    ("source", "written"),
    [
        (
            GMAIL.format("See inline.", f"<div>We need 500 seats.</div>{MORE}"),
            "See inline.\n\nWe need 500 seats.\n\nIn January.",
        ),
        (GMAIL.format("<br>", "<div>In January.</div>"), "In January."),
        (GMAIL.format("Yes, gladly.", ""), REPLY),
        (PROTON.format(f"<div>500.</div>{MORE}"), "500.\n\nIn January."),
        (ZOHO.format("<div>500 please</div>"), "500 please"),
    ],
)
def test_what_is_written_between_and_below_the_pieces_of_a_quote_is_kept(source: str, written: str) -> None:
    assert read(raw_mail(source, kind="text/html; charset=utf-8")).fresh == written


@pytest.mark.requirement("R67")
def test_a_wish_to_stop_below_a_quote_is_heard_and_one_inside_is_not(classifier: Classifier) -> None:
    wish = "Please remove me from your list and never write again."
    mail, verdict = _read_one(GMAIL.format("<br>", f"<div>{wish}</div>"), classifier)
    assert (mail.fresh, verdict.category, verdict.facts.wants_removal) == (wish, Category.UNSUBSCRIBE, True)
    _, verdict = _read_one(GMAIL.format("<br>", "<div>Yes, Thursday at ten is fine.</div>"), classifier)
    assert (verdict.category, verdict.facts.wants_removal) == (Category.INTERESTED, False)


@pytest.mark.parametrize(
    "passed_on",
    [
        '<div class="gmail_attr">---------- Forwarded message ---------<br>From: Maya<br>Date: Monday</div>'
        "<blockquote>Seats?</blockquote>please stop",
        '<div class="gmail_attr">On Monday Maya wrote:<br></div>stop<blockquote>Seats?</blockquote>and stop',
        '<div class="gmail_attr">On Monday Maya wrote:<br></div>please stop',
    ],
)
def test_a_quote_that_is_not_marked_piece_by_piece_goes_whole(passed_on: str) -> None:
    source = f'Yes, gladly.<div class="gmail_quote">{passed_on}</div>'
    assert read(raw_mail(source, kind="text/html")).fresh == REPLY


def test_a_quote_with_a_line_at_its_side_is_no_indented_answer() -> None:
    quote = "<blockquote style='border:none;border-left:solid #CCCCCC 1.0pt'>please stop</blockquote>"
    assert read(raw_mail(f"Yes, gladly.{quote}", kind="text/html")).fresh == REPLY


@pytest.mark.requirement("R67")
@pytest.mark.parametrize(
    "around",
    ["<pre>{}</pre>", "<div style='white-space: pre-wrap'>{}</div>", "<pre><pre><b>{}</b></pre></pre>"],
)
def test_a_quote_in_preformatted_text_is_a_quote(around: str, classifier: Classifier) -> None:
    said = "Yes, Tuesday works.\n\nAt ten?\n\nOn Mon, 2 Nov 2026 at 10:12, Maya wrote:\n"
    quoted = "&gt; Would Tuesday work?\n&gt; Not for you? Please remove me from your list.\n"
    mail, verdict = _read_one(around.format(said + quoted), classifier)
    assert mail.fresh == "Yes, Tuesday works.\n\nAt ten?"
    assert (verdict.category, verdict.facts.wants_removal) == (Category.INTERESTED, False)


@pytest.mark.parametrize(
    "size", ["font-size:13px", "font: bold 10pt Arial", "font-size: .8rem", "font-size:small"]
)
def test_words_that_set_their_own_size_are_seen_in_a_cell_without_one(size: str) -> None:
    cell = '<td style="font-size:0px;padding:10px">unseen<div><p style="{}">Yes, gladly.</p></div>unseen</td>'
    assert read_html(f"<table><tr>{cell.format(size)}</tr></table>") == (REPLY, REPLY)


@pytest.mark.parametrize("between", ["<!--[if mso]><table><tr><![endif]-->", "<?xml version='1.0'?>"])
def test_what_is_no_element_has_no_size(between: str) -> None:
    """Templates of newsletters put such a comment for Outlook into nearly every cell."""
    source = f'<div style="font-size:0px">{between}<p style="font-size:13px">Yes, gladly.</p></div>'
    assert read_html(source) == (REPLY, REPLY)


@pytest.mark.parametrize(
    ("indent", "seen"),
    [
        ("-144.0pt", True),
        ("-230px", True),
        ("-9999px", False),
        ("-500px", False),
        ("-100em", False),
        ("-100%", False),
    ],
)
def test_a_hanging_indent_is_seen_and_words_far_out_of_sight_are_not(indent: str, seen: bool) -> None:
    source = f'<p style="margin-left:144pt; text-indent: {indent}">{REPLY}</p>'
    assert read_html(source)[0] == (REPLY if seen else "")


def test_a_picture_s_filling_is_no_word_s_opacity() -> None:
    assert read_html(f'<p style="fill-opacity:0">{REPLY}</p><p style="color:red;opacity:0">x</p>')[0] == REPLY


@pytest.mark.parametrize("size", ["font-size:2em", "font-size:150%", "font-size:0.0px", "color:red"])
def test_words_whose_size_is_none_or_a_share_of_none_are_not_seen(size: str) -> None:
    assert read_html(f'<div style="font-size:0"><p style="{size}">unseen</p></div>') == ("", "")


def test_who_writes_into_the_signature_and_nowhere_else_has_said_it() -> None:
    signature = '<div class="gmail_signature">Yes, gladly.<br>Chris</div>'
    assert read_html(f"<br>{signature}<blockquote>Seats?</blockquote>")[1] == "Yes, gladly.\nChris\n\n>"
    assert read_html(f"In January.{signature}")[1] == "In January."


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none">please unsubscribe me</div>',
        '<div style="DISPLAY : None !important">please unsubscribe me</div>',
        '<span style="font-size:0">please unsubscribe me</span>',
        '<span style="font-size:0px;line-height:0">please unsubscribe me</span>',
        '<span style="font-size: 1px">please unsubscribe me</span>',
        '<span style="visibility: hidden">please unsubscribe me</span>',
        '<span style="opacity:0.0">please unsubscribe me</span>',
        '<div style="max-height:0;overflow:hidden">please unsubscribe me</div>',
        '<p style="mso-hide:all">please unsubscribe me</p>',
        '<p style="text-indent:-9999px">please unsubscribe me</p>',
        "<p hidden>please unsubscribe me</p>",
        "<!-- please unsubscribe me -->",
        "<style>please unsubscribe me</style>",
        "<script>please unsubscribe me</script>",
        "<title>please unsubscribe me</title>",
        "<template>please unsubscribe me</template>",
        '<img alt="please unsubscribe me">',
    ],
)
def test_hidden_words_were_not_said(hidden: str) -> None:
    mail = read(raw_mail(f"{hidden}<p>Yes, gladly.</p>{hidden}", kind="text/html"))
    assert mail.fresh == mail.text == REPLY


@pytest.mark.parametrize(
    "style", ["font-size:0.9em", "font-size:10px", "opacity:0.5", "max-height:0.5em", "display:inline"]
)
def test_small_or_pale_words_were_said(style: str) -> None:
    assert read_html(f'<p style="{style}">Yes, gladly.</p>') == (REPLY, REPLY)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("one<br>two", "one\ntwo"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<div>one</div>two", "one\ntwo"),
        ("one\n   <b>t</b>wo", "one two"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("<div>one</div><div><br></div><div>two</div>", "one\n\ntwo"),
        ("one<br><br>two", "one\n\ntwo"),
        ("<ul><li>one<li>two</ul>", "one\ntwo"),
        ("<table><tr><td>one<td>two<tr><td>three</table>", "one two\nthree"),
        ("a&nbsp;&amp;&lt;b&gt;", "a &<b>"),
        ("a&#8238;b&#x200b;c&#0;", "abc\ufffd"),
        ("a&#55296;b", "a\ufffdb"),
        ("", ""),
        ("<", "<"),
    ],
)
def test_html_becomes_lines(source: str, text: str) -> None:
    assert read_html(source)[0] == text


def test_of_alternatives_the_html_is_read() -> None:
    mail = read(multipart(part("plain words"), part("<p>rich words</p>", "text/html"), kind="alternative"))
    assert mail.fresh == "rich words"


def test_of_alternatives_the_plain_one_is_not_even_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[bytes] = []
    monkeypatch.setattr(body, "decode", lambda raw, charset: (decoded.append(raw), decode(raw, charset))[1])
    read(multipart(part("plain words"), part("<p>rich words</p>", "text/html"), kind="alternative"))
    assert decoded == [b"<p>rich words</p>"]


def test_of_alternatives_without_html_the_first_is_read() -> None:
    first, second = part("plain words"), part("<bold>other words</bold>", "text/enriched")
    assert read(multipart(first, second, kind="alternative")).fresh == "plain words"
    assert "other" in read(multipart(second, first, kind="alternative")).fresh


def test_html_among_its_pictures_is_an_alternative_like_any_other() -> None:
    rich = multipart(part("<p>rich words</p>", "text/html"), kind="related", boundary="=_2")
    inner = rich.split(b"\r\n\r\n", 1)[1]
    related = part(inner, 'multipart/related; boundary="=_2"')
    assert read(multipart(part("plain words"), related, kind="alternative")).fresh == "rich words"


@pytest.mark.parametrize("empty", ["", "<html></html>", "<div style='display:none'>x</div>", "<img src=x>"])
def test_of_alternatives_an_empty_html_is_passed_over(empty: str) -> None:
    assert (
        read(multipart(part("plain words"), part(empty, "text/html"), kind="alternative")).fresh
        == "plain words"
    )


def test_a_quote_only_html_is_not_replaced_by_its_plain_twin() -> None:
    html = "<blockquote>please stop</blockquote>"
    assert read(multipart(part("please stop"), part(html, "text/html"), kind="alternative")).fresh == ""
