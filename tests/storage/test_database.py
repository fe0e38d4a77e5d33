"""The connection: on SQLite one writes at a time, all get their turn, who waits in vain is told."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from storage.database import PATIENCE, Database, DatabaseError, is_busy
from storage.fair_lock import NoTurn

WRITERS, TURNS, A_TURN = 8, 15, 0.03  # in all longer than anybody waits


def test_who_waits_too_long_for_another_thread_finds_the_database_busy(database: Database) -> None:
    with database.begin() as first:
        _write(first)
        with pytest.raises(NoTurn), database.begin() as second:
            _write(second)
    with database.begin() as session:
        _write(session)


def test_who_waits_too_long_for_another_process_finds_the_database_busy(database: Database) -> None:
    another = Database(database.name)
    with another.begin() as first:
        _write(first)
        with pytest.raises(OperationalError) as waited, database.begin() as second:
            _write(second)
    assert is_busy(waited.value)
    with database.begin() as session:
        _write(session)
    another.close()


def test_writers_that_never_pause_leave_each_other_a_turn(database: Database) -> None:
    def write() -> None:
        for _ in range(TURNS):
            with database.begin() as session:
                _write(session)
                time.sleep(A_TURN)

    with ThreadPoolExecutor(WRITERS) as threads:
        for writer in [threads.submit(write) for _ in range(WRITERS)]:
            writer.result()
    with database.read() as session:
        count = session.connection().exec_driver_sql("SELECT count(*) FROM written").scalar()
    assert count == WRITERS * TURNS


def test_who_waits_to_write_is_next_however_soon_the_other_wants_to_again(database: Database) -> None:
    order: list[str] = []
    waits = threading.Event()

    def second() -> None:
        waits.set()
        with database.begin():
            order.append("second")

    with database.begin():
        other = threading.Thread(target=second)
        other.start()
        waits.wait(20)
        time.sleep(0.1)
    with database.begin():
        order.append("first again")
    other.join(20)
    assert order == ["second", "first again"]


def test_what_was_waited_for_threads_is_not_waited_for_processes_once_more(database: Database) -> None:
    """A click is answered in three seconds."""
    another = Database(database.name)
    with another.begin() as first:
        _write(first)
        began = time.monotonic()
        with ThreadPoolExecutor(3) as threads:
            waiting = [threads.submit(_write_once, database) for _ in range(3)]
            assert all(each.exception() for each in waiting)
        assert time.monotonic() - began < 1.5 * PATIENCE
    another.close()


def test_all_write_over_one_connection(database: Database) -> None:
    """Another one would make it forget what it has read."""

    def connection() -> object:
        with database.begin() as session:
            return session.connection().connection.driver_connection

    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(connection).result() is connection()


def test_a_migration_that_fails_leaves_references_checked(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.connect():
        _ = 1 / 0
    with database.begin() as session:
        assert session.connection().exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///", "sqlite:///:memory:"])
def test_a_database_in_memory_is_refused(url: str) -> None:
    with pytest.raises(DatabaseError, match="names no file"):
        Database(url)


def test_reading_goes_on_while_somebody_writes(database: Database) -> None:
    with database.begin() as writing, database.read() as reading:
        _write(writing)
        assert reading.connection().exec_driver_sql("SELECT 1").scalar() == 1


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'whoowns.db'}")
    yield database
    database.close()


def _write_once(database: Database) -> None:
    with database.begin() as session:
        _write(session)


def _write(session: Session) -> None:
    session.connection().exec_driver_sql("CREATE TABLE IF NOT EXISTS written (at TEXT)")
    session.connection().exec_driver_sql("INSERT INTO written VALUES ('now')")
