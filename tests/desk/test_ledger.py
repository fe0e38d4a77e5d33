"""The law that no mail is lost: what the servers showed us is what is in its places, mail by mail."""

from collections.abc import Callable

import pytest
from sqlalchemy import text

from desk import intake
from desk.desk import Desk
from desk.ledger import balance
from mail.fetched import Fetched, Place
from routing.model import Category, Verdict
from tests.fakes import Reader, letter

Receive = Callable[..., None]


@pytest.mark.requirement("R1")
def test_every_mail_is_in_exactly_one_place(desk: Desk, receive: Receive, reader: Reader) -> None:
    reader.told["away"] = Verdict(Category.OUT_OF_OFFICE)
    twice = letter(message_id="<one@northwind.example>")
    receive(twice, letter(subject="away"), b"\x00 noise", twice)
    intake.store(desk, "sales", [Fetched("sales", 1, 1, None), Fetched("sales", 1, 2, letter())], Place(1, 2))
    ledger = balance(desk)
    assert ledger.as_dict() == {
        "seen": 6,
        "waiting": 1,
        "assigned": 1,
        "dismissed": 1,
        "quarantined": 1,
        "copies": 1,
        "vanished": 1,
        "broken": (),
        "holds": True,
    }


def test_nothing_seen_holds_too(desk: Desk) -> None:
    assert balance(desk).holds


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("DELETE FROM sighting", None),
        ("UPDATE reply SET stage = 'quarantined', thread_id = NULL", "in the quarantine and nobody owns it"),
        ("UPDATE reply SET thread_id = NULL", "assigned and its thread has no owner"),
        ("UPDATE reply SET stage = 'copy'", "a copy of nothing"),
    ],
)
def test_a_mail_that_is_not_accounted_for_is_named(
    desk: Desk, receive: Receive, harm: str, said: str | None
) -> None:
    receive(letter())
    with desk.begin() as session:
        session.connection().execute(text(harm))
    ledger = balance(desk)
    assert not ledger.holds
    assert ledger.broken == ((f"reply 1 is {said}",) if said else ())
