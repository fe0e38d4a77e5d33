"""The connection: on SQLite one writes at a time, and whoever cannot in time is told so."""

from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from storage.database import Database, is_busy


def test_who_waits_too_long_for_another_writer_finds_the_database_busy(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'whoowns.db'}")
    with database.begin() as first:
        first.connection()
        with pytest.raises(OperationalError) as waited, database.begin() as second:
            second.connection()
    assert is_busy(waited.value)
    with database.begin() as session:
        assert session.connection().exec_driver_sql("SELECT 1").scalar() == 1
