"""The texts the model learns from, written for this project, and their digest."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from routing.model import Category

HERE = Path(__file__).parent / "corpus"
LEARNED = (
    Category.INTERESTED,
    Category.NOT_INTERESTED,
    Category.UNSUBSCRIBE,
    Category.OTHER,
    Category.OUT_OF_OFFICE,
)
"""What the model tells apart; bounces are read, not guessed."""

_SEPARATOR = "\n=====\n"
_SUBJECT = "Subject:"
_QUOTED = re.compile(
    r"^(?:>|On .{5,120} wrote:|Am .{5,120} schrieb.{0,80}:|Le .{5,120} a écrit ?:|-{3,} ?\w|(?:From|Von|De) ?: .{0,80}@)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Example:
    """One text as somebody wrote it, with its category; `language` is the folder's name (en, de, fr)."""

    text: str
    subject: str
    category: Category
    language: str


def read_corpus(folder: Path = HERE) -> list[Example]:
    """All examples under `folder/<language>/<category>.txt`, in the order of names.

    Texts are separated by a line `=====`; a first line `Subject: ...` is the subject. What a text
    quotes is cut off, as the parser does with mail: the model learns from what people wrote.
    """
    examples = (
        _example(piece, path)
        for path in _files(folder)
        for piece in path.read_text(encoding="utf-8").replace("\r\n", "\n").split(_SEPARATOR)
    )
    return [example for example in examples if example.text or example.subject]


def digest(folder: Path = HERE) -> str:
    """SHA-256 over names and contents of the files the model learns from, whatever the line ends."""
    seen = hashlib.sha256()
    for path in _files(folder):
        seen.update(path.relative_to(folder).as_posix().encode() + b"\0")
        seen.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return seen.hexdigest()


def _files(folder: Path) -> list[Path]:
    learned = {f"{category}.txt" for category in LEARNED}
    return sorted(path for path in folder.glob("*/*.txt") if path.name in learned)


def _example(piece: str, path: Path) -> Example:
    first, _, rest = piece.strip("\n").partition("\n")
    subject, text = (first[len(_SUBJECT) :].strip(), rest) if first.startswith(_SUBJECT) else ("", piece)
    fresh = _QUOTED.split(text, maxsplit=1)[0].strip() or _below_the_quote(text)
    return Example(fresh, subject, Category(path.stem), path.parent.name)


def _below_the_quote(text: str) -> str:
    """What somebody wrote who answers at the bottom: the lines behind the last quoted one."""
    lines = text.strip(" \n=").split("\n")
    last = max((number for number, line in enumerate(lines) if line.startswith(">")), default=-1)
    return "\n".join(lines[last + 1 :]).strip()
