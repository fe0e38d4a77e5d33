"""`/whoowns acme.com`: the answer goes to the asker alone, with the acknowledgement."""

from typing import Any

from slack_bolt import Ack

from bot.listeners.actions import Listener
from bot.listeners.errors import sentence_for
from bot.listeners.room import Room
from bot.views.help import sentence
from bot.views.message import Message
from bot.views.who_owns import who_owns
from desk import lookup
from desk.errors import NotAllowed


def asked(room: Room) -> Listener:
    """The slash command."""

    def listener(ack: Ack, body: dict[str, Any]) -> None:
        where = str(body.get("channel_id") or "")
        message = answer(room, str(body.get("user_id")), where, str(body.get("text") or ""))
        ack(response_type="ephemeral", text=message.text, blocks=list(message.blocks))

    return listener


def answer(room: Room, user: str, channel: str, question: str) -> Message:
    """The answer to a question asked in a channel, or why there is none; never raises."""
    try:
        room.people.rep(user)
        if channel and room.channels.is_shared(channel):
            raise NotAllowed("This channel is shared with another organisation; ask me somewhere else.")
        return who_owns(lookup.who_owns(room.desk, question))
    except Exception as error:
        return sentence(sentence_for(error))
