"""The one place where what goes wrong becomes a sentence to the person who clicked or asked."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from slack_bolt import Ack
from slack_sdk.errors import SlackApiError

from bot.listeners.click import Click
from bot.listeners.room import Room
from bot.listeners.telling import tell
from bot.views.help import sentence
from desk.errors import DeskError

log = logging.getLogger(__name__)

EXPIRED = frozenset({"expired_trigger_id", "trigger_expired", "invalid_trigger_id"})
REPEATED = frozenset({"exchanged_trigger_id", "trigger_exchanged"})
"""A click that Slack delivered twice: the modal is open already."""


def sentence_for(error: Exception) -> str:
    """What a person is told about this error; empty when there is nothing to say.

    Errors of the desk are sentences themselves. Everything else is ours: it is logged under a number that
    the person can pass on.
    """
    if isinstance(error, DeskError):
        return str(error)
    named = str(error.response.get("error")) if isinstance(error, SlackApiError) else ""
    if named in EXPIRED:
        return "That took too long for Slack; please click again."
    if named in REPEATED:
        return ""
    number = uuid4().hex[:8]
    log.error("error %s in a listener", number, exc_info=error)
    return f"Something went wrong on our side; nothing was changed. The log knows it as {number}."


@contextmanager
def told(room: Room, ack: Ack, click: Click) -> Iterator[None]:
    """Acknowledge when the work inside is done; if it failed, say so to the person alone.

    Nothing is raised after the acknowledgement: Bolt would take it back, and Slack deliver again.
    """
    problem = ""
    try:
        yield
    except Exception as error:
        problem = sentence_for(error)
    ack()
    if problem:
        whisper(room, click.user, click.channel, problem)


def whisper(room: Room, user: str, channel: str, text: str) -> None:
    """One sentence that only this person sees, in this channel or else in their direct messages."""
    tell(room, user, channel, sentence(text))
