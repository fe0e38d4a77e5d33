"""What one of us sends with the shared mailbox in its Cc is no reply: it counts as a mail we sent."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from desk import intake, kinds, lookup
from desk.desk import Desk
from desk.explaining import NotExplained, explain_stored
from desk.ledger import balance, entries
from mail.fetched import Fetched, Place
from routing.model import ReplyKind, Status
from storage import tables
from tests.desk.office import Opens
from tests.fakes import Clock, letter

Receive = Callable[..., None]
ANN, SAM = "Ann <ann@acme.example>", "Sam <sam@brightwave.example>"
HERS, OURS = "<hers@acme.example>", "<ours@brightwave.example>"
ACCOUNTS = "name,domains,owner", "Acme,acme.example,jon"


def ours(subject: str = "Re: Demo", sender: str = SAM, to: str = ANN, **more: str) -> bytes:
    return letter(sender, subject, to=to, cc="outreach@brightwave.example", message_id=OURS, **more)


def stages(desk: Desk) -> tuple[list[str], list[str]]:
    """Of the replies and of the mails we sent."""
    with desk.read() as session:
        return (
            [str(each) for each in session.exec(select(tables.Reply.stage).order_by(tables.Reply.id))],
            [str(each) for each in session.exec(select(tables.Sent.stage).order_by(tables.Sent.id))],
        )


@pytest.mark.requirement("U5")
def test_our_answer_in_the_mailbox_stops_the_clock_and_opens_nothing(
    desk: Desk, receive: Receive, clock: Clock
) -> None:
    """It stands in no Sent folder that we watch; seen in one as well, it is kept once."""
    receive(letter(ANN, "Re: Demo", message_id=HERS))
    clock.forward(minutes=5)
    receive(ours(in_reply_to=HERS))
    assert lookup.thread_state(desk, 1).status == Status.DONE
    receive(ours(in_reply_to=HERS), mailbox="another")
    sent = Fetched("sam/Sent", 1, 9, ours(in_reply_to=HERS), sent=True)
    intake.store(desk, "sam/Sent", [sent], Place(1, 9))
    while intake.decide_waiting(desk):
        pass
    assert stages(desk) == (["assigned", "copy", "copy"], ["kept", "copy", "copy"])
    assert (lookup.thread_state(desk, 1).status, lookup.thread_state(desk, 1).replies) == (Status.DONE, 1)
    assert (balance(desk).holds, balance(desk).copies) == (True, 2)
    assert [each.because for each in entries(desk)][1:] == ["we sent it ourselves"] * 2


@pytest.mark.requirement("R5")
def test_an_answer_in_the_mailbox_by_another_than_the_owner_is_a_collision(
    desk: Desk, receive: Receive, clock: Clock
) -> None:
    receive(letter(ANN, "Re: Demo", message_id=HERS))
    clock.forward(minutes=5)
    receive(ours(sender="Maya <maya@brightwave.example>", in_reply_to=HERS))
    assert str(lookup.thread_state(desk, 1).changed.kind) == "collision"


@pytest.mark.requirement("R43")
@pytest.mark.requirement("R23")
def test_the_answer_to_our_own_mail_is_its_customers(office: Opens) -> None:
    """Both lie in the mailbox, ours first: it is nobody's thread, and pins the answer to nobody."""
    team = office()
    team.knows("accounts", *ACCOUNTS)
    first = Fetched("outreach", 2, 1, ours("Demo?", sender="Maya <maya@brightwave.example>"))
    intake.store(team.desk, "outreach", [first], Place(2, 1))
    state = team.receives(ANN, subject="Re: Demo?", in_reply_to=OURS)
    assert (state.owner.key, state.replies, stages(team.desk)) == ("jon", 1, (["copy", "assigned"], ["kept"]))


@pytest.mark.requirement("R47")
def test_an_alias_that_is_known_from_a_sent_folder_is_ours_too(desk: Desk, receive: Receive) -> None:
    """An alias at another domain; somebody else who uses the same id is no alias."""
    alias = ours(sender="Team <team@brightwave-mail.example>")
    intake.store(desk, "sam/Sent", [Fetched("sam/Sent", 1, 1, alias, sent=True)], Place(1, 1))
    receive(alias, ours(sender="Eve <eve@evil.example>", text="Mine"))
    assert stages(desk)[0] == ["copy", "assigned"]


@pytest.mark.parametrize(
    "mail",
    [
        ours("Fwd: Demo", text="Look"),
        letter(SAM, "A customer called", message_id=OURS),
        ours(sender=f"{SAM}, {ANN}"),
        ours(sender=ANN, to="Bob <bob@other.example>"),
    ],
    ids=["a forward", "to us alone", "by several", "a customer's to somebody else"],
)
def test_what_stays_a_reply(desk: Desk, receive: Receive, mail: bytes) -> None:
    receive(mail)
    assert stages(desk) == (["assigned"], [])


def test_who_asks_about_our_own_mail_is_told_what_it_is(desk: Desk, receive: Receive) -> None:
    receive(ours())
    with pytest.raises(NotExplained, match="Reply 1 is mail that we sent ourselves"):
        explain_stored(desk, 1)
    with pytest.raises(kinds.HasNoKind, match="This is mail that we sent ourselves"):
        kinds.set_kind_of(desk, 1, "maya", ReplyKind.OTHER)
