"""Stored threads by their ids: what finds them asks for ids alone, and mostly finds none."""

from collections.abc import Collection

from sqlmodel import Session, select

from storage.prepared import one_of
from storage.tables import Thread

THESE = select(Thread).where(one_of(Thread.id, "ids"))


def stored_threads(session: Session, ids: Collection[int]) -> dict[int, Thread]:
    """These threads, which may be changed in this session; one statement, if there are any."""
    found = session.exec(THESE, params={"ids": ids}) if ids else ()
    return {thread.id: thread for thread in found if thread.id is not None}
