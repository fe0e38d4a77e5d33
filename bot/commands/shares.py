"""`whoowns shares`: what the rules did of late, in numbers."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from bot.commands.spans import span_of
from bot.settings import read_settings
from bot.wiring import build_running_desk
from desk.desk import Desk
from desk.shares import Shares, shares

DISMISSES = ("bounce_and_absence",)  # never gives an owner, so its silence says nothing


def print_shares(since: str, as_json: bool) -> int:
    """Print how many conversations each rule gave an owner, and what ended where it should rarely end."""
    span = span_of(since)
    desk, _ = build_running_desk(read_settings())
    found = shares(desk, desk.now() - span)
    print(json.dumps({"since": since, **asdict(found)}) if as_json else "\n".join(_lines(desk, found, since)))
    return 0


def _lines(desk: Desk, found: Shares, since: str) -> Iterator[str]:
    if not found.total:
        yield f"No conversation was given an owner in the last {since};"
        yield "try a longer --since, or read mail first: whoowns run --mail FOLDER."
        return
    yield f"{found.total} conversations were given an owner in the last {since}, by"
    for rule, count in found.by_rule:
        yield f"  {rule.replace('_', ' '):<18}{count:>8}  {count / found.total:>4.0%}"
    yield ""
    fallback = desk.rulebook.duties.fallback.name
    yield f"Unassigned: {found.unassigned} ({found.unassigned / found.total:.0%}) ended with {fallback}."
    given = f"{found.to_managers} ({found.to_managers / found.total:.0%}) given to them by a rule"
    yield f"Managers: {given}, {found.asked} they were asked about because nobody had answered."
    if silent := [rule.replace("_", " ") for rule in found.silent if rule not in DISMISSES]:
        yield f"Rules that found nobody: {', '.join(silent)}."
