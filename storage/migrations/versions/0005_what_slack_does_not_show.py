"""What is due in Slack is found by an index: the version a card shall show, the pings that are outlived."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_CARDS_AS_THEY_STAND = """
UPDATE card SET wanted = thread.version, calm = NOT thread.urgent FROM thread WHERE thread.id = card.thread_id
"""
_PINGS_AS_THEY_STAND = """
UPDATE notice SET outlived = EXISTS (
    SELECT 1 FROM thread JOIN event ON event.id = notice.event_id
    WHERE thread.id = notice.thread_id
    AND (thread.status <> 'open' OR thread.owner IS DISTINCT FROM event.owner))
WHERE kind = 'ping' AND live
"""


def upgrade() -> None:
    op.add_column("card", sa.Column("calm", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("card", sa.Column("wanted", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("notice", sa.Column("outlived", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(_CARDS_AS_THEY_STAND)
    op.execute(_PINGS_AS_THEY_STAND)
    op.create_index(
        "card_behind",
        "card",
        ["calm", "id"],
        unique=False,
        sqlite_where=sa.text("drawn < wanted"),
        postgresql_where=sa.text("drawn < wanted"),
    )
    op.create_index(
        "notice_due",
        "notice",
        ["id"],
        unique=False,
        sqlite_where=sa.text("sending <> 'sent' OR outlived = 1"),
        postgresql_where=sa.text("sending <> 'sent' OR outlived"),
    )
