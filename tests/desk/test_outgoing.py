"""Cards and notices: leased to one caller, redrawn when behind, looked for in Slack when in doubt."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from desk import escalation, outgoing, ownership
from desk.desk import Desk
from desk.state import CardToDraw
from tests.fakes import Clock, letter

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
