"""Cards and notices: leased to one caller, redrawn when behind, looked for in Slack when in doubt."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.event import listen

from desk import escalation, outgoing, ownership
from desk.desk import Desk
from desk.state import CardToDraw
from routing.model import Category, Facts, Verdict
from storage import tables
from storage.rows import add_rows
from tests.fakes import Clock, Reader, letter

Receive = Callable[..., None]


@pytest.fixture
def card(desk: Desk, receive: Receive) -> CardToDraw:
    """The first card of a new thread in the triage channel, leased."""
    receive(letter())
    (card,) = outgoing.cards_to_draw(desk)
    return card


def test_a_new_thread_has_one_card_to_draw_and_one_process_gets_it(desk: Desk, card: CardToDraw) -> None:
    assert (card.place.team.key, card.live, card.ts, card.look_first) == ("triage", True, None, False)
    assert outgoing.cards_to_draw(desk) == []


def test_a_card_that_was_drawn_is_left_alone_until_its_thread_changes(desk: Desk, card: CardToDraw) -> None:
    outgoing.card_drawn(desk, card, "C0TRIAGE", "1.1")
    assert outgoing.cards_to_draw(desk) == []
    assert outgoing.waiting_count(desk) == 0
    ownership.claim(desk, 1, "jon", 1)
    (again,) = outgoing.cards_to_draw(desk)
    assert (again.channel, again.ts, again.thread.owner.key) == ("C0TRIAGE", "1.1", "jon")


def test_ten_changes_make_one_update(desk: Desk, card: CardToDraw) -> None:
    outgoing.card_drawn(desk, card, "C0TRIAGE", "1.1")
    state = ownership.claim(desk, 1, "jon", 1)
    for to in ("maya", "wes", "maya", "jon"):
        state = ownership.reassign(desk, 1, "dana", to, "trying", state.version)
    drawn = outgoing.cards_to_draw(desk)
    assert sorted(each.place.rep.key if each.place.rep else "triage" for each in drawn) == [
        "jon", "maya", "triage", "wes",
    ]  # fmt: skip
    assert [each.place.rep.key for each in drawn if each.live] == ["jon"]


def test_whoever_dies_with_a_card_leaves_it_to_the_next_who_looks_first(
    desk: Desk, card: CardToDraw, clock: Clock
) -> None:
    clock.forward(seconds=59)
    assert outgoing.cards_to_draw(desk) == []
    clock.forward(seconds=2)
    (taken_over,) = outgoing.cards_to_draw(desk)
    assert taken_over.look_first
    assert taken_over.trace == card.trace


def test_a_process_that_was_frozen_cannot_act_on_its_old_lease(
    desk: Desk, card: CardToDraw, clock: Clock
) -> None:
    clock.forward(seconds=61)
    (taken_over,) = outgoing.cards_to_draw(desk)
    outgoing.card_drawn(desk, taken_over, "C0TRIAGE", "2.2")
    outgoing.card_drawn(desk, card, "C0TRIAGE", "1.1")
    ownership.claim(desk, 1, "jon", 1)
    (again,) = outgoing.cards_to_draw(desk)
    assert again.ts == "2.2"


@pytest.mark.parametrize("unknown", [True, False])
def test_a_card_that_was_put_off_comes_back_then(
    desk: Desk, card: CardToDraw, clock: Clock, unknown: bool
) -> None:
    outgoing.card_postponed(desk, card, clock() + timedelta(seconds=30), unknown, "Slack was busy")
    assert outgoing.cards_to_draw(desk) == []
    clock.forward(seconds=30)
    (again,) = outgoing.cards_to_draw(desk)
    assert again.look_first is unknown


def test_a_card_deleted_in_slack_is_posted_anew_with_another_trace(desk: Desk, card: CardToDraw) -> None:
    outgoing.card_drawn(desk, card, "C0TRIAGE", "1.1")
    ownership.claim(desk, 1, "jon", 1)
    (update,) = outgoing.cards_to_draw(desk)
    outgoing.card_forgotten(desk, update)
    (anew,) = outgoing.cards_to_draw(desk)
    assert (anew.ts, anew.look_first) == (None, False)
    assert anew.trace != card.trace


def test_a_ping_goes_out_at_once_and_its_line_waits_for_the_card(
    desk: Desk, card: CardToDraw, clock: Clock
) -> None:
    clock.forward(hours=2)
    escalation.escalate_due(desk)
    (ping,) = outgoing.notices_to_send(desk)
    assert (ping.kind, ping.place.rep.key, ping.event.step) == ("ping", "olga", "backup")
    outgoing.notice_sent(desk, ping, "D0OLGA", "3.1")
    (late,) = outgoing.cards_to_draw(desk)
    outgoing.card_drawn(desk, late, "C0TRIAGE", "1.1")
    (line,) = outgoing.notices_to_send(desk)
    assert (line.kind, line.under) == ("line", ("C0TRIAGE", "1.1"))


def test_a_pings_buttons_go_when_somebody_else_took_it(desk: Desk, card: CardToDraw, clock: Clock) -> None:
    clock.forward(hours=1)
    escalation.escalate_due(desk)
    (ping,) = outgoing.notices_to_send(desk)
    outgoing.notice_sent(desk, ping, "D0SAM", "3.1")
    assert outgoing.notices_to_send(desk) == []
    ownership.claim(desk, 1, "jon", 9)
    (again,) = [each for each in outgoing.notices_to_send(desk) if each.kind == "ping"]
    assert (again.ts, again.live) == ("3.1", False)
    assert again.thread.owner == ping.thread.owner  # its words stay those of its event
    outgoing.notice_sent(desk, again, "D0SAM", "3.1")
    assert [each for each in outgoing.notices_to_send(desk) if each.kind == "ping"] == []


def test_urgent_threads_come_first(desk: Desk, receive: Receive, reader: Reader) -> None:
    reader.told["furious"] = Verdict(Category.OTHER, 0.9, Facts(angry=True))
    receive(letter(), letter(sender="li@other.example", subject="furious"))
    assert [each.thread.urgent for each in outgoing.cards_to_draw(desk)] == [True, False]


def test_a_ping_whose_thread_comes_back_to_its_owner_keeps_its_buttons(
    desk: Desk, card: CardToDraw, clock: Clock
) -> None:
    clock.forward(hours=1)
    escalation.escalate_due(desk)
    (ping,) = outgoing.notices_to_send(desk)
    outgoing.notice_sent(desk, ping, "D0SAM", "3.1")
    taken = ownership.reassign(desk, 1, "dana", "jon", "trying", 2)
    ownership.reassign(desk, 1, "dana", "sam", "back to him", taken.version)
    assert [each.ts for each in outgoing.notices_to_send(desk) if each.kind == "ping"] == []


def test_a_ping_that_is_outlived_while_it_is_sent_loses_its_buttons_afterwards(
    desk: Desk, card: CardToDraw, clock: Clock
) -> None:
    clock.forward(hours=1)
    escalation.escalate_due(desk)
    (ping,) = outgoing.notices_to_send(desk)
    ownership.claim(desk, 1, "jon", 2)
    outgoing.notice_sent(desk, ping, "D0SAM", "3.1")
    (again,) = [each for each in outgoing.notices_to_send(desk) if each.kind == "ping"]
    assert (again.ts, again.live) == ("3.1", False)
    outgoing.notice_sent(desk, again, "D0SAM", "3.1")
    assert outgoing.waiting_count(desk) == 1  # the card


def test_what_is_due_is_found_by_an_index_however_much_slack_shows(desk: Desk, card: CardToDraw) -> None:
    """Neither cards that are up to date nor notices that were sent are in the indexes."""
    shown = {"thread_id": 1, "sending": tables.Sending.SENT, "ts": "1.1"}
    named = [shown | {"place": f"rep:{n}", "trace": f"{n}"} for n in range(2000)]
    with desk.begin() as session:
        add_rows(session, tables.Card, [row | {"wanted": 1, "drawn": 1} for row in named])
        notices = [row | {"kind": "line", "event_id": 1, "key": row["trace"]} for row in named]
        add_rows(session, tables.Notice, notices)
        session.connection().exec_driver_sql("ANALYZE")
    with desk.read() as session:
        asked: list[tuple[str, Any]] = []
        listen(session.get_bind(), "before_cursor_execute", lambda *said: asked.append((said[2], said[3])))
        assert outgoing.cards_to_draw(desk) == outgoing.notices_to_send(desk) == []
        outgoing.waiting_count(desk)
        *due, _alarms = asked
        explain = "EXPLAIN QUERY PLAN" if desk.database.sqlite else "EXPLAIN"
        run = session.connection().exec_driver_sql
        plans = [str(run(f"{explain} {statement}", values).all()) for statement, values in due]
    indexes = ("card_behind", "notice_due", "card_behind", "notice_due")
    assert [index for index, plan in zip(indexes, plans, strict=True) if index not in plan] == []
