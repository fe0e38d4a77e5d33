"""What every test may ask for, and what the whole suite promises."""

import os
from collections.abc import Generator, Iterator

import hypothesis
import pytest

from storage.database import Database
from tests import requirements_page
from tests.databases import Databases, PostgresDatabases, SqliteDatabases, lent, postgres

CI = bool(os.environ.get("CI"))
FULL = bool(os.environ.get("WHOOWNS_FULL"))
NEEDED = ("imap", "browser", "postgres")  # what a machine may lack, and CI must not

hypothesis.settings.register_profile("short", deadline=None, derandomize=CI)
hypothesis.settings.register_profile("full", deadline=None, max_examples=2000)
hypothesis.settings.load_profile("full" if FULL else "short")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """The long forms take their time."""
    if FULL:
        config.option.timeout = 3600


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A number that docs/requirements.toml does not have is a typing error."""
    known = requirements_page.numbers()
    for item in items:
        if unknown := set(requirements_page.marked(item)) - known:
            raise pytest.UsageError(f"{item.nodeid}: no requirement has the number {', '.join(unknown)}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under CI a test that was skipped for want of Dovecot, Chromium or PostgreSQL has failed."""
    report = yield
    wanted = [mark for mark in NEEDED if item.get_closest_marker(mark)]
    if CI and report.skipped and wanted:
        report.outcome = "failed"
        report.longrepr = f"skipped, but CI must run it ({', '.join(wanted)}): {report.longrepr}"
    return report


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
