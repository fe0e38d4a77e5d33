"""Which event tells whom: a ping is a message to a person, a line stands under the thread's card."""

from routing.model import Event, Kind
from storage import tables
from storage.tables import LINE, PING


def place_of(thread: tables.Thread) -> str:
    """Where the thread's live card is: its team's channel, else its owner's DM (R101)."""
    return f"team:{thread.team}" if thread.team else f"rep:{thread.owner}"


def notices_of(event: Event, thread: tables.Thread, shown: tuple[str, ...]) -> list[tuple[str, str]]:
    """(kind, place) of everything an event tells; `shown` are the places that had a card before it.

    A new card is a message itself, and edits of a card notify nobody: so whoever must look at a card that
    was there already gets a ping. Changes of owner leave a line under every card.
    """
    owner = (PING, f"rep:{thread.owner}")
    lines = [(LINE, place) for place in shown]
    match event.kind:
        case Kind.RECEIVED if place_of(thread) in shown:
            return [owner]
        case Kind.ASSIGNED if event.whom:
            return [(PING, f"rep:{event.whom}")]
        case Kind.CLAIMED if event.whom:
            return lines
        case Kind.REASSIGNED:
            return [*lines, owner] if place_of(thread) in shown else lines
        case Kind.MOVED_FOR_SAFETY:
            return [*lines, (PING, f"rep:{event.whom}")]
        case Kind.COLLISION:
            told = dict.fromkeys((thread.owner, event.by, event.whom))
            return [*lines, *((PING, f"rep:{person}") for person in told if person)]
        case Kind.JOINED:
            elsewhere = event.whom not in (None, event.owner)
            return [*lines, (PING, f"rep:{event.whom}")] if elsewhere else lines
        case Kind.KEPT:
            return lines
        case Kind.ESCALATED:
            return [(PING, f"rep:{event.whom}"), *([] if event.step == "owner" else lines)]
        case _:
            return []
