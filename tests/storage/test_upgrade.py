"""An upgrade finds a database in use, and leaves everything in it as it was."""

from datetime import UTC, datetime

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from storage.database import Database
from storage.sales import ColumnName
from storage.schema import MIGRATIONS, bring_up_to_date

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
IN_USE = (
    "INSERT INTO thread (id, version, status, owner, because, rule, category, sure, urgent, sender,"
    " sender_name, company, company_domain, subject, subject_key, fresh, received_at) VALUES"
    " (1, 3, 'open', 'maya', '', '', 'other', 0.5, :yes, 'ann@acme.example', '', '', '', '', '', '', :at)",
    "INSERT INTO event (id, thread_id, version, kind, at, note) VALUES (7, 1, 1, 'received', :at, '')",
    "INSERT INTO notice (key, thread_id, event_id, kind, place, trace, live, sending, trouble)"
    " VALUES ('k', 1, 7, 'ping', 'rep:maya', 't', :no, 'pending', '')",
    "INSERT INTO notice (key, thread_id, event_id, kind, place, trace, live, sending, trouble)"
    " VALUES ('l', 1, 7, 'line', 'rep:maya', 'u', :yes, 'sent', '')",
    "INSERT INTO notice (key, thread_id, event_id, kind, place, trace, live, sending, trouble)"
    " VALUES ('m', 1, 7, 'ping', 'rep:maya', 'v', :yes, 'sent', '')",
    "INSERT INTO card (thread_id, place, trace, drawn, sending, trouble)"
    " VALUES (1, 'rep:maya', 'c', 2, 'sent', '')",
    "INSERT INTO reply (id, raw, stage, arrived_at, stored_at, tries, reason, digest, thread_id, sender,"
    " sender_name, subject, fresh, evidence, category, sure) VALUES"
    " (3, '', 'assigned', :at, :at, 0, '', '', 1, 'ann@acme.example', '', '', '', '[]', 'other', 0.59),"
    " (4, '', 'dismissed', :at, :at, 0, '', '', 1, 'ann@acme.example', '', '', '', '[]', 'bounce', 0.6)",
    "INSERT INTO sighting (mailbox, uidvalidity, uid, reply_id) VALUES ('outreach', 1, 9, 3)",
    "INSERT INTO sighting (mailbox, uidvalidity, uid, reply_id) VALUES ('outreach', 1, 10, NULL)",
    "INSERT INTO account (id, name, name_key, owner, crm_id, parent, segment, status) VALUES"
    " (1, 'Acme', 'acme', 'maya', '0061', '', '', ''), (2, 'Lumen', 'lumen', 'jon', '', '', '', ''),"
    " (3, 'Twin', 'twin', '', '0062', '', '', ''), (4, 'Twin Two', 'twin two', '', '0062', '', '', ''),"
    " (5, 'Heron', 'heron', 'wes', '0011x00000ABCde', '', '', ''),"
    " (6, 'Heron Labs', 'heron labs', '', '', '0011x00000ABCde', '', '')",
    "INSERT INTO accountdomain (domain, account_id) VALUES ('acme.example', 1)",
)

CORRECTED = (
    "INSERT INTO correction (reply_id, was, kind, by, at, model) VALUES (3, 'other', :kind, 'maya', :at, '')"
)


@pytest.fixture
def in_use(empty_database_url: str) -> Database:
    """A database of the first version, with a thread, its event and a notice of that event."""
    database = Database(empty_database_url)
    upgrade(database, "0001")
    with database.connect() as connection:
        for statement in IN_USE:
            connection.execute(text(statement), {"at": NOON, "no": False, "yes": True})
    return database


def upgrade(database: Database, *revisions: str) -> None:
    """Carry out these migrations, and no later one."""
    script = ScriptDirectory(str(MIGRATIONS))
    with database.connect() as connection:
        context = MigrationContext.configure(connection)
        with Operations.context(context):
            for revision in revisions:
                script.get_revision(revision).module.upgrade()
        context.stamp(script, revisions[-1])


def test_what_was_told_of_columns_holds_for_files_of_no_known_tool(in_use: Database) -> None:
    upgrade(in_use, *(f"{number:04}" for number in range(2, 11)))
    told = "INSERT INTO columnname (what, header, \"column\") VALUES ('leads', 'firma', 'company')"
    with in_use.begin() as session:
        session.execute(text(told))
    bring_up_to_date(in_use)
    with in_use.begin() as session:
        session.merge(ColumnName(what="leads", tool="hubspot", header="firma", column="account"))
    with in_use.read() as session:
        held = session.exec(select(ColumnName.tool, ColumnName.column).order_by(ColumnName.tool)).all()
    assert [tuple(each) for each in held] == [("", "company"), ("hubspot", "account")]
    in_use.close()


def test_r56_salesforce_ids_are_kept_in_full(in_use: Database) -> None:
    bring_up_to_date(in_use)
    with in_use.read() as session:
        held = session.execute(text("SELECT key, crm_id, parent FROM account WHERE id > 4 ORDER BY id")).all()
    full = "0011x00000ABCdeAAH"
    assert [tuple(each) for each in held] == [(f"id {full}", full, ""), ("name Heron Labs", "", full)]


def test_of_a_mailbox_that_was_read_before_the_first_mail_seen_tells_where_we_began(in_use: Database) -> None:
    """Without any, it was our place: what lies before it may have been there before us."""
    with in_use.begin() as session:
        for mailbox in ("outreach", "quiet"):
            place = (
                f"INSERT INTO mailboxplace (mailbox, uidvalidity, uid, at) VALUES ('{mailbox}', 1, 10, :at)"
            )
            session.execute(text(place), {"at": NOON})
    bring_up_to_date(in_use)
    with in_use.read() as session:
        began = session.execute(text("SELECT mailbox, began FROM mailboxplace ORDER BY mailbox")).all()
    assert began == [("outreach", 8), ("quiet", 10)]
    in_use.close()


def test_what_was_there_is_there_and_new_events_are_allowed(in_use: Database) -> None:
    bring_up_to_date(in_use)
    with in_use.begin() as session:
        assert session.execute(text("SELECT unsure FROM thread")).scalars().all() == [True]
        assert session.execute(text("SELECT lead FROM thread")).scalars().all() == ["ann@acme.example"]
        assert session.execute(text("SELECT event_id FROM notice")).scalars().all() == [7, 7, 7]
        assert session.execute(text("SELECT wanted, drawn, calm FROM card")).all() == [(3, 2, False)]
        outlived = session.execute(text("SELECT outlived FROM notice ORDER BY key")).scalars().all()
        assert outlived == [False, False, True]  # it says that nobody owned the thread
        marked = session.execute(text("SELECT mark, shown FROM sighting ORDER BY uid")).all()
        assert marked == [("open maya", ""), ("", "")]
        replies = session.execute(text("SELECT unsure, model FROM reply ORDER BY id")).all()
        assert [(bool(unsure), model) for unsure, model in replies] == [(True, ""), (False, "")]
        assert session.execute(text("SELECT came FROM event")).scalars().all() == [None]
        session.execute(text("UPDATE event SET kind = 'answered'"))
        session.execute(text("UPDATE event SET kind = 'relabelled', came = at"))
        session.execute(text(CORRECTED), {"at": NOON, "kind": "automatic"})
    with pytest.raises(IntegrityError), in_use.begin() as session:
        session.execute(text("UPDATE event SET kind = 'invented'"))
    with pytest.raises(IntegrityError), in_use.begin() as session:
        session.execute(text("UPDATE event SET category = 'invented'"))
    with pytest.raises(IntegrityError), in_use.begin() as session:
        session.execute(text(CORRECTED), {"at": NOON, "kind": "invented"})
    with pytest.raises(IntegrityError), in_use.begin() as session:
        session.execute(text("DELETE FROM event"))
    in_use.close()


def test_accounts_keep_their_domains_and_get_keys_they_are_known_by(in_use: Database) -> None:
    bring_up_to_date(in_use)
    with in_use.begin() as session:
        keys = session.execute(text("SELECT key FROM account WHERE id < 5 ORDER BY id")).scalars().all()
        assert keys == ["id 0061", "name Lumen", "name Twin", "name Twin Two"]
        assert session.execute(text("SELECT domain, account_id FROM accountdomain")).all() == [
            ("acme.example", 1)
        ]
        session.execute(text("INSERT INTO accountdomain (domain, account_id) VALUES ('acme.example', 2)"))
        session.execute(text("UPDATE account SET name = 'Acme' WHERE id = 2"))
    with pytest.raises(IntegrityError), in_use.begin() as session:
        session.execute(text("UPDATE account SET key = 'id 0061' WHERE id = 2"))


def test_words_are_checked_without_making_a_list_for_every_row(in_use: Database) -> None:
    """SQLite fills a table with the words of an IN each time it checks a row."""
    bring_up_to_date(in_use)
    if in_use.sqlite:
        with in_use.read() as session:
            tables = session.execute(text("SELECT sql FROM sqlite_master WHERE type = 'table'")).scalars()
            assert [sql for sql in tables if " IN (" in sql] == []
            assert session.execute(text("PRAGMA integrity_check")).scalars().all() == ["ok"]
    with in_use.begin() as session:
        session.execute(text("UPDATE event SET category = NULL"))
        session.execute(text("UPDATE event SET category = 'bounce'"))
    for column in ("thread.status", "thread.category", "reply.stage", "card.sending", "notice.sending"):
        table, _, name = column.partition(".")
        with pytest.raises(IntegrityError), in_use.begin() as session:
            session.execute(text(f"UPDATE {table} SET {name} = 'invented'"))
    in_use.close()
