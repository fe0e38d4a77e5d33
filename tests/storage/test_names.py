"""Names that come near: whatever people type, the account they mean is among the suggestions."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import col, delete, select, update

from benchmarks.company_names import company_names, mistyped
from storage import names
from storage.companies import name_key
from storage.database import Database
from storage.names import NameIndex, closeness, names_like, names_nearly
from storage.postings import BLOCK, Postings, plain
from storage.sales import Account

COMPANIES = (
    *("Northwind Traders Ltd", "ACME Robotics GmbH & Co. KG", "Müller Maschinenbau AG", "Traders"),
    *("Łódź Textiles Sp. z o.o.", "Société du Lac S.A.", "Globex", "Global Systems Inc"),
    *("Initech Software LLC", "Contoso International", "トヨタ商事", "Ростов Металл"),
)


def add(database: Database, *called: str) -> None:
    with database.begin() as session:
        session.add_all(Account(key=f"name {name}", name=name, name_key=name_key(name)) for name in called)


def suggested(database: Database, typed: str) -> list[str]:
    with database.read() as session:
        return [near.name for near in names_like(session, typed)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("northwnd traders", "Northwind Traders Ltd"),
        ("norhtwind traders", "Northwind Traders Ltd"),
        ("northwindtraders", "Northwind Traders Ltd"),
        ("traders northwind", "Northwind Traders Ltd"),
        ("northwind", "Northwind Traders Ltd"),
        ("northwnd", "Northwind Traders Ltd"),
        ("Northwind Traders Inc.", "Northwind Traders Ltd"),
        ("orthwind traders", "Northwind Traders Ltd"),
        ("acme robtics", "ACME Robotics GmbH & Co. KG"),
        ("acme robotics germany", "ACME Robotics GmbH & Co. KG"),
        ("muller maschinenbau", "Müller Maschinenbau AG"),
        ("mueller maschinenbau", "Müller Maschinenbau AG"),
        ("lodz textiles", "Łódź Textiles Sp. z o.o."),
        ("societe du lac", "Société du Lac S.A."),
        ("globx", "Globex"),
        ("トヨタ商", "トヨタ商事"),
        ("Ростов Метал", "Ростов Металл"),
    ],
)
def test_what_is_mistyped_is_understood(database: Database, typed: str, meant: str) -> None:
    add(database, *COMPANIES)
    assert suggested(database, typed)[0] == meant


@pytest.mark.parametrize("typed", ["zebra", "x", "GmbH", "", "...", "http", "\ud800", "a" * 5000])
def test_what_is_like_nothing_suggests_nothing(database: Database, typed: str) -> None:
    add(database, *COMPANIES)
    assert suggested(database, typed) == []


def test_nobody_is_suggested_where_there_are_no_accounts(database: Database) -> None:
    assert suggested(database, "northwind") == []


def test_accounts_that_come_change_their_name_or_go_are_right_at_the_next_question(
    database: Database,
) -> None:
    add(database, *COMPANIES)
    assert suggested(database, "lumen hotls") == []
    add(database, "Lumen Hotels SA")
    assert suggested(database, "lumen hotls") == ["Lumen Hotels SA"]
    with database.begin() as session:
        new = {"name": "Lumina Resorts", "name_key": "lumina resorts"}
        session.execute(update(Account).where(col(Account.name) == "Lumen Hotels SA").values(new))
    assert suggested(database, "lumen hotls") == []
    assert suggested(database, "lumina resrts") == ["Lumina Resorts"]
    with database.begin() as session:
        session.execute(delete(Account).where(col(Account.name) == "Lumina Resorts"))
    assert suggested(database, "lumina resrts") == []


def test_a_new_name_of_an_old_account_is_known_by_all_its_letters_once_read_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(database, *COMPANIES)
    assert suggested(database, "umina resorts") == []
    with database.begin() as session:
        new = {"name": "Lumina Resorts", "name_key": "lumina resorts"}
        session.execute(update(Account).where(col(Account.name) == "Globex").values(new))
    monkeypatch.setattr(names, "READ_AGAIN", -1)
    suggested(database, "umina resorts")
    with database.read() as session:
        reader = session.info["kept"]["names"]._reader
    reader.join()
    assert suggested(database, "umina resorts") == ["Lumina Resorts"]


def test_many_names_are_read_in_the_background(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "AT_ONCE", 100)
    called = [*company_names(1000)]
    add(database, *called)
    with database.read() as session:
        names_like(session, called[-1])  # the first question is answered from what has been read
        index: NameIndex = session.info["kept"]["names"]
    assert index._reader
    index._reader.join()
    random = Random(1)
    found = 0
    for name in random.sample(called, 100):
        typed, way = mistyped(name_key(name), random)
        found += name in suggested(database, typed) or way == "a word missing"
    assert found >= 95


def test_names_are_read_while_somebody_writes(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks in a writing transaction, to read a million names takes no writer's turn."""
    monkeypatch.setattr(names, "AT_ONCE", 100)
    add(database, *company_names(1000))
    with database.begin() as session:
        session.connection()
        names_nearly(session, ["globex"], 90, read_on=True)
        index: NameIndex = session.info["kept"]["names"]
        assert index._reader
        index._reader.join(20)
        assert not index._reader.is_alive()


def test_two_accounts_of_one_name_are_two_suggestions_told_apart_by_key(database: Database) -> None:
    with database.begin() as session:
        session.add_all(
            Account(key=f"id {n}", name="Globex", name_key="globex", crm_id=f"{n}") for n in (7, 8)
        )
    with database.read() as session:
        assert [near.key for near in names_like(session, "globx")] == ["id 7", "id 8"]
        assert [near.score for near in names_like(session, "GLOBEX")] == [100, 100]
        assert session.exec(select(Account)).all()


@given(st.text(max_size=40), st.text(max_size=40))
def test_closeness_is_between_0_and_100_and_100_for_the_same(one: str, other: str) -> None:
    assert 0 <= closeness(plain(one), plain(other)) <= 100
    assert closeness(plain(one), plain(one)) == 100 or not plain(one)


@given(
    st.lists(st.text(min_size=1, max_size=12).map(name_key).map(plain).filter(bool), max_size=30), st.data()
)
def test_a_name_is_near_itself_whatever_it_is_made_of(called: list[str], data: st.DataObject) -> None:
    postings = Postings()
    for first in range(0, len(called), 7):
        postings.add([(first + n, name) for n, name in enumerate(called[first : first + 7])])
    if called:
        place = data.draw(st.integers(0, len(called) - 1))
        assert place in postings.nearest(called[place], 128)


def test_a_full_block_holds_as_many_names_as_16_bits_can_tell() -> None:
    postings = Postings()
    postings.add([(n, f"company {n}") for n in range(BLOCK)])
    assert BLOCK - 1 in postings.nearest(f"company {BLOCK - 1}", 20)
