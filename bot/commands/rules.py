"""`whoowns rules`: the order, the chain and the coverage map of a rules file, as it is or as it shall be."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.settings import SettingsError, read_settings
from bot.views.chain_picture import chain_picture
from routing.chain import sentence
from routing.coverage import Coverage, changes_between, coverage_of
from routing.coverage_words import (
    change_words,
    hole_words,
    language_words,
    limit_words,
    map_as_json,
    overlap_words,
    place_words,
    segment_words,
    who_words,
)
from routing.destinations import destinations, purpose, whom
from routing.health import remarks
from routing.rulebook import Rulebook, RulebookError, load

SHOWN = 20  # overlaps, holes and remarks
ROWS = 100  # lines of the map
PLAIN_WIDTH = 140  # columns, where there is no terminal to ask


def print_rules(file: Path | None, as_json: bool, picture: Path | None) -> int:
    """Print what a rules file says, the one in use unless another is named; nothing is changed."""
    in_use = read_settings().rules
    book, file = load(file or in_use), file or in_use
    changed = _changes(in_use, book)
    map_ = coverage_of(book)
    if picture:
        _draw(picture, book, map_)
    if as_json:
        said = {**_as_json(book, map_), "changes": changed}
        print(json.dumps(said, ensure_ascii=False, indent=2))
    else:
        _print(book, map_, file, changed)
    return 0


def _changes(in_use: Path, book: Rulebook) -> list[str]:
    """Which leads get another owner by territory, against the rules in use; nothing where there are none."""
    try:
        old = load(in_use)
    except RulebookError:
        return []
    changes = changes_between(old, book) if old.digest != book.digest else None
    return [change_words(row, changes, old, book) for row in changes.rows] if changes else []


def _draw(picture: Path, book: Rulebook, map_: Coverage) -> None:
    if picture.suffix.lower() != ".svg":
        raise SettingsError(f"--picture {picture}: only .svg is drawn; name it {picture.stem}.svg")
    try:
        picture.write_text(chain_picture(book, map_), "utf-8")
    except OSError as error:
        raise SettingsError(f"--picture {picture} cannot be written: {error.strerror}") from None
    print(f"The chain is drawn in {picture}.", file=sys.stderr)


def _print(book: Rulebook, map_: Coverage, file: Path, changed: list[str]) -> None:
    console = Console(width=None if sys.stdout.isatty() else PLAIN_WIDTH, highlight=False, markup=True)
    console.print(escape(sentence(book)), end="\n\n")
    console.print(_chain(book))
    if not book.territories:
        console.print("\nThere are no territories yet: add some under `territories`, each with its people.")
    else:
        console.print(_map(book, map_))
        if len(map_.rows) > ROWS:
            console.print(f"and {len(map_.rows) - ROWS} more lines; --json has all")
    if limit := limit_words(book):
        console.print(f"\n{escape(limit[:1].upper() + limit[1:])}.")
    _list(console, "Leads that change hands against the rules in use, those that nobody gets first", changed)
    overlaps = [overlap_words(each, book) for each in map_.overlaps]
    holes = [hole_words(row, map_, book) for row in map_.holes]
    _list(console, "Leads that two territories cover", overlaps)
    _list(console, "Leads that no territory takes", holes if book.territories else [])
    _list(console, f"Looks wrong in {file.name}", [*map(str, remarks(book, map_))])
    if not map_.complete:
        console.print("\nThe map is too large to be drawn whole: what is shown is a part of it.")


def _chain(book: Rulebook) -> Table:
    table = Table(header_style="bold", expand=True)
    for column, share in (("", 1), ("Rule", 6), ("What it does", 16), ("Leads to", 12)):
        table.add_column(column, ratio=share, overflow="fold")
    for number, entry in enumerate(book.chain, start=1):
        cells = (str(number), str(entry), purpose(entry.rule), whom(entry.rule, book))
        table.add_row(*map(escape, cells), style="dim" if entry.shadow else None)
    return table


def _map(book: Rulebook, map_: Coverage) -> Table:
    table = Table(title="\nWho gets a new lead by territory", title_justify="left", header_style="bold")
    for column in ("Territory", "Where", "Segment", "Language", "Who"):
        table.add_column(column, overflow="fold")
    for row in map_.rows[:ROWS]:
        cells = (
            row.taken.territory or "none",
            place_words(row.places, map_.places),
            segment_words(row.segments, map_.segments),
            language_words(row.languages, row.all_but),
            who_words(row.taken, book),
        )
        table.add_row(*map(escape, cells))
    return table


def _list(console: Console, title: str, sentences: Iterable[str]) -> None:
    said = [*sentences]
    if not said:
        return
    console.print(f"\n{escape(title)} ({len(said)})", style="bold")
    for each in said[:SHOWN]:
        console.print(f"  {escape(each)}")
    if len(said) > SHOWN:
        console.print(f"  and {len(said) - SHOWN} more; --json has all")


def _as_json(book: Rulebook, map_: Coverage) -> dict[str, object]:
    chain = [
        {
            "rule": entry.rule,
            "only": {signal: list(values) for signal, values in entry.only.items()},
            "mode": "shadow" if entry.shadow else "live",
            "does": purpose(entry.rule),
            "leads_to": list(destinations(entry.rule, book)),
        }
        for entry in book.chain
    ]
    said = [{"line": each.line, "said": each.sentence} for each in remarks(book, map_)]
    return {
        "sentence": sentence(book),
        "chain": chain,
        **map_as_json(map_, book),
        "limit": limit_words(book),
        "remarks": said,
    }
