"""What a mail in its mailbox shall show of its thread, and what it shows already."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_AS_IT_STANDS = """
UPDATE sighting SET mark = coalesce(
    (SELECT thread.status || ' ' || thread.owner
     FROM reply JOIN thread ON thread.id = reply.thread_id WHERE reply.id = sighting.reply_id), '')
"""


def upgrade() -> None:
    for name in ("mark", "shown"):
        op.add_column("sighting", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.execute(_AS_IT_STANDS)
    behind = sa.text("mark <> shown")
    op.create_index(
        "sighting_unshown",
        "sighting",
        ["mailbox", "uidvalidity", "uid"],
        unique=False,
        sqlite_where=behind,
        postgresql_where=behind,
    )
