"""What Slack does not take: each limit is refused just above it and taken just at it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.models.blocks import ActionsBlock, ButtonElement, HeaderBlock, SectionBlock

from sandbox.limits import BLOCKS, ELEMENTS, complaints, view_complaints
from tests.sandbox.blocks import actions, button, field, modal, mrkdwn, option, plain, section

Json = dict[str, Any]

TEXT_INPUT = {"type": "plain_text_input", "action_id": "text"}


def menu(count: int, label: int = 5, value: int = 5) -> Json:
    """A menu of `count` options with labels and values of these lengths."""
    options = [option(f"{n:0{value}d}", "x" * label) for n in range(count)]
    return actions({"type": "static_select", "action_id": "menu", "options": options})


BLOCK_LIMITS = [
    ("/0/text/text", lambda n: [section("x" * n)], 3000),
    ("/0/fields", lambda n: [{"type": "section", "fields": [mrkdwn("x")] * n}], 10),
    ("/0/fields/0/text", lambda n: [{"type": "section", "fields": [mrkdwn("x" * n)]}], 2000),
    ("/0/text/text", lambda n: [{"type": "header", "text": plain("x" * n)}], 150),
    ("/0/elements/0/text/text", lambda n: [actions(button(label="x" * n))], 75),
    ("/0/elements/0/value", lambda n: [actions(button(value="x" * n))], 2000),
    ("/0/elements/0/action_id", lambda n: [actions(button("x" * n))], 255),
    ("/0/elements/0/url", lambda n: [actions(button(url="x" * n))], 3000),
    ("/0/elements/0/accessibility_label", lambda n: [actions(button(accessibility_label="x" * n))], 75),
    ("/0/block_id", lambda n: [section(block_id="x" * n)], 255),
    ("/0/elements", lambda n: [actions(*(button(f"b{i}") for i in range(n)))], 25),
    ("/0/elements", lambda n: [{"type": "context", "elements": [mrkdwn("x")] * n}], 10),
    ("/0/elements/0/options", lambda n: [menu(n)], 100),
    ("/0/elements/0/options/0/text/text", lambda n: [menu(1, label=n)], 75),
    ("/0/elements/0/options/0/value", lambda n: [menu(1, value=n)], 150),
    ("/0/label/text", lambda n: [field("f", TEXT_INPUT) | {"label": plain("x" * n)}], 2000),
    ("/0/text", lambda n: [{"type": "markdown", "text": "x" * n}], 12_000),
    ("", lambda n: [section()] * n, 50),
]


@pytest.mark.parametrize(("at", "blocks", "most"), BLOCK_LIMITS)
def test_a_block_may_reach_its_limit_and_not_pass_it(at: str, blocks: Any, most: int) -> None:
    assert complaints(blocks(most)) == []
    (complaint,) = complaints(blocks(most + 1))
    assert complaint.endswith(f"[json-pointer:/blocks{at}]")
    assert str(most) in complaint or str(most + 1) in complaint


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        ([section("")], "must be more than 0 characters"),
        ([actions()], "no less than 1 items"),
        ([{"type": "section"}], "missing required field: text or fields"),
        ([{"type": "header", "text": mrkdwn("x")}], "unsupported type: mrkdwn"),
        ([actions(button() | {"text": mrkdwn("x")})], "unsupported type: mrkdwn"),
        ([{"type": "shout", "text": plain("x")}], "unsupported type: shout"),
        ([section(colour="red")], "invalid additional property: colour"),
        ([section(accessory={"type": "plain_text_input"})], "unsupported type: plain_text_input"),
        ([section(block_id="same"), section(block_id="same")], "`block_id` same already exists"),
        ([actions(button("same"), button("same"))], "`action_id` same already exists"),
        ([{"type": "markdown", "text": "x" * 7000}] * 2, "less than 12001 characters in all"),
        ([actions(button(style="huge"))], "must be one of primary, danger"),
        ("not blocks", "must provide an array"),
        ([None], "unsupported type: None"),
    ],
)
def test_nonsense_in_blocks_is_named(blocks: Any, said: str) -> None:
    found = complaints(blocks)
    assert len(found) == 1
    assert said in found[0]


@pytest.mark.parametrize(
    ("at", "view", "most"),
    [
        ("/title/text", lambda n: modal(section(), title=plain("x" * n)), 24),
        ("/submit/text", lambda n: modal(section(), submit=plain("x" * n)), 24),
        ("/close/text", lambda n: modal(section(), close=plain("x" * n)), 24),
        ("/private_metadata", lambda n: modal(section(), private_metadata="x" * n), 3000),
        ("/callback_id", lambda n: modal(section(), callback_id="x" * n), 255),
        ("/blocks", lambda n: modal(*[section()] * n), 100),
    ],
)
def test_a_view_may_reach_its_limit_and_not_pass_it(at: str, view: Any, most: int) -> None:
    assert view_complaints(view(most)) == []
    (complaint,) = view_complaints(view(most + 1))
    assert complaint.endswith(f"[json-pointer:/view{at}]")


def test_a_modal_with_inputs_needs_a_submit_button() -> None:
    view = modal(field("f", TEXT_INPUT))
    assert view_complaints(view) == []
    del view["submit"]
    assert "`submit` is required" in view_complaints(view)[0]


def test_what_the_sdk_builds_is_taken() -> None:
    blocks = [
        HeaderBlock(text="Reply from Chris"),
        SectionBlock(text="*Interested*", fields=["one", "two"]),
        ActionsBlock(elements=[ButtonElement(text="Claim", action_id="claim", value="1", style="primary")]),
    ]
    assert complaints([block.to_dict() for block in blocks]) == []


WORDS = st.sampled_from([*BLOCKS, *ELEMENTS, "plain_text", "mrkdwn", "modal", "home"])
PROPERTIES = st.sampled_from(["text", "elements", "element", "blocks", "fields", "options", "label", "title"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | WORDS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(WORDS, st.dictionaries(PROPERTIES, inner, max_size=3)).map(
            lambda both: {"type": both[0]} | both[1]
        )
    ),
)


@given(JSON)
def test_no_json_confuses_the_checks(value: Any) -> None:
    assert isinstance(complaints([value]), list)
    assert isinstance(view_complaints(value), list)


def test_a_refusal_names_the_place_over_the_wire(web: WebClient) -> None:
    with pytest.raises(SlackApiError) as refused:
        web.chat_postMessage(channel="C1", text="hello", blocks=[section(), section("x" * 3001)])
    answer = refused.value.response
    assert answer["error"] == "invalid_blocks"
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/1/text/text]"
    ]


@pytest.mark.parametrize(
    ("message", "error"),
    [
        ({}, "no_text"),
        ({"text": ""}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": "x", "blocks": "{"}, "invalid_blocks_format"),
        ({"text": "x", "metadata": {"event_type": "x"}}, "invalid_metadata_format"),
    ],
)
def test_a_message_slack_would_not_take(web: WebClient, message: Json, error: str) -> None:
    with pytest.raises(SlackApiError) as refused:
        web.api_call("chat.postMessage", json={"channel": "C1", **message})
    assert refused.value.response["error"] == error
