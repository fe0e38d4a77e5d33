"""What we sent is found by indexes, however much that is: every batch of replies asks for it."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import event

from mail.parse import Unreadable, parse
from storage.database import Database
from storage.outreach import Outreach
from storage.rows import add_rows
from storage.tables import Sent, SentStage
from tests.fakes import letter

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_all_that_we_ever_sent_is_walked_for_no_reply(database: Database) -> None:
    mail = parse(letter(subject="Re: pricing 7", in_reply_to="<7@ours.example>"))
    assert not isinstance(mail, Unreadable)
    sent = [
        {
            "mailbox": "ours",
            "uidvalidity": 1,
            "uid": number,
            "raw": b"",
            "stage": SentStage.KEPT,
            "arrived_at": AT,
            "stored_at": AT,
            "sent_at": AT,
            "message_id": f"<{number}@ours.example>",
            "subject_key": f"pricing {number}",
            "bare": True,
        }
        for number in range(3000)
    ]
    with database.begin() as session:
        add_rows(session, Sent, sent)
        session.connection().exec_driver_sql("ANALYZE")
    asked: list[tuple[str, Any]] = []
    with database.read() as session:
        connection = session.connection()
        event.listen(connection, "before_cursor_execute", lambda *said: asked.append((said[2], said[3])))
        assert Outreach(session, [mail]).original("<7@ours.example>")
        explain = "EXPLAIN QUERY PLAN" if database.sqlite else "EXPLAIN"
        plans = [
            str(connection.exec_driver_sql(f"{explain} {sql}", values).all()) for sql, values in [*asked]
        ]
    assert plans
    assert not [plan for plan in plans if "SCAN sent" in plan or "Seq Scan on sent" in plan]
