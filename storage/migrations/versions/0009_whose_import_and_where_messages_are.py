"""Which import of a list began last; cards and notices are found by their place, accounts by their owner."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "importrun",
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("run", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("what", "origin"),
    )
    op.create_index("card_in_slack", "card", ["channel", "ts"])
    op.create_index("notice_in_slack", "notice", ["channel", "ts"])
    op.create_index("account_of_owner", "account", ["owner", "private"])
