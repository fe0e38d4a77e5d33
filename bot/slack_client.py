"""The Web API client as we use it, and the parts of its answers."""

from typing import Any, cast

from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

POSTING_TIMEOUT = 10  # seconds; below a third of a lease, so that a slow call never outlives it
CLICK_TIMEOUT = 2  # seconds; Slack gives a click three


def web_client(token: str, base_url: str, timeout: int = POSTING_TIMEOUT) -> WebClient:
    """A client that never repeats a call by itself: a repeated post is a second message."""
    return WebClient(token=token, base_url=base_url, timeout=timeout, retry_handlers=[])


def part(response: SlackResponse, name: str) -> dict[str, Any]:
    """A part of an answer that is an object, such as `user` or `channel`; empty when Slack left it out."""
    found = cast("dict[str, Any]", response.data).get(name)
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}
