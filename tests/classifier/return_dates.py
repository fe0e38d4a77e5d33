"""How many written dates and people are read right: `python -m tests.classifier.return_dates` prints it."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from classifier.dates import return_date
from classifier.people import person_named
from routing.model import Mail

HERE = Path(__file__).parent


def notice(
    text: str, received: str = "2026-12-07T09:00:00+00:00", subject: str = "Re: Quick question"
) -> Mail:
    """A mail of Chris Park's to us with this text, at this moment (ISO 8601 with its offset)."""
    sender, to = "chris@northwind.example", ("outreach@brightwave.example",)
    moment = datetime.fromisoformat(received)
    return Mail(None, sender, "Chris Park", (sender,), to, subject, moment, (), (), text, text, {})


def dates_read() -> Iterator[tuple[str, str, str, str]]:
    """Language, text, the day expected and the day read, each `` for none."""
    for case in csv.DictReader((HERE / "return_dates.csv").open(encoding="utf-8", newline="")):
        back = return_date(notice(case["text"], case["received"]), case["language"])
        yield case["language"], case["text"], case["expected"], str(back or "")


def people_read() -> Iterator[tuple[str, str, str, str]]:
    """Language, text, the person expected and the person read."""
    for case in csv.DictReader((HERE / "people_named.csv").open(encoding="utf-8", newline="")):
        yield case["language"], case["text"], case["expected"], person_named(notice(case["text"]))


def told(cases: Iterator[tuple[str, str, str, str]]) -> float:
    """Print the figures and the misses; the share that is right."""
    asked, right = Counter[str](), Counter[str]()
    for language, text, expected, read in cases:
        asked[language] += 1
        right[language] += expected == read
        if expected != read:
            print(f"{language}: {text!r}: {expected or 'nothing'} expected, {read or 'nothing'} read")
    print(", ".join(f"{language} {right[language]} of {asked[language]}" for language in sorted(asked)))
    return right.total() / asked.total()


if __name__ == "__main__":
    print(f"return dates: {told(dates_read()):.1%}")
    print(f"people: {told(people_read()):.1%}")
