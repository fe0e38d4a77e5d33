"""Reading what the Web API answered."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse


def told(answer: SlackResponse, name: str) -> Any:
    """A field that a good answer has."""
    value = answer[name]
    assert value is not None, f"no {name} in {answer}"
    return value


def error(call: Callable[[], Any]) -> dict[str, Any]:
    """What Slack answers to a call it refuses."""
    with pytest.raises(SlackApiError) as refused:
        call()
    return refused.value.response.data
