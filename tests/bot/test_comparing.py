"""What we have is compared with what a server has: what was passed by comes, what was before us stays."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from bot.watching import Watching
from bot.worker import Worker
from desk import intake, quarantine
from desk.desk import Desk
from desk.ledger import balance
from desk.quarantine import NotGiven
from mail.imap import ImapMailbox
from mail.settings import ImapSettings
from storage import tables
from tests.fakes import letter
from tests.mail.dovecot import AVAILABLE, Dovecot, dovecot
from tests.mail.scripted import ScriptedServer, scripted

pytestmark = [pytest.mark.imap, pytest.mark.skipif(not AVAILABLE, reason="no Dovecot on PATH")]
NOW = datetime.now(UTC).replace(microsecond=0)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    """Its accounts are the tests' own by their names."""
    with dovecot() as running:
        yield running


@pytest.fixture
def replies(server: Dovecot, request: pytest.FixtureRequest, desk: Desk) -> ImapSettings:
    """A folder of this test's own."""
    desk.now.at = NOW  # type: ignore[attr-defined]
    settings = server.settings(request.node.name[5:35], folder="Replies", start="now")
    with server.account(settings.user) as person:
        person.create_folder("Replies")
    return settings


def mail(number: int) -> bytes:
    return letter(f"P{number} <p{number}@c{number}.example>", f"{number}", message_id=f"<{number}@c.example>")


def put(
    server: Dovecot, settings: ImapSettings, *mails: tuple[int, datetime], folder: str = "Replies"
) -> None:
    """Mails by number, as they lie in the folder, with the moment of which the server says they arrived."""
    with server.account(settings.user) as person:
        for number, arrived in mails:
            person.append(folder, mail(number), msg_time=arrived)


def renumber(server: Dovecot, settings: ImapSettings, *mails: tuple[int, datetime]) -> None:
    """The folder is made anew with these mails, in this order."""
    with server.account(settings.user) as person:
        person.delete_folder("Replies")
        person.create_folder("Replies")
    put(server, settings, *mails)


def watched(desk: Desk, settings: ImapSettings) -> list[str]:
    """Watch until all is seen and compared, then stop; the subjects of the replies there are."""
    watching = Watching(Worker(desk, None), [settings])
    watching.renew()
    (watcher,) = watching.watchers.values()
    assert soon(lambda: watcher.looks.caught_up is not None)
    watching.stop()
    while intake.decide_waiting(desk):
        pass
    return subjects(desk)


def soon(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 20
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.02)
    return holds()


def subjects(desk: Desk) -> list[str]:
    with desk.read() as session:
        return sorted(reply.subject for reply in session.exec(select(tables.Reply)) if not reply.copy_of)


OLD = tuple((number, NOW - DAY * (30 - number)) for number in range(5))
NEW = ((100, NOW - HOUR * 2), (101, NOW - HOUR))


@pytest.mark.requirement("R1")
def test_a_folder_rebuilt_backwards_gives_nothing_old(
    server: Dovecot, replies: ImapSettings, desk: Desk
) -> None:
    """F26, F35: renumbered, the newest mail comes first; the old ones were never ours."""
    put(server, replies, *OLD)
    assert watched(desk, replies) == []
    put(server, replies, *NEW)
    assert watched(desk, replies) == ["100", "101"]
    renumber(server, replies, *reversed(NEW), *reversed(OLD))
    assert watched(desk, replies) == ["100", "101"]
    assert balance(desk).holds


def test_of_a_folder_read_from_a_date_on_an_old_mail_moved_in_stays_unread(
    server: Dovecot, replies: ImapSettings, desk: Desk
) -> None:
    put(server, replies, (1, NOW - DAY), (2, NOW - DAY * 300), (3, NOW - HOUR))
    settings = replace(replies, start=(NOW - DAY * 3).date())
    assert watched(desk, settings) == ["1", "3"]
    assert watched(desk, settings) == ["1", "3"]


def test_now_is_not_told_by_an_old_mail_moved_in(server: Dovecot, replies: ImapSettings, desk: Desk) -> None:
    """F35: after a renumbering only what came since we began is read."""
    put(server, replies, *OLD, (50, NOW - DAY * 2000))
    assert watched(desk, replies) == []
    with desk.read() as session:
        (place,) = session.exec(
            select(tables.MailboxPlace).where(tables.MailboxPlace.mailbox == replies.mailbox)
        )
    assert place.since == OLD[-1][1]
    renumber(server, replies, *NEW, *OLD)
    assert watched(desk, replies) == ["100", "101"]


def passed_by(desk: Desk, settings: ImapSettings, number: int) -> None:
    """All mails up to this uid were seen, and only this one was stored."""
    mailbox = ImapMailbox(settings)
    (batch,) = mailbox.since(intake.place_of(desk, mailbox.name))
    intake.store(desk, mailbox.name, [each for each in batch.mails if each.uid == number], batch.place)
    mailbox.close()


@pytest.mark.requirement("R1")
def test_what_lies_below_the_first_mail_we_stored_was_passed_by_too(
    server: Dovecot, replies: ImapSettings, desk: Desk
) -> None:
    put(server, replies, *OLD)
    watched(desk, replies)
    put(server, replies, *NEW)
    passed_by(desk, replies, 7)
    assert watched(desk, replies) == ["100", "101"]


@pytest.mark.requirement("R1")
def test_further_folders_are_compared_as_well(server: Dovecot, replies: ImapSettings, desk: Desk) -> None:
    settings = replace(replies, folder="INBOX", folders=("Replies",))
    watched(desk, settings)
    put(server, replies, *NEW)
    passed_by(desk, replace(replies, folder="Replies"), 2)
    assert watched(desk, settings) == ["100", "101"]


@pytest.mark.requirement("R1")
def test_mails_the_server_cannot_give_are_with_ops_until_it_can(desk: Desk) -> None:
    """Each for itself, none a copy of another; given at last, they are read as if they had just come."""
    with scripted(ScriptedServer({1: mail(1), 2: mail(2), 3: mail(3)}, broken={1, 2})) as server:
        settings = server.settings()
        assert watched(desk, settings) == ["", "", "3"]
        told = {held.reason for held in quarantine.quarantined(desk)}
        assert (told, balance(desk).quarantined) == ({"the mail server gave nothing of it"}, 2)
        with pytest.raises(
            NotGiven, match=r"Mail 1 cannot be read again: the mail server gave nothing of it\."
        ):
            quarantine.release(desk, 1)
        assert watched(desk, settings) == ["", "", "3"]
        server.broken.clear()
        assert watched(desk, settings) == ["1", "2", "3"]
    with desk.read() as session:
        statuses = [
            str(each) for each in session.exec(select(tables.Thread.status).order_by(tables.Thread.id))
        ]
    assert statuses == ["done", "done", "open", "open", "open"]
    assert (balance(desk).assigned, balance(desk).holds) == (3, True)
