"""HTML mail: the reply stays, the quote its program marked goes, hidden words were not said."""

from pathlib import Path

import pytest

from mail.html import read_html
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


@pytest.mark.parametrize("empty", ["", "<html></html>", "<div style='display:none'>x</div>", "<img src=x>"])
def test_of_alternatives_an_empty_html_is_passed_over(empty: str) -> None:
    assert (
        read(multipart(part("plain words"), part(empty, "text/html"), kind="alternative")).fresh
        == "plain words"
    )


def test_a_quote_only_html_is_not_replaced_by_its_plain_twin() -> None:
    html = "<blockquote>please stop</blockquote>"
    assert read(multipart(part("please stop"), part(html, "text/html"), kind="alternative")).fresh == ""
