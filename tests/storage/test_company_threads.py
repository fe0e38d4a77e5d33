"""The open threads of a company: found by the company, however many threads their owners have."""

from typing import Any

from sqlalchemy import event

from storage.company_threads import CompanyThreads
from storage.database import Database
from tests.databases import SqliteDatabases, lent

PEOPLE = [f"rep{number}" for number in range(12)]
LEADS = [f"ann@company{number}.example" for number in range(50)]


def test_sqlite_does_not_go_through_all_that_the_owners_have(sqlite_databases: SqliteDatabases) -> None:
    asked: list[tuple[str, Any]] = []
    with lent(sqlite_databases, sqlite_databases.ready()) as url:
        database = Database(url)
        with database.read() as session:
            connection = session.connection()

            @event.listens_for(connection, "before_cursor_execute")
            def hear(_connection: Any, _cursor: Any, sql: str, values: Any, *_: Any) -> None:
                asked.append((sql, values))

            CompanyThreads(session, LEADS, PEOPLE, batch=len(LEADS))
            ((sql, values),) = asked
            plan = str(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values).all())
        database.close()
    assert "thread_of_company" in plan
    assert "thread_of_owner" not in plan
