"""Reads a YAML file into plain texts, lists and mappings that know their line; guesses no types.

Every scalar stays the text that was written (`NO` is Norway, `0777` is four digits). Anchors, tags and
deep nesting have no use in a rules file and are refused while reading, before they can cost anything.
"""

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML, events
from ruamel.yaml.error import MarkedYAMLError, YAMLError

LARGEST = 1_000_000
DEEPEST = 10
MOST = 100_000
BEFORE_AN_ENTRY = re.compile(rb"[,\n\[{:?]|-(?=\s)")
"""Every name and value but the first has one of these before it, so that counting them needs no parser."""


class Unreadable(ValueError):
    """The file cannot be read as a whole; `line` is 0 when no line is to blame."""

    def __init__(self, sentence: str, line: int = 0) -> None:
        super().__init__(sentence)
        self.line = line


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, as it was written."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    line: int
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values; `repeated` are keys written again, as (key, first line, line)."""

    line: int
    values: dict[str, tuple[int, "Node"]]
    repeated: tuple[tuple[str, int, int], ...]


Node = Text | Listing | Mapping


def bytes_of(path: Path) -> bytes:
    """The file's bytes; raises Unreadable for what is missing, no file, or larger than 1 MB."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("is not a file")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise Unreadable("does not exist") from None
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from None
    if len(data) > LARGEST:
        raise Unreadable(f"is larger than {LARGEST // 1_000_000} MB")
    return data


def read(data: bytes) -> Node:
    """The one document in the text; raises Unreadable with the line."""
    if sum(1 for _ in BEFORE_AN_ENTRY.finditer(data)) > MOST:
        raise Unreadable(f"has too many entries; {MOST:,} names and values are read at most")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("is not UTF-8 here", data.count(b"\n", 0, error.start) + 1) from None
    try:
        reader: Any = YAML(typ="safe", pure=True)
        return _document(reader.parse(text))
    except MarkedYAMLError as error:
        raise _marked(error) from None
    except YAMLError as error:
        at = getattr(error, "position", None)  # of a character that may not stand in YAML
        line = 0 if at is None else text.count("\n", 0, at) + 1
        raise Unreadable(f"is not YAML: {str(error).splitlines()[0]}", line) from None


def lines_of(node: Node) -> dict[str, int]:
    """Where the entries of each section begin: `territories.quebec`, or `chain.2` for the third of a list."""
    sections = node.values.items() if isinstance(node, Mapping) else ()
    lines: dict[str, int] = {}
    for name, (line, section) in sections:
        lines[name] = line
        if isinstance(section, Mapping):
            lines |= {f"{name}.{key}": at for key, (at, _) in section.values.items()}
        elif isinstance(section, Listing):
            lines |= {f"{name}.{at}": item.line for at, item in enumerate(section.items)}
    return lines


def _document(stream: Iterator[events.Event]) -> Node:
    found: Node | None = None
    for event in stream:
        if isinstance(event, events.DocumentStartEvent):
            if found:
                raise Unreadable("begins a second document; one file holds one", _line(event))
            found = _node(next(stream), stream, 0)
    if found is None:
        raise Unreadable("is empty")
    return found


def _node(event: events.Event, stream: Iterator[events.Event], depth: int) -> Node:
    line = _line(event)
    if isinstance(event, events.AliasEvent) or getattr(event, "anchor", None):
        raise Unreadable("uses an anchor or alias (& or *); write the value out", line)
    if tag := getattr(event, "tag", None):
        raise Unreadable(f"uses the tag {tag}; only plain values are read", line)
    if depth > DEEPEST:
        raise Unreadable(f"is nested more than {DEEPEST} levels deep", line)
    if isinstance(event, events.SequenceStartEvent):
        return Listing(line, tuple(_items(stream, depth + 1)))
    if isinstance(event, events.MappingStartEvent):
        return _mapping(line, stream, depth + 1)
    return Text(line, str(getattr(event, "value", "")))


def _items(stream: Iterator[events.Event], depth: int) -> Iterator[Node]:
    while not isinstance(event := next(stream), events.SequenceEndEvent):
        yield _node(event, stream, depth)


def _mapping(line: int, stream: Iterator[events.Event], depth: int) -> Mapping:
    values: dict[str, tuple[int, Node]] = {}
    repeated: list[tuple[str, int, int]] = []
    while not isinstance(event := next(stream), events.MappingEndEvent):
        key, value = _node(event, stream, depth), _node(next(stream), stream, depth)
        if not isinstance(key, Text):
            raise Unreadable("has a list or a mapping where a name should stand", key.line)
        if key.text in values:
            repeated.append((key.text, values[key.text][0], key.line))
        else:
            values[key.text] = key.line, value
    return Mapping(line, values, tuple(repeated))


def _line(event: Any) -> int:
    return event.start_mark.line + 1


def _marked(error: Any) -> Unreadable:
    return Unreadable(
        f"is not YAML: {error.problem}", error.problem_mark.line + 1 if error.problem_mark else 0
    )
