"""Mailboxes shared between processes, and what ops is told about them."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alarm",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("mailbox", sa.String(), nullable=False),
        sa.Column(
            "ailment",
            sa.Enum(
                "unreadable",
                "quiet",
                "behind",
                name="alarm_ailment",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("since", storage.columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("trace", sa.String(), nullable=False),
        sa.Column(
            "sending",
            sa.Enum(
                "pending",
                "sending",
                "sent",
                "unknown",
                name="alarm_sending",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("lease", sa.String(), nullable=True),
        sa.Column("lease_until", storage.columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("not_before", storage.columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("ts", sa.String(), nullable=True),
        sa.Column("trouble", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
        sa.UniqueConstraint("trace"),
    )
    op.create_table(
        "mailboxhealth",
        sa.Column("mailbox", sa.String(), nullable=False),
        sa.Column(
            "ailment",
            sa.Enum(
                "unreadable",
                "quiet",
                "behind",
                name="health_ailment",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("since", storage.columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("mailbox"),
    )
    op.create_table(
        "mailboxlease",
        sa.Column("mailbox", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("until", storage.columns.UTCDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("mailbox"),
    )
    op.create_table(
        "watcher",
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("mailboxes", sa.String(), nullable=False),
        sa.Column("until", storage.columns.UTCDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("holder"),
    )
