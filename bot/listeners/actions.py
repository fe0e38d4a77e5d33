"""Claim, Done, Keep and which account it is: committed, acknowledged, redrawn."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack

from bot.listeners.click import click_of
from bot.listeners.errors import told
from bot.listeners.home import show_home
from bot.listeners.room import Room
from desk import confirming, ownership
from desk.desk import Desk
from desk.state import ThreadState

Act = Callable[[Desk, int, str, int, str], ThreadState]
Listener = Callable[[Ack, dict[str, Any]], None]


def claim(room: Room) -> Listener:
    """ "I am on it", or "I take it over"."""
    return _acting(room, ownership.claim)


def done(room: Room) -> Listener:
    """It has been answered: the clock stops."""
    return _acting(room, ownership.finish)


def keep(room: Room) -> Listener:
    """Two have answered, and the owner goes on."""
    return _acting(room, ownership.keep)


def confirm_account(room: Room) -> Listener:
    """It is the account that the card suggests."""
    return _acting(room, confirming.confirm)


def deny_account(room: Room) -> Listener:
    """It is another company."""
    return _acting(room, confirming.deny)


def _acting(room: Room, act: Act) -> Listener:
    def listener(ack: Ack, body: dict[str, Any]) -> None:
        click = click_of(body)
        with told(room, ack, click):
            by = room.people.rep(click.user).key
            act(room.desk, click.thread_id, by, click.seen, click.key)
        room.redraw(click.thread_id)
        if not click.channel:
            show_home(room, click.user)

    return listener
