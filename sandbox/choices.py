"""What a test names by plain values, as the page would send it."""

from collections.abc import Callable
from typing import Any

from sandbox.elements import CHOSEN, elements

Json = dict[str, Any]
Names = Callable[[str], str]
"""From the name of a person or channel to the id."""

NAMED = ("selected_user", "selected_channel", "selected_conversation")


def press(blocks: list[Json], action_id: str, value: str | None, ids: Names) -> Json:
    """The press of an element: of a button with this value if given, or the choice of `value` in a menu."""
    for block in blocks:
        for element in elements(block):
            if element["action_id"] == action_id and value is not None and element["type"] in CHOSEN:
                return {"action_id": action_id} | _choice(element, value, ids)
    return {"action_id": action_id} | ({} if value is None else {"value": value})


def filled(blocks: list[Json], values: Json, ids: Names) -> Json:
    """The filled-in values of a view, from plain values by action_id or block_id."""
    found: Json = {}
    for block in blocks:
        for element in elements(block):
            for name in {element["action_id"], block["block_id"]} & values.keys():
                choice = {"type": element["type"]} | _choice(element, values[name], ids)
                found.setdefault(block["block_id"], {})[element["action_id"]] = choice
    return found


def _choice(element: Json, value: Any, ids: Names) -> Json:
    field = CHOSEN[element["type"]]
    if field == "selected_option":
        value = {"value": value}
    elif field == "selected_options":
        value = [{"value": each} for each in value]
    elif field in NAMED:
        value = ids(value)
    elif field.removesuffix("s") in NAMED:
        value = [ids(each) for each in value]
    return {field: value}
