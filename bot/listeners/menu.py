"""A card's menu: one listener for all that can be chosen in it."""

from collections.abc import Mapping
from typing import Any

from slack_bolt import Ack

from bot.listeners.actions import Listener
from bot.listeners.click import click_of


def chosen(choices: Mapping[str, Listener]) -> Listener:
    """The menu, with a listener for each choice; of a choice that is gone by now nothing happens."""

    def listener(ack: Ack, body: dict[str, Any]) -> None:
        choice = choices.get(click_of(body).choice)
        if choice:
            choice(ack, body)
        else:
            ack()

    return listener
