"""The wiring: settings in, running parts out. The only place that knows every package; it owns the clock."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import SecretStr
from slack_sdk import WebClient

from bot.deliver import Delivery
from bot.fork_server import reader_command
from bot.listeners.listen import listen
from bot.listeners.room import Room
from bot.live import Live
from bot.pace import Pace
from bot.readers import Readers
from bot.reloading import Reloading
from bot.settings import Settings, SettingsError, environment
from bot.slack_app import build_app
from bot.slack_channels import Channels
from bot.slack_client import CLICK_TIMEOUT, POSTING_TIMEOUT, web_client
from bot.slack_connection import SocketConnection
from bot.slack_http import HttpConnection
from bot.slack_people import People
from bot.worker import Worker
from classifier.classify import Classifier
from classifier.labels import LabelError
from classifier.model import HERE, ModelError
from classifier.model import load as load_model
from desk.desk import Desk
from desk.errors import DeskError
from desk.imports import ImportRefused
from desk.rehearsal import rehearse
from desk.versions import newest
from mail.accounts import distinct, mailboxes_in
from mail.errors import MailSourceError
from mail.settings import ImapSettings
from routing.in_force import InForce, Rules, rules_in, rules_of
from routing.rulebook import Rulebook, RulebookError
from storage.database import Database, DatabaseError
from storage.schema import bring_up_to_date

log = logging.getLogger(__name__)

TROUBLES = (
    DatabaseError,
    DeskError,
    ImportRefused,
    LabelError,
    MailSourceError,
    ModelError,
    RulebookError,
    SettingsError,
)
"""What a user can repair: each is one sentence, said without a traceback."""


def clock(settings: Settings) -> Callable[[], datetime]:
    """The one clock: real time, plus the seconds in the file that the sandbox moves, if one is named."""
    file = settings.clock
    if file is None:
        return lambda: datetime.now(UTC)
    return lambda: datetime.now(UTC) + timedelta(seconds=_offset(file))


def build_desk(settings: Settings) -> Desk:
    """The desk on its database, brought up to date, with the rules and the model read.

    Raises RulebookError, DatabaseError or ModelError, each a sentence about what to repair.
    """
    rules = rules_of(settings.rules)
    return _desk(settings, _database(settings), rules)


def build_running_desk(settings: Settings) -> tuple[Desk, InForce]:
    """The desk under the rules that were in force last, and what holds these; at the first start, the file's.

    So a restart lets in nothing that was refused or held back: whoever goes on tries the file first, by
    `build_reloading`. Raises what `build_desk` raises.
    """
    database = _database(settings)
    in_force = InForce(_last_in_force(database, settings) or rules_of(settings.rules))
    return replace(_desk(settings, database, in_force.rules), in_force=in_force), in_force


def build_reloading(settings: Settings, desk: Desk, in_force: InForce) -> Reloading:
    """What follows the rules file, tried in processes of its own. Raises SettingsError without a token."""
    command, people = reader_command(str(settings.model or "")), _people(settings, desk)
    return Reloading(desk, in_force, settings.rules, lambda: Readers(command), people.strangers)


def _last_in_force(database: Database, settings: Settings) -> Rules | None:
    """The newest of the change log; None when there is none, or this program cannot read it any more."""
    with database.read() as session:
        last = newest(session)
    try:
        return rules_in(last.text.encode(), settings.rules.name) if last else None
    except RulebookError as error:
        log.warning("the rules that were in force last cannot be read any more: %s", error)
        return None


def _database(settings: Settings) -> Database:
    database = Database(settings.database.get_secret_value())
    bring_up_to_date(database)
    return database


def _desk(settings: Settings, database: Database, rules: Rules) -> Desk:
    classifier = Classifier(load_model(settings.model or HERE))
    return Desk(database, rules.rulebook, rules.chain, classifier.classify, clock(settings))


def build_worker(settings: Settings, desk: Desk, delivery: Delivery | None) -> Worker:
    """What reads, decides and delivers; mails are read in processes of their own."""
    live = Live()
    reader = Readers(reader_command(str(settings.model or "")), pass_by=live.pass_by)
    desk = replace(desk, reader=reader)
    rehearse(desk)  # and so a process is there that reads
    return Worker(desk, delivery, reader.close, live)


def build_delivery(settings: Settings, desk: Desk) -> Delivery:
    """What brings Slack up to date. Raises SettingsError without a bot token."""
    client = _client(settings, POSTING_TIMEOUT)
    return Delivery(desk, client, _people(settings, desk), Pace(every=settings.slack_pace))


def build_connection(settings: Settings, desk: Desk, delivery: Delivery) -> SocketConnection | HttpConnection:
    """What answers clicks and commands, over Socket Mode or signed HTTP as the settings say."""
    quick = quick_client(settings)
    app = build_app(quick)
    people = _people(settings, desk)
    listen(app, Room(desk, quick, people, Channels(quick), delivery.redraw_soon))
    if settings.slack_mode == "http":
        settings.needs("slack_signing_secret")
        secret = _secret(settings.slack_signing_secret)
        return HttpConnection(app, secret, settings.http_host, settings.http_port, desk.now)
    settings.needs("slack_app_token")
    return SocketConnection(app, _secret(settings.slack_app_token), settings.slack_base_url)


def mailboxes(settings: Settings, rulebook: Rulebook | None) -> list[ImapSettings]:
    """How to reach every mailbox: those of the mailboxes file, and the one in the settings.

    Whether their owners are people of the rules file is left open without one.
    Raises MailSourceError with all that is wrong in the file, SettingsError when the one is half named.
    """
    people = rulebook.people if rulebook else None
    found = mailboxes_in(settings.mailboxes, environment(), people) if settings.mailboxes else []
    return distinct([*found, _mailbox_of(settings)] if settings.imap_host else found)


def _mailbox_of(settings: Settings) -> ImapSettings:
    settings.needs("imap_host", "imap_user", "imap_password")
    return ImapSettings(
        host=settings.imap_host,
        port=settings.imap_port,
        user=settings.imap_user,
        password=_secret(settings.imap_password),
        folder=settings.imap_folder,
        tls=settings.imap_tls,
        ca_file=settings.imap_ca_file,
        start=settings.imap_start,
        keywords=settings.imap_keywords,
    )


def quick_client(settings: Settings) -> WebClient:
    """A client that gives up within the three seconds a click has."""
    return _client(settings, CLICK_TIMEOUT)


def _client(settings: Settings, timeout: int) -> WebClient:
    settings.needs("slack_bot_token")
    return web_client(_secret(settings.slack_bot_token), settings.slack_base_url, timeout)


def _people(settings: Settings, desk: Desk) -> People:
    return People(quick_client(settings), lambda: desk.current.rulebook.people)


def _secret(value: SecretStr | None) -> str:
    return value.get_secret_value() if value else ""


def has_database(settings: Settings) -> bool:
    """Whether the database is there already; a server counts as there, a SQLite file may still be made."""
    file = Database(settings.database.get_secret_value()).file
    return file is None or file.exists()


def log_to_stderr(settings: Settings) -> None:
    """One line per event on stderr; libraries only speak up when something is wrong."""
    logging.basicConfig(
        level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s", force=True
    )
    for chatty in ("slack_sdk", "slack_bolt", "apscheduler", "aiohttp", "imapclient", "alembic"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, logging.getLevelName(settings.log_level)))


def _offset(file: Path) -> float:
    try:
        return float(file.read_text())
    except (OSError, ValueError):
        raise SettingsError(f"WHOOWNS_CLOCK names {file}, which holds no number of seconds") from None
