"""`@Whoowns who owns acme.com?`: the same answer as the command's, to the asker alone."""

import logging
import re
from collections.abc import Callable
from typing import Any

from bot.listeners.commands import answer
from bot.listeners.room import Room

log = logging.getLogger(__name__)

ADDRESSED = re.compile(r"<@[UW][A-Z0-9]+(\|[^>]*)?>")
ASKED = re.compile(r"^\W*(who\s+owns|whoowns)\b", re.IGNORECASE)


def mentioned(room: Room) -> Callable[[dict[str, Any]], None]:
    """Somebody wrote our name in a channel we are in; slash commands do not work in threads, this does."""

    def listener(event: dict[str, Any]) -> None:
        user, channel = str(event.get("user") or ""), str(event.get("channel") or "")
        if not user or event.get("bot_id"):
            return
        message = answer(room, user, channel, question_in(str(event.get("text") or "")))
        room.client.chat_postEphemeral(
            channel=channel,
            user=user,
            thread_ts=event.get("thread_ts"),
            text=message.text,
            blocks=list(message.blocks),
        )

    return listener


def question_in(text: str) -> str:
    """What is asked about: the text without our name, the words "who owns" and the question mark."""
    return ASKED.sub("", ADDRESSED.sub("", text).strip()).strip().rstrip("?").strip()
