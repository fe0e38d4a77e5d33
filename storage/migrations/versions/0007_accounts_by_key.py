"""Accounts may share names and domains; what people confirmed, how tools name columns, which rules held."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KINDS = (
    *("received", "assigned", "dismissed", "claimed", "reassigned", "moved_for_safety", "escalated", "done"),
    *("reopened", "urgent", "answered", "collision", "kept", "joined", "relabelled", "confirmed"),
)
CATEGORIES = ("interested", "not_interested", "out_of_office", "bounce", "unsubscribe", "other")


def upgrade() -> None:
    _accounts()
    _domains()
    for table in ("lead", "sequence"):
        op.add_column(table, _text("origin"))
    op.add_column("lead", _text("account"))
    op.add_column("lead", sa.Column("employees", sa.Integer(), nullable=True))
    op.add_column("sequence", _text("segment"))
    op.add_column("thread", _text("suggested"))
    op.create_table(
        "confirmedaccount",
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", _moment(), nullable=False),
        sa.PrimaryKeyConstraint("address"),
    )
    op.create_table(
        "columnname",
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("header", sa.String(), nullable=False),
        sa.Column("column", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("what", "header"),
    )
    op.create_table(
        "rulesversion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("at", _moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_rulesversion_digest"), "rulesversion", ["digest"], unique=False)
    _events()


def _accounts() -> None:
    with op.batch_alter_table("account") as account:
        account.add_column(_text("key"))
        account.add_column(_text("listed"))
        account.add_column(_text("origin"))
        account.add_column(sa.Column("employees", sa.Integer(), nullable=True))
        account.add_column(sa.Column("private", sa.Boolean(), nullable=False, server_default=sa.false()))
    alone = "crm_id <> '' AND (SELECT count(*) FROM account AS other WHERE other.crm_id = account.crm_id) = 1"
    op.execute(f"UPDATE account SET key = CASE WHEN {alone} THEN 'id ' || crm_id ELSE 'name ' || name END")  # noqa: S608 - our own words
    if op.get_bind().dialect.name == "sqlite":
        _without_unique_name_on_sqlite()
    else:
        op.drop_constraint("account_name_key", "account", type_="unique")
    op.create_index(op.f("ix_account_name"), "account", ["name"], unique=False)
    op.create_index(op.f("ix_account_key"), "account", ["key"], unique=True)


def _without_unique_name_on_sqlite() -> None:
    """The constraint has no name there, so the table is written anew under one."""
    named = {"uq": "account_name_key"}
    with op.batch_alter_table("account", naming_convention=named) as account:
        account.drop_constraint("account_name_key", type_="unique")


def _domains() -> None:
    """A domain may be listed under several accounts; which of them it is, is decided when a reply comes."""
    if op.get_bind().dialect.name == "sqlite":
        op.rename_table("accountdomain", "olddomain")
        op.drop_index("ix_accountdomain_account_id", "olddomain")
        _domain_table()
        op.execute("INSERT INTO accountdomain (domain, account_id) SELECT domain, account_id FROM olddomain")
        op.drop_table("olddomain")
    else:
        op.drop_constraint("accountdomain_pkey", "accountdomain", type_="primary")
        op.create_primary_key("accountdomain_pkey", "accountdomain", ["domain", "account_id"])


def _domain_table() -> None:
    op.create_table(
        "accountdomain",
        sa.Column("domain", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("domain", "account_id"),
    )
    op.create_index(op.f("ix_accountdomain_account_id"), "accountdomain", ["account_id"], unique=False)


def _events() -> None:
    """SQLite changes a CHECK by writing the table anew, without the CHECKs that are not named here."""
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table("event", recreate="always") as event:
            event.add_column(_text("rulebook"))
            event.alter_column("kind", type_=_words("event_kind", *KINDS), existing_nullable=False)
            event.alter_column("category", type_=_words("event_category", *CATEGORIES))
    else:
        op.add_column("event", _text("rulebook"))
        op.drop_constraint("event_kind", "event", type_="check")
        op.create_check_constraint("event_kind", "event", sa.column("kind").in_(KINDS))


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False, server_default="")


def _moment() -> storage.columns.UTCDateTime:
    return storage.columns.UTCDateTime(timezone=True)


def _words(name: str, *allowed: str) -> sa.Enum:
    return sa.Enum(*allowed, name=name, native_enum=False, create_constraint=True, length=32)
