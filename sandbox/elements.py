"""What people press and fill in: the interactive elements of blocks, and the values they carry."""

import copy
import secrets
from collections.abc import Iterable
from typing import Any

from sandbox.errors import Refused

Json = dict[str, Any]

CHOSEN = {
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "overflow": "selected_option",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "checkboxes": "selected_options",
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
    "channels_select": "selected_channel",
    "multi_channels_select": "selected_channels",
    "conversations_select": "selected_conversation",
    "multi_conversations_select": "selected_conversations",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
}
"""The field of a payload that holds what was chosen, by type of element."""


def elements(block: Json) -> list[Json]:
    """The parts of a block a person can click or fill in."""
    found = [block.get("accessory"), block.get("element")]
    if block["type"] == "actions":
        found += block["elements"]
    return [element for element in found if element and element["type"] != "image"]


def with_ids(blocks: list[Json]) -> list[Json]:
    """These blocks with the block and action ids that Slack gives to those that came without."""
    own = copy.deepcopy(blocks)
    for block in own:
        block.setdefault("block_id", secrets.token_urlsafe(4))
        for element in elements(block):
            element.setdefault("action_id", secrets.token_urlsafe(4))
    return own


def pressed(screens: Iterable[list[Json]], given: Json) -> tuple[Json, Json]:
    """The block and element of the first screen that has what was pressed; refused as `no_such_action`.

    `given` names it by action_id and, where they are needed, block_id and value.
    """
    for blocks in screens:
        for block in blocks:
            for element in elements(block):
                if _is(element, block, given):
                    return block, element
    raise Refused("no_such_action")


def action(block: Json, element: Json, given: Json, ts: str) -> Json:
    """The entry of a block_actions payload for this press; what is not on the screen cannot be sent."""
    told = {key: element[key] for key in ("type", "action_id", "text", "value", "style") if key in element}
    told |= {"block_id": block["block_id"], "action_ts": ts}
    if field := CHOSEN.get(element["type"]):
        told[field] = _chosen(element, field, given)
    return told


def state(blocks: list[Json], given: Json) -> Json:
    """The `state.values` of a view: what was filled in, else what stood there at first, else nothing."""
    values: Json = {}
    for block in blocks:
        for element in elements(block):
            if field := CHOSEN.get(element["type"]):
                filled = given.get(block["block_id"], {}).get(element["action_id"])
                at_first = element.get("initial_" + field.removeprefix("selected_"))
                value = _chosen(element, field, filled) if filled is not None else at_first
                values.setdefault(block["block_id"], {})[element["action_id"]] = {
                    "type": element["type"],
                    field: value,
                }
    return {"values": values}


def unfilled(blocks: list[Json], values: Json) -> dict[str, str]:
    """What Slack itself says to somebody who submits with gaps, by block_id."""
    errors: dict[str, str] = {}
    for block in (b for b in blocks if b["type"] == "input"):
        element = block["element"]
        value = values[block["block_id"]][element["action_id"]][CHOSEN[element["type"]]]
        if not value:
            if not block.get("optional"):
                errors[block["block_id"]] = "Please complete this required field."
        elif len(value) < element.get("min_length", 0):
            errors[block["block_id"]] = f"Please enter at least {element['min_length']} characters."
        elif len(value) > element.get("max_length", 3000):
            errors[block["block_id"]] = f"Please enter at most {element.get('max_length', 3000)} characters."
    return errors


def _is(element: Json, block: Json, given: Json) -> bool:
    return (
        element["action_id"] == given.get("action_id")
        and given.get("block_id") in (None, block["block_id"])
        and (element["type"] != "button" or given.get("value") in (None, element.get("value")))
    )


def _chosen(element: Json, field: str, given: Json) -> Any:
    value = given.get(field)
    if field == "selected_option" and value:
        return _option(element, value)
    if field == "selected_options" and value:
        return [_option(element, each) for each in value]
    return value or None


def _option(element: Json, given: Json) -> Json:
    if element["type"].endswith("external_select"):
        return given
    groups = element.get("option_groups") or [element]
    for option in (option for group in groups for option in group["options"]):
        if option["value"] == given.get("value"):
            return option
    raise Refused("no_such_option")
