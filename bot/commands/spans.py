"""Spans of time as they are typed: `30d`."""

import re
from datetime import timedelta

from bot.settings import SettingsError

UNITS = {"h": "hours", "d": "days", "w": "weeks"}


def span_of(since: str) -> timedelta:
    """`30d` as a span of time; raises SettingsError for what is none."""
    match = re.fullmatch(r"([1-9]\d{0,4})([hdw])", since.strip().lower())
    if match is None:
        raise SettingsError(f"--since {since} is no span of time; write 12h, 30d or 2w")
    return timedelta(**{UNITS[match[2]]: int(match[1])})
