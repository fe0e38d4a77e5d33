"""Taking in: every mail is stored once, decided once, and has one owner or a reason why not."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import func, select

from desk import explaining, intake, lookup, quarantine
from desk.desk import Desk
from desk.errors import Busy
from mail.fetched import Fetched, Place
from mail.light import light_mail
from mail.structure import described
from routing.model import Category, Facts, Mail, Status, Verdict
from storage import tables
from storage.database import Database
from tests.fakes import Clock, Reader, letter
from tests.mail.trees import as_mail, leaf, node

Receive = Callable[..., None]
OUT = Verdict(Category.OUT_OF_OFFICE)


def stages(desk: Desk) -> list[str]:
    with desk.read() as session:
        return [str(stage) for stage in session.exec(select(tables.Reply.stage).order_by(tables.Reply.id))]


def rows(desk: Desk, table: type) -> int:
    with desk.read() as session:
        return session.exec(select(func.count()).select_from(table)).one()


@pytest.mark.requirement("R1", "R60")
def test_a_reply_nobody_knows_goes_to_the_named_fallback(desk: Desk, receive: Receive) -> None:
    receive(letter())
    state = lookup.thread_state(desk, 1)
    assert (state.owner.name, state.team.name, state.rule) == ("Sam Reyes", "Unassigned replies", "fallback")
    assert state.status is Status.OPEN


@pytest.mark.requirement("R1")
def test_an_open_thread_without_owner_cannot_be_stored(desk: Desk) -> None:
    for owner in (None, ""):
        with pytest.raises(IntegrityError), desk.begin() as session:
            session.add(
                tables.Thread(status="open", owner=owner, category=Category.OTHER, received_at=desk.now())
            )


def test_mail_seen_again_at_the_same_place_is_not_stored_again(desk: Desk) -> None:
    batch = [Fetched("outreach", 7, 1, letter())]
    assert intake.store(desk, "outreach", batch, Place(7, 1)).new == 1
    assert intake.store(desk, "outreach", batch, Place(7, 1)).new == 0
    assert intake.place_of(desk, "outreach") == Place(7, 1)
    assert rows(desk, tables.Reply) == 1


def test_mail_that_vanished_before_it_was_fetched_is_counted_not_forgotten(desk: Desk) -> None:
    intake.store(desk, "outreach", [Fetched("outreach", 7, 1, None)], Place(7, 1))
    assert (rows(desk, tables.Sighting), rows(desk, tables.Reply)) == (1, 0)


def test_who_finds_others_writing_for_too_long_is_told_to_try_again(tmp_path: Path, desk: Desk) -> None:
    """On SQLite our threads queue, and nobody queues for longer than a click may."""
    other = replace(desk, database=Database(f"sqlite:///{tmp_path / 'queued.db'}"))
    with other.begin(), pytest.raises(Busy), other.begin():
        pass
    other.database.close()


def test_what_has_just_come_is_decided_before_other_mailboxes_and_behind_its_own(desk: Desk) -> None:
    for number, mailbox in enumerate(("outreach", "outreach", "sales"), 1):
        one = Fetched(mailbox, 1, number, letter(f"{number}@northwind.example"))
        intake.store(desk, mailbox, [one], Place(1, number))
    assert intake.decide_these(desk, [2, 3]) == [1]
    assert stages(desk) == ["waiting", "waiting", "assigned"]
    assert intake.decide_these(desk, [1, 2]) == [2, 3]


def test_the_same_mail_in_two_mailboxes_is_one_reply(desk: Desk, receive: Receive) -> None:
    mail = letter(message_id="<one@northwind.example>")
    receive(mail)
    receive(mail, mailbox="sales")
    assert stages(desk) == ["assigned", "copy"]
    assert rows(desk, tables.Card) == 1


def test_a_mail_kept_whole_and_kept_without_its_files_is_one_reply(desk: Desk, receive: Receive) -> None:
    slides = leaf("application/pdf", b"JVBERi0x\r\n" * 9999)
    whole = as_mail(node("mixed", leaf("text/plain", "Yes, send prices."), slides, boundary="b"))
    parts = described(whole.structure())
    assert parts
    light = light_mail(whole.raw(), len(whole.raw()), parts, whole.answers(parts))
    assert light
    assert len(light) < 1000
    receive(whole.raw(), mailbox="outreach")
    receive(light, mailbox="sales")
    assert stages(desk) == ["assigned", "copy"]


def test_the_same_message_id_with_other_content_is_another_reply(desk: Desk, receive: Receive) -> None:
    """Nobody can hide a mail by giving it the id of another one."""
    receive(
        letter(message_id="<one@northwind.example>"),
        letter(message_id="<one@northwind.example>", text="And this?"),
    )
    assert stages(desk) == ["assigned", "assigned"]


@pytest.mark.requirement("R10", "T2")
def test_an_absence_notice_sets_nothing_and_the_first_person_sets_the_owner(
    desk: Desk, receive: Receive, reader: Reader
) -> None:
    reader.told["Automatic reply: Quick question"] = OUT
    receive(letter(subject="Automatic reply: Quick question", text="I am away"))
    filed = lookup.thread_state(desk, 1)
    assert (filed.status, filed.owner, filed.next) == (Status.FILED, None, None)
    assert rows(desk, tables.Card) == 0
    receive(letter())
    assert lookup.thread_state(desk, 1).owner.key == "sam"
    assert (rows(desk, tables.Thread), rows(desk, tables.Card), rows(desk, tables.Notice)) == (1, 1, 0)


@pytest.mark.requirement("R42", "R48")
def test_a_second_reply_stays_with_the_owner_and_pings_them(desk: Desk, receive: Receive) -> None:
    receive(letter(message_id="<one@northwind.example>"))
    receive(
        letter(
            sender="Her Boss <boss@northwind.example>",
            subject="FW: hm",
            in_reply_to="<one@northwind.example>",
        )
    )
    assert lookup.thread_state(desk, 1).replies == 2
    assert (rows(desk, tables.Thread), rows(desk, tables.Card), rows(desk, tables.Notice)) == (1, 1, 1)


@pytest.mark.requirement("T11", "R67")
def test_a_stop_moves_the_thread_to_compliance_and_tells_the_former_owner(
    desk: Desk, receive: Receive, reader: Reader
) -> None:
    reader.told["Re: Quick question"] = Verdict(Category.OTHER)
    receive(letter())
    reader.told["Re: Quick question"] = Verdict(Category.UNSUBSCRIBE, facts=Facts(wants_removal=True))
    receive(letter(text="Stop writing to me"))
    state = lookup.thread_state(desk, 1)
    assert (state.owner.key, state.rule, state.team) == ("carla", "safety", None)
    with desk.read() as session:
        told = {(notice.kind, notice.place) for notice in session.exec(select(tables.Notice))}
    assert ("ping", "rep:sam") in told


def test_a_mail_nobody_can_read_is_given_to_ops_with_the_reason(desk: Desk, receive: Receive) -> None:
    receive(b"\x00\xff garbage", letter())
    assert stages(desk) == ["quarantined", "assigned"]
    state = lookup.thread_state(desk, 1)
    assert (state.owner.key, state.next) == ("olga", None)
    assert "whoowns quarantine" in state.because
    assert [(mail.id, mail.size) for mail in quarantine.quarantined(desk)] == [(1, 10)]


def test_a_mail_that_breaks_the_reader_three_times_is_quarantined_and_its_neighbours_flow(
    desk: Desk, database: object, rulebook: object, clock: Clock
) -> None:
    def breaks(mail: Mail) -> Verdict:
        if mail.subject == "poison":
            raise ZeroDivisionError
        return Verdict(Category.INTERESTED)

    fragile = Desk(desk.database, desk.rulebook, desk.chain, breaks, clock)
    batch = [
        Fetched("outreach", 1, 1, letter(subject="poison")),
        Fetched("outreach", 1, 2, letter(subject="fine")),
    ]
    intake.store(fragile, "outreach", batch, Place(1, 2))
    seen = []
    while intake.decide_waiting(fragile):
        seen.append(stages(fragile))
    assert seen == [["waiting", "assigned"], ["waiting", "assigned"], ["quarantined", "assigned"]]


def test_explaining_changes_nothing(desk: Desk) -> None:
    explained = explaining.explain(desk, letter())
    assert isinstance(explained, explaining.Explanation)
    assert explained.decision.owner.key == "sam"
    assert (rows(desk, tables.Reply), rows(desk, tables.Thread)) == (0, 0)


def test_every_decision_keeps_why_and_who_passed(desk: Desk, receive: Receive) -> None:
    receive(letter())
    with desk.read() as session:
        decision = session.exec(select(tables.Decision)).one()
    assert decision.rule == "fallback"
    assert [rule for rule, _because in decision.passed][:3] == [
        "safety",
        "bounce_and_absence",
        "thread_owner",
    ]
    assert decision.rulebook == desk.rulebook.digest
