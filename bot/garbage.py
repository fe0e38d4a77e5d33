"""How often Python looks for garbage in reference cycles."""

import gc

SELDOM = 10_000
"""New objects between two looks; Python's 700 took a fifth of the time of an import and of a backlog."""


def keep_what_is_loaded() -> None:
    """What is there now stays until the end: it need not be looked through again."""
    gc.freeze()


def look_seldom() -> None:
    """For whoever works through many rows or mails: between two looks a few megabytes are left over."""
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])
