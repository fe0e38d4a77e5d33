"""Whatever a stranger writes, Slack shows it and does nothing else."""

import html
import re
import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.views.text import ELLIPSIS, escaped, plain, span, when
from tests.bot.strategies import hostile, long_hostile

limits = st.integers(1, 300)

ACTIVE = re.compile(
    r"[<>*_~`@#]"  # control sequences, formatting, mentions, channels
    r"|:(?=\S)"  # emoji, schemes
    r"|\.(?=\S)"  # bare domains
)


@given(hostile, limits)
def test_nothing_in_mrkdwn_mentions_links_formats_or_becomes_an_emoji(text: str, limit: int):
    shown = escaped(text, limit)
    assert not ACTIVE.search(re.sub(r"&(amp|lt|gt);", "", shown).rstrip(ELLIPSIS))


@given(long_hostile, limits)
def test_no_text_is_longer_than_its_limit(text: str, limit: int):
    assert len(escaped(text, limit)) <= limit
    assert len(plain(text, limit)) <= limit
    assert len(plain(text, limit, lines=6)) <= limit


@given(st.text("&<>ab", min_size=1), limits)
def test_a_cut_never_falls_inside_an_entity(text: str, limit: int):
    shown = escaped(text, limit).removesuffix(ELLIPSIS)
    assert re.sub(r"&(amp|lt|gt);", "", shown).count("&") == 0


@given(st.text("&<>ab c"))
def test_what_is_not_cut_reads_as_it_was_written(text: str):
    assert html.unescape(escaped(text, 10_000)) == " ".join(text.split())


@given(long_hostile)
def test_no_invisible_character_gets_through(text: str):
    for shown in (plain(text, 500), plain(text, 500, lines=6), escaped(text, 500)):
        assert not [c for c in shown if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co")]
        shown.encode()


@given(hostile)
def test_a_name_stays_on_one_line(text: str):
    assert "\n" not in plain(text, 100)
    assert "\n" not in escaped(text, 100)


def test_only_so_many_lines_of_a_letter_are_shown():
    assert plain("a\n\n b \r\nc\u2028d", 100, lines=3) == "a\nb\nc\n…"


def test_ordinary_words_are_left_alone():
    assert escaped('O\'Neil & Sons, Inc. - 3:2 "best" (50%)!', 100) == (
        'O\'Neil &amp; Sons, Inc. - 3꞉2 "best" (50%)!'
    )
    assert plain("Größe: 5 €, 日本, שלום", 100) == "Größe: 5 €, 日本, שלום"


def test_a_moment_is_shown_in_the_readers_zone_and_in_utc_elsewhere():
    at = datetime(2026, 3, 3, 14, 5, tzinfo=UTC)
    assert when(at) == "<!date^1772546700^{date_short_pretty} at {time}|3 Mar 14:05 UTC>"


@pytest.mark.parametrize(
    ("wait", "said"),
    [
        ({"seconds": 59}, "0 min"),
        ({"minutes": 5}, "5 min"),
        ({"minutes": 60}, "1 h"),
        ({"minutes": 130}, "2 h 10 min"),
        ({"hours": 24, "minutes": 59}, "1 day"),
        ({"hours": 76}, "3 days 4 h"),
        ({"hours": -1}, "0 min"),
    ],
)
def test_a_wait_is_told_in_two_units(wait: dict[str, float], said: str):
    assert span(timedelta(**wait)) == said
