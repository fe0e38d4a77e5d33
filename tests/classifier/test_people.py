"""Whom a mail points to: written cases in seven languages, and whom it never means."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.people import person_named
from tests.classifier.return_dates import notice, people_read, told


@pytest.mark.requirement("U10", "R28")
def test_at_least_nine_of_ten_people_are_named_as_a_reader_would() -> None:
    assert told(people_read()) >= 0.9


@pytest.mark.parametrize(
    "text",
    [
        "Contact me at chris@northwind.example, or Chris Park himself.",
        "Write to outreach@brightwave.example.",
        "I am away.\n\nChris Park\nNorthwind Ltd\ninfo@northwind.example",
        "I am away. This mail is confidential; if received in error contact legal@northwind.example.",
        "This mailbox is not read. Contact noreply@northwind.example.",
    ],
)
def test_never_the_writer_ourselves_a_signature_or_a_disclaimer(text: str) -> None:
    assert person_named(notice(text)) == ""


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(text: str) -> None:
    person_named(notice(f"Please contact {text}"))


@pytest.mark.parametrize("piece", ["contact A", "Aa ", "a@b.", "contact \n", "A-", "hilft ihnen ", "(a@b.c "])
def test_a_hostile_mail_costs_no_more_than_a_long_one(piece: str) -> None:
    began = time.perf_counter()
    person_named(notice(piece * 20_000))
    assert time.perf_counter() - began < 0.5
