"""Texts in readable files, each with its kind and language, and the mail each of them would be."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from classifier.parsing import Parse, read_mail
from routing.model import ReplyKind

HERE = Path(__file__).parent / "corpus"

_SEPARATOR = re.compile(r"^=====$\n?", re.MULTILINE)
_HEADER = re.compile(
    r"(Family|Subject|From|To|Date|Sender|Reply-To|Return-Path|In-Reply-To|Precedence|Auto-Submitted|(?:List|X)-[\w-]{1,40})"
    r": ?(\S.*)"
)
_FAMILY = "Family"
_KINDS = frozenset(map(str, ReplyKind))
_ASSUMED = {
    "From": "Robin Vale <robin@prospect.example>",
    "To": "outreach@brightwave.example",
    "Date": "Mon, 02 Nov 2026 09:00:00 +0000",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
}
"""What a text does not say of itself: who wrote it, to whom, and when."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text as somebody, or some machine, wrote it.

    `where` is file and number, `label` a `ReplyKind`, `language` the folder's name (ISO 639-1). Texts of
    one `family` are wordings of each other. `raw` is the mail it would be.
    """

    where: str
    label: str
    language: str
    family: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Example:
    """What the model learns from: what was written, without quotes, and the subject."""

    text: str
    subject: str
    label: str
    language: str = ""
    family: str = ""


def read_texts(folder: Path = HERE) -> list[Text]:
    """All texts under `folder/<language>/<kind>.txt`, in the order of names.

    Texts are separated by a line `=====`. A text may begin with headers, `Family:` among them.
    """
    return [text for path in _files(folder) for text in _texts(path)]


def read_corpus(parse: Parse, folder: Path = HERE) -> list[Example]:
    """The texts as mail: parsed like any other, so that the model learns from what is left of real mail."""
    return as_examples(read_texts(folder), parse)


def as_examples(texts: Sequence[Text], parse: Parse) -> list[Example]:
    """What the model would see of each text; none for a text that is no mail."""
    mails = ((text, read_mail(text.raw, parse)) for text in texts)
    return [
        Example(mail.fresh or mail.text, mail.subject, text.label, text.language, text.family)
        for text, mail in mails
        if mail is not None
    ]


def digest(folder: Path = HERE) -> str:
    """SHA-256 over names and contents of the files the model learns from, whatever the line ends."""
    seen = hashlib.sha256()
    for path in _files(folder):
        seen.update(path.relative_to(folder).as_posix().encode() + b"\0")
        seen.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return seen.hexdigest()


def is_corpus(folder: Path) -> bool:
    """Whether texts of ours lie here."""
    return any(_files(folder))


def as_mail(headers: Mapping[str, str], body: str) -> bytes:
    """The mail that a text with these headers would be; what they do not say is assumed."""
    lines = [f"{name}: {value}" for name, value in (_ASSUMED | dict(headers)).items()]
    return "\r\n".join([*lines, "", *body.split("\n"), ""]).encode()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*/*.txt") if path.stem in _KINDS)


def _texts(path: Path) -> Iterator[Text]:
    pieces = _SEPARATOR.split(path.read_text(encoding="utf-8").replace("\r\n", "\n"))
    for number, piece in enumerate(pieces, start=1):
        headers, body = _split(piece)
        where, family = f"{path.parent.name}/{path.name}:{number}", headers.pop(_FAMILY, "")
        if body or headers.get("Subject"):
            yield Text(
                where, path.stem, path.parent.name, _family(path, family, number), as_mail(headers, body)
            )


def _family(path: Path, name: str, number: int) -> str:
    """The name of a family holds within a language; a text without one is alone in its own."""
    return f"{path.parent.name}/{name}" if name else f"{path.parent.name}/{path.stem}/{number}"


def _split(piece: str) -> tuple[dict[str, str], str]:
    """The headers a text begins with, and the rest; an empty line in front says that it has none."""
    headers: dict[str, str] = {}
    lines = piece.strip("\n").split("\n") if not piece.startswith("\n") else piece.split("\n")
    while lines and (header := _HEADER.fullmatch(lines[0])) and header[1] not in headers:
        headers[header[1]] = header[2].strip()
        del lines[0]
    return headers, "\n".join(lines).strip("\n")
