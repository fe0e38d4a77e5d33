"""The source of HTML mail: what it costs is bounded, and its tags end where a reader's program ends them."""

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from mail.html import read_html
from mail.html_source import LONGEST, prepared
from tests.effort import processor_seconds

REPLY = "Yes, gladly."


@pytest.mark.parametrize(
    "unread",
    [
        "<script>for (i=0; i<n; i++) {}</script>",
        "<SCRIPT>if (a<b) c = '</b>'</SCRIPT >",
        "<style>/* <b */</style>",
        "<title>a <b</title>",
    ],
)
def test_what_looks_like_a_tag_in_a_script_hides_nothing_below(unread: str) -> None:
    assert read_html(f"{unread}<p>Yes, gladly.</p>") == (REPLY, REPLY)


@pytest.mark.parametrize("block", ["main", "aside", "nav", "figure", "fieldset", "details", "menu"])
def test_blocks_stand_on_lines_of_their_own(block: str) -> None:
    assert read_html(f"Hi<{block}>Yes</{block}>gladly")[0] == "Hi\nYes\ngladly"


@pytest.mark.parametrize("root", ["<html {}>", "<html><body {}>", "<html><head></head><body><body {}>"])
def test_a_mail_that_is_hidden_or_a_signature_as_a_whole_is_read(root: str) -> None:
    assert read_html(root.format("hidden") + "unseen<p>unseen") == ("", "")
    assert read_html(root.format("style='opacity:0'") + "unseen<p>unseen</body></html>unseen") == ("", "")
    assert read_html(root.format("id=Signature") + "Yes, gladly.") == (REPLY, REPLY)


def _reopened(size: int) -> str:
    opened = "".join(f"<b id={number}>" for number in range(size // 80))
    return f"<p>{opened}x{'<p>x' * (size // 80)}"


def _attributes(size: int, sep: str = " ") -> str:
    return sep.join(f"a{number:x}" for number in range(size // 7))


def _merged(size: int, tag: str) -> str:
    names = _attributes(size).split()
    return "".join(tag.format(" ".join(names[at : at + 50])) for at in range(0, len(names), 50))


@pytest.mark.parametrize(
    "bomb",
    [
        _reopened,
        lambda size: _reopened(size).replace("<b ", "<FONT\n"),
        lambda size: _reopened(size).replace("<b ", "<ſ<b "),
        lambda size: f"""<!--<a =b="-->{_reopened(size)}""",
        lambda size: f"<p {_attributes(size)}>x",
        lambda size: f"</p {_attributes(size, '/')}>x",
        lambda size: f"""<!--<a b="--><p {_attributes(size)} ">x""",
        lambda size: f"<p {_attributes(size, ' <b')}>x",
        lambda size: f"""<p t="x> <i>" {_attributes(size)}>x""",
        lambda size: f"""<script><a b="</script><p {_attributes(size)}>x""",
        lambda size: f"<script><a</script {_attributes(size)}>x",
        lambda size: f"""<p "  {_attributes(size, "='>'")}>x""",
        lambda size: "<a b=" * (size // 5),
        lambda size: _merged(size, "<body {}>"),
        lambda size: _merged(size, "<HTML\n{}>"),
        lambda size: '<div class="gmail_quote">x:' * (size // 30) + "<blockquote>x",
        lambda size: "<pre>\nx" * (size // 7),
        lambda size: '<p style="font-size:0">x' * (size // 24),
    ],
)
def test_no_html_costs_more_than_its_size_allows(bomb: Callable[[int], str]) -> None:
    assert processor_seconds(lambda: read_html(bomb(LONGEST))) < 0.6  # a quarter on an idle machine


PIECES = (
    *("<", "</", ">", "/", "<b id=1>", "<i ", "<p>", "</p>", "<div", "<td>", "=", '"', "'", "ſ", "x"),
    *("<!--", "-->", ' t="<', "<b<u>", "<title>", "</title>", " \n", "\f", "\0", "<table>", "</table>"),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
@example(["<b id=1>", "<p>"])
def test_no_tree_has_many_more_nodes_than_its_source_has_tags(pieces: list[str]) -> None:
    source = "".join("".join(pieces).replace("id=1", f"id={number}") for number in range(30))
    root = LexborHTMLParser(prepared(source)).root
    nodes = sum(1 for _ in root.traverse(include_text=True)) if root else 0
    assert nodes <= 4 * source.count("<") + 20


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<TABLE><Tr><td>one<TD>two</td><tr>\f<td>three</TABLE>four", "one two\nthree\nfour"),
        ("<ul><li>one<li>two</ul>three<br>four<br><br>five<hr>six", "one\ntwo\nthree\nfour\n\nfive\nsix"),
        ("<p>one<p>two</p>three<div>four</div>\x01\ffive", "one\n\ntwo\n\nthree\nfour\nfive"),
        ("<div>one</div><div>two\f<span>and</span> three</div>", "one\ntwo and three"),
    ],
)
def test_lines_end_where_a_reader_sees_them_end(source: str, text: str) -> None:
    assert read_html(source)[0] == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('<p title="a<b">one</p><B CLASS=x>two</B> <img/src=x><i>three', "one\n\ntwo three"),
        ("<a href=x>one<a href=y>two</a>", "onetwo"),
        (f"<p {'x ' * 100} style='display:none'>seen</p>", "seen"),
        ("1<2 and <b>3</b>", "1<2 and 3"),
    ],
)
def test_a_tag_is_read_as_html_says(source: str, text: str) -> None:
    assert read_html(source)[0] == text
