"""Which column of a file is which of ours: as told, as told before, by our own names, or by the tool's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from unicodedata import normalize

from desk.importing.tools import COLUMNS, MARKS, NEEDED, TOOLS

ENOUGH_MARKS = 2
ALIKE = 0.75  # a header as near as that to a column of ours may be it; `Last Name` is no `state`


class ImportRefused(Exception):
    """The file as a whole cannot be imported; the message says why and what would help."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a file's cells mean: `cells` has the places of each column, the best first.

    `tool` is the tool whose export it is, `unknown` the headers nobody knows; `width` counts all cells.
    """

    tool: str
    cells: Mapping[str, tuple[int, ...]]
    unknown: tuple[str, ...]
    width: int


def header_key(header: str) -> str:
    """A header without case, spaces, underscores and punctuation, however its accents are written.

    >>> header_key("Company_Domain name") == header_key("companyDomainName")
    True
    """
    composed = normalize("NFC", header.casefold())
    return "".join(letter for letter in composed if letter.isalnum() or letter == "#")


def tool_of(what: str, headers: Sequence[str]) -> str:
    """The tool whose exports have most of these headers; empty when two or none come near."""
    keys = {header_key(header) for header in headers}
    known = {
        tool: len(keys.intersection(map(header_key, marks)))
        for tool, marks in MARKS.items()
        if tool in TOOLS[what]
    }
    first, *others = sorted(known, key=lambda tool: known[tool], reverse=True)
    alone = all(known[tool] < known[first] for tool in others)
    return first if known[first] >= ENOUGH_MARKS and alone else ""


def layout_of(what: str, headers: Sequence[str], told: Mapping[str, str]) -> Layout:
    """What the cells below these headers mean; `told` has the column for a header's key, "" to leave it out.

    Raises ImportRefused when a column is there twice or was told wrongly; what is missing is for `missing`.
    """
    own = {header_key(column): column for column in COLUMNS[what]}
    keys = [header_key(header) for header in headers]
    tool = "" if {key for key in keys if key} <= own.keys() | told.keys() else tool_of(what, headers)
    ranks = _ranks(what, tool)
    found: dict[str, list[tuple[int, int]]] = {}
    unknown: list[str] = []
    for place, (header, key) in enumerate(zip(headers, keys, strict=True)):
        if key in told:
            rank, column = -2, told[key]
        elif key in own:
            rank, column = -1, own[key]
        elif key in ranks:
            rank, column = ranks[key]
        else:
            unknown += [header.strip()] if header.strip() else []
            continue
        if column:
            found.setdefault(column, []).append((rank, place))
    twice = {column for column, places in found.items() if len({rank for rank, _ in places}) < len(places)}
    if twice:
        raise ImportRefused(f"line 1: column {min(twice)!r} twice; leave one out with --map 'HEADER='")
    cells = {column: tuple(place for _, place in sorted(places)) for column, places in found.items()}
    return Layout(tool, cells, tuple(unknown), len(headers))


def missing(what: str, layout: Layout) -> tuple[str, ...]:
    """The columns without which no row can be taken, and which were not recognised."""
    return tuple(column for column in NEEDED[what] if column not in layout.cells)


def how_to_map(what: str, column: str, headers: Sequence[str]) -> str:
    """The sentence that says how to name a column that was not recognised."""
    example = next((header.strip() for header in headers if header.strip()), "Header")[:40]
    shown = ", ".join(repr(header.strip()[:40]) for header in headers[:10])
    return (
        f'line 1: no column {column!r} among {shown}; say which it is with --map "{example}={column}", or '
        f"use our own names: {','.join(COLUMNS[what])}"
    )


def mapping(what: str, words: Sequence[str]) -> dict[str, str]:
    """What was told with `--map "Firmenname=name"`; raises ImportRefused for a column we do not have."""
    told: dict[str, str] = {}
    for word in words:
        header, equals, column = word.rpartition("=")
        if not equals or (column and column not in COLUMNS[what]):
            near = get_close_matches(column, COLUMNS[what], 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise ImportRefused(
                f'--map {word!r}: write "header=column" with one of {",".join(COLUMNS[what])}{hint}'
            )
        told[header_key(header)] = column
    return told


def left_out(what: str, layout: Layout) -> str:
    """The line that names the headers nobody knows; empty when all are known."""
    if not layout.unknown:
        return ""
    near = (
        f'{header!r} ({close[0]}? say --map "{header}={close[0]}")'
        if not layout.tool and (close := get_close_matches(header_key(header), COLUMNS[what], 1, ALIKE))
        else repr(header[:60])
        for header in layout.unknown[:10]
    )
    more = f" and {len(layout.unknown) - 10} more" if len(layout.unknown) > 10 else ""
    return f"columns left out: {', '.join(near)}{more}"


def _ranks(what: str, tool: str) -> dict[str, tuple[int, str]]:
    """For each header key of a tool, of any tool when none was recognised, how good it is for its column."""
    ranks: dict[str, tuple[int, str]] = {}
    for table in [TOOLS[what][tool]] if tool else TOOLS[what].values():
        for column, headers in table.items():
            for header in headers:
                ranks.setdefault(header_key(header), (len(ranks), column))
    return ranks
