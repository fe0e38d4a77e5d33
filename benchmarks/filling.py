"""Fills a database with companies: each has an account, a domain and one open thread with all its rows."""

import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    String,
    Table,
    case,
    cast,
    create_engine,
    func,
    insert,
    literal,
    select,
    text,
)
from sqlmodel import SQLModel

from benchmarks.corpus import ARRIVED, OWNERS
from routing.model import Category, Kind, Status
from storage import sales, tables
from storage.database import Database

CHUNK = 100_000  # companies in one transaction
CAME = ARRIVED - timedelta(hours=1)
DUE = ARRIVED + timedelta(days=1)  # nothing lapses while we measure
RAW = b"From: Ann <ann@company>\r\nSubject: Re: Your offer\r\n\r\nPlease send me your prices.\r\n"
"""Nobody reads the bytes of a reply that is decided: they are short, so that a million fit on the disk."""
ROWS = 10  # of each company

Number = ColumnElement[int]
Columns = dict[str, Any]


def fill(url: str, count: int) -> float:
    """Put `count` companies beside what is there, by one INSERT ... SELECT a table; rows a second."""
    engine = create_engine(Database(url).url)
    began = time.perf_counter()
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":  # whoever loses this file makes it again
            for pragma in ("synchronous=OFF", "cache_size=-500000"):
                connection.exec_driver_sql(f"PRAGMA {pragma}")
        first = 1 + max(_last_id(connection, table) for table, _ in _company(literal(0)))
        for start in range(first, first + count, CHUNK):
            n = _numbers(start, min(start + CHUNK, first + count) - 1)
            for table, columns in _company(n):
                _insert(connection, table, columns)
            connection.commit()
        _tidy(engine, connection)
    seconds = time.perf_counter() - began
    engine.dispose()
    return count * ROWS / seconds


def _numbers(first: int, last: int) -> Number:
    """The whole numbers from first to last, as a column."""
    begun = select(literal(first).label("n")).cte("numbers", recursive=True)
    return begun.union_all(select(begun.c.n + 1).where(begun.c.n < last)).c.n


def _insert(connection: Connection, model: type[SQLModel], columns: Columns) -> None:
    into = _table(model)
    values = [
        value if isinstance(value, ColumnElement) else literal(value, into.c[name].type)
        for name, value in columns.items()
    ]
    connection.execute(insert(into).from_select(list(columns), select(*values)))


def _company(n: Number) -> Iterator[tuple[type[SQLModel], Columns]]:
    """The rows of company `n`, each with the number for its id."""
    owner = case(dict(enumerate(OWNERS)), value=n % len(OWNERS))
    name, domain = _words("Full ", n), _words("full-", n, ".example")
    sender = _words("ann@", domain)
    read = {"sender": sender, "subject": "Re: Your offer", "fresh": "Please send me your prices."}
    because = {"rule": "account_owner", "owner": owner, "because": _words(name, " is their account")}
    called = {"key": _words("name ", name), "name": name, "name_key": _words("full ", n)}
    yield sales.Account, {"id": n, **called, "owner": owner}
    yield sales.AccountDomain, {"domain": domain, "account_id": n}
    thread = {"version": 1, "status": Status.OPEN, "category": Category.INTERESTED, "lead": sender}
    about = {"company": name, "company_domain": domain, "subject_key": "your offer"}
    times = {"received_at": CAME, "answer_due": DUE, "due_at": DUE}
    yield tables.Thread, {"id": n, **thread, **about, **times, **read, **because}
    reply = {"raw": RAW, "stage": tables.Stage.ASSIGNED, "arrived_at": CAME, "stored_at": CAME}
    known = {"message_id": _words("<answer@", domain, ">"), "digest": _words("digest-", n), "thread_id": n}
    meant = {"category": Category.INTERESTED, "sure": 0.9}
    yield tables.Reply, {"id": n, **reply, **known, **meant, **read}
    yield tables.Sighting, {"id": n, "mailbox": "full", "uidvalidity": 1, "uid": n, "reply_id": n}
    yield tables.Reference, {"id": n, "message_id": _words("<offer@", domain, ">"), "reply_id": n}
    yield tables.Decision, {"id": n, "reply_id": n, "thread_id": n, "rulebook": "full", "at": CAME, **because}
    event = {"thread_id": n, "version": 1, "at": CAME, "owner": owner}
    yield tables.Event, {"id": 2 * n, "kind": Kind.RECEIVED, **event}
    yield tables.Event, {"id": 2 * n + 1, "kind": Kind.ASSIGNED, **event}
    place = {"place": _words("rep:", owner), "channel": _words("D0", func.upper(owner))}
    shown = {"wanted": 1, "drawn": 1, "sending": tables.Sending.SENT, "ts": _words(n, ".000001")}
    yield tables.Card, {"id": n, "thread_id": n, "trace": _words("trace-", n), **place, **shown}


def _words(*parts: str | ColumnElement[Any]) -> ColumnElement[str]:
    whole: ColumnElement[str] = literal("")
    for part in parts:
        whole = whole + (literal(part) if isinstance(part, str) else cast(part, String))
    return whole


def _tidy(engine: Engine, connection: Connection) -> None:
    """What PostgreSQL does by itself within minutes, and that new rows begin behind ours."""
    if engine.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return
    for table, columns in _company(literal(0)):
        if "id" in columns:
            sequence = f"pg_get_serial_sequence('{_table(table).name}', 'id')"
            connection.execute(
                text(f"SELECT setval({sequence}, :last)"), {"last": _last_id(connection, table)}
            )
    connection.execute(text("ANALYZE"))
    connection.commit()


def _last_id(connection: Connection, model: type[SQLModel]) -> int:
    ids = _table(model).c.get("id")
    return 0 if ids is None else connection.execute(select(func.max(ids))).scalar() or 0


def _table(model: type[SQLModel]) -> Table:
    return model.__table__  # type: ignore[attr-defined, no-any-return]
