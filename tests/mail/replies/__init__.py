"""Replies as people's programs send them, by language: `+` marks a line the person wrote, `|` any other."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class WrittenReply:
    """The text of one mail, and the lines of it that the person wrote."""

    language: str
    name: str
    text: str
    fresh: str


def replies() -> Iterator[WrittenReply]:
    """All of them; each begins with `===` and its name."""
    for file in sorted(HERE.glob("*.txt")):
        for reply in file.read_text(encoding="utf-8").split("=== ")[1:]:
            name, *lines = reply.strip().split("\n")
            fresh = [line[2:] for line in lines if line.startswith("+")]
            yield WrittenReply(file.stem, name, "\n".join(line[2:] for line in lines), "\n".join(fresh))
