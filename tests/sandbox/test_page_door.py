"""What the page is told: my conversations, unread marks, mentions, and each change at once."""

import asyncio
import json
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk import WebClient

from sandbox.client import Sandbox, SandboxError
from sandbox.clock import Clock
from sandbox.markup import USER, controls, effects, mentioned, typed
from tests.sandbox.answers import told
from tests.sandbox.blocks import mrkdwn, section
from tests.sandbox.company import company

Json = dict[str, Any]


def marks(sandbox: Sandbox, user: str, channel: str = "C1") -> tuple[int, int]:
    """Unread messages and mentions in a conversation."""
    told = next(c for c in sandbox.state(user)["channels"] if c["id"] == channel)
    return told["unread"], told["mentions"]


def test_everybody_sees_their_own_conversations(sandbox: Sandbox) -> None:
    state = sandbox.state("maya")
    assert state["me"] == "U1"
    assert [(c["id"], c["kind"]) for c in state["channels"]] == [
        ("C1", "channel"),
        ("C2", "channel"),
        ("D1", "im"),
    ]
    assert state["channels"][2]["with"] == state["app"]["bot_user"] == "UBOT"
    maya, *_, bot = state["users"]
    assert (maya["initials"], maya["guest"], maya["bot"]) == ("ML", False, False)
    assert (bot["id"], bot["bot"]) == ("UBOT", True)
    assert state["app"]["commands"][0]["command"] == "/whoowns"
    assert sandbox.answer("/ui/state")["me"] == "U1"
    with pytest.raises(SandboxError, match="user_not_found"):
        sandbox.state("U9")
    with pytest.raises(SandboxError, match="not_in_channel"):
        sandbox.messages("#sales", "jon")


def test_unread_and_mentions_count_until_they_are_read(sandbox: Sandbox, web: WebClient) -> None:
    web.chat_postMessage(channel="C1", text="for <@U1>")
    web.chat_postMessage(channel="C1", text="for &lt;@U1&gt; and <!here|not me>")
    web.chat_postMessage(channel="C1", text="for nobody", blocks=[section("but <@U2>")])
    assert marks(sandbox, "maya") == (3, 2)
    assert marks(sandbox, "jon") == (3, 2)
    sandbox.read("maya", "#replies")
    assert marks(sandbox, "maya") == (0, 0)
    web.chat_postMessage(channel="U1", text="direct")
    assert marks(sandbox, "maya", "D1") == (1, 1)


def test_an_edit_rings_for_nobody(sandbox: Sandbox, web: WebClient) -> None:
    ts = told(web.chat_postMessage(channel="C1", text="quiet"), "ts")
    sandbox.read("maya", "#replies")
    web.chat_update(channel="C1", ts=ts, text="now <@U1>")
    assert marks(sandbox, "maya") == (0, 0)


def test_a_thread_counts_for_those_it_mentions(sandbox: Sandbox, web: WebClient) -> None:
    parent = told(web.chat_postMessage(channel="C1", text="card"), "ts")
    sandbox.read("maya", "#replies")
    web.chat_postMessage(channel="C1", text="below", thread_ts=parent)
    web.chat_postMessage(channel="C1", text="<@U1>, due in 10 minutes", thread_ts=parent)
    assert marks(sandbox, "maya") == (1, 1)
    assert len(sandbox.messages("#replies", thread=parent)) == 3
    assert sandbox.messages("#replies")[0]["reply_count"] == 2


@given(st.text(), st.sampled_from(["<!channel>", "<#C1>", "<https://a.example|b>", "@channel"]), st.text())
def test_what_is_typed_can_only_mention_people(before: str, trick: str, after: str) -> None:
    assert all(USER.fullmatch(control) for control in controls(typed(before + trick + after, {"maya": "U1"})))


def test_typing_a_known_name_mentions_that_person() -> None:
    assert typed("@maya and @nobody, <@U2>", {"maya": "U1"}) == "<@U1> and @nobody, <@U2>"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<!channel> <https://a.example|b>", ["!channel", "https://a.example|b"]),
        ("*bold* _it_ ~gone~ `code`", ["*bold*", "_it_", "~gone~", "`code`"]),
        ("&gt; quoted", ["&gt;"]),
        ("see https://a.example", ["https://a"]),
        ("2 * 3 * 4, snake_case_name, a~b, &lt;!channel&gt;, 5 &gt; 4", []),
    ],
)
def test_what_a_text_does_beyond_its_letters(text: str, found: list[str]) -> None:
    assert effects(text) == found


@pytest.mark.parametrize(
    ("text", "blocks", "rings"),
    [
        ("<!channel>", [], {"U1", "U2"}),
        ("<!everyone|all>", [], {"U1", "U2"}),
        ("<@U1|maya> <@U9>", [], {"U1"}),
        ("@U1 <#C1> <https://acme.example|U1> < @U1>", [], set()),
        ("", [{"type": "section", "text": {"type": "plain_text", "text": "<@U1>"}}], set()),
        ("", [{"type": "context", "elements": [mrkdwn("<@U2>")]}], {"U2"}),
        ("", [{"type": "rich_text", "elements": [{"type": "user", "user_id": "U1"}]}], {"U1"}),
        ("", [{"type": "rich_text", "elements": [{"type": "broadcast", "range": "here"}]}], {"U1", "U2"}),
    ],
)
def test_who_a_message_rings_for(text: str, blocks: list[Json], rings: set[str]) -> None:
    assert mentioned(text, blocks, ["U1", "U2"]) == rings


def heard_while(sandbox: Sandbox, user: str, act: Callable[[], Any], count: int) -> list[Json]:
    """The first `count` events a page of this user gets while something happens."""

    async def listen() -> list[Json]:
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(f"{sandbox.url}/ui/live?as={user}") as page,
        ):
            await asyncio.sleep(0.05)
            acting = asyncio.get_running_loop().run_in_executor(None, act)
            heard = [await page.receive_json(timeout=3) for _ in range(count)]
            await acting
            return heard

    return asyncio.run(listen())


def test_an_open_page_hears_of_changes_at_once(sandbox: Sandbox, web: WebClient) -> None:
    def act() -> None:
        web.chat_postMessage(channel="U2", text="not for Maya")
        web.chat_postEphemeral(channel="C1", user="U2", text="not for Maya")
        web.chat_postMessage(channel="C1", text="for all")
        web.views_publish(user_id="U1", view={"type": "home", "blocks": []})
        sandbox.forward(hours=1)

    messages, home, clock = heard_while(sandbox, "U1", act, 3)
    assert messages == {"type": "messages", "channel": "C1"}
    assert home == {"type": "home"}
    assert clock["type"] == "clock"


def test_the_clock_is_a_file_that_others_read(tmp_path: Path) -> None:
    path = tmp_path / "clock"
    with Sandbox.start(company(), path) as sandbox:
        before = sandbox.state("maya")["clock"]
        assert before["offset"] == 0
        sandbox.forward(hours=2)
        assert float(path.read_text()) == 7200
        assert 7199 < sandbox.state("maya")["clock"]["now"] - before["now"] < 7210
        path.write_text("10")
        assert sandbox.state("maya")["clock"]["offset"] == 10
        path.write_text("half-writ")
        assert sandbox.state("maya")["clock"]["offset"] == 10


@given(st.lists(st.floats(0, 1e6), max_size=5))
def test_steps_forward_add_up(steps: list[float]) -> None:
    clock = Clock()
    for step in steps:
        clock.forward(step)
    assert clock.offset() == pytest.approx(sum(steps))


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "evil.example"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Host": "localhost:1", "Origin": "http://localhost:1"}, 200),
    ],
)
def test_only_this_machine_and_its_own_page_are_answered(
    sandbox: Sandbox, headers: dict[str, str], status: int
) -> None:
    connection = HTTPConnection(urlsplit(sandbox.url).netloc)
    connection.request("GET", "/ui/state", headers=headers)
    answer = connection.getresponse()
    assert answer.status == status
    assert json.load(answer)["ok"] if status == 200 else answer.read()
    connection.close()


@pytest.mark.parametrize("body", [{}, {"as": "U1"}, {"as": "U1", "channel": "C1", "ts": "1", "action": {}}])
def test_a_door_says_what_it_misses(sandbox: Sandbox, body: Json) -> None:
    answer = sandbox.answer("/ui/act", body)
    assert answer["ok"] is False
    assert answer["error"] in ("invalid_arguments", "message_not_found")
