"""What is kept in the driver's words takes and gives the same values as SQLAlchemy does."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import bindparam
from sqlmodel import col, select

from storage.database import Database
from storage.prepared import ask, change, one_of
from storage.rows import add_rows, table_of
from storage.tables import Reply, Stage

BERLIN = timezone(timedelta(hours=1))
AT = datetime(2026, 3, 2, 10, tzinfo=BERLIN)
STAGES = (Stage.ASSIGNED, Stage.COPY)
FOUND = (
    select(Reply.id, Reply.stage, Reply.arrived_at, Reply.evidence, Reply.unsure, Reply.raw)  # type: ignore[call-overload]
    .where(one_of(Reply.stage, STAGES), ~one_of(Reply.digest, "not"), Reply.subject == bindparam("about"))
    .order_by(col(Reply.id))
    .limit(2)
)


@pytest.fixture
def replies(database: Database) -> Database:
    """Five of them, two with a stage that is looked for."""
    stages = [Stage.WAITING, Stage.ASSIGNED, Stage.COPY, Stage.ASSIGNED, Stage.DISMISSED]
    same = {"raw": b"\x00", "arrived_at": AT, "stored_at": AT, "evidence": ['"quoted"'], "unsure": True}
    with database.begin() as session:
        rows = [{"stage": stage, "subject": "é", "digest": f"{n}"} for n, stage in enumerate(stages, 1)]
        add_rows(session, Reply, [same | row for row in rows])
    return database


@pytest.mark.parametrize(
    ("without", "stages"), [(["2", "x'y"], ["copy", "assigned"]), ([], ["assigned", "copy"])]
)
def test_rows_are_found_by_several_values_and_read_as_they_were(
    replies: Database, without: list[str], stages: list[str]
) -> None:
    with replies.read() as session:
        rows = ask(session, FOUND, about="é", **{"not": without})
        assert [tuple(row) for row in rows] == [
            tuple(row) for row in session.execute(FOUND, {"about": "é", "not": without})
        ]
    assert [row.stage for row in rows] == stages
    assert {(row.arrived_at, row.evidence[0], row.unsure, row.raw) for row in rows} == {
        (AT.astimezone(UTC), '"quoted"', True, b"\x00")
    }


def test_a_parameter_that_is_not_given_is_missed(replies: Database) -> None:
    with replies.read() as session, pytest.raises(KeyError):
        ask(session, FOUND, about="é")


def test_a_change_tells_how_many_rows_it_touched(replies: Database) -> None:
    table = table_of(Reply)
    moved = table.update().where(one_of(table.c.digest, "these")).values(subject="moved")
    with replies.begin() as session:
        assert change(session, moved, [{"these": ["1", "3", "9"]}]).rowcount == 2
