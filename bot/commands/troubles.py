"""The troubles a user can repair: each is one sentence, said without a traceback."""

from bot.settings import SettingsError
from classifier.labels import LabelError
from classifier.model import ModelError
from desk.errors import DeskError
from desk.imports import ImportRefused
from mail.errors import MailSourceError
from routing.rulebook import RulebookError
from storage.database import DatabaseError

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
