"""Typed reading of values that know where they stand and note what is wrong with them."""

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Lookup
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TypeVar

from routing.reading.yaml_text import Listing, Mapping, Node, Text

T = TypeVar("T")


@dataclass(slots=True)
class Problems:
    """What is wrong with one file, gathered while it is read."""

    file: str
    noted: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])

    def note(self, line: int, sentence: str) -> None:
        """Note a problem; line 0 blames the file as a whole."""
        self.noted.append(
            (line, f"{self.file} line {line}: {sentence}" if line else f"{self.file} {sentence}")
        )

    def sentences(self) -> tuple[str, ...]:
        """All problems, in the order of the file."""
        return tuple(sentence for _, sentence in sorted(self.noted, key=lambda problem: problem[0]))


@dataclass(frozen=True, slots=True)
class Value:
    """One value of the file: its path (`people.maya.zone`), its line, and what stands there (None: nothing).

    A value that is not written, or empty, is false.

    Reading a wrong value notes the problem and gives an empty one, so that all problems are found in one go.
    """

    path: str
    line: int
    node: Node | None
    problems: Problems

    def __bool__(self) -> bool:
        match self.node:
            case Text(text=written) | Listing(items=written) | Mapping(values=written):
                return bool(written)
            case None:
                return False

    @property
    def is_text(self) -> bool:
        """Whether a single text stands here."""
        return isinstance(self.node, Text)

    def wrong(self, sentence: str) -> None:
        """Note what is wrong here."""
        self.problems.note(self.line, f"{self.path}: {sentence}" if self.path else sentence)

    def text(self) -> str:
        """A text, or empty."""
        if isinstance(self.node, Listing | Mapping):
            self.wrong("one value is expected here, not several")
            return ""
        text = self.node.text.strip() if self.node else ""
        if text.startswith("${"):
            self.wrong(f"{text} is not filled in from anywhere; write the value itself")
            return ""
        return text

    def items(self) -> "list[Value]":
        """The items of a list; a single value is a list of one."""
        if isinstance(self.node, Listing):
            return [Value(self.path, item.line, item, self.problems) for item in self.node.items]
        if isinstance(self.node, Mapping):
            self.wrong("a list is expected here")
            return []
        return [self] if self else []

    def texts(self) -> tuple[str, ...]:
        """A list of texts; a single value is a list of one."""
        return tuple(filter(None, (item.text() for item in self.items())))

    def entries(self) -> "dict[str, Value]":
        """The entries of a mapping whose keys are names the team chose."""
        if not self:
            return {}
        if not isinstance(self.node, Mapping):
            self.wrong("a mapping (name: value) is expected here")
            return {}
        for key, first, line in self.node.repeated:
            self.problems.note(line, f"{self._below(key)} stands here again, first on line {first}")
        return {
            key: Value(self._below(key), line, node, self.problems)
            for key, (line, node) in self.node.values.items()
        }

    def section(self, known: Iterable[str], needed: Iterable[str] = ()) -> "Section":
        """The entries of a mapping whose keys are fixed; unknown and missing ones are noted."""
        entries, known = self.entries(), tuple(known)
        for key, value in entries.items():
            if key not in known:
                self.problems.note(value.line, f"{value.path} is unknown; {nearest(key, known)}")
        for key in needed:
            if not entries.get(key):
                line = entries[key].line if key in entries else self.line
                self.problems.note(line, f"{self._below(key)} is missing")
        return Section(self, entries)

    def one_of(self, known: Lookup[str, T], what: str) -> T | None:
        """The value this text names; None when nothing is written or nothing has that name."""
        name = self.text()
        if name and name not in known:
            self.wrong(f"there is no {what} {name}; {nearest(name, known)}")
        return known.get(name)

    def some_of(self, known: Lookup[str, T], what: str) -> tuple[T, ...]:
        """The values a list of names stands for; unknown names are noted and left out."""
        found = (item.one_of(known, what) for item in self.items())
        return tuple(value for value in found if value is not None)

    def matching(self, pattern: str, hint: str) -> str:
        """A text of a certain shape; `hint` says which."""
        text = self.text()
        if text and not re.fullmatch(pattern, text):
            self.wrong(f"{text} will not do; {hint}")
            return ""
        return text

    def all_matching(self, pattern: str, hint: str) -> frozenset[str]:
        """A list of texts of a certain shape."""
        return frozenset(filter(None, (item.matching(pattern, hint) for item in self.items())))

    def flag(self) -> bool:
        """true or false; nothing else counts as either."""
        return self.one_of({"true": True, "false": False}, "such answer") or False

    def parsed(self, read: Callable[[str], T]) -> T | None:
        """What `read` makes of the text; its ValueError is the problem."""
        text = self.text()
        if not text:
            return None
        try:
            return read(text)
        except ValueError as error:
            self.wrong(str(error))
            return None

    def _below(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key


@dataclass(frozen=True, slots=True)
class Section:
    """A mapping with fixed keys: `section["zone"]` is that value, an absent one when it is not written."""

    whole: Value
    written: dict[str, Value]

    def __getitem__(self, key: str) -> Value:
        whole = self.whole
        path = f"{whole.path}.{key}" if whole.path else key
        return self.written.get(key, Value(path, whole.line, None, whole.problems))

    def __iter__(self) -> Iterator[str]:
        return iter(self.written)


def nearest(name: str, known: Iterable[str]) -> str:
    """`did you mean zone?`, or what is known when nothing is near."""
    names = sorted(known)
    near = get_close_matches(name.lower(), names, n=1) or get_close_matches(name, names, n=1)
    return f"did you mean {near[0]}?" if near else f"known: {', '.join(names) or 'none'}"
