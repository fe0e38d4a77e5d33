"""A word is checked by comparing it: for an IN, SQLite fills a table with all words at every row."""

import re
from contextlib import suppress

import sqlalchemy as sa
from alembic import op
from sqlalchemy.exc import OperationalError

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

LIST = re.compile(r"(\w+) IN \(('\w+'(?:, '\w+')*)\)")


def upgrade() -> None:
    """What is allowed stays the same, and so do the rows: only the words of the tables change.

    As https://sqlite.org/lang_altertable.html#otheralter has it for what changes nothing on the disk. Where
    SQLite was built to refuse it, the checks stay as dear as they were.
    """
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return
    tables = connection.execute(sa.text("SELECT name, sql FROM sqlite_master WHERE type = 'table'")).all()
    changed = [{"name": name, "sql": LIST.sub(_compared, sql)} for name, sql in tables if LIST.search(sql)]
    version = connection.execute(sa.text("PRAGMA schema_version")).scalar_one()
    op.execute("PRAGMA writable_schema = ON")
    with suppress(OperationalError):
        connection.execute(sa.text("UPDATE sqlite_master SET sql = :sql WHERE name = :name"), changed)
        op.execute(f"PRAGMA schema_version = {version + 1}")
    op.execute("PRAGMA writable_schema = OFF")


def _compared(found: re.Match[str]) -> str:
    column, words = found.groups()
    return "(" + " OR ".join(f"{column} = {word}" for word in words.split(", ")) + ")"
