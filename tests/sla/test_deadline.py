"""The ladder: who is told when, told as a pure function of what happened."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from routing.model import Event, Hours, Kind, Limit, Rep, Step
from sla.deadline import Deadline, answer_due, clock_of, ladder_of, next_deadline

OFFICE = {day: ((time(9), time(17)),) for day in range(5)}
BERLIN, PACIFIC = Hours("Europe/Berlin", OFFICE), Hours("America/Los_Angeles", OFFICE)
MAYA = Rep("maya", "Maya", hours=BERLIN, backup="jon", manager="dana")
JON = Rep("jon", "Jon", hours=BERLIN, backup="maya", manager="dana")
WES = Rep("wes", "Wes", hours=PACIFIC)
DANA = Rep("dana", "Dana", hours=BERLIN)
PEOPLE = {rep.key: rep for rep in (MAYA, JON, WES, DANA)}
LIMIT = Limit(
    timedelta(hours=2),
    (
        Step("owner", timedelta(hours=1)),
        Step("backup", timedelta(hours=2)),
        Step("manager", timedelta(hours=4)),
    ),
)
NINE = datetime(2026, 11, 23, 8, tzinfo=UTC)  # Monday 09:00 in Berlin


def at(hours: float) -> datetime:
    return NINE + timedelta(hours=hours)


def events(*more: Event, received: datetime = NINE) -> list[Event]:
    return [Event(Kind.RECEIVED, received, owner="maya"), Event(Kind.ASSIGNED, received, owner="maya"), *more]


def told(step: str, hours: float) -> Event:
    return Event(Kind.ESCALATED, at(hours), owner="maya", step=step)


def upcoming(happened: list[Event], owner: Rep = MAYA) -> Deadline | None:
    return next_deadline(LIMIT, ladder_of(PEOPLE, owner, DANA), clock_of(happened))


@pytest.mark.requirement("R18")
def test_the_owner_is_reminded_then_the_backup_then_the_manager() -> None:
    assert upcoming(events()) == Deadline(at(1), "owner", MAYA)
    assert upcoming(events(told("owner", 1))) == Deadline(at(2), "backup", JON)
    assert upcoming(events(told("owner", 1), told("backup", 2))) == Deadline(at(4), "manager", DANA)
    assert upcoming(events(told("owner", 1), told("backup", 2), told("manager", 4))) is None


@pytest.mark.requirement("R102")
def test_a_claim_stops_the_reminder_not_the_limit() -> None:
    claimed = Event(Kind.CLAIMED, at(0.5), "maya", owner="maya")
    assert upcoming(events(claimed)) == Deadline(at(2), "backup", JON)


def test_a_second_mail_does_not_start_the_clock_again() -> None:
    chaser = Event(Kind.RECEIVED, at(0.9), owner="maya")
    assert upcoming(events(chaser)) == Deadline(at(1), "owner", MAYA)
    assert clock_of(events(chaser)).waiting_since == NINE


def test_done_ends_it_and_the_next_mail_begins_anew() -> None:
    done = Event(Kind.DONE, at(0.5), "maya", owner="maya")
    again = Event(Kind.RECEIVED, at(3), owner="maya")
    assert upcoming(events(done)) is None
    assert upcoming(events(done, again)) == Deadline(at(4), "owner", MAYA)


def test_a_new_owner_gets_the_whole_ladder_but_the_prospect_has_waited_since_the_first_mail() -> None:
    passed_on = Event(Kind.REASSIGNED, at(2.5), "maya", owner="jon", whom="maya")
    happened = events(told("owner", 1), told("backup", 2), passed_on)
    assert upcoming(happened, JON) == Deadline(at(3.5), "owner", JON)
    assert answer_due(LIMIT, JON, clock_of(happened)) == at(2)


@pytest.mark.requirement("T13", "R77")
def test_after_hours_the_clock_starts_at_the_next_opening() -> None:
    evening = datetime(2026, 11, 23, 19, tzinfo=UTC)
    tuesday_nine = NINE + timedelta(days=1)
    assert upcoming(events(received=evening)) == Deadline(tuesday_nine + timedelta(hours=1), "owner", MAYA)


def test_a_backup_who_is_off_duty_is_skipped_for_a_manager_who_is_not() -> None:
    """At 11:00 in Berlin it is 02:00 in Los Angeles."""
    maya = replace(MAYA, backup="wes")
    assert upcoming(events(told("owner", 1)), maya) == Deadline(at(2), "backup", DANA)


def test_with_nobody_on_duty_the_step_waits_for_its_own_person() -> None:
    maya = replace(MAYA, backup="wes", manager="wes")
    opens = datetime(2026, 11, 23, 17, tzinfo=UTC)
    assert upcoming(events(told("owner", 1)), maya) == Deadline(opens, "backup", WES)


@pytest.mark.requirement("R18")
def test_the_ladder_ends_at_a_person_even_when_nobody_was_named() -> None:
    alone = Rep("alone", "Alone", hours=BERLIN)
    ladder = ladder_of(PEOPLE, alone, DANA)
    assert (ladder.backup, ladder.manager) == (DANA, DANA)


def test_mail_that_nobody_must_answer_has_no_deadline() -> None:
    assert next_deadline(None, ladder_of(PEOPLE, MAYA, DANA), clock_of(events())) is None
    assert upcoming([Event(Kind.DISMISSED, NINE)]) is None


@pytest.mark.parametrize(
    ("sent", "waits"), [(0.5, None), (-0.5, at(0)), (1.5, None)], ids=["answered", "before", "later"]
)
def test_an_answer_ends_the_wait_of_what_was_there_when_it_was_sent(sent: float, waits: object) -> None:
    answered = Event(Kind.ANSWERED, at(sent), "maya", owner="maya")
    assert clock_of(events(answered)).waiting_since == waits


def test_a_reply_that_came_after_the_answer_starts_the_ladder_anew() -> None:
    again = Event(Kind.RECEIVED, at(2), owner="maya")
    answered = Event(Kind.ANSWERED, at(1), "maya", owner="maya")
    assert upcoming(events(told("owner", 1), again, answered)) == Deadline(at(3), "owner", MAYA)


def test_a_collision_passed_on_starts_no_ladder() -> None:
    answered = Event(Kind.ANSWERED, at(1), "jon", owner="maya")
    passed_on = Event(Kind.REASSIGNED, at(1.5), "maya", owner="jon", whom="maya")
    assert upcoming(events(answered, passed_on), JON) is None
