"""The buttons of an answer: ask something else in its place, and share it with everybody here."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from slack_bolt import Ack
from slack_sdk.errors import SlackApiError

from bot.listeners.actions import Listener
from bot.listeners.asking import answer, asker, reply_to
from bot.listeners.click import click_of
from bot.listeners.errors import told
from bot.listeners.room import Room
from bot.listeners.telling import replace
from bot.slack_messages import Spot, Unsure, post
from bot.views.message import Message
from bot.views.who_owns import may_be_shared, shared, was_shared
from desk.clicks import forget, is_first
from desk.errors import DeskError

OUTSIDE = ("not_in_channel", "channel_not_found")


class NoQuestion(DeskError):
    """This answer is too old for me to read; please ask again."""


class NotHere(DeskError):
    """I can only share where I am a member: /invite @whoowns, then click Share again."""


class NothingToShare(DeskError):
    """There is nothing here that everybody may see; please ask again."""


class SharedAlready(DeskError):
    """This answer has been shared already."""


class NotSaid(DeskError):
    """Slack did not say whether it was posted; please look before you ask and share again."""


@dataclass(frozen=True, slots=True)
class Press:
    """A button of an answer: whose press, on what message, in which thread, and the question it carries."""

    user: str
    channel: str
    under: str
    ts: str
    question: str
    response_url: str
    key: str


def press_of(body: dict[str, Any]) -> Press:
    """Read a press on an answer; nothing in it is trusted but who pressed."""
    action = next(iter(body.get("actions") or ()), {})
    container, click = body.get("container") or {}, click_of(body)
    return Press(
        user=click.user,
        channel=click.channel,
        under=str(container.get("thread_ts") or (body.get("message") or {}).get("thread_ts") or ""),
        ts=str(container.get("message_ts") or ""),
        question=str(action.get("value") or "").strip(),
        response_url=str(body.get("response_url") or ""),
        key=click.key,
    )


def asked_again(room: Room) -> Listener:
    """Did you mean: the answer to what was meant, in the place of the first one."""

    def listener(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        press = press_of(body)
        message = answer(room, press.user, press.channel, press.question)
        where = {"under": press.under, "response_url": press.response_url}
        replace(room, press.user, press.channel, message, **where)

    return listener


def sharing(room: Room) -> Listener:
    """Share: the answer as it is now, for everybody here, with the name of who asked; once."""

    def listener(ack: Ack, body: dict[str, Any]) -> None:
        press = press_of(body)
        with told(room, ack, click_of(body)):
            if is_first(room.desk, press.key):
                ack()  # Slack waits three seconds, and may need them itself
                own = _share(room, press)
                replace(
                    room, press.user, press.channel, own, under=press.under, response_url=press.response_url
                )

    return listener


def _share(room: Room, press: Press) -> Message:
    by = asker(room, press.user, press.channel)
    if not press.question or not press.channel:
        raise NoQuestion
    public = reply_to(room, press.question, None, share=True)
    if not may_be_shared(public):
        raise NothingToShare
    key = sha256(f"{press.channel}:{press.ts}:{press.question}".encode()).hexdigest()
    if not is_first(room.desk, f"shared:{key}"):
        raise SharedAlready
    under = Spot(press.channel, press.under) if press.under else None
    try:
        post(room.client, press.channel, shared(public, by.name, press.question), key, under)
    except SlackApiError as error:
        forget(room.desk, f"shared:{key}")
        raise (NotHere() if error.response.get("error") in OUTSIDE else error) from None
    except (OSError, Unsure) as error:
        raise NotSaid from error
    return was_shared(reply_to(room, press.question, by))
