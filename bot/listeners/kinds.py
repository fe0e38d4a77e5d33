"""Wrong kind? The modal opens at once, and what is submitted is decided by the desk."""

from typing import Any

from slack_bolt import Ack

from bot.listeners.actions import Listener
from bot.listeners.click import KindSet, click_of, kind_set_of
from bot.listeners.errors import sentence_for, told
from bot.listeners.room import Room
from bot.views.relabel import KIND_BLOCK, relabel
from desk import kinds
from desk.errors import DeskError
from routing.model import ReplyKind


class NoSuchKind(DeskError):
    """Please pick one of the kinds in the list."""


def opened(room: Room) -> Listener:
    """Chosen in the menu: shows the modal while Slack's trigger is fresh (three seconds)."""

    def listener(ack: Ack, body: dict[str, Any]) -> None:
        click = click_of(body)
        with told(room, ack, click):
            by = room.people.rep(click.user).key
            view = relabel(*kinds.wrong_kind(room.desk, click.thread_id, by))
            room.client.views_open(trigger_id=click.trigger, view=view)

    return listener


def submitted(room: Room) -> Listener:
    """The modal, sent: what is wrong with it is said in the modal."""

    def listener(ack: Ack, body: dict[str, Any]) -> None:
        said = kind_set_of(body)
        try:
            _set(room, said)
        except Exception as error:
            ack(response_action="errors", errors={KIND_BLOCK: sentence_for(error)})
        else:
            ack()
        room.redraw(said.thread_id)

    return listener


def _set(room: Room, said: KindSet) -> None:
    by = room.people.rep(said.user).key
    if said.kind not in list(ReplyKind):
        raise NoSuchKind
    kinds.set_kind(room.desk, said.thread_id, by, ReplyKind(said.kind), said.seen, said.key)
