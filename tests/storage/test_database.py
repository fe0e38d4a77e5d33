"""The connection: on SQLite one writes at a time, all get their turn, who waits in vain is told."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from storage.database import Database, is_busy
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


def test_reading_goes_on_while_somebody_writes(database: Database) -> None:
    with database.begin() as writing, database.read() as reading:
        _write(writing)
        assert reading.connection().exec_driver_sql("SELECT 1").scalar() == 1


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(f"sqlite:///{tmp_path / 'whoowns.db'}")


def _write(session: Session) -> None:
    session.connection().exec_driver_sql("CREATE TABLE IF NOT EXISTS written (at TEXT)")
    session.connection().exec_driver_sql("INSERT INTO written VALUES ('now')")
