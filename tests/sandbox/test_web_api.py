"""The Web API as the app's own client sees it: who may call what, and what the answers hold."""

import json
from collections.abc import Callable
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from slack_sdk import WebClient
from slack_sdk.models.metadata import Metadata

from sandbox.client import Sandbox
from sandbox.clock import Clock
from sandbox.messages import Messages
from tests.sandbox.answers import error, told
from tests.sandbox.blocks import actions, button
from tests.sandbox.company import SCOPES, company

Json = dict[str, Any]


def post(sandbox: Sandbox, method: str, body: str, content_type: str, token: str) -> Json:
    """A call by hand."""
    connection = HTTPConnection(urlsplit(sandbox.url).netloc)
    headers = {"Content-Type": content_type, "Authorization": f"Bearer {token}"}
    connection.request("POST", f"/api/{method}", body, headers)
    answer = json.load(connection.getresponse())
    connection.close()
    return answer


def test_auth_test_tells_who_the_app_is_and_what_it_may_do(web: WebClient) -> None:
    answer = web.auth_test()
    assert answer["user_id"] == "UBOT"
    assert answer.headers["x-oauth-scopes"].split(",") == SCOPES


def test_tokens_are_looked_at(sandbox: Sandbox) -> None:
    def refusal(token: str | None) -> str:
        return error(lambda: WebClient(token, base_url=sandbox.api_url).users_list())["error"]

    assert refusal(None) == "not_authed"
    assert refusal("xoxb-somebody-else") == "invalid_auth"
    assert refusal("xapp-sandbox") == "not_allowed_token_type"


def test_sockets_are_opened_with_the_app_token_and_an_empty_json_body(sandbox: Sandbox) -> None:
    answer = post(sandbox, "apps.connections.open", "", "application/json", "xapp-sandbox")
    assert answer["url"].startswith(sandbox.url.replace("http", "ws"))
    refused = post(sandbox, "apps.connections.open", "", "application/json", "xoxb-sandbox")
    assert refused["error"] == "not_allowed_token_type"


def test_unknown_methods_and_broken_json_are_refused(sandbox: Sandbox) -> None:
    assert post(sandbox, "chat.shout", "{}", "application/json", "xoxb-sandbox")["error"] == "unknown_method"
    assert post(sandbox, "users.list", "{", "application/json", "xoxb-sandbox")["error"] == "invalid_json"
    assert post(sandbox, "users.list", "[]", "application/json", "xoxb-sandbox")["error"] == "json_not_object"


def test_a_form_does_the_same_as_json(sandbox: Sandbox) -> None:
    blocks = [actions(button())]
    form = urlencode({"channel": "C1", "text": "a & b", "blocks": json.dumps(blocks)})
    answer = post(sandbox, "chat.postMessage", form, "application/x-www-form-urlencoded", "xoxb-sandbox")
    assert answer["ok"]
    assert answer["message"]["text"] == "a & b"
    assert answer["message"]["blocks"][0]["elements"] == blocks[0]["elements"]


@pytest.mark.parametrize(
    ("call", "needed"),
    [
        (lambda web: web.chat_postMessage(channel="C1", text="x"), "chat:write"),
        (lambda web: web.conversations_history(channel="C1"), "channels:history"),
        (lambda web: web.conversations_list(types="public_channel,im"), "channels:read"),
        (lambda web: web.users_lookupByEmail(email="maya@northwind.example"), "users:read.email"),
    ],
)
def test_a_missing_scope_is_named(call: Callable[[WebClient], Any], needed: str) -> None:
    with Sandbox.start(company(scopes=["users:read"])) as sandbox:
        web = WebClient("xoxb-sandbox", base_url=sandbox.api_url)
        answer = error(lambda: call(web))
    assert answer == {"ok": False, "error": "missing_scope", "needed": needed, "provided": "users:read"}


def test_without_its_scope_no_address_is_shown() -> None:
    with Sandbox.start(company(scopes=["users:read"])) as sandbox:
        web = WebClient("xoxb-sandbox", base_url=sandbox.api_url)
        assert "email" not in told(web.users_info(user="U1"), "user")["profile"]


@pytest.mark.parametrize(
    ("channel", "code"),
    [("C2", "not_in_channel"), ("C3", "channel_not_found"), ("C9", "channel_not_found")],
)
def test_the_bot_posts_only_where_it_is(web: WebClient, channel: str, code: str) -> None:
    assert error(lambda: web.chat_postMessage(channel=channel, text="x"))["error"] == code


def test_metadata_is_kept_and_told_on_request(web: WebClient) -> None:
    tag = Metadata("reply_card", {"id": "opaque"})
    web.chat_postMessage(channel="C1", text="A card", metadata=tag)
    (plain,) = told(web.conversations_history(channel="C1"), "messages")
    (full,) = told(web.conversations_history(channel="C1", include_all_metadata=True), "messages")
    assert "metadata" not in plain
    assert full["metadata"] == {"event_type": "reply_card", "event_payload": {"id": "opaque"}}


def test_an_update_changes_what_it_names_and_keeps_the_rest(web: WebClient, sandbox: Sandbox) -> None:
    tag = {"event_type": "reply_card", "event_payload": {"id": "1"}}
    posted = web.chat_postMessage(channel="C1", text="open", blocks=[actions(button())], metadata=tag)
    web.chat_update(channel="C1", ts=told(posted, "ts"), text="taken")
    (message,) = sandbox.messages("#replies")
    assert (message["text"], message["edited"], message["metadata"]) == ("taken", True, tag)
    assert message["blocks"][0]["elements"][0]["action_id"] == "claim"
    web.chat_update(channel="C1", ts=told(posted, "ts"), text="taken", blocks=[])
    assert sandbox.messages("#replies")[0]["blocks"] == []


def test_only_own_messages_that_exist_can_be_changed(web: WebClient, sandbox: Sandbox) -> None:
    ts = sandbox.say("maya", "mine", "#replies")
    assert error(lambda: web.chat_update(channel="C1", ts=ts, text="x"))["error"] == "cant_update_message"
    assert error(lambda: web.chat_delete(channel="C1", ts=ts))["error"] == "cant_delete_message"
    assert error(lambda: web.chat_update(channel="C1", ts="1.1", text="x"))["error"] == "message_not_found"


def test_an_ephemeral_message_is_seen_by_one_and_is_not_history(web: WebClient, sandbox: Sandbox) -> None:
    ts = told(web.chat_postEphemeral(channel="C1", user="U2", text="only you"), "message_ts")
    assert [m["text"] for m in sandbox.messages("#replies", "jon")] == ["only you"]
    assert sandbox.messages("#replies", "maya") == []
    assert told(web.conversations_history(channel="C1"), "messages") == []
    gone = error(lambda: web.chat_update(channel="C1", ts=ts, text="x"))
    assert gone["error"] == "message_not_found"
    stranger = error(lambda: web.chat_postEphemeral(channel="C1", user="U3", text="x"))
    assert stranger["error"] == "user_not_in_channel"


def test_history_goes_backwards_in_pages_and_between_times(web: WebClient) -> None:
    times = [told(web.chat_postMessage(channel="C1", text=str(n)), "ts") for n in range(7)]
    seen = [
        m["text"] for page in web.conversations_history(channel="C1", limit=3) for m in told(page, "messages")
    ]
    assert seen == ["6", "5", "4", "3", "2", "1", "0"]

    def between(**more: Any) -> list[str]:
        answer = web.conversations_history(channel="C1", oldest=times[2], latest=times[4], **more)
        return [m["text"] for m in told(answer, "messages")]

    assert between() == ["3"]
    assert between(inclusive=True) == ["4", "3", "2"]


def test_replies_stay_in_their_thread(web: WebClient) -> None:
    parent = told(web.chat_postMessage(channel="C1", text="card"), "ts")
    web.chat_postMessage(channel="C1", text="Maya took it", thread_ts=parent)
    (top,) = told(web.conversations_history(channel="C1"), "messages")
    assert (top["text"], top["reply_count"]) == ("card", 1)
    thread = told(web.conversations_replies(channel="C1", ts=parent), "messages")
    assert [m["text"] for m in thread] == ["card", "Maya took it"]
    nowhere = error(lambda: web.chat_postMessage(channel="C1", text="x", thread_ts="1.1"))
    assert nowhere["error"] == "thread_not_found"


def test_a_deleted_message_with_replies_leaves_a_tombstone(web: WebClient, sandbox: Sandbox) -> None:
    parent = told(web.chat_postMessage(channel="C1", text="card"), "ts")
    web.chat_postMessage(channel="C1", text="below", thread_ts=parent)
    web.chat_delete(channel="C1", ts=parent)
    assert [m["text"] for m in sandbox.messages("#replies")] == ["This message was deleted."]
    assert error(lambda: web.chat_delete(channel="C1", ts=parent))["error"] == "message_not_found"


def test_direct_messages_are_opened_by_user(web: WebClient, sandbox: Sandbox) -> None:
    channel = told(web.conversations_open(users="U1"), "channel")["id"]
    assert channel == sandbox.dm_id("maya") == told(web.conversations_open(users="U1"), "channel")["id"]
    web.chat_postMessage(channel="U1", text="for you")
    assert [m["text"] for m in sandbox.dm("maya")] == ["for you"]
    assert error(lambda: web.conversations_open(users="U9"))["error"] == "user_not_found"
    assert error(lambda: web.conversations_open(users="U4"))["error"] == "user_disabled"


def test_people_are_found_by_address_unless_they_left(web: WebClient) -> None:
    assert told(web.users_lookupByEmail(email="Maya@northwind.example"), "user")["id"] == "U1"
    gone = error(lambda: web.users_lookupByEmail(email="gone@northwind.example"))
    assert gone["error"] == "users_not_found"
    assert error(lambda: web.users_info(user="U9"))["error"] == "user_not_found"
    assert told(web.users_info(user="U3"), "user")["is_restricted"] is True
    assert told(web.users_info(user="U2"), "user")["tz"] == "America/New_York"


def test_lists_come_in_pages(web: WebClient) -> None:
    ids = [u["id"] for page in web.users_list(limit=2) for u in told(page, "members")]
    assert ids == ["U1", "U2", "U3", "U4", "UBOT"]
    assert [c["id"] for c in told(web.conversations_list(), "channels")] == ["C1", "C2"]
    assert [c["id"] for c in told(web.users_conversations(), "channels")] == ["C1"]
    assert told(web.conversations_members(channel="C1"), "members") == ["U1", "U2", "UBOT"]
    assert error(lambda: web.users_list(cursor="nonsense"))["error"] == "invalid_cursor"


def test_a_permalink_leads_to_the_page(web: WebClient, sandbox: Sandbox) -> None:
    ts = told(web.chat_postMessage(channel="C1", text="card"), "ts")
    link = told(web.chat_getPermalink(channel="C1", message_ts=ts), "permalink")
    assert link == f"{sandbox.url}/archives/C1/p{ts.replace('.', '')}"


class Stopped(Clock):
    """A clock that stands still."""

    def now(self) -> float:
        """Always the same moment."""
        return 1_700_000_000.0


def test_timestamps_grow_even_when_time_stands_still() -> None:
    messages = Messages(Stopped())
    times = [messages.next_ts() for _ in range(100)]
    assert times == sorted(set(times))


def test_timestamps_follow_the_clock(web: WebClient, sandbox: Sandbox) -> None:
    before = told(web.chat_postMessage(channel="C1", text="now"), "ts")
    sandbox.forward(hours=2)
    after = told(web.chat_postMessage(channel="C1", text="later"), "ts")
    assert 7200 <= float(after) - float(before) < 7300


def test_the_log_of_calls_keeps_arguments_and_outcome_but_no_token(web: WebClient, sandbox: Sandbox) -> None:
    web.chat_postMessage(channel="C1", text="x")
    error(lambda: web.chat_postMessage(channel="C9", text="x"))
    first, second = sandbox.calls("chat.postMessage")
    assert (first["args"], first["ok"]) == ({"channel": "C1", "text": "x"}, True)
    assert (second["ok"], second["error"]) == (False, "channel_not_found")
    assert "xoxb" not in json.dumps(sandbox.calls())
