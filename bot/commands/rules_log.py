"""`whoowns changes`: the change log of the rules."""

import json
from datetime import datetime

from bot.settings import read_settings
from bot.wiring import build_running_desk
from desk.versions import FILE, Version, versions
from mail.clean import clean_line

LONGEST = 200  # characters of a line


def list_changes(as_json: bool) -> int:
    """Print the versions of the rules that took effect, newest first, each with all it changed."""
    found = versions(build_running_desk(read_settings())[0])
    if as_json:
        print(json.dumps([_as_dict(each) for each in found]))
        return 0
    for each in found:
        by = "the rules file" if each.by == FILE else each.by
        confirmed = ", confirmed" if each.confirmed else ""
        print(f"{_moment(each.at)}  {by}{confirmed}  ({each.digest[:12]})")
        for line in each.said.splitlines():
            print(f"    {clean_line(line, LONGEST)}")
    if not found:
        print("No rules have been in force yet: whoowns run writes down the first version.")
    return 0


def _as_dict(version: Version) -> dict[str, object]:
    said = version.said.splitlines()
    at, by, confirmed = version.at.isoformat(), version.by, version.confirmed
    return {"at": at, "by": by, "confirmed": confirmed, "digest": version.digest, "changes": said}


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
