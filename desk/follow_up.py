"""What follows from a reply besides its owner: written down, and suppression where it is looked up."""

from datetime import datetime

from sqlmodel import Session, select

from routing.model import Consequence, Effect
from storage import tables

SUPPRESSION = {Effect.SUPPRESS: "suppressed", Effect.HOLD: "held", Effect.INVALID: "invalid"}


def carry_out(session: Session, reply_id: int, follows: tuple[Consequence, ...], now: datetime) -> None:
    """Write the consequences down, strictest first; suppression holds from the same transaction on (R84)."""
    for each in follows:
        session.add(
            tables.Consequence(
                reply_id=reply_id,
                effect=each.effect,
                target=each.target,
                because=each.because,
                on_date=each.on,
                at=now,
            )
        )
        if state := SUPPRESSION.get(each.effect):
            _suppress(session, reply_id, each, state, now)


def _suppress(session: Session, reply_id: int, what: Consequence, state: str, now: datetime) -> None:
    known = select(tables.Suppression.id).where(
        tables.Suppression.address == what.target, tables.Suppression.state == state
    )
    if session.exec(known).first() is None:
        session.add(
            tables.Suppression(
                address=what.target, state=state, because=what.because, reply_id=reply_id, at=now
            )
        )
        session.flush()
