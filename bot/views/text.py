"""A stranger's words made harmless for Slack, and moments and waits in words."""

import unicodedata
from datetime import UTC, datetime, timedelta
from functools import lru_cache

ELLIPSIS = "…"
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

# mrkdwn has no escape for its own marks, so they give way to characters that look alike and mean nothing.
ALWAYS_ALIKE = {"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ", "@": "﹫", "#": "﹟"}
# Only inside a word do these make an emoji (`:tada:`), a link (`https://`, `acme.com`).
ALIKE_IN_A_WORD = {":": "꞉", ".": "․"}

# Characters that are not of category Cf and still show nothing.
BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
LINE_ENDS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co"})


def plain(text: str, limit: int, *, lines: int = 1) -> str:
    """`text` for places where Slack shows every character as it is: `rich_text` and `plain_text`.

    Control, bidirectional and zero-width characters go, white space is single, at most `lines` lines
    are kept, and the whole is cut to `limit` code points with an ellipsis.
    """
    kept = [" ".join(line.split()) for line in _visible(text[: 8 * limit + 1000]).split("\n")]
    kept = [line for line in kept if line]
    if len(kept) > lines > 1:
        kept = [*kept[:lines], ELLIPSIS]
    return _cut(list(("\n" if lines > 1 else " ").join(kept)), limit)


def escaped(text: str, limit: int) -> str:
    """`text` for mrkdwn: nothing in it mentions, links, formats or becomes an emoji.

    One line; cut to `limit` code points after escaping, never inside an entity.
    """
    shown = plain(text, 8 * limit)
    followers = [*shown[1:], " "]
    return _cut([_inert(char, after) for char, after in zip(shown, followers, strict=False)], limit)


def when(at: datetime, *, before: str = "") -> str:
    """A mrkdwn token that shows the moment in the reader's own zone, in UTC where Slack cannot."""
    return f"<!date^{int(at.timestamp())}^{before}{{date_short_pretty}} at {{time}}|{before}{utc(at)}>"


def utc(at: datetime) -> str:
    """The moment in UTC, for clients that do not know the reader's zone: `3 Mar 14:05 UTC`."""
    at = at.astimezone(UTC)
    return f"{at.day} {at:%b %H:%M} UTC"


def span(wait: timedelta) -> str:
    """How long, in the two largest units that matter: `5 min`, `2 h 10 min`, `3 days 4 h`."""
    minutes = max(0, int(wait.total_seconds() // 60))
    days, hours = minutes // 1440, minutes % 1440 // 60
    if days:
        return f"{days} {'day' if days == 1 else 'days'}" + (f" {hours} h" if hours else "")
    if hours:
        return f"{hours} h" + (f" {minutes % 60} min" if minutes % 60 else "")
    return f"{minutes} min"


def _visible(text: str) -> str:
    """`text` with line ends as newlines and without anything that shows nothing."""
    text = text.replace("\r\n", "\n")
    return "".join(map(_shown, text))


@lru_cache(maxsize=4096)  # those of a card come again and again
def _shown(char: str) -> str:
    if char in LINE_ENDS:
        return "\n"
    if char == "\t":
        return " "
    nonchar = ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF
    hidden = nonchar or char in BLANKS or unicodedata.category(char) in UNPRINTABLE
    return "" if hidden else char


def _inert(char: str, after: str) -> str:
    if char in ALIKE_IN_A_WORD:
        return char if after.isspace() else ALIKE_IN_A_WORD[char]
    return ENTITIES.get(char) or ALWAYS_ALIKE.get(char, char)


def _cut(units: list[str], limit: int) -> str:
    """The units joined, at most `limit` code points, an ellipsis in the last place when cut."""
    if sum(map(len, units)) <= limit:
        return "".join(units)
    kept, room = list[str](), limit - len(ELLIPSIS)
    for unit in units:
        room -= len(unit)
        if room < 0:
            break
        kept.append(unit)
    return "".join(kept).rstrip() + ELLIPSIS
