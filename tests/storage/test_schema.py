"""The schema: migrations and tables say the same, and processes that start together do not quarrel."""

import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlmodel import SQLModel

from storage import sales, tables  # noqa: F401 - they fill the metadata
from storage.database import DECISIONS, Database, DatabaseError
from storage.schema import bring_up_to_date


def test_migrations_and_tables_say_the_same(database: Database) -> None:
    with database.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_processes_that_start_together_migrate_once(empty_database_url: str) -> None:
    troubles: list[Exception] = []

    def start() -> None:
        try:
            database = Database(empty_database_url)
            bring_up_to_date(database)
            database.close()
        except Exception as error:
            troubles.append(error)

    starting = [threading.Thread(target=start) for _ in range(4)]
    for each in starting:
        each.start()
    for each in starting:
        each.join(30)
    assert troubles == []


@pytest.mark.parametrize("seconds", [0, 3])
def test_whoever_starts_while_another_migrates_waits_for_it(empty_database_url: str, seconds: float) -> None:
    """A large database takes longer to migrate than a statement waits for a lock."""
    first, second = Database(empty_database_url), Database(empty_database_url)
    troubles: list[Exception] = []

    def start() -> None:
        try:
            bring_up_to_date(second)
        except Exception as error:
            troubles.append(error)

    with first.connect() as connection:
        if not first.sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": DECISIONS + 1})
        starting = threading.Thread(target=start)
        starting.start()
        starting.join(seconds)
    starting.join(30)
    assert troubles == []
    first.close()
    second.close()


def test_a_database_of_a_newer_version_is_refused_with_a_sentence(database: Database) -> None:
    with database.connect() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseError, match=r"newer version of Whoowns \(9999\); update Whoowns"):
        bring_up_to_date(database)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "not a database URL"),
        ("mysql://host/name", "mysql is not supported"),
        ("sqlite:////no/such/folder/w.db", "cannot be opened: unable to open"),
        ("postgresql://user:secret@127.0.0.1:1/name", "cannot be opened"),
    ],
)
def test_a_database_that_cannot_be_used_is_named_without_its_password(url: str, said: str) -> None:
    with pytest.raises(DatabaseError, match=said) as refused:
        bring_up_to_date(Database(url))
    assert "secret" not in str(refused.value)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "w.db").write_text("not a database, but long enough to look at " * 100)
    with pytest.raises(DatabaseError, match=r"w\.db cannot be used: file is not a database"):
        bring_up_to_date(Database(f"sqlite:///{tmp_path}/w.db"))
