"""What a rules file says and hardly means: some of it in the log, and what a change brings of it for ops."""

import logging

from routing.health import remarks
from routing.rulebook import Rulebook

log = logging.getLogger(__name__)

LOGGED = 10
TOLD = 3


def log_odd(name: str, book: Rulebook) -> None:
    """Log what looks wrong in the rules file of this name; of much, some, and how much more there is."""
    found = remarks(book)
    for remark in found[:LOGGED]:
        log.warning("%s looks wrong, %s", name, remark)
    if len(found) > LOGGED:
        more = len(found) - LOGGED
        log.warning("%s: %d more things look wrong; whoowns check says them all", name, more)


def more_odd(old: Rulebook, new: Rulebook) -> str:
    """What looks wrong in the new rules and did not in the old, some of it; empty where nothing does."""
    before = {remark.sentence for remark in remarks(old)}
    found = [str(remark) for remark in remarks(new) if remark.sentence not in before]
    if not found:
        return ""
    more = f" (and {len(found) - TOLD} more, whoowns check says them all)" if len(found) > TOLD else ""
    return f"It looks wrong: {'; '.join(found[:TOLD])}{more}. Repair it, or leave it if it is meant."
