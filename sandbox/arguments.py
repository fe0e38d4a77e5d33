"""Reading the arguments of a Web API call, which come as JSON, as a form or as a query."""

import base64
import json
from collections.abc import Sequence
from typing import Any, TypeVar

from aiohttp import web

from sandbox.errors import Refused

Json = dict[str, Any]
Row = TypeVar("Row")

NESTED = {
    "blocks": "invalid_blocks_format",
    "view": "invalid_arguments",
    "metadata": "invalid_metadata_format",
}
"""Arguments that a form carries as JSON text, and the error for text that is none."""


async def arguments(request: web.Request) -> Json:
    """The arguments of a call; an empty body of any content type counts as no arguments."""
    args: Json = dict(request.query)
    if request.content_type == "application/json":
        body = await request.text()
        try:
            told = json.loads(body) if body.strip() else {}
        except ValueError as error:
            raise Refused("invalid_json") from error
        if not isinstance(told, dict):
            raise Refused("json_not_object")
        args |= told
    else:
        args |= await request.post()
    for name, code in NESTED.items():
        if isinstance(args.get(name), str):
            args[name] = _nested(args[name], code)
    return args


def required(args: Json, name: str) -> str:
    """A string argument that must be there."""
    value = args.get(name)
    if value is None or value == "":
        complaint = f"[ERROR] missing required field: {name}"
        raise Refused("invalid_arguments", response_metadata={"messages": [complaint]})
    return str(value)


def flag(args: Json, name: str) -> bool:
    """A boolean argument, however spelt; missing is false."""
    return str(args.get(name, "")).lower() in ("true", "1")


def whole(args: Json, name: str, default: int) -> int:
    """An integer argument."""
    try:
        return int(args.get(name) or default)
    except ValueError as error:
        raise Refused("invalid_arguments") from error


def page(rows: Sequence[Row], args: Json, default: int) -> tuple[Sequence[Row], Json]:
    """The rows that `cursor` and `limit` ask for, and the metadata that leads to the next ones."""
    limit = max(1, min(whole(args, "limit", default), 1000))
    begin = _position(args.get("cursor"))
    end = begin + limit
    following = base64.b64encode(f"row:{end}".encode()).decode() if end < len(rows) else ""
    return rows[begin:end], {"next_cursor": following}


def _position(cursor: str | None) -> int:
    if not cursor:
        return 0
    try:
        return int(base64.b64decode(cursor, validate=True).decode().removeprefix("row:"))
    except ValueError as error:
        raise Refused("invalid_cursor") from error


def _nested(text: str, code: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise Refused(code) from error
