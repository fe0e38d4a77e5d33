"""What a failed call to Slack means for the message that was on its way."""

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from typing import Any

from slack_sdk.errors import SlackApiError


class Meaning(Enum):
    """What to do about it."""

    WAIT = auto()
    """Slack did nothing and asks us to come back later."""
    UNKNOWN = auto()
    """Slack may have done it: look before trying again."""
    GONE = auto()
    """The message is not in Slack any more."""
    CLOSED = auto()
    """We cannot speak in this channel, or to this person."""
    REFUSED = auto()
    """Slack does not accept our token: only a person can help."""
    FAILED = auto()
    """Slack said no, and will say no again."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a failure means, after how long to try again, and why, for the log."""

    meaning: Meaning
    again: timedelta
    why: str


ERROR_NAME = re.compile(r"[a-z][a-z_]*")
"""What is not of this shape was no answer of Slack's: the client puts what it could not read in its place."""

SOON = timedelta(seconds=5)
LATER = timedelta(minutes=5)
LONGEST_WAIT, DEFAULT_WAIT = 300, 10

BY_ERROR = {
    "message_not_found": Meaning.GONE,
    "thread_not_found": Meaning.GONE,
    "cant_update_message": Meaning.GONE,
    "edit_window_closed": Meaning.GONE,
    "channel_not_found": Meaning.CLOSED,
    "not_in_channel": Meaning.CLOSED,
    "is_archived": Meaning.CLOSED,
    "restricted_action": Meaning.CLOSED,
    "user_not_found": Meaning.CLOSED,
    "user_disabled": Meaning.CLOSED,
    "user_not_visible": Meaning.CLOSED,
    "cannot_dm_bot": Meaning.CLOSED,
    "messages_tab_disabled": Meaning.CLOSED,
    "not_authed": Meaning.REFUSED,
    "invalid_auth": Meaning.REFUSED,
    "account_inactive": Meaning.REFUSED,
    "token_revoked": Meaning.REFUSED,
    "token_expired": Meaning.REFUSED,
    "ratelimited": Meaning.WAIT,
    "rate_limited": Meaning.WAIT,
    "internal_error": Meaning.UNKNOWN,
    "fatal_error": Meaning.UNKNOWN,
    "service_unavailable": Meaning.UNKNOWN,
    "request_timeout": Meaning.UNKNOWN,
}
"""Slack's error names; `fatal_error` says itself that some of the operation may have succeeded."""


def trouble_of(error: Exception) -> Trouble:
    """Read a failure of the Web API client.

    A refusal that Slack named is certain. Everything else - a time-out, a broken connection, a 5xx, an answer
    that is no JSON - leaves us in doubt.
    """
    if not isinstance(error, SlackApiError):
        return Trouble(Meaning.UNKNOWN, SOON, type(error).__name__)
    status, headers = int(error.response.status_code), dict(error.response.headers)
    name = str(error.response.get("error") or "")
    if status == 429 or BY_ERROR.get(name) is Meaning.WAIT:
        return Trouble(Meaning.WAIT, retry_after(headers), "rate limited")
    if status >= 500 or not ERROR_NAME.fullmatch(name):
        return Trouble(Meaning.UNKNOWN, SOON, f"HTTP {status}")
    meaning = BY_ERROR.get(name, Meaning.FAILED)
    return Trouble(meaning, SOON if meaning is Meaning.UNKNOWN else LATER, name)


def retry_after(headers: dict[str, Any]) -> timedelta:
    """How long Slack asks us to wait, held between 1 and 300 seconds; 10 when it says nothing sensible."""
    value = next((v for k, v in headers.items() if k.lower() == "retry-after"), "")
    text = str(value[0] if isinstance(value, list) and value else value)
    seconds = int(text[:9]) if text.lstrip("-").isdecimal() else DEFAULT_WAIT
    return timedelta(seconds=min(max(seconds, 1), LONGEST_WAIT))
