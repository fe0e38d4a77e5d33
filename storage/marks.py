"""Marks: each sighting keeps what its mail shall show of its thread."""

from collections.abc import Collection

from sqlalchemy import String, Update, func, type_coerce, update
from sqlmodel import Session, col, select

from storage.prepared import change, one_of
from storage.tables import Reply, Sighting, Thread


def mark(session: Session, thread_ids: Collection[int]) -> None:
    """Every mail of these threads shall show its thread's status and owner, such as `open maya`.

    Without an owner it shall show nothing. On PostgreSQL the threads are locked: a mail may come into a
    thread while somebody else changes its owner.
    """
    change(session, MARK, [{"threads": thread_ids}])


def _mark() -> Update:
    as_it_stands = (
        select(Thread.id, (type_coerce(Thread.status, String) + " " + Thread.owner).label("mark"))
        .where(one_of(Thread.id, "threads"))
        .with_for_update(key_share=True)
        .subquery()
    )
    wanted = func.coalesce(as_it_stands.c.mark, "")
    return (
        update(Sighting)
        .values(mark=wanted)
        .where(
            col(Sighting.reply_id) == Reply.id,
            col(Reply.thread_id) == as_it_stands.c.id,
            col(Sighting.mark) != wanted,
        )
    )


MARK = _mark()
