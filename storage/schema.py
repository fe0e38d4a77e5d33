"""The schema: brought up to date at start, once, however many processes start together."""

import re
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from storage.database import DECISIONS, Database, DatabaseError

TURNS = 30
"""A wait for a lock ends after two seconds (storage.database.PATIENCE); a large migration takes its time."""
_LOCKED = re.compile(r"is locked|lock timeout")
MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(database: Database) -> None:
    """Run the migrations this database lacks, in one transaction; a second process waits and finds them done.

    Raises DatabaseError when the database cannot be opened or was written by a newer version.
    """
    for turn in range(1, TURNS + 1):
        try:
            _migrate_alone(database)
            return
        except OperationalError as error:
            if turn == TURNS or not _LOCKED.search(_reason(error)):
                said = f"the database {database.name} cannot be opened: {_reason(error)}"
                raise DatabaseError(said) from error
        except SQLAlchemyError as error:
            raise DatabaseError(f"the database {database.name} cannot be used: {_reason(error)}") from error


def _migrate_alone(database: Database) -> None:
    with database.connect() as connection:
        if not database.sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": DECISIONS + 1})
            connection.execute(text("SET LOCAL statement_timeout = 0"))  # a large table takes its time
        _migrate(connection, database)


def _reason(error: SQLAlchemyError) -> str:
    """The driver's own first line, which names no password."""
    said = str(getattr(error, "orig", None) or "").strip()
    return said.splitlines()[0] if said else "it did not answer"


def _migrate(connection: Connection, database: Database) -> None:
    script = ScriptDirectory(str(MIGRATIONS))
    context = MigrationContext.configure(connection, opts={"render_as_batch": True})
    present = context.get_current_revision()
    known = {revision.revision for revision in script.walk_revisions()}
    if present is not None and present not in known:
        raise DatabaseError(
            f"the database {database.name} is from a newer version of Whoowns ({present}); update Whoowns"
        )
    if present == script.get_current_head():
        return
    missing = list(script.iterate_revisions("head", present or "base"))
    with Operations.context(context):
        for revision in reversed(missing):
            revision.module.upgrade()
            context.stamp(script, revision.revision)
