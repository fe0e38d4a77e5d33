"""Accounts looked up: the same in whatever order they were imported, in few queries, without a walk."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlmodel import Session

from routing.chain import chain_of
from routing.model import Category, Verdict
from routing.rulebook import load
from storage import sales
from storage.companies import NAMESAKES, accounts_named
from storage.company_threads import CompanyThreads
from storage.database import Database
from storage.market import Market
from storage.pointers import stale_pointers
from storage.rows import add_rows
from storage.signals import signals_for
from storage.tables import Thread
from tests.databases import SqliteDatabases, lent

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
BRIGHTWAVE = load(Path(__file__).parents[2] / "rules.yaml")
CHAIN = chain_of(BRIGHTWAVE)
ANN = "ann@eu.acme.example"

rows = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(("Acme", "ACME", "Bolt")),
            "owner": st.sampled_from(("", "maya", "jon", "bob", "triage")),
            "crm_id": st.sampled_from(("", "7", "8")),
            "parent": st.sampled_from(("", "Acme", "Bolt", "8")),
            "status": st.sampled_from(("", "customer", "prospect")),
            "domains": st.sets(st.sampled_from(("acme.example", "eu.acme.example", "other.example"))),
        }
    ),
    min_size=1,
    max_size=5,
)


def imported(session: Session, accounts: list[tuple[int, dict[str, Any]]]) -> None:
    """Written in this order; the key is the row's own, as an import would give it."""
    for number, columns in accounts:
        values = {name: value for name, value in columns.items() if name != "domains"}
        row = sales.Account(key=f"key {number}", name_key=columns["name"].lower(), **values)
        session.add(row)
        session.flush()
        session.add_all(
            sales.AccountDomain(domain=each, account_id=row.id or 0) for each in columns["domains"]
        )
        session.flush()


def decision(session: Session, sender: str) -> object:
    market = Market(session, BRIGHTWAVE, [sender])
    signals = signals_for(market, CompanyThreads(session, [], ()), Verdict(Category.OTHER), sender)
    return signals.account, signals.suggested, CHAIN.decide(signals)


@contextmanager
def a_database(databases: SqliteDatabases) -> Iterator[Database]:
    with lent(databases, databases.ready()) as url:
        database = Database(url)
        yield database
        database.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(accounts=rows, crm_id=st.sampled_from(("", "7")), chance=st.randoms())
def test_the_order_of_the_import_changes_no_decision(
    sqlite_databases: SqliteDatabases, accounts: list[dict[str, Any]], crm_id: str, chance: Any
) -> None:
    numbered = list(enumerate(accounts))
    shuffled = list(numbered)
    chance.shuffle(shuffled)
    found = []
    with a_database(sqlite_databases) as database:
        for order in (numbered, shuffled):
            with database.begin() as session:
                imported(session, order)
                session.add(sales.Lead(email=ANN, company="Acme", account=crm_id))
                session.flush()
                found.append(decision(session, ANN))
                session.rollback()
    assert found[0] == found[1]


def test_a_batch_asks_three_times_and_walks_no_table(sqlite_databases: SqliteDatabases) -> None:
    asked: list[tuple[str, Any]] = []
    people = [f"ann@company{number}.example" for number in range(50)]
    with a_database(sqlite_databases) as database:
        with database.begin() as session:
            session.add_all(sales.Lead(email=each, company="Acme", account="7") for each in people)
        with database.read() as session:
            connection = session.connection()

            @event.listens_for(connection, "before_cursor_execute")
            def hear(_connection: Any, _cursor: Any, sql: str, values: Any, *_: Any) -> None:
                asked.append((sql, values))

            Market(session, BRIGHTWAVE, people)
            event.remove(connection, "before_cursor_execute", hear)
            plans = [
                connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values).all() for sql, values in asked
            ]
    assert len(plans) == 3  # accounts by every sign, leads, accounts by name
    steps = [str(step[-1]) for plan in plans for step in plan]
    ours = ("SCAN anon", "SCAN (sub", "SCAN json_each")  # what was found, and what was asked
    assert [step for step in steps if step.startswith("SCAN") and not step.startswith(ours)] == []


def test_no_account_is_walked_where_none_has_a_crm_id_and_nobody_imported_leads(database: Database) -> None:
    """PostgreSQL went through all of them to see whether one has a CRM id: 60 ms a reply with a million."""
    called = [f"Company {number}" for number in range(5000)]
    with database.begin() as session:
        accounts = [
            {"key": f"name {name}", "name": name, "name_key": name.lower(), "owner": "maya"}
            for name in called
        ]
        add_rows(session, sales.Account, accounts)
        session.connection().exec_driver_sql("ANALYZE")
    asked: list[tuple[str, Any]] = []
    with database.read() as session:
        connection = session.connection()
        event.listen(connection, "before_cursor_execute", lambda *said: asked.append((said[2], said[3])))
        Market(session, BRIGHTWAVE, ["ann@acme.example"])
        explain = "EXPLAIN QUERY PLAN" if database.sqlite else "EXPLAIN"
        plans = [
            str(connection.exec_driver_sql(f"{explain} {sql}", values).all()) for sql, values in [*asked]
        ]
    assert plans
    assert not [plan for plan in plans if "Seq Scan on account " in plan or "SCAN account" in plan]


@pytest.mark.parametrize(("owner", "searches"), [("maya", False), (None, True)])
def test_names_that_come_near_are_searched_only_while_nobody_owns_the_thread(
    sqlite_databases: SqliteDatabases, owner: str | None, searches: bool
) -> None:
    asked: list[str] = []
    with a_database(sqlite_databases) as database:
        with database.begin() as session:
            session.add(sales.Lead(email="ann@acme.example", company="Acme"))
        with database.read() as session:
            market = Market(session, BRIGHTWAVE, ["ann@acme.example"])
            companies = CompanyThreads(session, [], ())
            thread = Thread(category=Category.OTHER, owner=owner, received_at=NOW)
            connection = session.connection()

            @event.listens_for(connection, "before_cursor_execute")
            def hear(_connection: Any, _cursor: Any, sql: str, *_: Any) -> None:
                asked.append(sql)

            signals_for(market, companies, Verdict(Category.OTHER), "ann@acme.example", thread)
            event.remove(connection, "before_cursor_execute", hear)
    assert any("name_key" in sql for sql in asked) is searches


def test_names_that_come_near_those_of_a_batch_are_searched_together(
    sqlite_databases: SqliteDatabases,
) -> None:
    asked: list[str] = []
    leads = {"ann@a.example": "Acme Robotcs", "bo@b.example": "Bolt Systms", "cy@c.example": "Crow Foods"}
    with a_database(sqlite_databases) as database:
        with database.begin() as session:
            session.add_all(sales.Lead(email=email, company=company) for email, company in leads.items())
            for name in ("Acme Robotics", "Bolt Systems"):
                session.add(sales.Account(key=name, name=name, name_key=name.lower()))
        with database.read() as session:
            market = Market(session, BRIGHTWAVE, leads)
            market.look_near({"bo@b.example"})
            connection = session.connection()

            @event.listens_for(connection, "before_cursor_execute")
            def hear(_connection: Any, _cursor: Any, sql: str, *_: Any) -> None:
                asked.append(sql)

            acme, acmes = market.accounts.called("Acme Robotcs", or_near=True)
            assert (acme and acme.name, acmes) == ("Acme Robotics", 1)
            assert market.accounts.called("Crow Foods", or_near=True) == (None, 0)
            assert asked == []
            bolt, _ = market.accounts.called("Bolt Systms", or_near=True)
            assert bolt
            assert bolt.name == "Bolt Systems"
            assert asked != []
            event.remove(connection, "before_cursor_execute", hear)


def test_domains_and_ids_of_several_accounts_are_said(sqlite_databases: SqliteDatabases) -> None:
    row = {"owner": "", "parent": "", "status": "", "crm_id": "7", "domains": {"acme.example"}}
    with a_database(sqlite_databases) as database, database.begin() as session:
        imported(session, [(1, row | {"name": "Acme"}), (2, row | {"name": "Acme Labs"})])
        imported(session, [(3, row | {"name": "Bolt", "crm_id": "", "domains": {"bolt.example"}})])
        session.add(sales.ConfirmedAccount(address="@a.example", account="gone", by="sam", at=NOW))
        session.flush()
        assert [*stale_pointers(session, BRIGHTWAVE)] == [
            "1 domain(s) stand for several accounts, such as acme.example: Acme, Acme Labs",
            "1 CRM id(s) stand for several accounts, such as 7: Acme, Acme Labs",
            "1 confirmed address(es) belong to an account that is gone, such as @a.example",
        ]


def test_of_hundreds_with_one_sign_the_tie_break_sees_those_that_go_first(
    sqlite_databases: SqliteDatabases,
) -> None:
    row = {"owner": "", "parent": "", "status": "", "crm_id": "", "domains": {"acme.example"}}
    with a_database(sqlite_databases) as database, database.begin() as session:
        imported(session, [(n, row | {"name": "acme"}) for n in range(NAMESAKES)])
        imported(session, [(9_999, row | {"name": "acme", "owner": "maya", "parent": "acme"})])
        found = accounts_named(session, BRIGHTWAVE, "Acme")
        assert (len(found), found[0].owner) == (NAMESAKES, "maya")
        market = Market(session, BRIGHTWAVE, [ANN])
        account = market.account(ANN, None)
        assert account is not None
        assert (account.key, len(account.rivals)) == ("key 9999", NAMESAKES - 1)
