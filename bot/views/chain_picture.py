"""The chain as a picture (SVG): a box for each rule in order, who it leads to, and the coverage map below."""

from collections.abc import Iterator
from html import escape
from textwrap import shorten, wrap

from routing.coverage import Coverage
from routing.coverage_words import language_words, place_words, segment_words, who_words
from routing.destinations import purpose, whom
from routing.rule_files import FALLBACK, Entry
from routing.rulebook import Rulebook

WIDTH, EDGE = 1000, 40  # all lengths in pixels
BOX, GAP, STEP = 470, 26, 15  # a box's width, the space between two, a line of small text
WHO = EDGE + BOX + 70  # where the people begin
ROWS = 14  # lines of the coverage map; more are counted
COLUMNS = (
    ("Territory", 0, 16),
    ("Where", 135, 44),
    ("Segment", 475, 19),
    ("Language", 610, 16),
    ("Who", 725, 29),
)

STYLE = """
text { font: 13px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2933; }
.title { font-size: 22px; font-weight: 600; }
.name { font-size: 15px; font-weight: 600; }
.small { font-size: 12px; fill: #52606d; }
.head { font-size: 12px; font-weight: 600; fill: #52606d; }
.box { fill: #f5f8fc; stroke: #4a7fb5; stroke-width: 1.4; }
.who { fill: #ffffff; stroke: #b9c4d0; }
.last { fill: #fff5e0; stroke: #c98a1b; stroke-width: 1.4; }
.shadow { fill: #fafafa; stroke: #8a94a0; stroke-dasharray: 6 4; }
.way { stroke: #7b8794; stroke-width: 1.4; fill: none; marker-end: url(#tip); }
.faint { stroke-dasharray: 4 4; stroke: #b0b8c1; }
.line { stroke: #e1e7ed; }
"""


def chain_picture(book: Rulebook, map_: Coverage) -> str:
    """The whole order as an SVG document that stands alone; the same rules, the same text."""
    parts = [*_heading()]
    top = 96
    for number, entry in enumerate(book.chain, start=1):
        lines = wrap(purpose(entry.rule), 68)[:2]
        height = 34 + STEP * (len(lines) + bool(_narrowed(entry)))
        parts += _box(number, entry, lines, top, height)
        parts += _people(entry, book, top, height)
        if number < len(book.chain):
            below = top + height
            parts.append(_arrow(EDGE + 40, below, EDGE + 40, below + GAP - 3, "way"))
            parts.append(_text(EDGE + 54, below + GAP / 2 + 4, "not mine", "small"))
        top += height + GAP
    bottom, table = _map(book, map_, top + 18)
    return _document(bottom + EDGE // 2, [*parts, *table])


def _heading() -> Iterator[str]:
    yield _text(EDGE, 44, "Who owns a reply", "title")
    yield _text(
        EDGE, 66, "A reply goes down until a rule answers: the first answer gives the one owner.", "small"
    )
    yield _arrow(EDGE + 40, 74, EDGE + 40, 93, "way")


def _box(number: int, entry: Entry, lines: list[str], top: float, height: float) -> Iterator[str]:
    kind = "last" if entry.rule == FALLBACK else "box"
    yield _rect(EDGE, top, BOX, height, "shadow" if entry.shadow else kind)
    name = entry.rule.replace("_", " ") + (" (in shadow: recorded, has no say)" if entry.shadow else "")
    yield _text(EDGE + 16, top + 22, f"{number}  {name}", "name")
    told = [*([_narrowed(entry)] if entry.only else []), *lines]
    for at, line in enumerate(told):
        yield _text(EDGE + 16, top + 39 + at * STEP, line, "small")


def _narrowed(entry: Entry) -> str:
    return shorten(entry.narrowed, 70, placeholder=" ...")


def _people(entry: Entry, book: Rulebook, top: float, height: float) -> Iterator[str]:
    lines = wrap(whom(entry.rule, book, most=5), 50)[:2]
    middle, tall = top + height / 2, 16 + 16 * len(lines)
    faint = "way faint" if entry.shadow else "way"
    yield _arrow(EDGE + BOX, middle, WHO - 3, middle, faint)
    yield _rect(
        WHO, middle - tall / 2, WIDTH - EDGE - WHO, tall, "shadow" if entry.shadow else "who", tall / 2
    )
    for at, line in enumerate(lines):
        yield _text(WHO + 18, middle - tall / 2 + 21 + 16 * at, line)


def _map(book: Rulebook, map_: Coverage, top: float) -> tuple[float, list[str]]:
    """The coverage map as a table, and where it ends."""
    if not book.territories:
        return top - 18, []
    parts = [_text(EDGE, top, "Who gets a new lead by territory", "name")]
    y = top + 26
    parts += [_text(EDGE + x, y, title, "head") for title, x, _ in COLUMNS]
    for row in map_.rows[:ROWS]:
        cells = (
            row.taken.territory or "none",
            place_words(row.places, map_.places),
            segment_words(row.segments, map_.segments),
            language_words(row.languages, row.all_but),
            who_words(row.taken, book),
        )
        wrapped = [_cut(cell, width) for cell, (_, _, width) in zip(cells, COLUMNS, strict=True)]
        parts.append(f'<line x1="{EDGE}" y1="{y + 8}" x2="{WIDTH - EDGE}" y2="{y + 8}" class="line"/>')
        for lines, (_, x, _) in zip(wrapped, COLUMNS, strict=True):
            parts += [_text(EDGE + x, y + 25 + at * STEP, line, "small") for at, line in enumerate(lines)]
        y += 10 + STEP * max(map(len, wrapped))
    if (more := len(map_.rows) - ROWS) > 0:
        y += 22
        parts.append(_text(EDGE, y, f"and {more} more lines: whoowns rules", "small"))
    return y + 14, parts


def _cut(text: str, width: int) -> list[str]:
    """At most two lines."""
    return wrap(text, width, max_lines=2, placeholder=" ...") or [""]


def _text(x: float, y: float, text: str, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{x:g}" y="{y:g}"{named}>{escape(text)}</text>'


def _rect(x: float, y: float, width: float, height: float, kind: str, round_: float = 8) -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{round_:g}" class="{kind}"/>'


def _arrow(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<path d="M{x1:g} {y1:g} L{x2:g} {y2:g}" class="{kind}"/>'


def _document(height: float, parts: list[str]) -> str:
    tip = (
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
        'orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="#7b8794"/></marker></defs>'
    )
    size = f'width="{WIDTH}" height="{height:g}" viewBox="0 0 {WIDTH} {height:g}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="The chain of rules">'
    paper = f'<rect width="{WIDTH}" height="{height:g}" fill="#ffffff"/>'
    return "\n".join([head, f"<style>{STYLE}</style>", tip, paper, *parts, "</svg>", ""])
