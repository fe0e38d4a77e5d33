"""A line in a card's thread: what changed, and why."""

from collections.abc import Callable

from bot.views.blocks import rich, words
from bot.views.message import Message
from bot.views.text import escaped
from routing.model import Event, Kind
from sla.deadline import OWNER

LINE = 600


def line(event: Event, name_of: Callable[[str | None], str]) -> Message:
    """The line for this event; `name_of` gives a person's name for a key, "Whoowns" for None.

    Nobody is mentioned: who must act gets a ping of their own.
    """
    told = _told(event, name_of)
    return Message(escaped(told, LINE), (rich(words(told, LINE)),))


def _told(event: Event, name_of: Callable[[str | None], str]) -> str:
    by, owner, whom = name_of(event.by), name_of(event.owner), name_of(event.whom)
    why = f": {event.note}" if event.note.strip() else "."
    match event.kind:
        case Kind.CLAIMED:
            return f"{by} took it{f' from {whom}' if event.whom else ''}{why}"
        case Kind.REASSIGNED:
            return f"{by} passed it to {owner}{why}"
        case Kind.MOVED_FOR_SAFETY:
            return f"Moved to {owner} for safety{why}"
        case Kind.ESCALATED:
            told = "was reminded" if event.step == OWNER else f"({event.step}) was asked"
            return f"No answer yet: {whom} {told}."
        case Kind.DONE:
            return f"Done by {by}{why}"
        case Kind.REOPENED:
            return f"They wrote again; {owner} has it{why}"
        case Kind.RECEIVED:
            return f"They wrote again{why}"
        case Kind.ASSIGNED:
            return f"{owner} owns it{why}"
        case Kind.DISMISSED:
            return f"Nobody needs to act{why}"
        case Kind.URGENT:
            return f"Urgent now{why}"
        case Kind.ANSWERED:
            return f"Answered by {by}{why}"
        case Kind.COLLISION:
            return f"{owner} says who goes on{why}"
        case Kind.KEPT:
            return f"{owner} keeps it{why}"
        case Kind.JOINED:
            return f"Joined with another conversation of theirs; {owner} has it{why}"
        case Kind.RELABELLED:
            return f"{by} set the kind{why}"
        case Kind.CONFIRMED:
            return f"{by} says which account it is{why}"
