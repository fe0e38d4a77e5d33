"""What lies in Sent folders is kept once, and conversations that turn out to be one are joined."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from desk import intake, lookup
from desk.desk import Desk
from mail.fetched import Fetched, Place
from routing.model import Category, Facts, Status, Verdict
from storage import tables
from tests.fakes import Reader, letter

Receive = Callable[..., None]
ANN, BOB = "Ann <ann@acme.example>", "Bob <bob@acme.example>"
FIRST, LINK, SECOND = "<first@acme.example>", "<link@acme.example>", "<second@acme.example>"


def ours(**more: str) -> bytes:
    return letter(
        sender="Maya <maya@brightwave.example>", to=ANN, message_id="<ours@brightwave.example>", **more
    )


def stored(desk: Desk, *mails: tuple[str, int, bytes]) -> list[str]:
    """Store these mails of Sent folders; the stages of all there are."""
    for folder, uid, raw in mails:
        intake.store(desk, folder, [Fetched(folder, 1, uid, raw, sent=True)], Place(1, uid))
    while intake.decide_waiting(desk):
        pass
    with desk.read() as session:
        return [str(stage) for stage in session.exec(select(tables.Sent.stage).order_by(tables.Sent.id))]


def conversation(receive: Receive, sender: str = BOB) -> None:
    """Ann writes, somebody answers a mail of hers we have not seen, then that one comes."""
    receive(letter(sender=ANN, subject="one", message_id=FIRST))
    receive(letter(sender=sender, subject="three", message_id=SECOND, in_reply_to=LINK))
    receive(letter(sender=ANN, subject="two", message_id=LINK, in_reply_to=FIRST))


def test_the_same_mail_in_two_folders_or_seen_again_is_kept_once(desk: Desk) -> None:
    assert stored(desk, ("maya/Sent", 1, ours()), ("all/Sent", 7, ours())) == ["kept", "copy"]
    assert stored(desk, ("maya/Sent", 1, ours())) == ["kept", "copy"]


def test_what_nobody_can_read_stops_nothing(desk: Desk) -> None:
    assert stored(desk, ("maya/Sent", 1, b"\x00"), ("maya/Sent", 2, ours())) == ["unreadable", "kept"]


def test_mail_that_names_itself_or_everything_is_settled(desk: Desk, receive: Receive) -> None:
    many = " ".join(f"<{n}@x.example>" for n in range(600))
    receive(
        letter(message_id="<a@x.example>", in_reply_to="<a@x.example>", references="<b@x.example>"),
        letter(message_id="<b@x.example>", in_reply_to="<a@x.example>", references="<b@x.example>"),
        letter(message_id="<c@x.example>", references=many, subject="many"),
        letter(message_id="<d@x.example>", references=" ".join([many] * 10), subject="too many"),
    )
    with desk.read() as session:
        replies = session.exec(select(tables.Reply).order_by(tables.Reply.id)).all()
        assert [str(reply.stage) for reply in replies] == ["assigned", "assigned", "assigned", "quarantined"]
        assert [reply.how for reply in replies] == ["", "In-Reply-To", "", ""]


@pytest.mark.requirement("T10")
def test_joined_the_later_goes_on_in_the_earlier(desk: Desk, receive: Receive) -> None:
    conversation(receive)
    earlier, later = lookup.thread_state(desk, 1), lookup.thread_state(desk, 2)
    assert (earlier.status, earlier.replies, earlier.owner.key) == (Status.OPEN, 3, "sam")
    assert (later.status, later.joined, later.owner.key, later.next) == (Status.DONE, True, "sam", None)
    receive(letter(sender=BOB, subject="three", text="And again"))
    assert lookup.thread_state(desk, 1).replies == 4


def test_two_customers_stay_two_conversations(desk: Desk, receive: Receive) -> None:
    conversation(receive, sender="Eve <eve@elsewhere.example>")
    assert [lookup.thread_state(desk, n).status for n in (1, 2)] == [Status.OPEN, Status.OPEN]


@pytest.mark.requirement("T11")
def test_what_compliance_has_is_joined_with_nothing(desk: Desk, receive: Receive, reader: Reader) -> None:
    reader.told["three"] = Verdict(Category.UNSUBSCRIBE, facts=Facts(wants_removal=True))
    conversation(receive)
    assert lookup.thread_state(desk, 2).owner.key == "carla"
    assert [lookup.thread_state(desk, n).status for n in (1, 2)] == [Status.OPEN, Status.OPEN]


@pytest.mark.requirement("T11")
def test_nobody_answers_a_stop_away_from_compliance(desk: Desk, receive: Receive, reader: Reader) -> None:
    reader.told["stop"] = Verdict(Category.UNSUBSCRIBE, facts=Facts(wants_removal=True))
    receive(letter(sender=ANN, subject="stop", message_id=FIRST))
    due = lookup.thread_state(desk, 1).due_at
    stored(desk, ("maya/Sent", 1, ours(in_reply_to=FIRST)))
    state = lookup.thread_state(desk, 1)
    assert (state.status, state.due_at, str(state.changed.kind)) == (Status.OPEN, due, "collision")
