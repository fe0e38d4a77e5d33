"""What people say, in seven languages: a table of own sentences for every fact, and how many are read right."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from classifier.facts import read_facts
from classifier.later import later_date
from classifier.stop import Wish, read_stop
from classifier.wording import plain
from routing.model import Category, Mail

TABLES = sorted((Path(__file__).parent / "facts").glob("*.csv"))
WISHES = {"wants_removal": Wish.CLEAR, "unclear_stop": Wish.UNCLEAR}
MONDAY = datetime(2026, 12, 7, 9, tzinfo=UTC)


def read(fact: str, text: str) -> set[str]:
    """What is read of this fact: the topics, the fact itself, or nothing."""
    me = "chris@northwind.example"
    mail = Mail(None, me, "", (me,), (), "Re: Quick question", MONDAY, (), (), text, text, {})
    if fact in WISHES:
        stop = read_stop(mail)
        return {"yes"} if stop and stop.wish is WISHES[fact] else set()
    found = getattr(read_facts(mail, Category.OTHER), fact)
    return set(found) if fact == "topics" else {"yes"} if found else set()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_nearly_every_sentence_is_read_as_it_is_meant(table: Path) -> None:
    """At least 90 in 100 are found (97 of those that ask for removal), and 95 in 100 found are meant."""
    hit = missed = false = 0
    for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines()):
        meant = set(row["topics"].split() if table.stem == "topics" else [row["holds"]]) - {"no"}
        got = read(table.stem, row["text"])
        hit, missed, false = hit + len(meant & got), missed + len(meant - got), false + len(got - meant)
    assert hit / (hit + missed) >= (0.97 if table.stem == "wants_removal" else 0.9)
    assert hit / (hit + false) >= 0.95


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Come back to me in Q2.", date(2027, 4, 1)),
        ("Kommen Sie nach den Sommerferien wieder.", date(2027, 9, 1)),
        ("Recontactez-moi en septembre.", date(2027, 9, 1)),
        ("Hablemos dentro de seis meses.", date(2027, 6, 7)),
        ("Uitgesteld tot volgend jaar.", date(2027, 1, 1)),
        ("Mi riscriva a gennaio.", date(2027, 1, 1)),
        ("Voltamos a falar no segundo trimestre.", date(2027, 4, 1)),
        ("Dieses Jahr nicht mehr, gern 2028.", date(2028, 1, 1)),
        ("Maybe one day.", None),
    ],
)
def test_from_which_day_they_want_to_hear_from_us(text: str, day: date | None) -> None:
    assert later_date(plain(text), MONDAY) == day
