"""Reading replies: raw bytes to a mail and a verdict; the desk does not care where that is done."""

from collections.abc import Callable, Sequence

from mail.parse import Unreadable, parse
from routing.model import Mail, Verdict

Read = tuple[Mail, Verdict]


class ReadingFailed(Exception):
    """A mail broke its reader."""


Reading = Read | Unreadable | ReadingFailed
Reader = Callable[[Sequence[bytes]], Sequence[Reading]]


def read_one(raw: bytes, classify: Callable[[Mail], Verdict]) -> Reading:
    """Parse and classify one mail; whatever it breaks, it breaks for itself alone."""
    mail = parse(raw)
    if isinstance(mail, Unreadable):
        return mail
    try:
        return mail, classify(mail)
    except Exception as error:  # a stranger's mail must never stop its neighbours
        return ReadingFailed(type(error).__name__)


def reader_here(classify: Callable[[Mail], Verdict]) -> Reader:
    """A reader in this very process, for commands that read a mail or two."""
    return lambda raws: [read_one(raw, classify) for raw in raws]
