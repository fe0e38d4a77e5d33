"""Wrong kind: whoever sets it, whatever it was, a reply has exactly one owner or is dismissed."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from desk import escalation, kinds, ledger, lookup, ownership
from desk.corrections import corrections, dismissed
from desk.desk import Desk
from desk.errors import NoSuchThread, NotAllowed, NotKnown, Stale
from routing.model import Category, Facts, Kind, ReplyKind, Status, Verdict
from storage import tables
from storage.tables import Stage
from tests.fakes import Clock, Reader, letter

Receive = Callable[..., None]
AWAY, DEAD, TOLD, OFF = "Out of office", "Undeliverable", "We got your mail", "Take me off"
MACHINES = (ReplyKind.OUT_OF_OFFICE, ReplyKind.BOUNCE, ReplyKind.AUTOMATIC)
SUBJECTS = {
    AWAY: Verdict(Category.OUT_OF_OFFICE, evidence=("Auto-Submitted: auto-replied",), model="7"),
    DEAD: Verdict(Category.BOUNCE, facts=Facts(failed_recipient="chris@northwind.example")),
    TOLD: Verdict(Category.OTHER, facts=Facts(automatic=True)),
    OFF: Verdict(Category.UNSUBSCRIBE, facts=Facts(wants_removal=True)),
    "No": Verdict(Category.NOT_INTERESTED),
    "Hm": Verdict(Category.OTHER, 0.4, unsure=True),
    "Yes": Verdict(Category.INTERESTED),
}


@pytest.fixture
def told(reader: Reader) -> Reader:
    """A reader that knows a mail of each kind by its subject."""
    reader.told.update(SUBJECTS)
    return reader


def events(desk: Desk, thread_id: int = 1) -> list[str]:
    with desk.read() as session:
        of_thread = select(tables.Event.kind).where(tables.Event.thread_id == thread_id)
        return [str(kind) for kind in session.exec(of_thread.order_by(tables.Event.id))]


def holds(desk: Desk) -> None:
    """One owner or dismissed: every thread and every reply, and the ledger says the same."""
    assert ledger.balance(desk).holds
    with desk.read() as session:
        owned: dict[int, bool] = {}
        for thread in session.exec(select(tables.Thread)):
            owned[thread.id or 0] = thread.status != Status.FILED
            assert (thread.owner in desk.rulebook.people) == (thread.status != Status.FILED)
            limit = desk.rulebook.policy.limit_for(thread.category, thread.segment)
            if thread.status != Status.OPEN or limit is None:
                assert (thread.due_at, thread.answer_due) == (None, None)
        persons: dict[int, list[bool]] = {}
        for reply in session.exec(select(tables.Reply)):
            persons.setdefault(reply.thread_id or 0, []).append(reply.stage is Stage.ASSIGNED)
            assert reply.stage in (Stage.ASSIGNED, Stage.DISMISSED)
        assert {thread: any(some) for thread, some in persons.items()} == {
            thread: owned[thread] for thread in persons
        }
        decided = session.exec(select(tables.Decision.reply_id)).all()
        assert sorted(decided) == sorted(set(decided))


@pytest.mark.requirement("R1")
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    mails=st.lists(st.tuples(st.sampled_from(list(SUBJECTS)), st.booleans()), min_size=1, max_size=4),
    steps=st.lists(st.tuples(st.integers(0, 3), st.sampled_from(ReplyKind), st.booleans()), max_size=6),
)
def test_any_kind_after_any_other_leaves_one_owner_or_a_dismissal(
    desk: Desk,
    told: Reader,
    receive: Receive,
    clock: Clock,
    mails: list[tuple[str, bool]],
    steps: list[tuple[int, ReplyKind, bool]],
) -> None:
    """Whatever is relabelled, in a thread with whatever else, before it is done and after."""
    run = next(RUNS)
    with desk.read() as session:
        before = len(session.exec(select(tables.Reply.id)).all())
    first = f"<{run}.0@northwind.example>"
    for n, (subject, same_thread) in enumerate(mails):
        sender = f"chris{run}@northwind.example" if same_thread else f"ann{run}.{n}@elsewhere.example"
        receive(
            letter(
                sender=sender,
                subject=subject,
                message_id=f"<{run}.{n}@northwind.example>",
                **({"in_reply_to": first} if n and same_thread else {}),
            )
        )
        clock.forward(minutes=7)
    for which, kind, done in steps:
        reply_id = before + 1 + which % len(mails)
        try:
            state = kinds.set_kind_of(desk, reply_id, "dana", kind)
        except kinds.AlreadyThat:
            continue
        finally:
            holds(desk)
        with desk.read() as session:
            reply = session.get_one(tables.Reply, reply_id)
            assert (reply.stage is Stage.DISMISSED) == (kind in MACHINES)
            assert (reply.category, reply.unsure) == (kind.category, False)
        if done and state.status is Status.OPEN:
            ownership.finish(desk, state.id, "dana", state.version)
        clock.forward(minutes=3)


RUNS = count()


@pytest.mark.requirement("R1", "T2")
def test_a_person_among_the_dismissed_gets_an_owner_at_once_and_the_ladder_starts_then(
    desk: Desk, told: Reader, receive: Receive, clock: Clock
) -> None:
    receive(letter(subject=AWAY))
    came = clock()
    clock.forward(hours=3)
    state = kinds.set_kind_of(desk, 1, "olga", ReplyKind.INTERESTED)
    assert (state.status, state.owner.key, state.category) == (Status.OPEN, "sam", Category.INTERESTED)
    assert events(desk) == ["dismissed", "relabelled", "received", "assigned"]
    assert state.received_at == came  # they have waited since
    assert (state.due_at, state.next.step) == (came + timedelta(hours=2), "owner")
    assert state.next.at == clock() + timedelta(hours=1)  # but nobody is blamed for what nobody knew
    assert escalation.escalate_due(desk) == 0


def test_a_machine_s_mail_that_got_an_owner_is_nobody_s_and_stops_the_clock(
    desk: Desk, told: Reader, receive: Receive, clock: Clock
) -> None:
    receive(letter(subject="Yes"))
    state = kinds.set_kind(desk, 1, "sam", ReplyKind.OUT_OF_OFFICE, 1)
    assert (state.status, state.owner, state.next, state.due_at) == (Status.FILED, None, None, None)
    assert state.relabelled.by.key == "sam"
    clock.forward(days=9)
    assert escalation.escalate_due(desk) == 0
    holds(desk)


@pytest.mark.requirement("R10")
def test_the_reply_before_it_waits_on_and_the_owner_stays(
    desk: Desk, told: Reader, receive: Receive, clock: Clock
) -> None:
    receive(letter(subject="Yes", message_id="<1@x>"))
    came = clock()
    clock.forward(minutes=30)
    receive(letter(subject="Hm", message_id="<2@x>", in_reply_to="<1@x>"))
    assert lookup.thread_state(desk, 1).unsure
    state = kinds.set_kind(desk, 1, "sam", ReplyKind.AUTOMATIC, 2)
    assert (state.status, state.owner.key, state.received_at) == (Status.OPEN, "sam", came)
    assert (state.category, state.subject, state.unsure) == (Category.INTERESTED, "Yes", False)


def test_an_answered_thread_that_a_machine_opened_again_is_done_again(
    desk: Desk, told: Reader, receive: Receive, clock: Clock
) -> None:
    receive(letter(subject="Yes", message_id="<1@x>"))
    ownership.finish(desk, 1, "sam", 1)
    clock.forward(minutes=30)
    receive(letter(subject="No", message_id="<2@x>", in_reply_to="<1@x>"))
    state = kinds.set_kind(desk, 1, "sam", ReplyKind.AUTOMATIC, 9)
    assert (state.status, state.owner.key, state.next) == (Status.DONE, "sam", None)


@pytest.mark.requirement("R48", "R14")
def test_between_kinds_of_people_the_owner_stays_and_the_limit_follows(
    desk: Desk, told: Reader, receive: Receive, clock: Clock
) -> None:
    receive(letter(subject="No"))
    ownership.claim(desk, 1, "jon", 1)
    before = lookup.thread_state(desk, 1)
    state = kinds.set_kind(desk, 1, "jon", ReplyKind.INTERESTED, before.version)
    assert (state.owner.key, state.claimed_at) == ("jon", before.claimed_at)
    assert state.due_at == clock() + timedelta(hours=2) < before.due_at
    assert events(desk)[-1] == "relabelled"


@pytest.mark.requirement("T11")
def test_what_compliance_handed_back_is_not_taken_again_for_another_kind(
    desk: Desk, told: Reader, receive: Receive
) -> None:
    receive(letter(subject=OFF))
    there = ownership.reassign(desk, 1, "carla", "jon", "only the old list", 9)
    state = kinds.set_kind(desk, 1, "jon", ReplyKind.OTHER, there.version)
    assert (state.owner.key, state.rule == "safety") == ("jon", False)
    state = kinds.set_kind(desk, 1, "jon", ReplyKind.UNSUBSCRIBE, state.version)
    assert (state.owner.key, state.rule) == ("carla", "safety")


@pytest.mark.requirement("R67", "T11")
def test_a_stop_seen_late_reopens_what_was_done_and_is_compliance_s_with_a_clock(
    desk: Desk, told: Reader, receive: Receive, clock: Clock
) -> None:
    receive(letter(subject="No"))
    done = ownership.finish(desk, 1, "sam", 1)
    clock.forward(hours=1)
    state = kinds.set_kind(desk, 1, "sam", ReplyKind.UNSUBSCRIBE, done.version)
    assert (state.status, state.owner.key, state.category) == (Status.OPEN, "carla", Category.UNSUBSCRIBE)
    assert state.next is not None
    with desk.read() as session:
        held = session.exec(select(tables.Suppression.address, tables.Suppression.state)).all()
    assert held == [("chris@northwind.example", "held")]


def test_who_may_is_read_from_the_rules_file(desk: Desk, told: Reader, receive: Receive) -> None:
    receive(letter(subject="Yes"))
    for act in (
        lambda: kinds.set_kind(desk, 1, "nora", ReplyKind.OTHER, 1),
        lambda: kinds.wrong_kind(desk, 1, "nora"),
    ):
        with pytest.raises(NotAllowed):
            act()
    seen = kinds.set_kind(desk, 1, "priya", ReplyKind.OTHER, 1).version  # of the team in whose channel it is
    for by, kind in (("dana", ReplyKind.INTERESTED), ("carla", ReplyKind.OTHER), ("olga", ReplyKind.BOUNCE)):
        seen = kinds.set_kind(desk, 1, by, kind, seen).version
    seen = kinds.set_kind(desk, 1, "nora", ReplyKind.OTHER, seen).version  # what nobody owns anybody may find
    with pytest.raises(NotKnown):
        kinds.set_kind(desk, 1, "mallory", ReplyKind.OTHER, seen)


def test_the_same_click_twice_is_one_and_of_two_people_the_later_is_told(
    desk: Desk, told: Reader, receive: Receive, clock: Clock
) -> None:
    receive(letter(subject="Yes"))
    first = kinds.set_kind(desk, 1, "sam", ReplyKind.OTHER, 1, click="k")
    assert kinds.set_kind(desk, 1, "sam", ReplyKind.OTHER, 1, click="k") == first
    assert events(desk).count("relabelled") == 1
    clock.forward(seconds=4)
    with pytest.raises(Stale, match=r"Sam Reyes set the kind of this 4 s ago\."):
        kinds.set_kind(desk, 1, "maya", ReplyKind.NOT_INTERESTED, 1)
    with pytest.raises(kinds.AlreadyThat, match="Sam Reyes has set this kind already"):
        kinds.set_kind(desk, 1, "maya", ReplyKind.OTHER, first.version)


def test_who_has_not_read_the_newest_reply_is_told_to(desk: Desk, told: Reader, receive: Receive) -> None:
    receive(letter(subject="Yes", message_id="<1@x>"))
    receive(letter(subject="No", message_id="<2@x>", in_reply_to="<1@x>"))
    with pytest.raises(Stale, match="Another reply came in since"):
        kinds.set_kind(desk, 1, "sam", ReplyKind.OTHER, 1)


def test_what_is_sure_already_cannot_be_confirmed_and_what_is_not_sure_can(
    desk: Desk, told: Reader, receive: Receive
) -> None:
    receive(letter(subject="Yes"), letter(subject="Hm", sender="ann@elsewhere.example"))
    with pytest.raises(kinds.AlreadyThat):
        kinds.set_kind_of(desk, 1, "sam", ReplyKind.INTERESTED)
    assert not kinds.set_kind_of(desk, 2, "sam", ReplyKind.OTHER).unsure
    assert [(each.reply_id, each.was, each.kind) for each in corrections(desk)] == [(2, "other", "other")]


def test_what_cannot_be_relabelled_says_why(desk: Desk, told: Reader, receive: Receive) -> None:
    receive(letter(subject="Yes"), letter(subject="Yes"), b"\x00\x01")
    for reply_id, said in ((2, "a copy of reply 1"), (3, "could not be read"), (9, "no reply 9")):
        with pytest.raises((kinds.HasNoKind, kinds.NoSuchReply), match=said):
            kinds.set_kind_of(desk, reply_id, "dana", ReplyKind.OTHER)
    with pytest.raises(kinds.HasNoKind, match="could not be read"):
        kinds.set_kind(desk, lookup.open_for(desk, "olga")[0].id, "olga", ReplyKind.OTHER, 1)
    with pytest.raises(NoSuchThread):
        kinds.set_kind(desk, 99, "olga", ReplyKind.OTHER, 1)


def test_corrections_are_what_training_wants(
    desk: Desk, told: Reader, receive: Receive, clock: Clock
) -> None:
    away, yes = letter(subject=AWAY), letter(subject="Yes", sender="ann@elsewhere.example")
    receive(away, yes)
    assert [(each.reply_id, each.kind, each.evidence, each.model) for each in dismissed(desk)] == [
        (1, ReplyKind.OUT_OF_OFFICE, ("Auto-Submitted: auto-replied",), "7")
    ]
    assert corrections(desk) == []
    kinds.set_kind_of(desk, 1, "olga", ReplyKind.BOUNCE)
    clock.forward(minutes=1)
    kinds.set_kind_of(desk, 1, "maya", ReplyKind.NOT_INTERESTED)
    kinds.set_kind_of(desk, 2, "sam", ReplyKind.AUTOMATIC)
    found = [(each.reply_id, each.raw, each.was, each.kind, each.by, each.at) for each in corrections(desk)]
    assert found == [
        (1, away, ReplyKind.BOUNCE, ReplyKind.NOT_INTERESTED, "maya", clock()),
        (2, yes, ReplyKind.INTERESTED, ReplyKind.AUTOMATIC, "sam", clock()),
    ]
    with desk.read() as session:
        assert session.exec(select(tables.Correction.model)).all() == ["7", "7", ""]


def test_the_event_says_from_what_to_what(desk: Desk, told: Reader, receive: Receive) -> None:
    receive(letter(subject="Yes"))
    kinds.set_kind(desk, 1, "sam", ReplyKind.BOUNCE, 1)
    with desk.read() as session:
        event = session.exec(select(tables.Event).where(tables.Event.kind == Kind.RELABELLED)).one()
        assert (event.by, event.note, event.category) == ("sam", "interested -> bounce", Category.BOUNCE)
