"""`@Whoowns who owns acme.com?`, and what is said to us in our direct messages: answered like the command."""

import logging
import re
from collections.abc import Callable
from typing import Any

from bot.listeners.asking import ASKED, answer
from bot.listeners.room import Room
from bot.listeners.telling import tell
from desk.clicks import is_first
from desk.errors import Busy
from desk.question import read_question, why_not_in

log = logging.getLogger(__name__)

ADDRESSED = r"<@{}(?:\|[^>]*)?>"
ANYBODY = "[UW][A-Z0-9]+"
Heard = Callable[[dict[str, Any], dict[str, Any]], None]


def mentioned(room: Room) -> Heard:
    """Somebody wrote our name in a channel we are in; slash commands do not work in threads, this does.

    In the thread of a card a mention that names nobody asks about the card.
    """

    def listener(event: dict[str, Any], body: dict[str, Any]) -> None:
        user, channel = str(event.get("user") or ""), str(event.get("channel") or "")
        if _is_ours_to_ignore(event) or not _is_new(room, event):
            return
        us = next(iter(body.get("authorizations") or ()), {}).get("user_id") or ""
        under = str(event.get("thread_ts") or "")
        message = answer(room, user, channel, without_us(str(event.get("text") or ""), us), under)
        tell(room, user, channel, message, under=under)

    return listener


def said(room: Room) -> Heard:
    """A message in our direct messages: a question too.

    In a thread there people may also talk; only what clearly asks is answered.
    """

    def listener(event: dict[str, Any], body: dict[str, Any]) -> None:
        user, channel = str(event.get("user") or ""), str(event.get("channel") or "")
        text, under = str(event.get("text") or ""), str(event.get("thread_ts") or "")
        direct = event.get("channel_type") == "im"
        if not direct or _is_ours_to_ignore(event) or (under and not clearly_asks(text)):
            return
        if not _is_new(room, event):
            return
        message = answer(room, user, channel, without_us(text), under)
        try:
            room.client.chat_postMessage(
                channel=channel, text=message.text, blocks=list(message.blocks), thread_ts=under or None
            )
        except Exception:
            log.warning("a message to us could not be answered", exc_info=True)

    return listener


def without_us(text: str, us: str = "") -> str:
    """What is asked about: the text without our name (the first name there is, if ours is not known)."""
    named = re.compile(ADDRESSED.format(re.escape(us) if us else ANYBODY))
    return named.sub("", text, count=0 if us else 1).strip()


def clearly_asks(text: str) -> bool:
    """Whether this is a question to us for sure: "who owns", "why not", an address, a domain, @maya."""
    bare = text.strip()
    return bool(
        ASKED.match(bare)
        or why_not_in(bare)
        or re.fullmatch(ADDRESSED.format(ANYBODY), bare)
        or read_question(bare).what in ("address", "domain", "person")
    )


def _is_ours_to_ignore(event: dict[str, Any]) -> bool:
    """What a bot says, ourselves first of all, and what is no message: edits, joins, files."""
    return not event.get("user") or bool(event.get("bot_id") or event.get("subtype"))


def _is_new(room: Room, event: dict[str, Any]) -> bool:
    """Slack tells of some messages twice; each is answered once."""
    try:
        return is_first(room.desk, f"said:{event.get('channel')}:{event.get('ts')}")
    except Busy:
        return True
