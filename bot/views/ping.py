"""A ping: a message of its own to the one person who must act now."""

from collections.abc import Callable

from bot.views.blocks import Block, actions, mention, moment, ours, rich, words
from bot.views.card import CLOCK_TIME
from bot.views.message import Message
from bot.views.naming import (
    claim_button,
    keep_button,
    kind,
    owner_name,
    reassign_button,
    who_and_company,
    who_and_company_escaped,
)
from bot.views.text import escaped, span
from desk.state import Place, ThreadState
from routing.model import Event, Kind, Status
from sla.deadline import OWNER

ASKS = {
    OWNER: "Please answer, or pass it on if you cannot.",
    "backup": "You are the backup: claim it, or ask who can.",
    "manager": "Please see that somebody answers: claim it, or pass it on.",
}
NOTHING_TO_DO = (Kind.ASSIGNED, Kind.MOVED_FOR_SAFETY, Kind.JOINED)
TAKEN_CARE_OF = "This has been taken care of."


def ping(
    t: ThreadState, event: Event, place: Place, live: bool, slack_id_of: Callable[[str], str | None]
) -> Message:
    """The ping that tells of `event`; once it is no longer `live` it keeps its words and loses the buttons.

    The wait is the one at the moment of the event, so that the message never changes its story.
    """
    slack_id = slack_id_of(place.rep.key) if place.rep else None
    told = [*mention(slack_id), *ours(" ")] if slack_id else []
    ask = _ask(t, event, place) if live or event.kind in NOTHING_TO_DO else TAKEN_CARE_OF
    blocks = [
        rich([*told, *words(_what(t, event), bold=True)], _story(t, event), [*_due(t, event), *words(ask)])
    ]
    if live and t.status is Status.OPEN and event.kind not in NOTHING_TO_DO:
        blocks += _choice(t, place) if event.kind is Kind.COLLISION else _buttons(t, event)
    return Message(_text(t, event, slack_id, ask), tuple(blocks))


def _buttons(t: ThreadState, event: Event) -> list[Block]:
    """What this person may do: the backup can take it over, not give it to somebody else (R103)."""
    claim = [] if t.claimed_at else [claim_button(t, "I am on it" if _is_owners(event) else "Claim")]
    row = claim if event.step == "backup" else [*claim, reassign_button(t)]
    return [actions(*row)] if row else []


def _choice(t: ThreadState, place: Place) -> list[Block]:
    """After a collision the owner says who goes on: themselves, or whom they pass it to."""
    return [actions(keep_button(t), reassign_button(t))] if _to_owner(t, place) else []


def _to_owner(t: ThreadState, place: Place) -> bool:
    return t.owner is not None and place.rep is not None and place.rep.key == t.owner.key


def _is_owners(event: Event) -> bool:
    """Whether the ping goes to the owner; the other steps of the ladder go to somebody else."""
    return event.step in (None, OWNER)


def _what(t: ThreadState, event: Event) -> str:
    titles = {
        Kind.ASSIGNED: "You are tagged: they ask for a price or a demo",
        Kind.RECEIVED: "They have written again",
        Kind.ESCALATED: "Reminder: still waiting" if _is_owners(event) else "Nobody has answered yet",
        Kind.REASSIGNED: "This reply is yours now",
        Kind.MOVED_FOR_SAFETY: f"Moved to {owner_name(t)} for safety",
        Kind.COLLISION: event.note or "Two of us have answered",
        Kind.JOINED: "Joined with an earlier conversation",
    }
    return titles.get(event.kind, "A reply needs you")


def _story(t: ThreadState, event: Event) -> list[Block]:
    return [*ours(f"{kind(t)} · "), *who_and_company(t, bold=True), *ours(" "), *words(_wait(t, event))]


def _wait(t: ThreadState, event: Event) -> str:
    if event.kind in (Kind.ASSIGNED, Kind.COLLISION, Kind.JOINED):
        return f"Owner: {owner_name(t)}."
    waited = f"has waited {span(event.at - t.received_at)}."
    return waited if _is_owners(event) else f"{waited} Owner: {owner_name(t)}."


def _due(t: ThreadState, event: Event) -> list[Block]:
    if t.due_at is None or t.due_at > event.at:
        return []
    return [*ours("The answer was due "), *moment(t.due_at, CLOCK_TIME), *ours(". ")]


def _ask(t: ThreadState, event: Event, place: Place) -> str:
    if event.kind is Kind.COLLISION:
        if _to_owner(t, place):
            return "Keep it, or pass it on to whoever shall go on."
        return f"{owner_name(t)} owns it and says who goes on; please wait before you write again."
    if event.kind in NOTHING_TO_DO:
        return f"{owner_name(t)} takes it from here; there is nothing for you to do."
    if event.kind is Kind.REASSIGNED and event.note.strip():
        return f"Why: {event.note}"
    return ASKS.get(event.step or OWNER, ASKS[OWNER])


def _text(t: ThreadState, event: Event, slack_id: str | None, ask: str) -> str:
    told = f"<@{slack_id}> " if slack_id else ""
    what, wait = escaped(_what(t, event), 120), escaped(_wait(t, event), 200)
    return f"{told}{what}. {kind(t)}: {who_and_company_escaped(t)} {wait} {escaped(ask, 300)}"
