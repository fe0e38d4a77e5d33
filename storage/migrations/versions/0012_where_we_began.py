"""Where we began in a mailbox, what tells an answer to a reply, and how often a mail of ours was tried."""

import sqlalchemy as sa
from alembic import op

from storage.columns import UTCDateTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

PLACE = sa.table("mailboxplace", *map(sa.column, ("mailbox", "uidvalidity", "uid", "began")))
SIGHTING = sa.table("sighting", *map(sa.column, ("mailbox", "uidvalidity", "uid")))


def upgrade() -> None:
    """Of mailboxes that were read before, we know the first mail that was seen."""
    op.add_column("mailboxplace", sa.Column("began", sa.BigInteger(), nullable=False, server_default="0"))
    first = (
        sa.select(sa.func.min(SIGHTING.c.uid))
        .where(SIGHTING.c.mailbox == PLACE.c.mailbox, SIGHTING.c.uidvalidity == PLACE.c.uidvalidity)
        .scalar_subquery()
    )
    op.execute(sa.update(PLACE).values(began=sa.func.coalesce(first - 1, PLACE.c.uid)))
    op.add_column("reply", sa.Column("answer_to", sa.String(), nullable=False, server_default=""))
    op.add_column("reply", sa.Column("written_at", UTCDateTime(timezone=True), nullable=True))
    op.add_column("reply", sa.Column("sent_id", sa.Integer(), nullable=True))
    op.add_column("sent", sa.Column("tries", sa.Integer(), nullable=False, server_default="0"))
