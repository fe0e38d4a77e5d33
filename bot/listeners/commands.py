"""`/whoowns acme.com`: the answer goes to the asker alone, with the acknowledgement."""

from typing import Any

from slack_bolt import Ack

from bot.listeners.actions import Listener
from bot.listeners.asking import answer
from bot.listeners.room import Room


def asked(room: Room) -> Listener:
    """The slash command."""

    def listener(ack: Ack, body: dict[str, Any]) -> None:
        where = str(body.get("channel_id") or "")
        message = answer(room, str(body.get("user_id")), where, str(body.get("text") or ""))
        ack(response_type="ephemeral", text=message.text, blocks=list(message.blocks))

    return listener
