"""Reading replies: raw bytes to a mail and a verdict; the desk does not care where that is done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mail.forwards import forwarded_mail
from mail.parse import Unreadable, parse
from routing.model import Mail, Verdict
from routing.subjects import is_forward

TRIES = 3  # a mail that breaks its reader so often goes to the quarantine (RELIABILITY P1)
DEEPEST = 3  # a reply passed on and on among colleagues

Read = tuple[Mail, Verdict]


class ReadingFailed(Exception):
    """A mail broke its reader."""


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A mail that passes another one on: what was read of it and of those inside, the outermost first."""

    reads: tuple[Read, ...]


Reading = Read | Forwarded | Unreadable | ReadingFailed
Reader = Callable[[Sequence[bytes]], Sequence[Reading]]


def read_one(raw: bytes, classify: Callable[[Mail], Verdict]) -> Reading:
    """Parse and classify one mail and what it forwards; whatever it breaks, it breaks for itself alone."""
    try:
        reads: list[Read] = []
        inside: bytes | None = raw
        while inside is not None and len(reads) <= DEEPEST:
            mail = parse(inside)
            if isinstance(mail, Unreadable):
                if not reads:
                    return mail
                break
            reads.append((mail, classify(mail)))
            inside = forwarded_mail(inside, mail) if is_forward(mail.subject) else None
    except Exception as error:  # a stranger's mail must never stop its neighbours
        return ReadingFailed(type(error).__name__)
    return reads[0] if len(reads) == 1 else Forwarded(tuple(reads))


def reader_here(classify: Callable[[Mail], Verdict]) -> Reader:
    """A reader in this very process, for commands that read a mail or two."""
    return lambda raws: [read_one(raw, classify) for raw in raws]
