"""A message for Slack, and the limits Slack holds it to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from bot.views.blocks import Block

# https://docs.slack.dev/reference/block-kit and the reference of chat.postMessage
MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
TOP_TEXT = 4000
ALL_TEXT = 12_000
LONGEST = {
    "header": 150,
    "button": 75,
    "option": 75,
    "title": 24,
    "mrkdwn": 3000,
    "plain_text": 3000,
    "value": 2000,
    "option value": 150,
    "accessibility_label": 75,
    "id": 255,
    "private_metadata": 3000,
}


@dataclass(frozen=True, slots=True)
class Message:
    """What is posted: `text` stands alone (push, screen readers), `blocks` say the same, with buttons."""

    text: str
    blocks: tuple[Block, ...]


def check_message(message: Message) -> list[str]:
    """What Slack would refuse in this message, one sentence each; empty when it is fine."""
    problems = list(_blocks(message.blocks, MESSAGE_BLOCKS))
    if not message.text.strip():
        problems.append("the top-level text is empty")
    if len(message.text) > TOP_TEXT:
        problems.append(f"the top-level text has {len(message.text)} characters")
    return problems


def check_view(view: Block) -> list[str]:
    """What Slack would refuse in this modal or home view, one sentence each; empty when it is fine."""
    problems = list(_blocks(view["blocks"], VIEW_BLOCKS))
    problems += [
        f"{part} is longer than {LONGEST['title']}"
        for part in ("title", "submit", "close")
        if len(view.get(part, {}).get("text", "")) > LONGEST["title"]
    ]
    if len(view.get("private_metadata", "")) > LONGEST["private_metadata"]:
        problems.append("private_metadata is too long")
    return problems


def _blocks(blocks: Sequence[Block], most: int) -> Iterator[str]:
    if len(blocks) > most:
        yield f"{len(blocks)} blocks, at most {most} are allowed"
    yield from _twice("block_id", [str(b["block_id"]) for b in blocks if "block_id" in b])
    if sum(len(p["text"]) for p in _parts(blocks) if isinstance(p.get("text"), str)) > ALL_TEXT:
        yield f"more than {ALL_TEXT} characters in all"
    for block in blocks:
        yield from _counts(block)
        yield from _twice("action_id", [str(p["action_id"]) for p in _parts(block) if "action_id" in p])
    for part in _parts(blocks):
        yield from _part(part)


def _counts(block: Block) -> Iterator[str]:
    most = {"actions": 25, "context": 10}.get(block["type"])
    elements = block.get("elements", ())
    if most and not 1 <= len(elements) <= most:
        yield f"{len(elements)} elements in {block['type']}"
    if block["type"] == "rich_text" and not all(section["elements"] for section in elements):
        yield "an empty line of rich text"


def _part(part: Block) -> Iterator[str]:
    kind, text = part.get("type"), part.get("text")
    if isinstance(text, str) and not text:
        yield f"empty text in {kind}"
    if kind in ("mrkdwn", "plain_text") and len(part["text"]) > LONGEST[kind]:
        yield f"text in {kind} is longer than {LONGEST[kind]}"
    if kind in ("header", "button") and len(part["text"]["text"]) > LONGEST[kind]:
        yield f"text of {kind} is longer than {LONGEST[kind]}"
    if len(part.get("accessibility_label", "")) > LONGEST["accessibility_label"]:
        yield "accessibility_label is longer than 75"
    if max(len(str(part.get(name, ""))) for name in ("action_id", "block_id")) > LONGEST["id"]:
        yield "an id is longer than 255"
    if kind == "button" and len(part.get("value", "")) > LONGEST["value"]:
        yield "a button's value is longer than 2000"
    for option in part.get("options", ()):
        yield from _option(option)
    if len(part.get("options", ())) > 100 or len(part.get("option_groups", ())) > 100:
        yield "more than 100 options"


def _option(option: Block) -> Iterator[str]:
    if len(option["text"]["text"]) > LONGEST["option"] or len(option["value"]) > LONGEST["option value"]:
        yield "an option is too long"


def _twice(what: str, ids: list[str]) -> Iterator[str]:
    yield from (f"{what} {id_} twice" for id_ in sorted({i for i in ids if ids.count(i) > 1}))


def _parts(thing: object) -> Iterator[Block]:
    """Every dictionary inside, depth first."""
    if isinstance(thing, dict):
        block = cast("Block", thing)
        yield block
        for inside in block.values():
            yield from _parts(inside)
    elif isinstance(thing, list | tuple):
        for inside in cast("Sequence[object]", thing):
            yield from _parts(inside)
