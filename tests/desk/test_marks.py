"""Which mails do not show their owner yet: all of a thread, in every mailbox, until the server has it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

from sqlalchemy.event import listen

from desk import intake, ledger, marks, ownership, quarantine
from desk.desk import Desk
from desk.reading import TRIES
from desk.record import record
from mail.fetched import Fetched, Place
from mail.marks import Mark
from routing.model import Category, Event, Kind, Verdict
from storage import tables
from storage.rows import add_rows
from tests.fakes import Reader, letter

Receive = Callable[..., None]

ASKED = letter(message_id="<asked@northwind.example>")


def due(desk: Desk, mailbox: str = "outreach") -> dict[int, Mark | None]:
    """What is to be shown in this mailbox, by uid."""
    return {each.uid: each.mark for each in marks.unshown(desk, mailbox)}


def show(desk: Desk, mailbox: str = "outreach") -> None:
    """As if the server had said yes."""
    marks.shown(desk, marks.unshown(desk, mailbox))


def test_a_reply_shows_its_owner_and_then_nothing_is_due(desk: Desk, receive: Receive) -> None:
    receive(ASKED)
    assert due(desk) == {1: Mark("sam")}
    show(desk)
    assert due(desk) == {}


def test_every_change_of_owner_or_state_is_due_once(desk: Desk, receive: Receive) -> None:
    receive(ASKED)
    show(desk)
    ownership.claim(desk, 1, "jon", 1)
    assert due(desk) == {1: Mark("jon")}
    ownership.reassign(desk, 1, "jon", "maya", "She knows them", 2)
    assert due(desk) == {1: Mark("maya")}
    show(desk)
    ownership.finish(desk, 1, "maya", 3)
    assert due(desk) == {1: Mark("maya", done=True)}
    show(desk)
    receive(letter(text="And on Friday?", in_reply_to="<asked@northwind.example>"))
    assert due(desk) == {1: Mark("maya"), 2: Mark("maya")}


def test_what_changes_neither_owner_nor_state_is_not_shown_again(desk: Desk, receive: Receive) -> None:
    receive(ASKED)
    show(desk)
    ownership.claim(desk, 1, "sam", 1)
    assert due(desk) == {}


def test_a_change_that_comes_while_the_server_is_told_is_due_afterwards(desk: Desk, receive: Receive) -> None:
    receive(ASKED)
    told = marks.unshown(desk, "outreach")
    ownership.claim(desk, 1, "jon", 1)
    marks.shown(desk, told)
    assert due(desk) == {1: Mark("jon")}


def test_each_mailbox_shows_its_own_copy(desk: Desk, receive: Receive) -> None:
    receive(ASKED)
    receive(ASKED, mailbox="sales")
    show(desk)
    assert (due(desk), due(desk, "sales")) == ({}, {2: Mark("sam")})
    show(desk, "sales")
    ownership.claim(desk, 1, "jon", 1)
    assert (due(desk), due(desk, "sales")) == ({1: Mark("jon")}, {2: Mark("jon")})


def test_a_copy_that_comes_while_somebody_claims_shows_the_new_owner(desk: Desk, receive: Receive) -> None:
    receive(ASKED)
    intake.store(desk, "sales", [Fetched("sales", 1, 9, ASKED)], Place(1, 9))
    with ThreadPoolExecutor(1) as worker:
        with desk.begin() as session:
            thread = session.get_one(tables.Thread, 1)
            thread.owner = "jon"
            record(desk, session, thread, Event(Kind.CLAIMED, desk.now(), by="jon", owner="jon"))
            deciding = worker.submit(intake.decide_waiting, desk)
            wait([deciding], timeout=0.5)
        assert deciding.result() == 1
    assert (due(desk), due(desk, "sales")) == ({1: Mark("jon")}, {9: Mark("jon")})


def test_what_has_no_owner_shows_nothing(desk: Desk, receive: Receive, reader: Reader) -> None:
    reader.told["away"] = Verdict(Category.OUT_OF_OFFICE)
    receive(letter(subject="away"))
    assert due(desk) == {}


def test_a_mail_that_has_lost_its_owner_shows_none(desk: Desk, receive: Receive, reader: Reader) -> None:
    """It was unreadable, belonged to ops until somebody let it be read again, and is an absence."""

    class Breaks(Reader):
        def __call__(self, mail: object) -> Verdict:
            raise RuntimeError("cannot be read yet")

    desk_then = Desk(desk.database, desk.rulebook, desk.chain, Breaks(), desk.now)
    intake.store(desk, "outreach", [Fetched("outreach", 1, 1, letter(subject="away"))], Place(1, 1))
    for _ in range(TRIES):
        intake.decide_waiting(desk_then)
    (owner,) = due(desk).values()
    assert owner == Mark("olga")
    show(desk)
    reader.told["away"] = Verdict(Category.OUT_OF_OFFICE)
    quarantine.release(desk, 1)
    intake.decide_waiting(desk)
    assert due(desk) == {1: None}


def test_a_mailbox_that_was_renumbered_is_asked_for_its_new_uids_only(desk: Desk) -> None:
    for uidvalidity, uid in ((1, 5), (2, 9)):
        intake.store(
            desk, "outreach", [Fetched("outreach", uidvalidity, uid, ASKED)], Place(uidvalidity, uid)
        )
        intake.decide_waiting(desk)
    assert due(desk) == {9: Mark("sam")}
    assert ledger.balance(desk).holds


def test_a_backlog_comes_in_batches_the_newest_first(desk: Desk, receive: Receive) -> None:
    receive(*(letter(sender=f"lead{n}@company{n}.example") for n in range(marks.BATCH + 1)))
    assert list(due(desk)) == list(range(marks.BATCH + 1, 1, -1))
    show(desk)
    assert due(desk) == {1: Mark("sam")}


def test_conversations_that_turn_out_to_be_one_show_one_owner(desk: Desk, receive: Receive) -> None:
    receive(letter(sender="ann@acme.example", message_id="<one@acme.example>"))
    receive(letter(sender="ann@acme.example", subject="Another", message_id="<two@acme.example>"))
    ownership.claim(desk, 2, "jon", 1)
    show(desk)
    both = "<one@acme.example> <two@acme.example>"
    receive(letter(sender="ann@acme.example", subject="Both", references=both))
    assert due(desk) == {2: Mark("sam"), 3: Mark("sam")}


def test_a_quiet_mailbox_costs_one_look_into_an_index(desk: Desk) -> None:
    """However many mails it has had: those that show their owners are not in the index."""
    shown = [{"mailbox": "outreach", "uidvalidity": 1, "uid": uid, "reply_id": None} for uid in range(2000)]
    with desk.begin() as session:
        add_rows(session, tables.Sighting, shown)
    intake.store(desk, "outreach", [], Place(1, 2000))
    with desk.read() as session:
        asked: list[tuple[str, Any]] = []
        engine = session.get_bind()
        listen(engine, "before_cursor_execute", lambda *said: asked.append((said[2], said[3])))
        assert marks.unshown(desk, "outreach") == []
        ((statement, values),) = asked
        explain = "EXPLAIN QUERY PLAN" if desk.database.sqlite else "EXPLAIN"
        session.connection().exec_driver_sql("ANALYZE")
        plan = session.connection().exec_driver_sql(f"{explain} {statement}", values)
        assert any("sighting_unshown" in str(row) for row in plan)
