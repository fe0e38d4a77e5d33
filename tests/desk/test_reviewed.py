"""Promises that broke once: each story was red before its mend."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from desk import escalation, intake, lookup, outgoing, ownership
from desk.desk import Desk
from desk.errors import Stale
from desk.imports import import_file
from mail.fetched import Fetched, Place
from routing.chain import chain_of
from routing.model import Category, Facts, Kind, Limit, Policy, Step, Verdict
from storage import tables
from tests.fakes import Clock, Reader, letter

Receive = Callable[..., None]
STOP = Verdict(Category.UNSUBSCRIBE, facts=Facts(wants_removal=True))


def kinds(desk: Desk) -> list[str]:
    with desk.read() as session:
        return [str(kind) for kind in session.exec(select(tables.Event.kind).order_by(col(tables.Event.id)))]


@pytest.mark.requirement("T11", "R84")
def test_compliance_gets_a_clock_of_its_own(
    desk: Desk, receive: Receive, reader: Reader, clock: Clock
) -> None:
    reader.told["Re: Quick question"] = Verdict(Category.OTHER)
    receive(letter())
    ownership.claim(desk, 1, "sam", 1)
    clock.forward(hours=8)
    escalation.escalate_due(desk)
    reader.told["Re: Quick question"] = STOP
    receive(letter(text="stop"))
    state = lookup.thread_state(desk, 1)
    assert (state.owner.key, state.claimed_at, state.next.step) == ("carla", None, "owner")


@pytest.mark.requirement("U9")
def test_one_persons_stop_says_nothing_about_their_colleagues(
    desk: Desk, receive: Receive, reader: Reader
) -> None:
    reader.told["stop"] = STOP
    receive(letter(sender="Ann <ann@northwind.example>", subject="stop"))
    receive(b"not a mail")
    receive(letter(sender="Bob <bob@northwind.example>"))
    assert [lookup.thread_state(desk, n).owner.key for n in (1, 3)] == ["carla", "sam"]


@pytest.mark.requirement("R104")
def test_done_does_not_close_a_reply_nobody_has_read(desk: Desk, receive: Receive) -> None:
    receive(letter())
    receive(letter(text="And what about Friday?"))
    with pytest.raises(Stale, match="Another reply came in since"):
        ownership.finish(desk, 1, "sam", 1)
    assert ownership.finish(desk, 1, "sam", 2).status == "done"


@pytest.mark.requirement("T13", "R67")
def test_on_duty_or_not_a_stop_is_for_compliance(desk: Desk, reader: Reader, clock: Clock) -> None:
    clock.forward(hours=9)  # evening in New York, night in Berlin, afternoon in Los Angeles
    reader.told["Re: Quick question"] = replace(STOP, facts=Facts(wants_removal=True, angry=True))
    covered = replace(desk, rulebook=replace(desk.rulebook, after_hours="on_duty"))
    intake.store(covered, "outreach", [Fetched("outreach", 1, 1, letter())], Place(1, 1))
    intake.decide_waiting(covered)
    assert lookup.thread_state(covered, 1).owner.key == "carla"


@pytest.mark.requirement("R48", "R13")
def test_no_order_of_rules_moves_an_owned_thread(desk: Desk, receive: Receive, tmp_path: Path) -> None:
    receive(letter())
    ownership.reassign(desk, 1, "sam", "wes", "his", 1)
    (tmp_path / "a.csv").write_text("name,domains,owner\nNorthwind,northwind.example,maya\n")
    import_file(desk, "accounts", tmp_path / "a.csv")
    entries = tuple(entry for entry in desk.rulebook.chain if entry.rule != "thread_owner")
    loose = replace(desk, chain=chain_of(replace(desk.rulebook, chain=entries)))
    intake.store(loose, "x", [Fetched("x", 1, 99, letter(text="again"))], Place(1, 99))
    intake.decide_waiting(loose)
    assert lookup.thread_state(desk, 1).owner.key == "wes"


@pytest.mark.requirement("R82")
def test_an_owner_who_is_gone_is_replaced_not_moved_for_safety(
    desk: Desk, receive: Receive, reader: Reader
) -> None:
    receive(letter())
    ownership.reassign(desk, 1, "sam", "ines", "hers", 1)
    people = {key: rep for key, rep in desk.rulebook.people.items() if key != "ines"}
    later = replace(desk, rulebook=replace(desk.rulebook, people=people))
    intake.store(later, "x", [Fetched("x", 1, 99, letter(text="again"))], Place(1, 99))
    intake.decide_waiting(later)
    assert lookup.thread_state(later, 1).owner.key == "sam"
    assert str(Kind.MOVED_FOR_SAFETY) not in kinds(desk)


def test_a_longer_limit_takes_effect_for_open_threads(desk: Desk, receive: Receive, clock: Clock) -> None:
    receive(letter())
    longer = Limit(timedelta(hours=8), (Step("owner", timedelta(hours=6)),))
    patient = replace(desk, rulebook=replace(desk.rulebook, policy=Policy({Category.INTERESTED: longer})))
    clock.forward(hours=2)
    assert escalation.escalate_due(patient) == 0
    with desk.read() as session:
        assert session.get_one(tables.Thread, 1).due_at == clock() + timedelta(hours=4)


def test_the_same_unreadable_mail_twice_is_given_to_ops_once(desk: Desk, receive: Receive) -> None:
    receive(b"\x00 noise", b"\x00 noise")
    with desk.read() as session:
        assert len(session.exec(select(tables.Card)).all()) == 1
        assert [str(s) for s in session.exec(select(tables.Reply.stage).order_by(tables.Reply.id))] == [
            "quarantined",
            "copy",
        ]


def test_a_refused_row_leaves_nothing_behind(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,domains,owner\nAlpha,alpha.example,maya\nBeta,beta.example\n")
    assert import_file(desk, "accounts", tmp_path / "a.csv").taken == 1
    assert lookup.who_owns(desk, "Beta").owner is None


def test_a_date_before_all_dates_is_left_out(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "l.csv").write_text("email,sent_at\na@acme.example,0001-01-01T00:00:00+05:00\n")
    assert "is no date" in import_file(desk, "leads", tmp_path / "l.csv").warnings[0]


@pytest.mark.requirement("R2", "R56")
def test_a_company_is_found_without_a_domain_and_with_all_of_them(
    desk: Desk, receive: Receive, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(
        "name,domains,owner,crm_id\nAcme,a-first.example northwind.example,maya,\nBare Inc,,jon,C-9\n"
    )
    import_file(desk, "accounts", tmp_path / "a.csv")
    receive(letter())
    assert len(lookup.who_owns(desk, "Acme").open) == 1
    assert lookup.who_owns(desk, "C-9").owner.key == "jon"


@pytest.mark.requirement("R1")
def test_an_ambiguous_sender_joins_no_thread_by_guess(desk: Desk, receive: Receive) -> None:
    receive(letter())
    receive(letter(sender="chris@northwind.example, eve@evil.example"))
    assert lookup.thread_state(desk, 2).owner.key == "sam"


def test_a_lease_is_renewed_before_posting_and_a_lost_one_is_not(
    desk: Desk, receive: Receive, clock: Clock
) -> None:
    receive(letter())
    (frozen,) = outgoing.cards_to_draw(desk)
    clock.forward(seconds=50)
    assert outgoing.still_held(desk, frozen)
    clock.forward(seconds=50)
    assert outgoing.cards_to_draw(desk) == []
    clock.forward(seconds=20)
    (other,) = outgoing.cards_to_draw(desk)
    assert not outgoing.still_held(desk, frozen)
    assert outgoing.still_held(desk, other)


def test_a_clock_that_stood_still_does_not_keep_a_lease(desk: Desk, receive: Receive, clock: Clock) -> None:
    receive(letter())
    (frozen,) = outgoing.cards_to_draw(desk)
    then = desk.now()
    stopped = replace(desk, now=lambda: then)
    clock.forward(seconds=61)
    (other,) = outgoing.cards_to_draw(desk)
    assert not outgoing.still_held(stopped, frozen)
    assert outgoing.still_held(desk, other)


def test_a_young_lease_is_ours_without_a_write(desk: Desk, receive: Receive, clock: Clock) -> None:
    receive(letter())
    (due,) = outgoing.cards_to_draw(desk)
    clock.forward(seconds=20)
    assert outgoing.still_held(desk, due)
    clock.forward(seconds=41)
    (again,) = outgoing.cards_to_draw(desk)  # it was not renewed
    assert again.look_first
