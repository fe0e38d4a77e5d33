"""How an answer reaches one person: where they asked if we may write there, else wherever we can."""

import logging
from collections.abc import Callable
from typing import Any

from slack_sdk.webhook import WebhookClient

from bot.listeners.room import Room
from bot.slack_client import CLICK_TIMEOUT
from bot.views.blocks import Block
from bot.views.message import Message

log = logging.getLogger(__name__)

MOST = 300  # characters of a text that are logged


def tell(
    room: Room, user: str, channel: str, message: Message, *, under: str = "", response_url: str = ""
) -> None:
    """Say it to this person alone: in the channel, at the response URL, or in our direct messages.

    `under` is the thread it belongs to. Never raises: what cannot be said is logged.
    """
    text, blocks = message.text, list(message.blocks)

    def here() -> None:
        room.client.chat_postEphemeral(
            channel=channel, user=user, text=text, blocks=blocks, thread_ts=under or None
        )

    def at_the_url() -> None:
        _send(response_url, text, blocks, thread_ts=under or None)

    def directly() -> None:
        room.client.chat_postMessage(channel=room.people.direct_with(user), text=text, blocks=blocks)

    ways: list[Callable[[], None]] = [here] if channel else []
    ways += [at_the_url] if response_url else []
    for way in (*ways, directly):
        try:
            return way()
        except Exception as error:
            log.info("%s could not be told %s: %r", user, way.__name__, error)
    log.warning("could not tell %s: %s", user, text[:MOST])
    return None


def replace(room: Room, user: str, channel: str, message: Message, *, under: str, response_url: str) -> None:
    """Put this answer in the place of the one whose button was pressed; never raises."""
    try:
        _send(response_url, message.text, list(message.blocks), replace_original=True)
    except Exception as error:
        log.info("the answer to %s could not be replaced: %r", user, error)
        tell(room, user, channel, message, under=under)


def _send(url: str, text: str, blocks: list[Block], **how: Any) -> None:
    """Answer at a response URL, which Slack gives for 30 minutes and five answers. Raises OSError."""
    if not url:
        raise OSError("there is no response URL")
    client = WebhookClient(url, timeout=CLICK_TIMEOUT, retry_handlers=[])
    body = {"text": text, "blocks": blocks, "response_type": "ephemeral", **how}
    response = client.send_dict({name: value for name, value in body.items() if value is not None})
    if response.status_code != 200:
        raise OSError(f"the response URL answered {response.status_code}")
