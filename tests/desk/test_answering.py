"""Which mail of ours answers which reply: the id alone does not tell, nor does a program's own mail."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime

import pytest
from sqlmodel import select

from desk import intake, lookup
from desk.desk import Desk
from desk.reading import TRIES, ReadingFailed
from mail.fetched import Fetched, Place
from routing.model import Status
from storage import tables
from tests.fakes import Clock, letter

Receive = Callable[..., None]
Writes = Callable[..., None]
ANN, BOB = "Ann <ann@acme.example>", "Bob <bob@other.example>"
SAME = "<1@localhost>"  # a program that gives every mail this id


@pytest.fixture
def we_write(desk: Desk) -> Writes:
    """Sam writes from their own mail program; it lies in their Sent folder since just now."""
    uids = iter(range(1, 100))

    def we_write(to: str = ANN, subject: str = "Re: Demo", **headers: str) -> None:
        uid = next(uids)
        raw = letter(
            "sam@brightwave.example", subject, to=to, message_id=f"<{uid}@brightwave.example>", **headers
        )
        intake.store(
            desk, "sam/Sent", [Fetched("sam/Sent", 1, uid, raw, arrived=desk.now(), sent=True)], Place(1, uid)
        )
        while intake.decide_waiting(desk):
            pass

    return we_write


def statuses(desk: Desk) -> list[str]:
    with desk.read() as session:
        return [str(each) for each in session.exec(select(tables.Thread.status).order_by(tables.Thread.id))]


@pytest.mark.requirement("U5")
def test_an_answer_to_somebody_else_with_the_same_id_answers_nobody_else(
    desk: Desk, receive: Receive, clock: Clock, we_write: Writes
) -> None:
    receive(letter(ANN, "Re: Demo", message_id=SAME))
    receive(letter(BOB, "Re: Price", message_id=SAME))
    clock.forward(hours=1)
    we_write(in_reply_to=SAME)
    assert statuses(desk) == ["done", "open"]
    receive(letter("Cy <cy@third.example>", "Re: Offer", message_id=SAME))
    assert statuses(desk) == ["done", "open", "open"]


@pytest.mark.requirement("U5")
def test_an_answer_does_not_answer_what_its_receiver_wrote_later(
    desk: Desk, receive: Receive, clock: Clock, we_write: Writes
) -> None:
    receive(letter(ANN, "Re: Demo", message_id=SAME))
    clock.forward(hours=1)
    we_write(in_reply_to=SAME)
    clock.forward(days=2)
    receive(letter(ANN, "Re: Demo", "And the price?", message_id=SAME))
    assert lookup.thread_state(desk, 1).status == Status.OPEN


@pytest.mark.requirement("U5")
def test_a_reply_that_arrives_after_its_answer_was_answered(
    desk: Desk, receive: Receive, clock: Clock, we_write: Writes
) -> None:
    """It was collected late; its own date says that it was there before."""
    asked = format_datetime(clock())
    clock.forward(minutes=30)
    we_write(in_reply_to="<late@acme.example>")
    clock.forward(hours=1)
    receive(letter(ANN, "Re: Demo", message_id="<late@acme.example>", date=asked))
    assert statuses(desk) == ["done"]


@pytest.mark.requirement("U5")
@pytest.mark.parametrize("to", ["Ann <ann@home.example>", "Al <al@acme.example>"])
def test_an_answer_goes_where_its_sender_wants_it_or_to_their_company(
    desk: Desk, receive: Receive, clock: Clock, we_write: Writes, to: str
) -> None:
    receive(letter(ANN, "Re: Demo", message_id="<a@acme.example>", reply_to="Ann <ann@home.example>"))
    clock.forward(minutes=5)
    we_write(to, in_reply_to="<a@acme.example>")
    assert statuses(desk) == ["done"]


@pytest.mark.requirement("T10")
def test_a_reference_to_an_id_that_several_used_leads_to_the_senders_own_thread(
    desk: Desk, receive: Receive
) -> None:
    receive(letter(ANN, "one", message_id=SAME), letter("Eve <eve@evil.example>", "two", message_id=SAME))
    receive(letter(ANN, "three", message_id="<2@acme.example>", in_reply_to=SAME))
    assert [lookup.thread_state(desk, n).replies for n in (1, 2)] == [2, 1]


RECEIPT = 'multipart/report; report-type=disposition-notification; boundary="b"'


@pytest.mark.requirement("U5")
@pytest.mark.parametrize(
    "mail",
    [
        {"subject": "Read: Re: Demo", "content_type": RECEIPT},
        {"content_type": RECEIPT.replace("disposition-notification", "delivery-status")},
        {"to": "Law <law@firm.example>"},
    ],
    ids=["a read receipt", "a delivery report", "an answer to somebody else"],
)
def test_what_does_not_answer_the_customer_does_not_stop_the_clock(
    desk: Desk, receive: Receive, clock: Clock, we_write: Writes, mail: dict[str, str]
) -> None:
    receive(letter(ANN, "Re: Demo", message_id="<a@acme.example>"))
    clock.forward(minutes=5)
    we_write(in_reply_to="<a@acme.example>", **mail)
    assert statuses(desk) == ["open"]


@pytest.mark.requirement("U5")
@pytest.mark.parametrize(("breaks", "stands"), [(TRIES - 1, "done"), (TRIES, "open")])
def test_an_answer_that_broke_its_reader_is_tried_three_times(
    desk: Desk, receive: Receive, breaks: int, stands: str
) -> None:
    receive(letter(ANN, "Re: Demo", message_id="<a@acme.example>"))
    broken = replace(desk, reader=lambda raws: [ReadingFailed("took too long") for _ in raws])
    raw = letter("sam@brightwave.example", to=ANN, in_reply_to="<a@acme.example>", message_id="<o@b.example>")
    intake.store(desk, "sam/Sent", [Fetched("sam/Sent", 1, 1, raw, sent=True)], Place(1, 1))
    for _ in range(breaks):
        assert intake.decide_waiting(broken) == 1
    while intake.decide_waiting(desk):
        pass
    assert statuses(desk) == [stands]


@pytest.mark.requirement("U5")
def test_a_bare_answer_from_a_computer_whose_clock_is_behind(
    desk: Desk, receive: Receive, clock: Clock, we_write: Writes
) -> None:
    receive(letter(ANN, "Re: Demo", message_id="<a@acme.example>"))
    clock.forward(minutes=2)
    we_write(date=format_datetime(clock() - timedelta(minutes=5)))
    assert statuses(desk) == ["done"]
