"""The room in which listeners work: the desk, who is who, and a way to have a thread redrawn."""

from collections.abc import Callable
from dataclasses import dataclass

from slack_sdk import WebClient

from bot.slack_channels import Channels
from bot.slack_people import People
from desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Room:
    """`client` gives up within a click's three seconds; `redraw` takes a thread's id and never raises.

    `at` is the desk as it was when we came; `desk` is the one to act at.
    """

    at: Desk
    client: WebClient
    people: People
    channels: Channels
    redraw: Callable[[int], object]

    @property
    def desk(self) -> Desk:
        """The desk under the rules of this moment: take it once for each act."""
        return self.at.current
