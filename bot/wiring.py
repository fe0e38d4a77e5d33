"""The wiring: settings in, running parts out. The only place that knows every package; it owns the clock."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.settings import Settings, SettingsError
from classifier.classify import Classifier
from classifier.model import HERE
from classifier.model import load as load_model
from desk.desk import Desk
from routing.chain import chain_of
from routing.rulebook import load
from storage.database import Database
from storage.schema import bring_up_to_date


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
    rulebook = load(settings.rules)
    database = Database(settings.database.get_secret_value())
    bring_up_to_date(database)
    classifier = Classifier(load_model(settings.model or HERE))
    return Desk(database, rulebook, chain_of(rulebook), classifier.classify, clock(settings))


def log_to_stderr(settings: Settings) -> None:
    """One line per event on stderr; libraries only speak up when something is wrong."""
    logging.basicConfig(
        level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s", force=True
    )
    for chatty in ("slack_sdk", "slack_bolt", "apscheduler", "aiohttp", "imapclient"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, logging.getLevelName(settings.log_level)))


def _offset(file: Path) -> float:
    try:
        return float(file.read_text())
    except (OSError, ValueError):
        raise SettingsError(f"WHOOWNS_CLOCK names {file}, which holds no number of seconds") from None
