"""Several processes watch many mailboxes on a real server: every mail is stored once, whoever is killed."""

import time
from collections.abc import Callable, Iterator

import pytest
from sqlmodel import select

from bot.live import Live
from bot.watching import Watching
from bot.worker import Worker
from desk import intake, ledger
from desk.alarms import alarms_to_send
from desk.desk import Desk
from desk.mailboxes import RENEWAL
from mail.errors import MailSourceError
from mail.imap import ImapMailbox
from mail.settings import ImapSettings
from sla.silence import Ailment
from storage import tables
from tests.bot.taking_in import mails_stored
from tests.fakes import letter
from tests.mail.dovecot import AVAILABLE, Dovecot, dovecot

pytestmark = [pytest.mark.imap, pytest.mark.skipif(not AVAILABLE, reason="no Dovecot on PATH")]
USERS = ["maya", "jon", "wes", "sam"]


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    """Its accounts are the tests' own by their names."""
    with dovecot() as running:
        yield running


class Processes:
    """Processes that watch the same mailboxes; a renewal of one is some seconds after that of the other."""

    def __init__(self, desk: Desk, settings: list[ImapSettings]) -> None:
        self.desk = desk
        self.settings = settings
        self.running: list[Watching] = []

    def start(self) -> Watching:
        """One more."""
        self.running.append(Watching(Worker(self.desk, None), self.settings))
        return self.running[-1]

    def renew(self) -> list[set[str]]:
        """Everybody renews; who watches what."""
        self.desk.now.forward(seconds=RENEWAL.total_seconds())  # type: ignore[attr-defined]
        return [{login.partition("@")[0] for login in each.renew()} for each in self.running]

    def kill(self, process: Watching) -> None:
        """It stops without a word to the database."""
        self.running.remove(process)
        for watcher in process.watchers.values():
            watcher.stop()
        for watcher in process.watchers.values():
            watcher.join(20)

    def seen(self) -> list[str]:
        """In which mailboxes mails were seen, in order."""
        with self.desk.read() as session:
            return sorted(row.mailbox.partition("@")[0] for row in session.exec(select(tables.Sighting)))


@pytest.fixture
def processes(desk: Desk, server: Dovecot, request: pytest.FixtureRequest) -> Iterator[Processes]:
    """None yet; their mailboxes are this test's own."""
    test = request.node.name
    found = Processes(desk, [server.settings(f"{user}.{test[-12:]}".lower()) for user in USERS])
    yield found
    for each in found.running:
        each.stop()


def soon(holds: Callable[[], bool]) -> bool:
    """Whether it holds within some seconds."""
    deadline = time.monotonic() + 20
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.02)
    return holds()


def write_to_all(server: Dovecot, processes: Processes) -> None:
    for number, settings in enumerate(processes.settings):
        server.deliver(settings.user, letter(subject=f"Question {number}"))


def test_two_processes_share_and_every_mail_is_stored_once(server: Dovecot, processes: Processes) -> None:
    processes.start()
    processes.renew()
    processes.start()
    processes.renew()
    one, two = processes.renew()
    assert (len(one), len(two), len(one | two)) == (2, 2, 4)
    write_to_all(server, processes)
    assert soon(lambda: len(processes.seen()) == 4)
    assert len(set(processes.seen())) == 4


def test_a_backlog_hears_of_mail_before_it_is_fetched(server: Dovecot, desk: Desk) -> None:
    """From that moment on it rests, so that the mail finds the database free."""
    happened: list[str] = []

    class Hears(Live):
        def coming(self, mailbox: str) -> None:
            happened.append("coming")
            super().coming(mailbox)

        def came(self, mailbox: str) -> None:
            happened.append("came")
            super().came(mailbox)

    settings = server.settings("heard.of")
    watching = Watching(Worker(desk, None, live=Hears()), [settings])
    watching.renew()
    try:
        for number in range(1, 20):
            time.sleep(0.5)  # what comes before it waits for notices is found without one
            server.deliver(settings.user, letter(subject=f"Question {number}"))
            assert soon(lambda: mails_stored(desk) == number)  # noqa: B023
            if "coming" in happened:
                break
    finally:
        watching.stop()
    assert happened[-2:] == ["coming", "came"]


@pytest.mark.requirement("U5")
def test_an_answer_from_somebodys_own_mail_program_ends_the_wait(
    server: Dovecot, processes: Processes
) -> None:
    """It lies in the Sent folder of a mailbox before anybody has clicked anything."""
    sam = processes.settings[3].user
    asked = letter(message_id="<asked@northwind.example>")
    answer = letter(
        sender="sam@brightwave.example",
        message_id="<answer@brightwave.example>",
        in_reply_to="<asked@northwind.example>",
    ).replace(b"To: outreach@brightwave.example", b"To: chris@northwind.example")
    server.deliver(sam, asked)
    server.deliver(sam, answer, folder="Sent")
    processes.start()
    processes.renew()
    assert soon(lambda: [str(status) for status in statuses(processes.desk)] == ["done"])


@pytest.mark.requirement("R1")
def test_a_mail_that_was_passed_by_is_found_by_comparing_with_the_server(
    server: Dovecot, processes: Processes
) -> None:
    """Our place says three, and only the first was ever stored: the two others are on the server alone."""
    settings = processes.settings[0]
    server.deliver(settings.user, *(letter(subject=f"Question {number}") for number in range(3)))
    (batch,) = ImapMailbox(settings).since(None)
    intake.store(processes.desk, settings.mailbox, batch.mails[:1], batch.place)
    processes.start()
    processes.renew()
    assert soon(lambda: len(processes.seen()) == 3)
    assert ledger.balance(processes.desk).seen == 3


def statuses(desk: Desk) -> list[object]:
    with desk.read() as session:
        return list(session.exec(select(tables.Thread.status)).all())


def test_what_a_killed_process_watched_is_watched_again_within_a_minute(
    server: Dovecot, processes: Processes
) -> None:
    doomed = processes.start()
    processes.start()
    for _ in range(3):
        processes.renew()
    killed_at = processes.desk.now()
    processes.kill(doomed)
    write_to_all(server, processes)
    while len(processes.renew()[0]) < 4:
        assert soon(lambda: len(processes.seen()) == 2)
    assert (processes.desk.now() - killed_at).total_seconds() < 60
    assert soon(lambda: len(processes.seen()) == 4)


def test_a_process_told_to_stop_leaves_its_mailboxes_to_the_others_at_once(processes: Processes) -> None:
    leaving = processes.start()
    processes.start()
    for _ in range(2):
        processes.renew()
    processes.running.remove(leaving)
    leaving.stop()
    assert [len(each) for each in processes.renew()] == [4]


def test_a_process_that_was_frozen_stores_nothing_and_stops_watching(
    server: Dovecot, processes: Processes, caplog: pytest.LogCaptureFixture
) -> None:
    frozen = processes.start()
    processes.renew()
    assert soon(lambda: all(watcher.looks.caught_up for watcher in frozen.watchers.values()))
    processes.running.remove(frozen)
    other = processes.start()
    for _ in range(4):
        processes.renew()
    for watcher in other.watchers.values():
        watcher.stop()  # the other one is slow, so that the frozen one comes first
        watcher.join(20)
    write_to_all(server, processes)
    assert all(watcher.join(20) for watcher in frozen.watchers.values())
    assert processes.seen() == []
    assert "another process watches maya" in caplog.text
    assert "Traceback" not in caplog.text


def test_a_mailbox_that_was_lost_and_comes_back_is_watched_again(
    server: Dovecot, processes: Processes
) -> None:
    only = processes.start()
    processes.renew()
    lost = next(iter(only.watchers.values()))
    lost.stop()
    assert lost.join(20)
    processes.renew()
    write_to_all(server, processes)
    assert soon(lambda: len(processes.seen()) == 4)


def test_ops_is_told_of_a_mailbox_that_does_not_let_us_in(desk: Desk, server: Dovecot) -> None:
    wrong = ImapSettings("127.0.0.1", server.port, "wrong", "not the password", tls=False)
    watching = Watching(Worker(desk, None), [wrong])
    watching.renew()
    (watcher,) = watching.watchers.values()
    assert soon(lambda: watcher.looks.failing is not None)
    watching.watch_over()
    assert alarms_to_send(desk) == []
    desk.now.forward(minutes=5)  # type: ignore[attr-defined]
    watching.watch_over()
    (alarm,) = alarms_to_send(desk)
    assert alarm.ailment is Ailment.UNREADABLE
    assert "refused the login of wrong" in alarm.said
    assert "not the password" not in alarm.said
    watching.stop()


def test_what_may_not_be_is_refused_before_anything_starts(desk: Desk) -> None:
    bare = ImapSettings("imap.example.com", 143, "maya", "secret", tls=False)
    with pytest.raises(MailSourceError, match="sends no password without TLS"):
        Watching(Worker(desk, None), [bare])
