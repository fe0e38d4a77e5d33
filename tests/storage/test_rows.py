"""Rows in bulk: their ids come in the order of the rows, for two statements however many they are."""

from datetime import UTC, datetime

from sqlalchemy import event
from sqlmodel import Session, col, select

from routing.model import Category
from storage.database import Database
from storage.rows import insert_rows
from storage.tables import Thread, columns_of

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_ids_come_in_the_order_of_the_rows_and_go_on_after_those_that_are_there(database: Database) -> None:
    first, then = insert(database, 2), insert(database, 40)
    assert len({*first, *then}) == 42
    assert min(then) > max(first)
    with database.read() as session:
        stored = session.exec(select(Thread.subject).order_by(col(Thread.id))).all()
    assert stored == [str(n) for n in (*range(2), *range(40))]


def test_forty_rows_take_no_statement_each(database: Database) -> None:
    asked: list[str] = []
    with database.begin() as session:
        event.listen(session.connection(), "before_cursor_execute", lambda _c, _u, sql, *_: asked.append(sql))
        insert_rows(session, Thread, threads(40))
    assert len(asked) <= 2


def test_a_new_thread_has_the_defaults_of_its_columns(database: Database) -> None:
    thread = Thread(category=Category.OTHER, received_at=AT)
    assert (thread.id, thread.version, thread.owner, thread.urgent) == (None, 1, None, False)
    (row,) = threads(1)
    assert row.keys() == Thread.model_fields.keys() - {"id"}


def insert(database: Database, many: int) -> list[int]:
    with database.begin() as session:
        ids = insert_rows(session, Thread, threads(many))
        assert [subject_of(session, each) for each in ids] == [str(n) for n in range(many)]
        return ids


def threads(many: int) -> list[dict[str, object]]:
    return [
        columns_of(Thread(category=Category.OTHER, received_at=AT, subject=str(number)))
        for number in range(many)
    ]


def subject_of(session: Session, thread_id: int) -> str:
    return session.get_one(Thread, thread_id).subject
