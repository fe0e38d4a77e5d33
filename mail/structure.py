"""What a mail is made of, as an IMAP server describes it, and which of its parts are worth fetching."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mail.body import is_readable
from mail.parts import DEEPEST
from mail.reports import KINDS

# A question names every part, and 64 of them make some 4 kB: servers need not take more than 8 (RFC 7162, 4).
MOST_PARTS = 64
ALL_TEXTS = 192 * 1024
LONGEST_HEADER = 4 * 1024  # of one part
LONGEST_ORIGINAL = 16 * 1024  # the header of a mail that came along
# Besides reports: what may name the mail that is reported on.
_ORIGINALS = {"text/rfc822-headers", "message/global", "message/global-headers"}
# Where the disposition of a text stands in its description (RFC 3501, 7.4.2): behind lines and MD5.
_DISPOSITION = 9


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its number for the server, its type in lower case, its bytes as the server counts them.

    `wanted` is the section to fetch, of which there are fewer than `most` bytes; empty for a multipart, which
    has parts `inside`, and for a file, which stays on the server.
    """

    number: str
    kind: str
    size: int = 0
    wanted: str = ""
    most: int = 0
    inside: tuple["Part", ...] = ()

    def walk(self) -> Iterator["Part"]:
        """This part and all parts inside it, in the order in which they stand."""
        yield self
        for each in self.inside:
            yield from each.walk()

    def sections(self) -> list[str]:
        """What to ask the server for: of every part the header, and what is wanted of it."""
        asked: list[str] = []
        for part in self.walk():
            if part is not self:
                asked.append(f"BODY.PEEK[{part.number}.MIME]<0.{LONGEST_HEADER}>")
            if part.wanted:
                asked.append(f"BODY.PEEK[{part.wanted}]<0.{part.most}>")
        return asked


def described(structure: Any) -> Part | None:
    """The parts that a BODYSTRUCTURE tells of, as IMAPClient reads it.

    None if there are too many, too deep in one another, with too much text, or if it makes no sense.
    """
    try:
        mail = _part(structure, ())
    except (TypeError, ValueError, IndexError, AttributeError):  # servers put anything there
        return None
    parts = list(mail.walk())
    fits = len(parts) <= MOST_PARTS and sum(part.most for part in parts) <= ALL_TEXTS
    return mail if fits else None


def _part(told: Any, numbers: tuple[int, ...]) -> Part:
    if len(numbers) > DEEPEST:
        raise ValueError("too deep")
    if isinstance(told[0], list):
        inside = tuple(_part(each, (*numbers, n)) for n, each in enumerate(told[0], 1))
        kind = f"multipart/{_word(told[1])}"
        if kind != "multipart/report" and any(each.kind == "message/rfc822" for each in inside):
            raise ValueError("a forward: the words of the mail inside count")
        return Part(_dotted(numbers), kind, inside=inside)
    kind, size = f"{_word(told[0])}/{_word(told[1])}", int(told[6])
    if size < 0 or (kind == "message/rfc822" and not numbers):
        raise ValueError("no such size, or a mail whose parts have no numbers of their own")
    number = _dotted(numbers or (1,))
    if kind == "message/rfc822":
        return Part(number, kind, size, f"{number}.HEADER", LONGEST_ORIGINAL)
    if kind in KINDS or kind in _ORIGINALS or _is_text(kind, told):
        # Some servers only estimate sizes (Exchange, unless EnableExactRFC822Size is set).
        return Part(number, kind, size, number, size + size // 4 + 1024)
    return Part(number, kind, size)


def _is_text(kind: str, told: Any) -> bool:
    """Without a disposition, which servers may leave out, it is taken for text."""
    disposition = told[_DISPOSITION] if kind.startswith("text/") and len(told) > _DISPOSITION else None
    how, parameters = disposition or (None, None)
    names = [_word(name) for given in (told[2], parameters) for name in (given or ())[::2]]
    named = any(name.startswith(("name", "filename")) for name in names)
    return is_readable(kind) and not named and not (how and _word(how) == "attachment")


def _dotted(numbers: tuple[int, ...]) -> str:
    return ".".join(map(str, numbers))


def _word(token: bytes) -> str:
    return token.decode("ascii", "replace").lower()
