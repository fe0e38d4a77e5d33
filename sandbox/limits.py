"""Slack's limits for messages and views, as one table of checks.

Sources: docs.slack.dev/reference/block-kit (blocks, block-elements, composition-objects), chat.postMessage
and views.open. Every check yields complaints in Slack's form, `must be ... [json-pointer:/blocks/0/text]`.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sandbox.errors import Refused
from sandbox.shapes import (
    Check,
    Checks,
    anything,
    flag,
    items,
    number,
    of,
    plain,
    shape,
    string,
    text,
    typed,
    word,
)

MESSAGE_TEXT = 40_000
MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
VIEW_BYTES = 250_000
MARKDOWN_TOTAL = 12_000

CONFIRM = shape(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": word("primary", "danger")},
)
OPTION = shape({"text": plain(75), "value": string(150)}, {"description": plain(75), "url": string(3000)})
RICH_OPTION = shape({"text": text(75), "value": string(150)}, {"description": text(75)})
OPTIONS = items(OPTION, 100)
OPTION_GROUPS = items(shape({"label": plain(75), "options": OPTIONS}, {}), 100)
DISPATCH = shape({}, {"trigger_actions_on": items(word("on_enter_pressed", "on_character_entered"), 2)})


def element(required: Checks, optional: Checks, any_of: tuple[str, ...] = ()) -> Check:
    """An interactive element: its own properties beside those that all of them have."""
    shared = {"action_id": string(255), "confirm": CONFIRM, "focus_on_load": flag}
    return shape({"type": anything, **required}, {**shared, **optional}, any_of)


def select(initial: str, check: Check) -> Check:
    """A menu of one choice out of a list that Slack or the app fills."""
    return element({}, {**MENU, f"initial_{initial}": check})


def multi_select(initial: str, check: Check) -> Check:
    """A menu of several choices out of a list that Slack or the app fills."""
    return element({}, {**MENU, f"initial_{initial}s": items(check, 100), "max_selected_items": number})


ID = string(255)
MENU = {
    "placeholder": plain(150),
    "filter": anything,
    "response_url_enabled": flag,
    "default_to_current_conversation": flag,
    "min_query_length": number,
}
LISTED = {"options": OPTIONS, "option_groups": OPTION_GROUPS, "placeholder": plain(150)}
TYPED = {"placeholder": plain(150), "dispatch_action_config": DISPATCH, "initial_value": string(3000, 0)}
MOMENT = {"placeholder": plain(150)}

IMAGE = shape(
    {"type": anything, "alt_text": string(2000)},
    {"image_url": string(3000), "slack_file": anything, "image_width": number, "image_height": number},
    ("image_url", "slack_file"),
)

ELEMENTS: dict[str, Check] = {
    "button": element(
        {"text": plain(75)},
        {
            "value": string(2000, 0),
            "url": string(3000),
            "style": word("primary", "danger"),
            "accessibility_label": string(75),
        },
    ),
    "static_select": element({}, {**LISTED, "initial_option": OPTION}, ("options", "option_groups")),
    "multi_static_select": element(
        {},
        {**LISTED, "initial_options": items(OPTION, 100), "max_selected_items": number},
        ("options", "option_groups"),
    ),
    "external_select": select("option", OPTION),
    "multi_external_select": multi_select("option", OPTION),
    "users_select": select("user", ID),
    "multi_users_select": multi_select("user", ID),
    "channels_select": select("channel", ID),
    "multi_channels_select": multi_select("channel", ID),
    "conversations_select": select("conversation", ID),
    "multi_conversations_select": multi_select("conversation", ID),
    "overflow": element({"options": items(OPTION, 5)}, {}),
    "checkboxes": element({"options": items(RICH_OPTION, 10)}, {"initial_options": items(RICH_OPTION, 10)}),
    "radio_buttons": element({"options": items(RICH_OPTION, 10)}, {"initial_option": RICH_OPTION}),
    "datepicker": element({}, {**MOMENT, "initial_date": string(10, 10)}),
    "timepicker": element({}, {**MOMENT, "initial_time": string(5, 5), "timezone": string(255)}),
    "datetimepicker": element({}, {"initial_date_time": number}),
    "plain_text_input": element({}, {**TYPED, "multiline": flag, "min_length": number, "max_length": number}),
    "email_text_input": element({}, TYPED),
    "url_text_input": element({}, TYPED),
    "number_input": element(
        {"is_decimal_allowed": flag}, {**TYPED, "min_value": string(20), "max_value": string(20)}
    ),
    "image": IMAGE,
}

CLICKABLE = tuple(name for name in ELEMENTS if not name.endswith("_input") and name != "image")
FILLABLE = tuple(name for name in ELEMENTS if name not in ("button", "overflow", "image"))
ACCESSORIES = tuple(name for name in ELEMENTS if not name.endswith("_input"))


def block(required: Checks, optional: Checks, any_of: tuple[str, ...] = ()) -> Check:
    """A block: its own properties beside type and block_id."""
    return shape({"type": anything, **required}, {"block_id": ID, **optional}, any_of)


BLOCKS: dict[str, Check] = {
    "section": block(
        {},
        {
            "text": text(3000),
            "fields": items(text(2000), 10),
            "accessory": typed(ELEMENTS, ACCESSORIES),
            "expand": flag,
        },
        ("text", "fields"),
    ),
    "header": block({"text": plain(150)}, {}),
    "divider": block({}, {}),
    "image": block(
        {"alt_text": string(2000)},
        {"image_url": string(3000), "slack_file": anything, "title": plain(2000)},
        ("image_url", "slack_file"),
    ),
    "actions": block({"elements": items(typed(ELEMENTS, CLICKABLE), 25)}, {}),
    "context": block(
        {"elements": items(typed({"image": IMAGE, "plain_text": text(2000), "mrkdwn": text(2000)}), 10)},
        {},
    ),
    "input": block(
        {"label": plain(2000), "element": typed(ELEMENTS, FILLABLE)},
        {"hint": plain(2000), "optional": flag, "dispatch_action": flag},
    ),
    "rich_text": block({"elements": items(anything, 1000)}, {}),
    "markdown": block({"text": string(MARKDOWN_TOTAL)}, {}),
    "table": block({"rows": items(items(anything, 20), 100)}, {"column_settings": items(anything, 20)}),
}

MODAL = shape(
    {"type": anything, "title": plain(24), "blocks": items(typed(BLOCKS), VIEW_BLOCKS)},
    {
        "submit": plain(24),
        "close": plain(24),
        "private_metadata": string(3000, 0),
        "callback_id": string(255, 0),
        "external_id": string(255, 0),
        "clear_on_close": flag,
        "notify_on_close": flag,
        "submit_disabled": flag,
    },
)
HOME = shape(
    {"type": anything, "blocks": items(typed(BLOCKS), VIEW_BLOCKS, 0)},
    {
        "private_metadata": string(3000, 0),
        "callback_id": string(255, 0),
        "external_id": string(255, 0),
    },
)
METADATA = shape({"event_type": string(255), "event_payload": of(dict, "an object")}, {})


def complaints(blocks: Any, most: int = MESSAGE_BLOCKS, at: str = "/blocks") -> list[str]:
    """Everything Slack would say against these blocks; an empty list when it takes them."""
    found = list(items(typed(BLOCKS), most, 0)(blocks, at))
    return found or list(_together(blocks, at))


def view_complaints(view: Any) -> list[str]:
    """Everything Slack would say against this modal or Home view."""
    found = list(typed({"modal": MODAL, "home": HOME})(view, "/view"))
    if found:
        return found
    blocks = view["blocks"]
    found += _together(blocks, "/view/blocks")
    if view["type"] == "modal" and "submit" not in view and any(b["type"] == "input" for b in blocks):
        found.append("`submit` is required when an input block is present [json-pointer:/view]")
    return found


def message_check(words: Any, blocks: Any, metadata: Any = None) -> None:
    """Refuse a message that Slack would not take."""
    if words is not None and not isinstance(words, str):
        raise Refused("invalid_arguments")
    if not blocks and not words:
        raise Refused("no_text")
    if words and len(words) > MESSAGE_TEXT:
        raise Refused("msg_too_long")
    if blocks and (found := complaints(blocks)):
        raise Refused("invalid_blocks", errors=found, response_metadata=_metadata(found))
    if metadata and (found := list(METADATA(metadata, "/metadata"))):
        raise Refused("invalid_metadata_format", response_metadata=_metadata(found))


def view_check(view: Any) -> None:
    """Refuse a view that Slack would not take."""
    if found := view_complaints(view):
        raise Refused("invalid_arguments", response_metadata=_metadata(found))
    if len(repr(view)) > VIEW_BYTES:
        raise Refused("view_too_large")


def _together(blocks: list[dict[str, Any]], at: str) -> Iterator[str]:
    ids = Counter(block["block_id"] for block in blocks if block.get("block_id"))
    for repeated in (name for name, count in ids.items() if count > 1):
        yield f"`block_id` {repeated} already exists [json-pointer:{at}]"
    for index, block in enumerate(blocks):
        inside = block.get("elements", []) if block["type"] == "actions" else []
        actions = Counter(element["action_id"] for element in inside if element.get("action_id"))
        for repeated in (name for name, count in actions.items() if count > 1):
            yield f"`action_id` {repeated} already exists [json-pointer:{at}/{index}/elements]"
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > MARKDOWN_TOTAL:
        yield f"markdown text must be less than {MARKDOWN_TOTAL + 1} characters in all [json-pointer:{at}]"


def _metadata(found: list[str]) -> dict[str, list[str]]:
    return {"messages": [f"[ERROR] {complaint}" for complaint in found]}
