"""A thread's card: what came, who owns it, why, and what happens next."""

from collections.abc import Callable
from datetime import datetime

from bot.views.blocks import Block, actions, mention, moment, ours, question, rich, small, small_mrkdwn, words
from bot.views.message import Message
from bot.views.naming import (
    account_button,
    claim_button,
    done_button,
    is_late,
    kind,
    more_menu,
    owner_name,
    reassign_button,
    who_and_company,
    who_and_company_escaped,
)
from bot.views.text import escaped, when
from desk.state import Place, ThreadState
from routing.model import Kind, Status
from sla.deadline import OWNER
from sla.hours import ALWAYS, is_open

SUBJECT, SNIPPET, SNIPPET_LINES, WARNINGS = 120, 500, 6, 3
CLOCK_TIME = "{date_short_pretty} at {time}"


def card(
    t: ThreadState, place: Place, live: bool, slack_id_of: Callable[[str], str | None], now: datetime
) -> Message:
    """The card of this thread at this place.

    A card that is not `live` keeps its words and says where the thread went; it has no buttons, unless the
    thread is filed: then it is nobody's, and what was dismissed by mistake must be found again (R100). In a
    team's channel the owner is mentioned as long as nobody claimed it, but never outside the owner's hours
    (T13).
    """
    blocks = [
        rich(
            _headline(t),
            _standing(t, place, live, slack_id_of, now),
            _change(t),
            _set_kind(t),
            quote=_quotation(t),
        ),
        *_reasons(t),
        *(_account(t) if live and t.status is Status.OPEN else ()),
        *(_next(t) if live else ()),
        *_buttons(t, place, live),
    ]
    return Message(_text(t, now), tuple(blocks))


def _headline(t: ThreadState) -> list[Block]:
    several = f" · {t.replies} replies" if t.replies > 1 else ""
    waits = "waiting since" if t.status is Status.OPEN and t.waits else "received"
    return [
        *words(kind(t), bold=True),
        *ours(" · "),
        *who_and_company(t, bold=True),
        *ours(f"{several} · {waits} "),
        *moment(t.received_at, CLOCK_TIME),
    ]


def _standing(
    t: ThreadState, place: Place, live: bool, slack_id_of: Callable[[str], str | None], now: datetime
) -> list[Block]:
    if t.status is Status.FILED or t.owner is None:
        return ours("Nobody needs to act")
    if t.joined:
        joined = words("Joined with an earlier conversation", bold=True)
        return [*joined, *ours(", which is with "), *words(t.owner.name, bold=True)]
    if t.status is Status.DONE:
        return [*_finished(t), *ours(" · owner "), *words(t.owner.name, bold=True)]
    slack_id = slack_id_of(t.owner.key) if live and _rings(t, place, now) else None
    owner = mention(slack_id) if slack_id else words(t.owner.name, bold=True)
    return [*ours("Owner " if live else "Now with "), *owner, *_claimed(t), *_due(t, now)]


def _finished(t: ThreadState) -> list[Block]:
    did = {
        Kind.DONE: f"Done by {_by(t)}",
        Kind.ANSWERED: f"Answered by {_answerer(t)}",
        Kind.KEPT: f"Done, {owner_name(t)} keeps it",
    }
    if t.changed is None or t.changed.kind not in did:
        return words("Done", bold=True)
    how = words(f", {t.changed.note}", 120) if t.changed.note else []
    return [*words(did[t.changed.kind], bold=True), *ours(" "), *moment(t.changed.at, CLOCK_TIME), *how]


def _answerer(t: ThreadState) -> str:
    """Who answered by mail; from an alias nobody can tell."""
    return t.changed_by.name if t.changed_by else "one of us"


def _claimed(t: ThreadState) -> list[Block]:
    """Since when the owner is on it, unless the line of the last change says so already."""
    if t.claimed_at is None or (t.changed is not None and t.changed.kind is Kind.CLAIMED):
        return []
    return [*ours(", on it since "), *moment(t.claimed_at, CLOCK_TIME)]


def _rings(t: ThreadState, place: Place, now: datetime) -> bool:
    """Whether the card may mention its owner: in a channel, unclaimed, within the owner's hours."""
    if place.team is None or t.claimed_at is not None or t.owner is None:
        return False
    return is_open(t.owner.hours or ALWAYS, now)


def _due(t: ThreadState, now: datetime) -> list[Block]:
    if t.due_at is None:
        return []
    return [*ours(" · late, was due " if is_late(t, now) else " · due "), *moment(t.due_at, CLOCK_TIME)]


def _change(t: ThreadState) -> list[Block]:
    """The newest change of owner, as one line: who did it, when, and why."""
    did = {
        Kind.CLAIMED: f"{_by(t)} took it",
        Kind.REASSIGNED: f"{_by(t)} passed it to {owner_name(t)}",
        Kind.MOVED_FOR_SAFETY: f"Moved to {owner_name(t)} for safety",
        Kind.REOPENED: "Open again since",
        Kind.ANSWERED: f"Answered by {_answerer(t)}",
        Kind.COLLISION: f"{owner_name(t)} says who goes on",
        Kind.KEPT: f"{owner_name(t)} keeps it",
        Kind.JOINED: "Joined with another conversation of theirs",
    }
    if t.status is Status.DONE or t.changed is None or t.changed.kind not in did:
        return []
    reason = words(f": {t.changed.note}", 200) if t.changed.note else []
    return [*words(did[t.changed.kind]), *ours(" "), *moment(t.changed.at, CLOCK_TIME), *reason]


def _set_kind(t: ThreadState) -> list[Block]:
    if t.relabelled is None:
        return []
    return [*words(f"Kind set by {t.relabelled.by.name}"), *ours(" "), *moment(t.relabelled.at, CLOCK_TIME)]


def _by(t: ThreadState) -> str:
    return t.changed_by.name if t.changed_by else "Whoowns"


def _quotation(t: ThreadState) -> list[Block]:
    subject = words(t.subject, SUBJECT, bold=True)
    fresh = words(t.fresh, SNIPPET, lines=SNIPPET_LINES) or ours("(no text)")
    return [*subject, *(ours("\n") if subject else []), *fresh]


def _reasons(t: ThreadState) -> list[Block]:
    why = [small(f"Why: {t.because}")] if t.because.strip() else []
    return why + [small(f"Please check: {warning}") for warning in t.warnings[:WARNINGS] if warning.strip()]


def _account(t: ThreadState) -> list[Block]:
    """The account it may be, for somebody to confirm (R55)."""
    if t.suggestion is None:
        return []
    owner = t.suggestion.owner
    whose = f"{escaped(owner.name, 80)}'s account" if owner else "nobody's account yet"
    looks = f"Looks like *{escaped(t.suggestion.account, 120) or '-'}* ({whose})."
    return [question(looks, account_button(t))]


def _next(t: ThreadState) -> list[Block]:
    """The line that says who is asked next, and when (U2)."""
    if t.status is not Status.OPEN or t.owner is None:
        return []
    if t.next is None:
        return [small("Next: nobody else will be asked")]
    verb = "is reminded" if t.next.step == OWNER else f"({t.next.step}) is asked"
    return [small_mrkdwn(f"Next: {escaped(t.next.whom.name, 80)} {verb} {when(t.next.at)}")]


def _buttons(t: ThreadState, place: Place, live: bool) -> list[Block]:
    """The row of buttons, the menu last; what is finished has the menu alone."""
    menu = [more_menu(t, asks=live and t.suggestion is not None)] if t.is_readable and not t.joined else []
    if t.status is Status.FILED or not live:
        row = menu if t.status is Status.FILED else []
    elif t.status is Status.DONE or t.owner is None:
        row = menu
    else:
        claim = [] if t.claimed_at else [claim_button(t, "Claim" if place.team else "I am on it")]
        row = [*claim, reassign_button(t), done_button(t), *menu]
    return [actions(*row)] if row else []


def _text(t: ThreadState, now: datetime) -> str:
    """The card in one line, for push and screen readers."""
    head = f"{kind(t)}: {who_and_company_escaped(t)}."
    if t.status is Status.FILED or t.owner is None:
        return f"{head} Nobody needs to act."
    owner = escaped(t.owner.name, 80)
    if t.joined:
        return f"{head} Joined with an earlier conversation. Owner: {owner}."
    if t.status is Status.DONE:
        return f"{head} Done. Owner: {owner}."
    due = f" {'Late, was due' if is_late(t, now) else 'Due'} {when(t.due_at)}." if t.due_at else ""
    claimed = f" On it since {when(t.claimed_at)}." if t.claimed_at else ""
    return f"{head} Owner: {owner}.{claimed}{due} Open in Slack to act on it."
