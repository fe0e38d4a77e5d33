"""`whoowns ledger`: every mail that a server has shown us, and where it is now."""

import json

from bot.settings import read_settings
from bot.wiring import build_desk
from desk.ledger import PLACES, Ledger, balance


def print_ledger(as_json: bool) -> int:
    """Print the counts; 1 when a mail is not accounted for."""
    ledger = balance(build_desk(read_settings()))
    if as_json:
        print(json.dumps(ledger.as_dict()))
    else:
        _print(ledger)
    return 0 if ledger.holds else 1


def _print(ledger: Ledger) -> None:
    for place in ("seen", *PLACES):
        print(f"{place:<12}{getattr(ledger, place):>10}")
    for sentence in ledger.broken:
        print(f"broken: {sentence}")
    if ledger.holds:
        print("Every mail seen is in exactly one place.")
    else:
        print("This must not be: stop the worker, keep the database, and compare with the mailbox.")
