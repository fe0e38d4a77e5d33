"""App Home: drawn anew whenever somebody looks."""

import logging
from collections.abc import Callable
from typing import Any

from bot.listeners.errors import sentence_for
from bot.listeners.room import Room
from bot.views.blocks import Block
from bot.views.home import home, home_of_unknown
from desk import lookup
from routing.model import Role

log = logging.getLogger(__name__)


def opened(room: Room) -> Callable[[dict[str, Any]], None]:
    """Somebody opened our tab."""

    def listener(event: dict[str, Any]) -> None:
        if event.get("tab", "home") == "home":
            show_home(room, str(event.get("user")))

    return listener


def show_home(room: Room, user: str) -> None:
    """Publish this person's home view; never raises, they can look again."""
    try:
        room.client.views_publish(user_id=user, view=_home(room, user))
    except Exception:
        log.exception("the home of %s could not be shown", user)


def _home(room: Room, user: str) -> Block:
    try:
        desk, rep = room.desk, room.people.rep(user)
        mine = lookup.open_for(desk, rep.key)
        late = lookup.late(desk) if rep.is_(Role.MANAGER) else ()
    except Exception as error:
        return home_of_unknown(sentence_for(error))
    return home(rep, mine, late, desk.now(), lambda key: desk.person(key).name if key else "nobody")
