"""Text in the format `flowed` (RFC 3676): blanks at the ends of its lines say what belongs together."""

from collections.abc import Iterator
from email.message import Message

# Stands before a `>` that somebody wrote and that is no mark of a quote; no clean text has it.
SAID = "\x01"


def is_flowed(part: Message) -> bool:
    """Whether a text part says that it is written so."""
    return str(part.get_param("format")).lower() == "flowed"


def unflowed(text: str, part: Message) -> str:
    """The clean text of a flowed part without the blanks put in for the way; words it was cut in are joined.

    A line that begins with a blank does not begin with a mark, whatever comes next (4.4): SAID says so.
    """
    lines = [_read(line) for line in text.split("\n")]
    joins = str(part.get_param("delsp")).lower() == "yes"
    return "".join(_pieces(lines, joins))


def _read(line: str) -> tuple[str, str]:
    """The marks of a quote, one for all, and the words behind them."""
    words = line.lstrip(">")
    stuffed = words.removeprefix(" ")
    if len(words) < len(line):
        return "> ", stuffed
    return "", (SAID if stuffed.startswith(">") else "") + stuffed


def _pieces(lines: list[tuple[str, str]], joins: bool) -> Iterator[str]:
    """The lines, joined where one is soft: where it ends in a blank and is not a signature's `-- ` (4.3)."""
    soft = False
    before = ""
    for number, (mark, words) in enumerate(lines):
        if not (soft and mark == before):
            yield f"\n{mark}" if number else mark
        soft, before = joins and words.endswith(" ") and words != "-- ", mark
        yield words[:-1] if soft else words
