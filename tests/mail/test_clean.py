"""What may stay in a stranger's text."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mail.clean import clean_line, clean_text, evenly_spaced

_BLANKS = [each for each in map(chr, range(sys.maxunicode + 1)) if each.isspace()]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\ud800b", "a\ufffdb"),
        ("a\x00b\x1b[1mc\x9bd", "ab[1mcd"),
        ("one\r\ntwo\rthree\u2028four\x85five\x0bsix", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("tab\tstays", "tab\tstays"),
        ("\u202eabc\u202c\u2066d\u2069", "abcd"),
        ("st\u200bop\u00ad sp\u2060am\ufeff", "stop spam"),
        ("a\U000e0041\U000e007fb", "ab"),
        ("Grüße, 你好, 👍", "Grüße, 你好, 👍"),
    ],
)
def test_hidden_and_breaking_characters_go(text: str, clean: str) -> None:
    assert clean_text(text) == clean
    assert clean_text(clean) == clean


def test_a_line_is_one_line_of_bounded_length() -> None:
    assert clean_line("  one\n\ttwo\u00a0three ") == "one two three"
    assert clean_line("word " * 10, longest=7) == "word wo"
    assert clean_line("word " * 10, longest=5) == "word"


@given(st.lists(st.sampled_from([*_BLANKS, "a", "é", "€", "\u200b"]), max_size=40).map("".join))
def test_words_are_evenly_spaced(text: str) -> None:
    assert evenly_spaced(text) == " ".join(text.split())


@pytest.mark.parametrize("blank", _BLANKS, ids=ascii)
def test_all_white_space_is_a_blank(blank: str) -> None:
    assert evenly_spaced(f"{blank}one{blank}two{blank * 3}three{blank}") == "one two three"
