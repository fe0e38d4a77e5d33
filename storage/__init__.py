"""Rows: tables, connection, migrations, and the queries that make signals."""
