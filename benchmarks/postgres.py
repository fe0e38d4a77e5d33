"""Databases on a PostgreSQL server of yours: one is made and filled once, and copied for every run."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, create_engine

from storage.database import Database


class Server:
    """The server behind a URL, whose user may make databases. Ours begin with `whoowns_benchmark_`."""

    def __init__(self, url: str) -> None:
        self._url: URL = Database(url).url

    @contextmanager
    def database(self, name: str, template: str = "template1") -> Iterator[str]:
        """The URL of a new database, that is dropped in the end; a copy of another one of ours, if named."""
        ours = f"whoowns_benchmark_{name}"
        copied = template if template == "template1" else f"whoowns_benchmark_{template}"
        self._run(f"DROP DATABASE IF EXISTS {ours} WITH (FORCE)")
        self._run(f"CREATE DATABASE {ours} TEMPLATE {copied}")
        try:
            own = self._url.set(database=ours, drivername="postgresql")
            yield own.render_as_string(hide_password=False)
        finally:
            self._run(f"DROP DATABASE {ours} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        engine = create_engine(self._url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()
