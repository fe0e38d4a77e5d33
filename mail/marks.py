"""Marks: what a mail in its mailbox shows of its thread, and how that is written in keywords or labels."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from unicodedata import normalize

from mail.clean import clean_line

LONGEST = 40  # characters of a person's key in a keyword; servers store each keyword with every mail
LONGEST_LABEL = 100
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mail shows of its thread: the key of its owner, and whether it is done."""

    owner: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """The names that a mail gets and loses, each in alphabetical order."""

    add: tuple[str, ...]
    remove: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """How marks are written. Ours is what begins with `owner`, and `done`; nothing else is ever changed.

    `spelled` makes of a person's key what may stand behind `owner`.
    """

    owner: str
    done: str
    spelled: Callable[[str], str]

    def change(self, present: Iterable[str], mark: Mark | None) -> Change:
        """What makes a mail with these names show exactly this mark, or none; servers ignore case.

        >>> KEYWORDS.change(["$Owner_maya", "$Important"], Mark("jon", done=True))
        Change(add=('$Done', '$Owner_jon'), remove=('$Owner_maya',))
        """
        wanted = {name.casefold(): name for name in self._names(mark)}
        ours = {name.casefold(): name for name in present if self._is_ours(name.casefold())}
        return Change(
            tuple(sorted(wanted[each] for each in wanted.keys() - ours.keys())),
            tuple(sorted(ours[each] for each in ours.keys() - wanted.keys())),
        )

    def _names(self, mark: Mark | None) -> tuple[str, ...]:
        if mark is None:
            return ()
        owner = self.owner + self.spelled(mark.owner)
        return (owner, self.done) if mark.done else (owner,)

    def _is_ours(self, folded: str) -> bool:
        return folded.startswith(self.owner.casefold()) or folded == self.done.casefold()


def as_atom(key: str) -> str:
    """A person's key as it may stand in a keyword (RFC 9051, atom): short, ASCII, and still theirs alone.

    >>> as_atom("maya"), as_atom("Zoë Kim")
    ('maya', 'Zoe-Kim-2dc7ca')
    """
    plain = _UNSAFE.sub("-", normalize("NFKD", key).encode("ascii", "ignore").decode())
    if plain == key and len(key) <= LONGEST:
        return key
    digest = sha256(key.encode("utf-8", "replace")).hexdigest()[:6]
    return f"{plain[: LONGEST - 7]}-{digest}"


def as_label(key: str) -> str:
    """A person's key as it may stand in a label: on one line, and short enough for Gmail."""
    return clean_line(key, LONGEST_LABEL)


KEYWORDS = Style("$Owner_", "$Done", as_atom)
LABELS = Style("Whoowns/Owner/", "Whoowns/Done", as_label)
