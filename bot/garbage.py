"""How often Python looks for garbage in reference cycles."""

import gc

SELDOM = 10_000
"""New objects between two looks; Python's 700 took a fifth of the time of an import and of a backlog."""


def look_seldom() -> None:
    """For a process that works through many rows or mails: what is left between two looks is a few megabytes."""
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])
