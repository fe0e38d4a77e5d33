"""Salesforce's ids are kept in full, so that the fifteen characters it shows meet the eighteen it exports."""

import sqlalchemy as sa
from alembic import op

from routing.crm_ids import SHORT, crm_ids

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ACCOUNT = sa.table("account", *map(sa.column, ("key", "crm_id", "parent")))
LEAD = sa.table("lead", sa.column("account"))
CONFIRMED = sa.table("confirmedaccount", sa.column("account"))


def upgrade() -> None:
    """An account that is there under both lengths stays two: the next import drops one."""
    ids = _lengthened(ACCOUNT, "crm_id")
    twice = {long for long in ids.values() if _is_there(long)}
    for short, long in ids.items():
        if long not in twice:
            _change(ACCOUNT, "key", f"id {short}", f"id {long}")
            _change(CONFIRMED, "account", f"id {short}", f"id {long}")
            _change(ACCOUNT, "crm_id", short, long)
    for table, name in ((ACCOUNT, "parent"), (LEAD, "account")):
        for short, long in _lengthened(table, name).items():
            if long not in twice:
                _change(table, name, short, long)


def _lengthened(table: sa.TableClause, name: str) -> dict[str, str]:
    """The short ids of a column, and what each is in full."""
    column = table.c[name]
    short = sa.select(column).where(sa.func.length(column) == SHORT).distinct()
    found = [text for (text,) in op.get_bind().execute(short)]
    return {text: crm_ids(text)[-1] for text in found if crm_ids(text)[-1] != text}


def _is_there(crm_id: str) -> bool:
    held = sa.select(ACCOUNT.c.crm_id).where(ACCOUNT.c.crm_id == crm_id).limit(1)
    return op.get_bind().execute(held).first() is not None


def _change(table: sa.TableClause, name: str, was: str, now: str) -> None:
    op.get_bind().execute(sa.update(table).where(table.c[name] == was).values({name: now}))
