"""For `alembic revision --autogenerate`: compare the tables with a database that has all migrations.

Whoowns itself migrates by `storage.schema`; this file is only read by the alembic command.
"""

import os

from alembic import context
from sqlmodel import SQLModel

import storage.sales
import storage.tables  # noqa: F401
from storage.database import Database

with Database(os.environ.get("WHOOWNS_DATABASE", "sqlite:///whoowns.db")).connect() as connection:
    context.configure(connection, target_metadata=SQLModel.metadata, render_as_batch=True)
    context.run_migrations()
