"""What follows from a reply besides its owner: written down, and suppression where it is looked up."""

from datetime import datetime

from desk.page import Page
from routing.model import Consequence, Effect
from storage import tables

SUPPRESSION = {Effect.SUPPRESS: "suppressed", Effect.HOLD: "held", Effect.INVALID: "invalid"}


def carry_out(page: Page, reply_id: int, follows: tuple[Consequence, ...], now: datetime) -> None:
    """Write the consequences down, strictest first; suppression holds from the same transaction on (R84)."""
    for each in follows:
        page.add(
            tables.Consequence,
            reply_id=reply_id,
            effect=each.effect,
            target=each.target,
            because=each.because,
            on_date=each.on,
            at=now,
        )
        if state := SUPPRESSION.get(each.effect):
            page.add(
                tables.Suppression,
                address=each.target,
                state=state,
                because=each.because,
                reply_id=reply_id,
                at=now,
            )
