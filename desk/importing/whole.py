"""A file that is the whole list of its origin: what is no longer in it, and how it is dropped."""

from array import array
from collections.abc import Sequence

from sqlalchemy import bindparam, func, select, update

from desk.desk import Desk
from desk.importing.accounts import drop_accounts
from desk.importing.origins import is_of, is_of_list, left_by
from desk.importing.others import drop_leads, drop_sequences
from desk.importing.run import Run
from desk.importing.seen import Seen
from storage.rows import table_of
from storage.sales import Account, Lead
from storage.sales import Sequence as SalesSequence

PAGE = 10_000  # rows looked through at once
CHUNK = 500  # rows dropped in one transaction
TENTH = 10

TABLES = {"accounts": Account, "leads": Lead, "sequences": SalesSequence}


def size(desk: Desk, what: str, origin: str) -> int:
    """How many rows of this origin there are."""
    table = table_of(TABLES[what])
    with desk.read() as session:
        counted = select(func.count()).select_from(table).where(is_of(table.c.origin, origin))
        return session.connection().execute(counted).scalar_one()


def gone(desk: Desk, what: str, origin: str, seen: Seen | set[str]) -> Sequence[int] | Sequence[str]:
    """The ids (of sequences: the names) of an origin's rows that the file did not have."""
    if isinstance(seen, set):
        table = table_of(SalesSequence)
        with desk.read() as session:
            names = session.connection().execute(select(table.c.name).where(is_of(table.c.origin, origin)))
            return sorted(name for (name,) in names if name not in seen)
    table = table_of(TABLES[what])
    found, last = array("q"), 0
    while True:
        page = select(table.c.id, table.c.origin).where(table.c.id > last).order_by(table.c.id).limit(PAGE)
        with desk.read() as session:
            rows = session.connection().execute(page).all()
        if not rows:
            return found
        found.extend(row_id for row_id, of in rows if is_of_list(of, origin) and row_id not in seen)
        last = rows[-1][0]


def too_many(dropped: int, before: int) -> bool:
    """Whether an origin would lose more than a tenth of its rows (V12)."""
    return dropped * TENTH > before


def drop(desk: Desk, run: Run, rows: Sequence[int] | Sequence[str]) -> None:
    """Drop these rows, some hundred in each transaction; what other lists have too stays theirs.

    Raises ImportRefused when overtaken.
    """
    leave = {"accounts": drop_accounts, "leads": drop_leads, "sequences": drop_sequences}[run.what]
    table = table_of(TABLES[run.what])
    key = table.c.name if run.what == "sequences" else table.c.id
    stays = update(table).where(key == bindparam("which")).values(origin=bindparam("others"))
    for start in range(0, len(rows), CHUNK):
        with desk.begin() as session:
            run.begin_writing(session)
            part = key.in_(list(rows[start : start + CHUNK]))
            lists = session.connection().execute(select(key, table.c.origin).where(part)).all()
            shared = [
                {"which": which, "others": others}
                for which, origins in lists
                if (others := left_by(origins, run.origin)) is not None
            ]
            if shared:
                session.connection().execute(stays, shared)
            theirs = {row["which"] for row in shared}
            leave(session, [which for which, _ in lists if which not in theirs])
