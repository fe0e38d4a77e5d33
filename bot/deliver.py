"""Brings Slack up to date with the desk: draws cards, sends notices; safe to run at any time, anywhere."""

import logging
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from http.client import HTTPException

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.pace import Pace
from bot.parcel import Parcel, alarm_parcel, card_parcel, notice_parcel
from bot.slack_messages import Spot, Unsure, find, post, update
from bot.slack_people import People
from bot.slack_trouble import LATER, Meaning, Trouble, trouble_of
from desk import alarms, outgoing
from desk.desk import Desk
from desk.errors import DeskError
from desk.state import Place

log = logging.getLogger(__name__)

ROUNDS = 10  # batches in one tick, so that a tick ends even while mail pours in
REDRAWERS = 4


class TooSoon(Exception):
    """This channel has had its messages for now."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__()
        self.wait = wait


class Overtaken(Exception):
    """We took so long that somebody else holds this parcel now, and brings it."""


class Unreachable(Exception):
    """Neither the person or channel meant nor the fallback team's channel can be written to."""


class Delivery:
    """What is due is leased from the desk, so any number of processes may deliver at once.

    `stopped` says why delivery has ended for good (Slack refuses our token); everything waiting stays.
    """

    def __init__(self, desk: Desk, client: WebClient, people: People, pace: Pace | None = None) -> None:
        self.stopped = ""
        self._at = desk
        self._client = client
        self._people = people
        self._pace = pace or Pace()
        self._redrawers = ThreadPoolExecutor(REDRAWERS, thread_name_prefix="redraw")

    @property
    def _desk(self) -> Desk:
        """The desk under the rules of this moment."""
        return self._at.current

    def tick(self) -> int:
        """Draw and send all that is due; how many Slack has accepted."""
        accepted = 0
        for _ in range(ROUNDS):
            if self.stopped:
                break
            brought = [self._deliver(parcel) for parcel in self._due()]
            if not brought:
                break
            accepted += sum(brought)
        return accepted

    def _due(self) -> Iterator[Parcel]:
        """A batch of each kind; nobody asks for notices and alarms before the cards are in Slack."""
        yield from (card_parcel(self._desk, self._people, due) for due in outgoing.cards_to_draw(self._desk))
        yield from (
            notice_parcel(self._desk, self._people, due) for due in outgoing.notices_to_send(self._desk)
        )
        yield from (alarm_parcel(self._desk, self._people, due) for due in alarms.alarms_to_send(self._desk))

    def redraw(self, thread_id: int) -> None:
        """Draw this thread's cards now; never raises, the next tick does what is left."""
        try:
            for due in outgoing.cards_to_draw(self._desk, thread_id=thread_id):
                self._deliver(card_parcel(self._desk, self._people, due))
        except DeskError as error:
            log.warning("thread %d is redrawn with the next tick: %s", thread_id, error)
        except Exception:
            log.exception("thread %d could not be redrawn now", thread_id)

    def redraw_soon(self, thread_id: int) -> Future[None]:
        """`redraw`, without making a click wait for Slack."""
        return self._redrawers.submit(self.redraw, thread_id)

    def stop(self) -> None:
        """Finish the redraws under way; the rest waits for the next process."""
        self._redrawers.shutdown(wait=True, cancel_futures=True)

    def _deliver(self, parcel: Parcel) -> bool:
        """Whether Slack has it now. What goes wrong is written down with the parcel."""
        if self.stopped:
            self._postpone(parcel, LATER, self.stopped)
            return False
        try:
            spot = self._bring(parcel)
        except TooSoon as soon:
            self._postpone(parcel, soon.wait, "this channel has had its messages for now")
        except Overtaken:
            log.warning("%s took so long that another process brings it", parcel.name)
        except Unreachable as unreachable:
            log.error("%s cannot be delivered: %s", parcel.name, unreachable)
            self._postpone(parcel, LATER, str(unreachable))
        except (SlackApiError, OSError, HTTPException, Unsure) as error:
            self._react(parcel, trouble_of(error))
        except Exception:
            log.exception("%s could not be drawn", parcel.name)
            self._postpone(parcel, LATER, "could not be drawn", unknown=True)
        else:
            parcel.arrived(spot)
            return True
        return False

    def _bring(self, parcel: Parcel) -> Spot:
        """Show the parcel where it is or belongs; where we may not speak, in the fallback team's channel."""
        if known := parcel.under or parcel.spot:
            return self._show(parcel, parcel.place, known.channel)
        try:
            if channel := self._channel(parcel.place):
                return self._show(parcel, parcel.place, channel)
            why = "no account in this workspace"
        except SlackApiError as error:
            if trouble_of(error).meaning is not Meaning.CLOSED:
                raise
            why = trouble_of(error).why
        team = self._desk.rulebook.duties.fallback_team
        if team is None or team == parcel.place.team:
            raise Unreachable(f"{_whom(parcel.place)}: {why}")
        log.error("%s goes to team %s instead of %s: %s", parcel.name, team.key, _whom(parcel.place), why)
        return self._show(parcel, Place(team=team), team.channel)

    def _channel(self, place: Place) -> str | None:
        """The channel id of a place; None for a person without an account."""
        if place.team:
            return place.team.channel
        return self._people.direct(place.rep.key) if place.rep else None

    def _show(self, parcel: Parcel, place: Place, channel: str) -> Spot:
        message, spot = parcel.looks(place), parcel.spot
        if spot is None and parcel.look_first:
            spot = find(self._client, channel, parcel.trace, parcel.under)
        if spot:
            return update(self._client, spot, message, parcel.trace)
        if wait := self._pace.wait(channel):
            raise TooSoon(wait)
        if not parcel.still_ours():
            raise Overtaken
        return post(self._client, channel, message, parcel.trace, parcel.under)

    def _react(self, parcel: Parcel, trouble: Trouble) -> None:
        """A post whose fate is unknown is looked up before it is tried again; an edit is simply repeated."""
        in_slack = parcel.spot or parcel.under
        match trouble.meaning:
            case Meaning.GONE | Meaning.CLOSED if in_slack:
                log.warning("%s is not in Slack any more: %s", parcel.name, trouble.why)
                parcel.gone()
                return
            case Meaning.REFUSED:
                self.stopped = f"Slack refuses our token ({trouble.why}); everything waiting is kept"
                log.critical("delivery stops: %s", self.stopped)
            case Meaning.UNKNOWN | Meaning.WAIT:
                log.warning("%s waits %s: %s", parcel.name, trouble.again, trouble.why)
            case _:
                log.error("Slack does not take %s: %s", parcel.name, trouble.why)
        unknown = trouble.meaning is Meaning.UNKNOWN and parcel.spot is None
        self._postpone(parcel, trouble.again, trouble.why, unknown=unknown)

    def _postpone(self, parcel: Parcel, wait: timedelta, why: str, *, unknown: bool = False) -> None:
        """Try again after `wait`; what an earlier try left in doubt stays in doubt."""
        parcel.postponed(self._desk.now() + wait, unknown or parcel.look_first, why)


def _whom(place: Place) -> str:
    return place.team.key if place.team else place.rep.key if place.rep else "nobody"
