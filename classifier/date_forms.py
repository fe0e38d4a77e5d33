"""Finds the days written in a text, and puts a mark in the place of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from classifier import date_patterns as patterns
from classifier.date_readers import Read, Reader, Written
from classifier.date_words import NEXT_WEEK, VAGUELY, WEEKDAYS
from classifier.wording import phrases

_MOST, _MARKS = 60, 0xE000
_VAGUE = phrases(*(f"{VAGUELY} {week}" for week in NEXT_WEEK))


@dataclass(frozen=True, slots=True)
class Dated:
    """A text with one character in place of each day: U+E000 for the first of `days`, and so on."""

    text: str
    days: tuple[Written, ...]

    def __getitem__(self, mark: str) -> Written:
        return self.days[ord(mark) - _MARKS]


def dated(text: str, received: date, day_first: bool, dashes: bool = False) -> Dated:
    """Replace the days in `plain` text by marks.

    `received` is the writer's date of the mail. `day_first` says how 3/4 is read where neither the text (a
    13 or more in either place), nor a weekday beside it, tells; `dashes` that 4-1 is a day (Dutch).
    """
    text = _VAGUE.sub(" ", patterns.NO_DATES.sub(" ", re.sub("[\ue000-\uf8ff]", " ", text)))
    days: list[Written] = []
    reader = Reader(received, patterns.day_first_seen(text, day_first))
    for pattern, read in reader.forms(dashes):
        text = "".join(_marked(text, pattern, read, days))
    return Dated(text, tuple(days))


def _marked(text: str, pattern: re.Pattern[str], read: Read, days: list[Written]) -> Iterator[str]:
    """The pieces of the text with a mark for each day of this form; a weekday in front goes with its day."""
    done = 0
    for found in pattern.finditer(text):
        start, end = found.span("at" if "at" in pattern.groupindex else 0)
        lead = patterns.LEAD.search(text, max(done, start - patterns.LONGEST_LEAD), start)
        weekday = WEEKDAYS.get(lead["weekday"]) if lead and lead["weekday"] else None
        written = read(found, weekday) if len(days) < _MOST else None
        if written is None:
            continue
        yield text[done : lead.start() if lead else start]
        yield chr(_MARKS + len(days))
        days.append(written)
        done = end
    yield text[done:]
