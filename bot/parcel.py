"""A parcel: a card, a notice or an alarm on its way to Slack, with the way back to the desk."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.slack_messages import Spot
from bot.slack_people import People
from bot.views.alarm import alarm
from bot.views.card import card
from bot.views.line import line
from bot.views.message import Message
from bot.views.ping import ping
from bot.views.rules_alarm import rules_alarm
from desk import alarms, outgoing
from desk.alarms import AlarmToSend
from desk.desk import Desk
from desk.notices import LINE
from desk.state import CardToDraw, NoticeToSend, Place


@dataclass(frozen=True, slots=True)
class Parcel:
    """How it looks at a place, where it is in Slack already, and what to tell the desk.

    `spot` is None until Slack has it. `look_first`: an earlier try may have reached Slack. `under` is the
    card whose thread a line belongs to. `gone` is called when the message cannot be changed any more.
    `still_ours` says, right before posting, whether the lease was not lost meanwhile, and renews an old one.
    """

    name: str
    place: Place
    looks: Callable[[Place], Message]
    trace: str
    spot: Spot | None
    look_first: bool
    under: Spot | None
    arrived: Callable[[Spot], None]
    postponed: Callable[[datetime, bool, str], None]
    gone: Callable[[], None]
    still_ours: Callable[[], bool]


def card_parcel(desk: Desk, people: People, due: CardToDraw) -> Parcel:
    """A card to draw; one that was deleted in Slack is posted anew."""
    return Parcel(
        name=f"card {due.id}",
        place=due.place,
        looks=lambda place: card(due.thread, place, due.live, people.slack_id, desk.now()),
        trace=due.trace,
        spot=_spot(due),
        look_first=due.look_first,
        under=None,
        arrived=lambda spot: outgoing.card_drawn(desk, due, spot.channel, spot.ts),
        postponed=lambda until, unknown, why: outgoing.card_postponed(desk, due, until, unknown, why),
        gone=lambda: outgoing.card_forgotten(desk, due),
        still_ours=lambda: outgoing.still_held(desk, due),
    )


def notice_parcel(desk: Desk, people: People, due: NoticeToSend) -> Parcel:
    """A ping or a line to send; one that was deleted in Slack has been read and is not sent again."""

    def name_of(key: str | None) -> str:
        return desk.person(key).name if key else "Whoowns"

    def looks(place: Place) -> Message:
        if due.kind == LINE:
            return line(due.event, name_of)
        return ping(due.thread, due.event, place, due.live, people.slack_id)

    return Parcel(
        name=f"{due.kind} {due.id}",
        place=due.place,
        looks=looks,
        trace=due.trace,
        spot=_spot(due),
        look_first=due.look_first,
        under=Spot(*due.under) if due.under else None,
        arrived=lambda spot: outgoing.notice_sent(desk, due, spot.channel, spot.ts),
        postponed=lambda until, unknown, why: outgoing.notice_postponed(desk, due, until, unknown, why),
        gone=lambda: outgoing.notice_sent(desk, due, due.channel or "", due.ts or ""),
        still_ours=lambda: outgoing.still_held(desk, due),
    )


def alarm_parcel(desk: Desk, people: People, due: AlarmToSend) -> Parcel:
    """An alarm to send; one that was deleted in Slack has been read and is not sent again."""

    def looks(place: Place) -> Message:
        slack_id = people.slack_id(place.rep.key) if place.rep else None
        if due.mailbox == alarms.RULES:
            return rules_alarm(due.ailment, due.since, due.said, slack_id)
        return alarm(due.mailbox, due.ailment, due.since, due.said, slack_id)

    return Parcel(
        name=f"alarm {due.id}",
        place=due.place,
        looks=looks,
        trace=due.trace,
        spot=_spot(due),
        look_first=due.look_first,
        under=None,
        arrived=lambda spot: alarms.alarm_sent(desk, due, spot.channel, spot.ts),
        postponed=lambda until, unknown, why: alarms.alarm_postponed(desk, due, until, unknown, why),
        gone=lambda: alarms.alarm_sent(desk, due, due.channel or "", due.ts or ""),
        still_ours=lambda: alarms.alarm_held(desk, due),
    )


def _spot(due: CardToDraw | NoticeToSend | AlarmToSend) -> Spot | None:
    return Spot(due.channel, due.ts) if due.channel and due.ts else None
