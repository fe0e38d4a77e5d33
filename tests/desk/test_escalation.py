"""When limits lapse: the next person is told, once, however many processes look and however late."""

import threading
from collections.abc import Callable

import pytest
from sqlmodel import col, select

from desk import escalation, lookup, ownership
from desk.desk import Desk
from routing.model import Category, Kind, Verdict
from storage import tables
from tests.fakes import Clock, Reader, letter

Receive = Callable[..., None]


def told(desk: Desk) -> list[tuple[str, str, str]]:
    """(step, person, note) of every escalation."""
    with desk.read() as session:
        rows = session.exec(
            select(tables.Event).where(tables.Event.kind == Kind.ESCALATED).order_by(col(tables.Event.id))
        )
        return [(row.step, row.whom, row.note) for row in rows]


def pings(desk: Desk) -> list[str]:
    with desk.read() as session:
        rows = select(tables.Notice.place).where(tables.Notice.kind == "ping").order_by(col(tables.Notice.id))
        return list(session.exec(rows))


@pytest.mark.requirement("R3", "R105")
def test_owner_backup_and_manager_are_told_one_after_the_other(
    desk: Desk, receive: Receive, clock: Clock
) -> None:
    receive(letter())
    for hours in (1, 1, 2):
        clock.forward(hours=hours)
        assert escalation.escalate_due(desk) == 1
        assert escalation.escalate_due(desk) == 0
    assert [(step, whom) for step, whom, _ in told(desk)] == [
        ("owner", "sam"),
        ("backup", "olga"),
        ("manager", "dana"),
    ]
    assert pings(desk) == ["rep:sam", "rep:olga", "rep:dana"]
    assert lookup.thread_state(desk, 1).next is None


def test_steps_missed_in_an_outage_are_one_told_late(desk: Desk, receive: Receive, clock: Clock) -> None:
    receive(letter())
    clock.forward(hours=7)
    assert escalation.escalate_due(desk) == 1
    assert told(desk) == [("manager", "dana", "late: due 2026-11-23 19:00 UTC; in one with owner, backup")]
    clock.forward(days=3)
    assert escalation.escalate_due(desk) == 0


def test_nothing_is_due_a_second_too_early(desk: Desk, receive: Receive, clock: Clock) -> None:
    receive(letter())
    clock.forward(hours=1, seconds=-1)
    assert escalation.escalate_due(desk) == 0


def test_many_processes_may_look_at_once(desk: Desk, receive: Receive, clock: Clock) -> None:
    receive(*(letter(sender=f"Lead <lead@company{n}.example>") for n in range(10)))
    clock.forward(hours=1)
    counts: list[int] = []
    looking = [
        threading.Thread(target=lambda: counts.append(escalation.escalate_due(desk))) for _ in range(4)
    ]
    for each in looking:
        each.start()
    for each in looking:
        each.join(60)
    assert sum(counts) == len(told(desk)) == len(pings(desk)) == 10


@pytest.mark.requirement("R14")
@pytest.mark.parametrize(
    ("category", "steps"),
    [
        (Category.INTERESTED, ["owner", "backup", "manager"]),
        (Category.OTHER, ["owner", "backup", "manager"]),
        (Category.NOT_INTERESTED, ["owner"]),
        (Category.OUT_OF_OFFICE, []),
        (Category.BOUNCE, []),
    ],
)
def test_each_kind_of_reply_has_its_own_limit(
    desk: Desk, receive: Receive, reader: Reader, clock: Clock, category: Category, steps: list[str]
) -> None:
    reader.told["Re: Quick question"] = Verdict(category)
    receive(letter())
    for _ in range(96):
        clock.forward(hours=1)
        escalation.escalate_due(desk)
    assert [step for step, _, _ in told(desk)] == steps


@pytest.mark.requirement("R8")
def test_a_hot_reply_at_nine_twelve_has_escalated_long_before_two(
    desk: Desk, receive: Receive, clock: Clock
) -> None:
    clock.at = clock.at.replace(hour=14, minute=12)  # 9:12 in New York
    receive(letter())
    clock.forward(hours=4)
    escalation.escalate_due(desk)
    assert ("manager", "dana") in [(step, whom) for step, whom, _ in told(desk)]


def test_a_finished_thread_is_never_escalated(desk: Desk, receive: Receive, clock: Clock) -> None:
    receive(letter())
    ownership.finish(desk, 1, "sam", 1)
    clock.forward(days=1)
    assert escalation.escalate_due(desk) == 0
