"""Ops is told once when a mailbox is silent, and once when it is well again; nobody else is."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from desk.alarms import alarm_postponed, alarm_sent, alarms_to_send, watch_over
from desk.desk import Desk
from desk.outgoing import waiting_count
from sla.silence import Ailment, Looks
from tests.fakes import Clock, letter

MAYA, INBOX = "maya@imap.example.com", "maya@imap.example.com/INBOX"
Look = Callable[..., None]


@pytest.fixture
def look(desk: Desk, clock: Clock) -> Look:
    """What a process tells the desk of Maya's mailbox at this moment."""
    began = clock()

    def look(failing_for: float = 0, behind_for: float = 0) -> None:
        looks = Looks(began, caught_up=clock() - timedelta(minutes=behind_for))
        if failing_for:
            failing = clock() - timedelta(minutes=failing_for)
            looks = Looks(began, began, failing, "imap.example.com refused the login of maya: no")
        watch_over(desk, MAYA, INBOX, "maya", looks)

    return look


def told(desk: Desk, clock: Clock) -> list[tuple[str, Ailment | None]]:
    """Whom Slack tells what, from now on."""
    found = alarms_to_send(desk)
    for alarm in found:
        alarm_sent(desk, alarm, "D0", str(clock().timestamp()))
    return [(alarm.place.rep.key if alarm.place.rep else "", alarm.ailment) for alarm in found]


def test_a_mailbox_that_cannot_be_read_is_told_once_and_once_when_it_is_well(
    desk: Desk, clock: Clock, look: Look
) -> None:
    look(failing_for=4)
    assert told(desk, clock) == []  # servers restart
    look(failing_for=6)
    (alarm,) = alarms_to_send(desk)
    assert (alarm.mailbox, alarm.ailment, alarm.place.rep) == (MAYA, Ailment.UNREADABLE, desk.person("olga"))
    assert alarm.said == "imap.example.com refused the login of maya: no"
    assert alarm.since == clock() - timedelta(minutes=6)
    assert waiting_count(desk) == 1
    alarm_sent(desk, alarm, "D0OLGA", "1.1")
    look(failing_for=60)
    assert told(desk, clock) == []
    look()
    look()
    assert told(desk, clock) == [("olga", None)]
    assert waiting_count(desk) == 0


def test_another_process_does_not_tell_it_again(desk: Desk, clock: Clock, look: Look) -> None:
    look(failing_for=6)
    assert len(told(desk, clock)) == 1
    watch_over(desk, MAYA, INBOX, "maya", Looks(began=clock()))  # it has taken over and not looked yet
    look(failing_for=1)
    assert told(desk, clock) == []
    look()
    assert told(desk, clock) == [("olga", None)]


def test_a_mailbox_that_falls_ill_again_is_told_again(desk: Desk, clock: Clock, look: Look) -> None:
    for minutes in (6, 0, 6):
        look(failing_for=minutes)
    assert [ailment for _, ailment in told(desk, clock)] == [Ailment.UNREADABLE, None, Ailment.UNREADABLE]


def test_a_mailbox_that_is_behind_is_told(desk: Desk, clock: Clock, look: Look) -> None:
    look(behind_for=16)
    assert told(desk, clock) == [("olga", Ailment.BEHIND)]


def test_a_mailbox_is_quiet_by_its_own_habit_in_its_owners_hours(
    desk: Desk, clock: Clock, look: Look, receive: Callable[..., None]
) -> None:
    for hour in range(6):
        receive(letter(subject=f"Question {hour}"), mailbox=INBOX)
        clock.forward(hours=1)
    look()
    assert told(desk, clock) == []
    clock.forward(hours=20)  # most of which nobody works
    look()
    assert told(desk, clock) == []
    clock.forward(hours=4)
    receive(letter(subject="Elsewhere"), mailbox="jon@imap.example.com/INBOX")
    look()
    assert told(desk, clock) == [("olga", Ailment.QUIET)]
    receive(letter(subject="At last"), mailbox=INBOX)
    look()
    assert told(desk, clock) == [("olga", None)]


def test_an_alarm_that_slack_did_not_take_is_sent_later(desk: Desk, clock: Clock, look: Look) -> None:
    look(failing_for=6)
    (alarm,) = alarms_to_send(desk)
    assert alarms_to_send(desk) == []
    alarm_postponed(desk, alarm, clock() + timedelta(minutes=1), True, "Slack was busy")
    assert alarms_to_send(desk) == []
    clock.forward(minutes=1)
    (again,) = alarms_to_send(desk)
    assert (again.trace, again.look_first) == (alarm.trace, True)
