"""The connection: one engine for writing, one for reading, the same promises on SQLite and PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlmodel import Session, create_engine

from storage.fair_lock import FairLock

PATIENCE = 2  # seconds to wait for a lock: a click must be answered in 3 (RELIABILITY P4)
DECISIONS = 0x77686F  # the advisory lock under which replies are decided, one after the other


class DatabaseError(Exception):
    """The database cannot be used; the message says which one, why, and what to do."""


class Database:
    """A place for rows. `begin()` is a writing transaction, `read()` a reading one."""

    def __init__(self, url: str) -> None:
        """`url` is `sqlite:///file.db` or `postgresql://user:password@host/name`."""
        self.url = _parsed(url)
        self._kept: dict[str, Any] = {}  # what outlives a session: `session.info["kept"]`
        self.sqlite = self.url.get_backend_name() == "sqlite"
        self._left: float = PATIENCE  # seconds that whoever has the turn may wait for other processes
        self._writer = self._sqlite_writer() if self.sqlite else _postgres(self.url)
        self._reader = _sqlite(self.url) if self.sqlite else _one_moment(self._writer)
        # SQLite lets writers look for their turn again and again, ever more seldom, and some would give up.
        self._turn = FairLock() if self.sqlite else None

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """A writing transaction: committed when the block ends, rolled back when it raises.

        Raises NoTurn when other threads write for too long, OperationalError when other processes do.
        """
        with self._writing(), self._session(self._writer) as session, session.begin():
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A reading transaction; what it sees is one consistent moment."""
        with self._session(self._reader) as session:
            yield session

    def _sqlite_writer(self) -> Engine:
        """One connection: one writes at a time, and it forgets what it has read when another one writes."""
        engine = _sqlite(self.url, pool_size=1, max_overflow=0)

        def begin(connection: Any) -> None:
            connection.driver_connection.execute(f"PRAGMA busy_timeout={int(1000 * self._left)}")
            connection.driver_connection.execute("BEGIN IMMEDIATE")

        engine.dialect.do_begin = begin  # type: ignore
        return engine

    def _session(self, engine: Engine) -> Session:
        info = {"kept": self._kept, "reading": self._reader}
        return Session(engine, expire_on_commit=False, info=info)

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """A bare writing connection in a transaction, for migrations.

        SQLite rebuilds a table to change it, and would take the moment without it for broken references.
        """
        with self._writing(), self._writer.connect() as connection:
            driver = connection.connection.driver_connection
            if self.sqlite and driver:
                driver.execute("PRAGMA foreign_keys=OFF")
            try:
                with connection.begin():
                    yield connection
            finally:
                if self.sqlite and driver:
                    driver.execute("PRAGMA foreign_keys=ON")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Our turn to write: what is left of the patience is for other processes, so nobody waits twice."""
        if self._turn is None:
            yield
            return
        with self._turn.held(PATIENCE) as left:
            self._left = left
            yield

    def close(self) -> None:
        """Give all connections back."""
        self._writer.dispose()
        self._reader.dispose()

    @property
    def file(self) -> Path | None:
        """Where a SQLite database is; None for a server."""
        return Path(self.url.database or "") if self.sqlite else None

    @property
    def name(self) -> str:
        """The URL as it may be shown: without the password."""
        return self.url.render_as_string(hide_password=True)


def decide_alone(session: Session) -> None:
    """Until this transaction ends, no other process decides replies: turns and threads stay in order.

    SQLite's BEGIN IMMEDIATE has that effect already.
    """
    if is_postgres(session):
        session.connection().execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": DECISIONS})


def share_alone(session: Session) -> None:
    """Until this transaction ends, no other process shares out mailboxes; as with `decide_alone`."""
    if is_postgres(session):
        session.connection().execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": DECISIONS + 2})


def is_postgres(session: Session) -> bool:
    """Whether its database is a PostgreSQL server; SQLite otherwise."""
    return session.get_bind().dialect.name == "postgresql"


def _one_moment(engine: Engine) -> Engine:
    """The same connections, for transactions that see one consistent moment."""
    return engine.execution_options(isolation_level="REPEATABLE READ")


def is_busy(error: OperationalError) -> bool:
    """Whether the database did not answer in time, as opposed to being broken."""
    words = str(error.orig).lower()
    return any(sign in words for sign in ("locked", "busy", "timeout", "connection", "connect"))


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise DatabaseError(
            "WHOOWNS_DATABASE is not a database URL; use sqlite:///whoowns.db or postgresql://..."
        ) from None
    if parsed.get_backend_name() == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise DatabaseError("WHOOWNS_DATABASE names no file; use sqlite:///whoowns.db")
    if parsed.get_backend_name() == "postgresql":
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() != "sqlite":
        raise DatabaseError(
            f"{parsed.get_backend_name()} is not supported; use sqlite:///... or postgresql://..."
        )
    return parsed


def _sqlite(url: URL, **pool: int) -> Engine:
    engine = create_engine(url, connect_args={"timeout": PATIENCE}, **pool)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves; the driver would begin too late
        for pragma in (
            "journal_mode=WAL",
            f"busy_timeout={PATIENCE * 1000}",
            "foreign_keys=ON",
            "synchronous=FULL",
            "cache_size=-16000",  # KiB: an import changes thousands of pages of the indexes at a time
            "wal_autocheckpoint=10000",  # pages, 40 MB: those that change again and again are moved once
        ):
            connection.execute(f"PRAGMA {pragma}")

    # Not as an event: that would be a statement like any other, several times as dear, before every other.
    engine.dialect.do_begin = lambda connection: connection.driver_connection.execute("BEGIN")  # type: ignore
    return engine


def _postgres(url: URL) -> Engine:
    options = f"-c lock_timeout={PATIENCE * 1000} -c statement_timeout=30000 -c timezone=UTC"
    return create_engine(
        url, pool_pre_ping=True, pool_size=16, connect_args={"connect_timeout": PATIENCE, "options": options}
    )
