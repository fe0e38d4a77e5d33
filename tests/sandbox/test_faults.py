"""The sandbox misbehaves on demand, each way as it is asked, and then no longer."""

import http.client
import time
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.client import Sandbox, SandboxError


@pytest.fixture
def web(sandbox: Sandbox) -> WebClient:
    """A client that does not repeat by itself, and gives up after half a second."""
    return WebClient("xoxb-sandbox", base_url=sandbox.api_url, timeout=0.5, retry_handlers=[])  # type: ignore[arg-type]


def post(web: WebClient, text: str = "card") -> Any:
    """Post one message."""
    return web.chat_postMessage(channel="C1", text=text)


def stored(sandbox: Sandbox) -> list[str]:
    """What the workspace holds."""
    return [message["text"] for message in sandbox.stored("#replies")]


@pytest.mark.parametrize(
    ("kind", "expected", "kept"),
    [
        ("ratelimited", SlackApiError, False),
        ("server_error", SlackApiError, False),
        ("timeout_before_commit", TimeoutError, False),
        ("timeout_after_commit", TimeoutError, True),
        ("drop_before_commit", http.client.RemoteDisconnected, False),
        ("drop", http.client.RemoteDisconnected, True),
        ("html_page", SlackApiError, True),
        ("cut_json", SlackApiError, True),
    ],
)
def test_a_fault_strikes_once_and_stores_or_not(
    sandbox: Sandbox, web: WebClient, kind: str, expected: type[Exception], kept: bool
) -> None:
    sandbox.fault("chat.postMessage", kind)
    with pytest.raises(expected):
        post(web)
    assert stored(sandbox) == (["card"] if kept else [])
    assert post(web, "again")["ok"]
    assert stored(sandbox)[-1] == "again"


@pytest.mark.parametrize("after", ["0", "-1", "soon", "30", None])
def test_a_rate_limit_sends_retry_after_as_told(sandbox: Sandbox, web: WebClient, after: str | None) -> None:
    sandbox.fault("chat.postMessage", "ratelimited", retry_after=after)
    with pytest.raises(SlackApiError) as refused:
        post(web)
    assert refused.value.response.status_code == 429
    assert refused.value.response["error"] == "ratelimited"
    headers = {name.lower(): value for name, value in refused.value.response.headers.items()}
    assert headers.get("retry-after") == after


def test_calling_before_the_time_is_over_is_noted(sandbox: Sandbox, web: WebClient) -> None:
    def noted() -> list[bool]:
        return [call["retry_after_ignored"] for call in sandbox.calls("chat.postMessage")]

    sandbox.fault("chat.postMessage", "ratelimited", retry_after=30)
    with pytest.raises(SlackApiError):
        post(web)
    post(web)
    web.chat_postMessage(channel="U1", text="elsewhere")
    sandbox.forward(seconds=31)
    post(web)
    assert noted() == [False, True, False, False]


def test_a_fault_may_strike_several_times_and_one_channel_only(sandbox: Sandbox, web: WebClient) -> None:
    sandbox.fault("*", "server_error", times=2, status=503, channel="C1")
    web.chat_postMessage(channel="U1", text="not this one")
    for _ in range(2):
        with pytest.raises(SlackApiError) as refused:
            post(web)
        assert refused.value.response.status_code == 503
    post(web)
    assert stored(sandbox) == ["card"]


def test_a_client_that_repeats_after_a_drop_posts_twice(sandbox: Sandbox) -> None:
    """The danger the bot has to deal with: the SDK's default client does so."""
    sandbox.fault("chat.postMessage", "drop")
    post(WebClient("xoxb-sandbox", base_url=sandbox.api_url))
    assert stored(sandbox) == ["card", "card"]


def test_a_sandbox_with_a_held_call_ends_at_once(sandbox: Sandbox, web: WebClient) -> None:
    sandbox.fault("chat.postMessage", "timeout_after_commit", hold=3600)
    with pytest.raises(TimeoutError):
        post(web)
    started = time.monotonic()
    sandbox.close()
    assert time.monotonic() - started < 2


def test_begun_anew_there_is_nothing_left(sandbox: Sandbox, web: WebClient) -> None:
    sandbox.fault("chat.postMessage", "server_error")
    sandbox.reset()
    assert post(web)["ok"]
    sandbox.reset()
    assert sandbox.stored() == []
    assert sandbox.calls() == []


def test_unknown_kinds_of_fault_are_refused(sandbox: Sandbox) -> None:
    with pytest.raises(SandboxError, match="invalid_arguments"):
        sandbox.fault("chat.postMessage", "explode")
    with pytest.raises(SandboxError, match="invalid_arguments"):
        sandbox.fault("chat.postMessage", "drop", colour="red")
