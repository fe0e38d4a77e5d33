"""Alarms: what ops is told of a silent mailbox or refused rules, once, and once more when all is well."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import func
from sqlmodel import Session, col, select

from desk.desk import Desk
from desk.leases import Queue, change_leased, look_first, postponed, settled, still_ours
from desk.state import Lease, Place
from routing.model import Rep, Role
from sla.hours import ALWAYS
from sla.silence import Ailment, Looks, Silence, is_known, silence
from storage import tables
from storage.database import share_alone
from storage.rows import table_of
from storage.tables import Sending

UNSENT = Queue(
    tables.Alarm,
    select(*table_of(tables.Alarm).c)
    .where(tables.Alarm.sending != Sending.SENT)
    .order_by(col(tables.Alarm.id)),
)
NEWEST = 200  # mails of a mailbox that tell its habit
RULES = ""
"""Where the name of a mailbox would stand in an alarm about the rules file: UNREADABLE, it is refused;
BEHIND, what is in force is behind it, because its fallback takes more replies."""


@dataclass(frozen=True, slots=True)
class AlarmToSend:
    """A message to ops, leased to the caller; without an ailment it says that the mailbox is well again.

    `mailbox` is empty when it is about the rules file.

    `since` is when the ailment began, or when the mailbox was found to be well. `said` is the trouble in a
    sentence; it may quote a server.
    """

    id: int
    mailbox: str
    ailment: Ailment | None
    since: datetime
    said: str
    place: Place
    trace: str
    lease: Lease
    channel: str | None = None
    ts: str | None = None
    look_first: bool = False


def watch_over(desk: Desk, mailbox: str, inbox: str, owner: str, looks: Looks) -> None:
    """Tell ops when the mailbox has fallen silent, fallen silent in another way, or is well again.

    `inbox` is the name under which its mails are kept, `owner` the key of the person whose mailbox it is:
    their working hours count. What was told stands in the database, so a restart does not tell it again.
    """
    now = desk.now()
    person = desk.rulebook.person(owner) or desk.rulebook.duties.fallback
    with desk.read() as session:
        told = session.get(tables.MailboxHealth, mailbox)
        found = silence(looks, _arrivals(session, inbox), person.hours or ALWAYS, now)
    ailment = found.ailment if found else None
    if (found or is_known(looks)) and ailment != (told.ailment if told else None):
        _tell(desk, mailbox, found)


def tell_of_rules(desk: Desk, ailment: Ailment | None, said: str = "") -> None:
    """Tell ops that the rules file is refused or held back, and why; without an ailment, that it is in force.

    What is `said` of rules in force is told even if they were well before, by one of several processes.
    """
    _tell(desk, RULES, Silence(ailment, desk.now(), said) if ailment else None, said)


def _tell(desk: Desk, mailbox: str, found: Silence | None, news: str = "") -> None:
    now = desk.now()
    ailment = found.ailment if found else None
    with desk.begin() as session:
        share_alone(session)
        health = session.get(tables.MailboxHealth, mailbox)
        health = health or tables.MailboxHealth(mailbox=mailbox, since=now)
        if ailment == health.ailment and (found or not news or news == _said_last(session, mailbox)):
            return
        health.ailment, health.since, health.number = ailment, now, health.number + 1
        session.add(health)
        for rep in _ops(desk):
            alarm = tables.Alarm(
                key=f"{mailbox}:{health.number}:{rep.key}",
                mailbox=mailbox,
                ailment=ailment,
                since=found.since if found else now,
                said=found.said if found else news,
                place=rep.key,
                trace=uuid4().hex,
                sending=Sending.PENDING,
            )
            session.add(alarm)


def _said_last(session: Session, mailbox: str) -> str | None:
    newest = select(tables.Alarm.said).where(tables.Alarm.mailbox == mailbox)
    return session.exec(newest.order_by(col(tables.Alarm.id).desc()).limit(1)).first()


def alarms_to_send(desk: Desk, limit: int = 20) -> list[AlarmToSend]:
    """Lease alarms that Slack does not have yet, oldest first."""
    return UNSENT.lease(desk, limit, lambda _session, row, lease: _lease_alarm(desk, row, lease))


def alarm_held(desk: Desk, alarm: AlarmToSend) -> bool:
    """Asked right before posting: False when somebody else holds it, who will post."""
    return still_ours(desk, tables.Alarm, alarm.id, alarm.lease)


def alarm_sent(desk: Desk, alarm: AlarmToSend, channel: str, ts: str) -> None:
    """Slack said yes."""
    with desk.begin() as session:
        change_leased(session, tables.Alarm, alarm.id, alarm.lease, settled(channel, ts))


def alarm_postponed(desk: Desk, alarm: AlarmToSend, until: datetime, unknown: bool, why: str) -> None:
    """Slack did not say yes; `unknown` when it may have the message all the same."""
    with desk.begin() as session:
        change_leased(session, tables.Alarm, alarm.id, alarm.lease, postponed(until, unknown, why))


def unsent_alarms(session: Session) -> int:
    """How many alarms Slack does not have yet."""
    unsent = select(func.count()).select_from(tables.Alarm).where(tables.Alarm.sending != Sending.SENT)
    return session.exec(unsent).one()


def _arrivals(session: Session, inbox: str) -> list[datetime]:
    """When the newest mails of this mailbox arrived."""
    newest = (
        select(tables.Reply.arrived_at)
        .join(tables.Sighting, col(tables.Sighting.reply_id) == tables.Reply.id)
        .where(tables.Sighting.mailbox == inbox)
        .order_by(col(tables.Sighting.uidvalidity).desc(), col(tables.Sighting.uid).desc())
        .limit(NEWEST)
    )
    return list(session.exec(newest))


def _ops(desk: Desk) -> list[Rep]:
    """Everybody with the role ops; where nobody has it, whoever takes what nobody else does."""
    book = desk.rulebook
    return [rep for rep in book.people.values() if rep.is_(Role.OPS)] or [book.duties.fallback]


def _lease_alarm(desk: Desk, alarm: Any, lease: Lease) -> AlarmToSend:
    return AlarmToSend(
        id=alarm.id,
        mailbox=alarm.mailbox,
        ailment=alarm.ailment,
        since=alarm.since,
        said=alarm.said,
        place=Place(rep=desk.person(alarm.place)),
        trace=alarm.trace,
        lease=lease,
        channel=alarm.channel,
        ts=alarm.ts,
        look_first=look_first(alarm),
    )
