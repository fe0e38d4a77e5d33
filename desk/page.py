"""A page: what one transaction is about to write, kept in order and written in one statement a table."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from sqlalchemy import update
from sqlmodel import Session, SQLModel, col, select

from routing.model import Event, Status
from storage import tables
from storage.behind import fall_behind
from storage.marks import mark
from storage.prepared import ask, one_of
from storage.rows import Columns, add_missing_rows, add_rows, insert_rows, table_of, update_rows
from storage.tables import columns_of, row_id

HAPPENED = (
    select(*table_of(tables.Event).c)
    .where(one_of(tables.Event.thread_id, "threads"))
    .order_by(col(tables.Event.id))
)
CARDS = (
    select(tables.Card.thread_id, tables.Card.place)
    .where(one_of(tables.Card.thread_id, "threads"))
    .order_by(col(tables.Card.id))
)


@dataclass(slots=True)
class Sheet:
    """One thread on the page: its events so far, oldest first, and the places where it has a card."""

    thread: tables.Thread
    events: list[Event] = field(default_factory=list[Event])
    shown: list[str] = field(default_factory=list[str])


class Page:
    """What is entered here is in the database once `write` was called, and not before.

    A thread that is new gets its id then, and everything that belongs to it gets it too.
    """

    def __init__(self, session: Session, threads: Iterable[tables.Thread] = ()) -> None:
        """`threads` are stored ones that may be changed: their events and cards are read together."""
        self._session = session
        self._sheets: dict[int, Sheet] = {}
        self._events: list[tuple[tables.Thread, Columns, list[tuple[str, str]]]] = []
        self._cards: list[tuple[tables.Thread, str]] = []
        self._rows: dict[type[SQLModel], list[tuple[tables.Thread | None, Columns]]] = defaultdict(list)
        self._replies: list[tuple[int, tables.Thread | None, Columns]] = []
        self._sent: list[tuple[int, tables.Thread | None, Columns]] = []
        self._joined: list[tuple[tables.Thread, tables.Thread]] = []
        self._open([thread for thread in threads if thread.id is not None])

    def sheet(self, thread: tables.Thread) -> Sheet:
        """What has happened to this thread so far, on this page too."""
        if id(thread) not in self._sheets:
            self._open([thread])
        return self._sheets[id(thread)]

    def event(self, thread: tables.Thread, event: Event, told: list[tuple[str, str]], rulebook: str) -> None:
        """Append an event; `told` are the (kind, place) of the notices that follow from it.

        `rulebook` is the digest of the rules under which it happened.
        """
        columns = {name: getattr(event, name) for name in Event.__slots__}
        columns |= {"version": thread.version, "rulebook": rulebook}
        self._events.append((thread, columns, told))
        self.sheet(thread).events.append(event)

    def card(self, thread: tables.Thread, place: str) -> None:
        """The thread has a card here from now on."""
        self._cards.append((thread, place))
        self.sheet(thread).shown.append(place)

    def add(self, table: type[SQLModel], thread: tables.Thread | None = None, /, **columns: Any) -> None:
        """A row of this table, about this thread."""
        self._rows[table].append((thread, columns))

    def reply(self, reply_id: int, thread: tables.Thread | None, **columns: Any) -> None:
        """What is known of a reply from now on, and the thread it is in."""
        self._replies.append((reply_id, thread, columns))

    def sent(self, sent_id: int, thread: tables.Thread | None, **columns: Any) -> None:
        """The same of a mail we sent."""
        self._sent.append((sent_id, thread, columns))

    def join(self, later: tables.Thread, earlier: tables.Thread) -> None:
        """All mail of the later thread is the earlier one's from now on."""
        self._joined.append((later, earlier))

    def write(self) -> None:
        """Write it all, in the caller's transaction; the page is used up."""
        self._session.flush()  # stored threads, each UPDATE with the version that was read
        stored = {sheet.thread.id for sheet in self._sheets.values()}
        self._write_new()
        self._write_events()
        self._write_cards()
        for table, rows in self._rows.items():
            filled = [columns | ({"thread_id": row_id(thread)} if thread else {}) for thread, columns in rows]
            # An address is suppressed once for each state; who asked first stays on record.
            add = add_missing_rows if table is tables.Suppression else add_rows
            add(self._session, table, filled)
        self._write_mails(tables.Reply, self._replies)
        self._write_mails(tables.Sent, self._sent)
        self._write_joined()
        changed = self._changed()
        if behind := changed & stored:  # what is new has only what it was given here
            fall_behind(self._session, behind)
        if marked := changed | self._came_into():
            mark(self._session, marked)

    def _open(self, threads: list[tables.Thread]) -> None:
        sheets = {thread.id: Sheet(thread) for thread in threads if thread.id is not None}
        self._sheets |= {id(thread): Sheet(thread) for thread in threads if thread.id is None}
        self._sheets |= {id(sheet.thread): sheet for sheet in sheets.values()}
        if not sheets:
            return
        for row in ask(self._session, HAPPENED, threads=sheets):
            sheets[row.thread_id].events.append(event_of(row))
        for thread_id, place in ask(self._session, CARDS, threads=sheets):
            sheets[thread_id].shown.append(place)

    def _write_new(self) -> None:
        new = [sheet.thread for sheet in self._sheets.values() if sheet.thread.id is None]
        ids = insert_rows(self._session, tables.Thread, [columns_of(thread) for thread in new])
        for thread, thread_id in zip(new, ids, strict=True):
            thread.id = thread_id

    def _write_events(self) -> None:
        rows = [columns | {"thread_id": row_id(thread)} for thread, columns, _ in self._events]
        ids = insert_rows(self._session, tables.Event, rows)
        for event_id, (thread, event, told) in zip(ids, self._events, strict=True):
            over = thread.status is not Status.OPEN or thread.owner != event["owner"]  # as `fall_behind` says
            for kind, place in told:
                notice = {"event_id": event_id, "kind": kind, "place": place} | _to_post()
                key = f"{thread.id}:{event_id}:{kind}:{place}"
                self.add(tables.Notice, thread, key=key, outlived=over and kind == tables.PING, **notice)

    def _write_cards(self) -> None:
        rows = [
            {"thread_id": thread.id, "place": place, "wanted": thread.version, "calm": not thread.urgent}
            for thread, place in self._cards
        ]
        add_rows(self._session, tables.Card, [row | _to_post() for row in rows])

    def _write_mails(
        self, table: type[SQLModel], mails: list[tuple[int, tables.Thread | None, Columns]]
    ) -> None:
        """Mails of which the same is known go together."""
        alike: dict[frozenset[str], dict[int, Columns]] = defaultdict(dict)
        for mail_id, thread, columns in mails:
            alike[frozenset(columns)][mail_id] = columns | {"thread_id": row_id(thread) if thread else None}
        for rows in alike.values():
            update_rows(self._session, table, rows)

    def _write_joined(self) -> None:
        for later, earlier in self._joined:
            joined_to = {"joined_to": row_id(earlier)}
            update_rows(self._session, tables.Thread, {row_id(later): joined_to})
            for table in (tables.Reply, tables.Sent):
                mails = update(table).where(col(table.thread_id) == later.id)
                self._session.connection().execute(mails.values(thread_id=earlier.id))

    def _changed(self) -> set[int]:
        """The threads that something happened to."""
        return {row_id(thread) for thread, _, _ in self._events}

    def _came_into(self) -> set[int]:
        """The threads that a mail came into."""
        return {row_id(thread) for _, thread, _ in self._replies if thread}


def event_of(row: tables.Event) -> Event:
    """A stored event as a value."""
    return Event(
        row.kind, row.at, row.by, row.note, row.owner, step=row.step, category=row.category, whom=row.whom
    )


def _to_post() -> Columns:
    """The columns of what Slack does not show yet."""
    return {"trace": uuid4().hex, "sending": tables.Sending.PENDING}
