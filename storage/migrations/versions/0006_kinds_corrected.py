"""What people say a reply really is; the classifier itself says whether it is sure, and with which model."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KINDS = (
    *("received", "assigned", "dismissed", "claimed", "reassigned", "moved_for_safety", "escalated", "done"),
    *("reopened", "urgent", "answered", "collision", "kept", "joined", "relabelled"),
)
CATEGORIES = ("interested", "not_interested", "out_of_office", "bounce", "unsubscribe", "other")
REPLY_KINDS = (*CATEGORIES, "automatic")


def upgrade() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reply_id", sa.Integer(), nullable=False),
        sa.Column("was", _words("correction_was", *REPLY_KINDS), nullable=False),
        sa.Column("kind", _words("correction_kind", *REPLY_KINDS), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", storage.columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["reply_id"], ["reply.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_correction_reply_id"), "correction", ["reply_id"], unique=False)
    op.add_column("reply", sa.Column("unsure", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("reply", sa.Column("model", sa.String(), nullable=False, server_default=""))
    op.add_column("thread", sa.Column("unsure", sa.Boolean(), nullable=False, server_default=sa.false()))
    for table in ("reply", "thread"):  # as the cards have shown it so far
        op.execute(f"UPDATE {table} SET unsure = (sure < 0.6) WHERE sure < 0.6")  # noqa: S608 - our own words
    op.drop_column("thread", "sure")
    _allow_relabelled()


def _allow_relabelled() -> None:
    """SQLite changes a CHECK by writing the table anew, without the CHECKs that are not named here."""
    came = sa.Column("came", storage.columns.UTCDateTime(timezone=True), nullable=True)
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table("event", recreate="always") as event:
            event.add_column(came)
            event.alter_column("kind", type_=_words("event_kind", *KINDS), existing_nullable=False)
            event.alter_column("category", type_=_words("event_category", *CATEGORIES))
    else:
        op.add_column("event", came)
        op.drop_constraint("event_kind", "event", type_="check")
        op.create_check_constraint("event_kind", "event", sa.column("kind").in_(KINDS))


def _words(name: str, *allowed: str) -> sa.Enum:
    return sa.Enum(*allowed, name=name, native_enum=False, create_constraint=True, length=32)
