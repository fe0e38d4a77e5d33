"""django-helpdesk reads the same mailbox by its own command: `get_email` in the smallest Django project.

A process of its own, run by the peer's Python: it reads from standard input what to do, and prints JSON.
"""
# pyright: reportMissingImports=false

import json
import logging
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.backends.signals import connection_created
from django.urls import include, path

from benchmarks.measured import measured
from benchmarks.statements import Statements

OURS = "outreach@brightwave.example"
WAL = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL"


def main(given: dict[str, Any]) -> dict[str, Any]:
    """Make the database, or measure one run on it and tell what was made."""
    _configure(Path(given["folder"]), wal=given["wal"])
    if given["prepare"]:
        call_command("migrate", verbosity=0)
        return {"versions": {name: version(name) for name in ("django-helpdesk", "django")}}
    _queue(given)
    statements = Statements()
    if given["count"]:
        connection.close()  # the connection made from now on is listened to
        connection_created.connect(
            lambda connection, **_: statements.listen(connection.connection), weak=False
        )
        connection.execute_wrappers.append(lambda run, sql, *more: (statements.ask(sql), run(sql, *more))[1])
    figures = measured(lambda: call_command("get_email", quiet=True))
    return figures | {"statements": statements.counted(), "made": _made()}


def _configure(folder: Path, *, wal: bool) -> None:
    settings.configure(
        SECRET_KEY="benchmark",
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": folder / "helpdesk.db",
                "OPTIONS": {"init_command": WAL} if wal else {},
            }
        },
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.sites",
            "django.contrib.messages",
            "django.contrib.humanize",
            "rest_framework",
            "helpdesk",
        ],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
        EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
        MEDIA_ROOT=folder / "media",
        SITE_ID=1,
        HELPDESK_TEAMS_MODE_ENABLED=False,
        USE_TZ=True,
        LOGGING_CONFIG=None,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
    logging.disable(logging.WARNING)
    django.setup()
    settings.ROOT_URLCONF = (path("", include("helpdesk.urls")),)


def _queue(given: dict[str, Any]) -> None:
    apps.get_model("helpdesk", "Queue").objects.create(
        title="Replies",
        slug="replies",
        email_address=OURS,
        allow_email_submission=True,
        email_box_type="imap",
        email_box_host="127.0.0.1",
        email_box_port=given["port"],
        email_box_user=given["user"],
        email_box_pass=given["password"],
        email_box_imap_folder="INBOX",
        email_box_interval=0,
    )


def _made() -> list[dict[str, Any]]:
    """What became of each mail: its ticket, by its Message-ID."""
    found = apps.get_model("helpdesk", "FollowUp").objects.order_by("id")
    return [
        {"message_id": message_id, "thread": ticket}
        for message_id, ticket in found.values_list("message_id", "ticket_id")
    ]


if __name__ == "__main__":
    print(json.dumps(main(json.loads(sys.stdin.read()))))
