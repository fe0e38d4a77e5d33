"""Blocks as an app would send them."""

from typing import Any

Json = dict[str, Any]


def plain(text: str) -> Json:
    """A plain text object."""
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    """A text object with markup."""
    return {"type": "mrkdwn", "text": text}


def section(text: str = "A line", **more: Any) -> Json:
    """A section."""
    return {"type": "section", "text": mrkdwn(text), **more}


def button(action_id: str = "claim", label: str = "Claim", **more: Any) -> Json:
    """A button."""
    return {"type": "button", "text": plain(label), "action_id": action_id, **more}


def actions(*elements: Json) -> Json:
    """A row of buttons and menus."""
    return {"type": "actions", "elements": list(elements)}


def option(value: str, label: str = "") -> Json:
    """An option of a menu."""
    return {"text": plain(label or value), "value": value}


def modal(*blocks: Json, **more: Any) -> Json:
    """A modal."""
    return {
        "type": "modal",
        "title": plain("Reassign"),
        "submit": plain("Save"),
        "blocks": list(blocks),
    } | more


def field(block_id: str, element: Json, **more: Any) -> Json:
    """An input block."""
    return {"type": "input", "block_id": block_id, "label": plain(block_id), "element": element, **more}
