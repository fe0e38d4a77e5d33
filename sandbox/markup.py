"""What Slack's markup in a text does to its readers: whom it mentions, what it links."""

import re
from collections.abc import Iterator
from typing import Any

CONTROL = re.compile(r"<([^<>]+)>")
USER = re.compile(r"@([UW][A-Z0-9]+)(\|.*)?", re.DOTALL)
BROADCAST = re.compile(r"!(channel|here|everyone)(\|.*)?", re.DOTALL)
STYLED = re.compile(r"(?<!\w)([*_~])(?!\1)(?=\S)[^\n]*?(?<=\S)\1(?!\w)")
CODE = re.compile(r"`[^`]+`")
QUOTE = re.compile(r"^(?:&gt;|>)", re.MULTILINE)
BARE_LINK = re.compile(r"(?<![\w<|])https?://\S")
ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def controls(text: str) -> list[str]:
    """The control sequences of a text, without their angle brackets: only a raw `<` opens one."""
    return CONTROL.findall(text)


def effects(text: str) -> list[str]:
    """Every piece of a mrkdwn text that Slack shows as more than its letters: control sequences first,
    then bold, italic, struck and code, quotes, and addresses it links by itself."""
    formats = (STYLED, CODE, QUOTE, BARE_LINK)
    return controls(text) + [match[0] for pattern in formats for match in pattern.finditer(text)]


def texts(blocks: list[dict[str, Any]]) -> Iterator[str]:
    """Every text in these blocks that Slack reads for markup; plain text objects are not among them."""
    for node in _nodes(blocks):
        if node.get("type") in ("mrkdwn", "markdown") and isinstance(node.get("text"), str):
            yield node["text"]
        elif node.get("type") == "user" and "user_id" in node:
            yield f"<@{node['user_id']}>"
        elif node.get("type") == "broadcast":
            yield f"<!{node.get('range')}>"
        elif node.get("type") == "link" and "url" in node:
            yield f"<{node['url']}>"


def mentioned(text: str, blocks: list[dict[str, Any]], members: list[str]) -> frozenset[str]:
    """The members a message rings for."""
    found = [control for part in (text, *texts(blocks)) for control in controls(part)]
    if any(BROADCAST.fullmatch(control) for control in found):
        return frozenset(members)
    named = {match.group(1) for control in found if (match := USER.fullmatch(control))}
    return frozenset(named.intersection(members))


def typed(text: str, names: dict[str, str]) -> str:
    """What a chat program sends for a typed text: a known `@name` is a mention, the rest is inert."""
    inert = text.translate(ESCAPED)
    inert = re.sub(r"&lt;@([UW][A-Z0-9]+)&gt;", r"<@\1>", inert)
    return re.sub(r"(?<!\S)@([\w.-]*\w)", lambda m: f"<@{names[m[1]]}>" if m[1] in names else m[0], inert)


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner)
