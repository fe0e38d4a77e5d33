"""What a header means is remembered for each tool; what was told so far holds for files of no known tool."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The table is made anew: SQLite cannot change a primary key. Its rows were typed by hand and are few."""
    told = sa.table("columnname", *map(sa.column, ("what", "header", "column")))
    rows = op.get_bind().execute(sa.select(told)).mappings().all()
    op.drop_table("columnname")
    new = op.create_table(
        "columnname",
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("tool", sa.String(), nullable=False),
        sa.Column("header", sa.String(), nullable=False),
        sa.Column("column", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("what", "tool", "header"),
    )
    op.bulk_insert(new, [{"tool": "", **row} for row in rows])
