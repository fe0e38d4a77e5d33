"""The few Block Kit shapes we use, as plain dictionaries; a stranger's text is literal in all of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.views.text import plain, utc

Block = dict[str, Any]

BUTTON_TEXT = 75
CONTEXT_TEXT = 400


def words(text: str, limit: int = 200, *, bold: bool = False, lines: int = 1) -> list[Block]:
    """Literal text inside a `rich` block, which Slack neither links nor formats; nothing when it is empty."""
    shown = plain(text, limit, lines=lines)
    style = {"style": {"bold": True}} if bold else {}
    return [{"type": "text", "text": shown, **style}] if shown else []


def ours(text: str) -> list[Block]:
    """Our own wording inside a `rich` block, kept to the letter."""
    return [{"type": "text", "text": text}]


def moment(at: datetime, shape: str) -> list[Block]:
    """A moment in the reader's zone; `shape` is Slack's date format with our words around it."""
    fallback = shape.replace("{date_short_pretty} at {time}", utc(at)).replace("{ago}", f"at {utc(at)}")
    return [{"type": "date", "timestamp": int(at.timestamp()), "format": shape, "fallback": fallback}]


def mention(slack_id: str) -> list[Block]:
    """A mention: this person is notified."""
    return [{"type": "user", "user_id": slack_id}]


def rich(*lines: Sequence[Block], quote: Sequence[Block] = ()) -> Block:
    """Lines of rich text, then a quotation."""
    elements: list[Block] = [{"type": "rich_text_section", "elements": _joined(lines)}]
    if quote:
        elements.append({"type": "rich_text_quote", "elements": list(quote)})
    return {"type": "rich_text", "elements": elements}


def small(text: str) -> Block:
    """A grey line of literal text."""
    shown = plain(text, CONTEXT_TEXT)
    return {"type": "context", "elements": [{"type": "plain_text", "text": shown, "emoji": False}]}


def small_mrkdwn(text: str) -> Block:
    """A grey line of mrkdwn; whatever comes from outside must be escaped already."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text, "verbatim": True}]}


def section(text: str) -> Block:
    """A paragraph of mrkdwn; whatever comes from outside must be escaped already."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}


def question(text: str, answer: Block) -> Block:
    """A paragraph of mrkdwn with the button that answers it."""
    return section(text) | {"accessory": answer}


def header(text: str) -> Block:
    """A heading."""
    return {"type": "header", "text": label(text, 150)}


def label(text: str, limit: int) -> Block:
    """Literal text for headings, buttons, options and modals."""
    return {"type": "plain_text", "text": plain(text, limit) or "-", "emoji": False}


def button(action: str, text: str, value: str, says: str, style: str | None = None) -> Block:
    """A button; `says` names the object for a screen reader."""
    styled = {"style": style} if style else {}
    return {
        "type": "button",
        "action_id": action,
        "text": label(text, BUTTON_TEXT),
        "value": value,
        "accessibility_label": plain(says, BUTTON_TEXT),
        **styled,
    }


def menu(action: str, choices: Mapping[str, str]) -> Block:
    """An overflow menu, the three dots at the end of a row: at most five choices, value -> words."""
    options = [{"text": label(text, BUTTON_TEXT), "value": value} for value, text in choices.items()]
    return {"type": "overflow", "action_id": action, "options": options}


def actions(*buttons: Block) -> Block:
    """A row of buttons."""
    return {"type": "actions", "elements": list(buttons)}


def _joined(lines: Sequence[Sequence[Block]]) -> list[Block]:
    first, *others = [line for line in lines if line]
    return [*first, *(part for line in others for part in (*ours("\n"), *line))]
