"""Reading messages as a person would: their texts and their buttons."""

from collections.abc import Iterator
from typing import Any


def parts(thing: object) -> Iterator[dict[str, Any]]:
    """Every dictionary inside, depth first."""
    if isinstance(thing, dict):
        yield thing
        thing = list(thing.values())
    if isinstance(thing, list | tuple):
        for inside in thing:
            yield from parts(inside)


def shown(message: dict[str, Any]) -> str:
    """What the blocks of a message or a view say, one text after the other."""
    return "".join(
        str(part.get("text", "")) if part.get("type") != "date" else part["format"]
        for part in parts(message["blocks"])
        if part.get("type") in ("text", "date", "mrkdwn", "plain_text")
    )


def buttons(message: dict[str, Any]) -> list[str]:
    """The action ids of the buttons of a message or a view."""
    return [part["action_id"] for part in parts(message["blocks"]) if part.get("type") == "button"]
