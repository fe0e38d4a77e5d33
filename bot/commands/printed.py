"""What commands that only answer have in common: nothing is left behind, and no terminal is at risk."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from pydantic import SecretStr

from bot.settings import Settings, read_settings
from bot.wiring import has_database
from mail.clean import clean_text

LABEL = 12  # columns
LONGEST = 1000  # characters of a line


def print_lines(lines: Iterable[tuple[str, str]]) -> None:
    """Print labels and what belongs to them, harmless for any terminal; columns in the text are kept."""
    for label, text in lines:
        print(f"{label:<{LABEL}}{_harmless(text)}".rstrip())


@contextmanager
def lasting_or_not() -> Iterator[Settings]:
    """The settings; where there is no database yet, with one that is gone afterwards."""
    settings = read_settings()
    if has_database(settings):
        yield settings
        return
    with tempfile.TemporaryDirectory() as folder:
        yield settings.model_copy(update={"database": SecretStr(f"sqlite:///{folder}/nothing.db")})


def _harmless(text: str) -> str:
    """One line without control characters; runs of blanks stay, they are columns."""
    return clean_text(text).replace("\n", " ").replace("\t", " ")[:LONGEST]
