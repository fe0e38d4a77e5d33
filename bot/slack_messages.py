"""Messages in Slack: post one, change one, find one again by its trace."""

import logging
from dataclasses import dataclass
from typing import Any, cast

from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.views.blocks import Block
from bot.views.message import Message, check_message

log = logging.getLogger(__name__)

EVENT_TYPE = "whoowns_card"
PAGE, PAGES = 200, 5  # how far back a message that was just posted is looked for


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a message is in Slack."""

    channel: str
    ts: str


class Unsure(Exception):
    """Slack said yes and did not say where."""


def post(client: WebClient, channel: str, message: Message, trace: str, under: Spot | None = None) -> Spot:
    """Post a new message; nothing in it unfurls or is linked by Slack on its own.

    The trace is a random id and nothing else: any member can read a message's metadata.
    """
    response = client.chat_postMessage(
        channel=channel,
        text=message.text,
        blocks=_blocks(message),
        metadata=_metadata(trace),
        thread_ts=under.ts if under else None,
        unfurl_links=False,
        unfurl_media=False,
        parse="none",
        link_names=False,
    )
    return _spot(response, channel)


def update(client: WebClient, spot: Spot, message: Message, trace: str) -> Spot:
    """Change the message at this spot; an edit notifies nobody."""
    response = client.chat_update(
        channel=spot.channel,
        ts=spot.ts,
        text=message.text,
        blocks=_blocks(message),
        metadata=_metadata(trace),
        parse="none",
        link_names=False,
    )
    return _spot(response, spot.channel)


def find(client: WebClient, channel: str, trace: str, under: Spot | None = None) -> Spot | None:
    """The message that carries this trace, in the channel or in the thread under a card."""
    cursor: str | None = None
    for _ in range(PAGES):
        more: dict[str, Any] = {"limit": PAGE, "cursor": cursor, "include_all_metadata": True}
        if under:
            response = client.conversations_replies(channel=channel, ts=under.ts, **more)
        else:
            response = client.conversations_history(channel=channel, **more)
        page = cast("dict[str, Any]", response.data)
        for message in page.get("messages") or ():
            if (message.get("metadata") or {}).get("event_payload", {}).get("id") == trace:
                return Spot(channel, message["ts"])
        cursor = (page.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            break
    return None


def _metadata(trace: str) -> dict[str, Any]:
    return {"event_type": EVENT_TYPE, "event_payload": {"id": trace}}


def _blocks(message: Message) -> list[Block]:
    """The blocks, or none where Slack would refuse them: then the text, which stands alone, is all."""
    if problems := check_message(message):
        log.error("a message goes out as plain text: %s", "; ".join(problems))
        return []
    return list(message.blocks)


def _spot(response: SlackResponse, channel: str) -> Spot:
    said = cast("dict[str, Any]", response.data)
    if not said.get("ts"):
        raise Unsure
    return Spot(said.get("channel") or channel, said["ts"])
