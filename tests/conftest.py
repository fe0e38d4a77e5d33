"""What every test may ask for: a database of each kind."""

from collections.abc import Iterator

import pytest

from storage.database import Database
from tests.databases import Databases, PostgresDatabases, SqliteDatabases, lent, postgres


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> SqliteDatabases:
    """Fresh SQLite files."""
    return SqliteDatabases(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_databases() -> Iterator[PostgresDatabases]:
    """Fresh databases of one PostgreSQL server, started when the first test asks."""
    with postgres() as databases:
        yield databases


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def databases(request: pytest.FixtureRequest) -> Databases:
    """Where this test's databases come from: it runs once on SQLite and once on PostgreSQL."""
    return request.getfixturevalue(f"{request.param}_databases")


@pytest.fixture
def empty_database_url(databases: Databases) -> Iterator[str]:
    """The URL of a database without tables, this test's own."""
    with lent(databases, databases.empty()) as url:
        yield url


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """The URL of a database with all tables, this test's own."""
    with lent(databases, databases.ready()) as url:
        yield url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A database with all tables, this test's own."""
    database = Database(database_url)
    yield database
    database.close()
