"""What we sent, which mail names which, tokens of leads, and how a reply found its thread."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KINDS = (
    *("received", "assigned", "dismissed", "claimed", "reassigned", "moved_for_safety", "escalated", "done"),
    *("reopened", "urgent", "answered", "collision", "kept", "joined"),
)
CATEGORIES = ("interested", "not_interested", "out_of_office", "bounce", "unsubscribe", "other")


def upgrade() -> None:
    op.create_table(
        "sent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mailbox", sa.String(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("stage", _words("sent_stage", "waiting", "kept", "copy", "unreadable"), nullable=False),
        sa.Column("arrived_at", storage.columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("stored_at", storage.columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("message_id", sa.String(), nullable=True),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=True),
        sa.Column("recipients", sa.JSON(), nullable=False),
        sa.Column("subject_key", sa.String(), nullable=False),
        sa.Column("bare", sa.Boolean(), nullable=False),
        sa.Column("sent_at", storage.columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("thread_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("mailbox", "uidvalidity", "uid"),
    )
    op.create_index(op.f("ix_sent_thread_id"), "sent", ["thread_id"], unique=False)
    op.create_index("sent_subject", "sent", ["subject_key"], unique=False)
    _index_where("sent_once", "message_id", "stage = 'kept'", unique=True)
    _index_where("sent_waiting", "id", "stage = 'waiting'", unique=False)
    op.create_table(
        "reference",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("reply_id", sa.Integer(), nullable=True),
        sa.Column("sent_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["reply_id"], ["reply.id"]),
        sa.ForeignKeyConstraint(["sent_id"], ["sent.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_reference_message_id"), "reference", ["message_id"], unique=False)
    op.add_column("lead", sa.Column("reply_token", sa.String(), nullable=False, server_default=""))
    op.create_index(op.f("ix_lead_reply_token"), "lead", ["reply_token"], unique=False)
    op.add_column("reply", sa.Column("how", sa.String(), nullable=False, server_default=""))
    op.add_column("thread", sa.Column("lead", sa.String(), nullable=False, server_default=""))
    op.add_column("thread", sa.Column("joined_to", sa.Integer(), nullable=True))
    op.execute("UPDATE thread SET lead = sender")
    op.create_index("thread_to_lead", "thread", ["lead"], unique=False)
    _allow_new_kinds()


def _index_where(name: str, column: str, where: str, *, unique: bool) -> None:
    condition = sa.text(where)
    op.create_index(name, "sent", [column], unique=unique, sqlite_where=condition, postgresql_where=condition)


def _allow_new_kinds() -> None:
    """SQLite changes a CHECK by writing the table anew, without the CHECKs that are not named here."""
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table("event", recreate="always") as event:
            event.alter_column("kind", type_=_words("event_kind", *KINDS), existing_nullable=False)
            event.alter_column("category", type_=_words("event_category", *CATEGORIES))
    else:
        op.drop_constraint("event_kind", "event", type_="check")
        op.create_check_constraint("event_kind", "event", sa.column("kind").in_(KINDS))


def _words(name: str, *allowed: str) -> sa.Enum:
    return sa.Enum(*allowed, name=name, native_enum=False, create_constraint=True, length=32)
