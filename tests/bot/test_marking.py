"""Who owns what is seen in the mailbox itself: from a mail on a real server over a click to its keywords."""

import time
from collections.abc import Iterator

import pytest

from bot.marking import REST, Marking
from bot.watching import Watching
from bot.worker import Worker
from desk import intake, marks
from desk.desk import Desk
from mail.connection import Connection
from mail.imap import ImapMailbox
from mail.marking import MarkedFolder
from mail.settings import ImapSettings
from tests.bot.conftest import Office
from tests.fakes import letter
from tests.mail.dovecot import AVAILABLE, Dovecot, dovecot
from tests.mail.keeping import Keeping
from tests.mail.scripted import scripted

needs_dovecot = [pytest.mark.imap, pytest.mark.skipif(not AVAILABLE, reason="no Dovecot on PATH")]
ASKED = letter(message_id="<asked@northwind.example>")
FOLDER = "Replies"


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    """Its accounts are the tests' own by their names."""
    with dovecot() as running:
        yield running


class Mailbox:
    """One mailbox on a real server: what a person sees in it, and what Whoowns does there."""

    def __init__(self, server: Dovecot, desk: Desk, settings: ImapSettings) -> None:
        self.server, self.desk, self.settings = server, desk, settings
        self._connection = Connection(settings)
        self._inbox = ImapMailbox(settings)
        self.marking = Marking(desk, settings, self._connection)

    def gets(self, *mails: bytes) -> None:
        """Mail arrives, is read and given to its owners."""
        self.server.deliver(self.settings.user, *mails, folder=self.settings.folder)
        self.read()

    def read(self) -> None:
        """What is new is read."""
        for batch in self._inbox.since(intake.place_of(self.desk, self.settings.mailbox)):
            intake.store(self.desk, self.settings.mailbox, batch.mails, batch.place)
        while intake.decide_waiting(self.desk):
            pass

    def look(self) -> None:
        """The watcher's look besides, until nothing more is due."""
        while self.marking.look():
            pass

    def flags(self) -> list[set[str]]:
        """The flags of each mail as somebody else's program finds them."""
        with self.server.account(self.settings.user) as client:
            client.select_folder(self.settings.folder, readonly=True)
            found = client.get_flags(client.search())
            return [{flag.decode() for flag in found[uid]} - {"\\Recent"} for uid in sorted(found)]

    def flag(self, *flags: str) -> None:
        """Somebody puts flags of their own on every mail."""
        with self.server.account(self.settings.user) as client:
            client.select_folder(self.settings.folder)
            client.add_flags(client.search(), flags)

    def close(self) -> None:
        """Leave the server."""
        self._connection.close()
        self._inbox.close()


class Mailboxes:
    """The mailboxes of one test."""

    def __init__(self, server: Dovecot, desk: Desk, name: str) -> None:
        self._server, self._desk, self._name = server, desk, name
        self.opened: list[Mailbox] = []

    def open(self, user: str = "outreach", **changes: object) -> Mailbox:
        """One whose mails show their owners, unless it is said otherwise."""
        settings = self._server.settings(f"{user}.{self._name}", **{"keywords": True, **changes})
        self.opened.append(Mailbox(self._server, self._desk, settings))
        return self.opened[-1]


@pytest.fixture
def mailboxes(desk: Desk, server: Dovecot, request: pytest.FixtureRequest) -> Iterator[Mailboxes]:
    """None yet."""
    found = Mailboxes(server, desk, request.node.name[-20:].lower())
    yield found
    for each in found.opened:
        each.close()


class TestOnARealServer:
    """Each test has accounts of its own."""

    pytestmark = needs_dovecot

    @pytest.mark.requirement("R12", "R102", "R104")
    def test_a_claim_and_a_done_are_seen_in_the_mailbox_and_the_mail_stays_unread(
        self, office: Office, mailboxes: Mailboxes
    ) -> None:
        outreach = mailboxes.open()
        outreach.gets(ASKED)
        outreach.flag("\\Flagged", "$Label1")
        office.delivery.tick()
        outreach.look()
        own = {"\\Flagged", "$Label1"}
        assert outreach.flags() == [own | {"$Owner_sam"}]
        office.sandbox.click("maya", office.card(), "claim")
        card = office.sandbox.until(lambda: next((c for c in office.cards() if c["edited"]), None))
        outreach.look()
        assert outreach.flags() == [own | {"$Owner_maya"}]
        office.sandbox.click("maya", card, "done")
        office.sandbox.until(lambda: office.thread().status == "done")
        outreach.look()
        assert outreach.flags() == [own | {"$Owner_maya", "$Done"}]

    @pytest.mark.requirement("R12", "R103")
    def test_who_passed_it_on_is_not_shown_any_more_and_a_read_mail_stays_read(
        self, office: Office, mailboxes: Mailboxes
    ) -> None:
        outreach = mailboxes.open()
        outreach.gets(ASKED)
        outreach.flag("\\Seen", "\\Answered")
        office.delivery.tick()
        outreach.look()
        office.sandbox.click("sam", office.card(), "reassign")
        office.sandbox.until(lambda: office.sandbox.view("sam"))
        assert office.sandbox.submit("sam", person="greta", reason="Writes German") == {}
        outreach.look()
        assert outreach.flags() == [{"\\Seen", "\\Answered", "$Owner_greta"}]

    def test_each_mailbox_shows_it_on_its_own_copy_unless_switched_off(self, mailboxes: Mailboxes) -> None:
        outreach, sales, off = mailboxes.open(), mailboxes.open("sales"), mailboxes.open("x", keywords=False)
        for each in (outreach, sales, off):
            each.gets(ASKED)
        for each in (outreach, sales, off):
            each.look()
        assert (outreach.flags(), sales.flags(), off.flags()) == ([{"$Owner_sam"}], [{"$Owner_sam"}], [set()])

    def test_what_was_told_before_a_kill_is_told_again_to_no_effect(
        self, desk: Desk, mailboxes: Mailboxes
    ) -> None:
        """The server has it, and the process was killed before the database had."""
        outreach = mailboxes.open()
        outreach.gets(ASKED)
        (due,) = marks.unshown(desk, outreach.settings.mailbox)
        killed = Connection(outreach.settings)
        MarkedFolder(outreach.settings, killed).show(due.uidvalidity, {due.uid: due.mark})
        killed.close()
        assert marks.unshown(desk, outreach.settings.mailbox) == [due]
        outreach.look()
        assert outreach.flags() == [{"$Owner_sam"}]
        assert marks.unshown(desk, outreach.settings.mailbox) == []

    def test_a_mail_somebody_has_moved_away_is_settled(self, desk: Desk, mailboxes: Mailboxes) -> None:
        outreach = mailboxes.open()
        outreach.gets(ASKED, letter("Ann <ann@acme.example>"))
        with outreach.server.account(outreach.settings.user) as client:
            client.select_folder("INBOX")
            client.delete_messages([1])
            client.expunge()
        outreach.look()
        assert outreach.flags() == [{"$Owner_sam"}]
        assert marks.unshown(desk, outreach.settings.mailbox) == []

    def test_a_renumbered_folder_shows_it_on_the_mails_as_they_are_numbered_now(
        self, desk: Desk, mailboxes: Mailboxes
    ) -> None:
        """Between the renumbering and the next look for mail nothing may be marked by the old uids."""
        replies = mailboxes.open(folder=FOLDER)
        with replies.server.account(replies.settings.user) as client:
            client.create_folder(FOLDER)
            replies.gets(ASKED)
            client.delete_folder(FOLDER)
            time.sleep(1.1)  # Dovecot numbers folders by the second
            client.create_folder(FOLDER)
        replies.server.deliver(replies.settings.user, letter("spam@x.example"), ASKED, folder=FOLDER)
        replies.look()
        assert replies.flags() == [set(), set()]
        replies.read()
        replies.look()
        assert replies.flags() == [{"$Owner_sam"}, {"$Owner_sam"}]
        assert marks.unshown(desk, replies.settings.mailbox) == []

    def test_further_folders_show_it_too_and_sent_mail_does_not(
        self, desk: Desk, mailboxes: Mailboxes
    ) -> None:
        inbox = mailboxes.open(folders=(FOLDER,))
        replies = mailboxes.open(folder=FOLDER)
        with inbox.server.account(inbox.settings.user) as client:
            client.create_folder(FOLDER)
        replies.gets(ASKED)
        inbox.server.deliver(inbox.settings.user, letter("sam@brightwave.example"), folder="Sent")
        inbox.look()
        assert replies.flags() == [{"$Owner_sam"}]
        assert mailboxes.open(folder="Sent").flags() == [set()]

    def test_the_watcher_shows_it_beside_its_other_work(self, desk: Desk, mailboxes: Mailboxes) -> None:
        """It looks when a mail has come in, and the reply before has its owner by then."""
        outreach = mailboxes.open()
        watching = Watching(Worker(desk, None), [outreach.settings])
        watching.renew()
        outreach.server.deliver(outreach.settings.user, ASKED)
        deadline = time.monotonic() + 20
        while not marks.unshown(desk, outreach.settings.mailbox) and time.monotonic() < deadline:
            time.sleep(0.02)
        outreach.server.deliver(outreach.settings.user, letter("Ann <ann@acme.example>"))
        while outreach.flags()[0] != {"$Owner_sam"} and time.monotonic() < deadline:
            time.sleep(0.02)
        watching.stop()
        assert outreach.flags()[0] == {"$Owner_sam"}

    def test_a_server_whose_rights_forbid_it_is_left_alone(
        self, desk: Desk, caplog: pytest.LogCaptureFixture
    ) -> None:
        """Dovecot would say yes to the keywords, and keep none; it says beforehand that it allows none."""
        with dovecot(rights="lrsi") as strict:
            outreach = Mailboxes(strict, desk, "x").open()
            outreach.gets(ASKED)
            outreach.look()
            assert outreach.flags() == [set()]
            outreach.close()
        assert len(marks.unshown(desk, outreach.settings.mailbox)) == 1
        assert "cannot show owners: its server allows no keywords; replies are read all" in caplog.text


def kept(desk: Desk, server: Keeping) -> Marking:
    """One reply of this server's mailbox is decided already."""
    settings = server.settings(keywords=True)
    for batch in ImapMailbox(settings).since(None):
        intake.store(desk, settings.mailbox, batch.mails, batch.place)
    intake.decide_waiting(desk)
    return Marking(desk, settings, Connection(settings))


def test_a_server_that_says_no_is_asked_once_an_hour_and_it_is_said_once(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    with scripted(Keeping({1: ASKED}, permanent="\\Seen")) as server:
        marking = kept(desk, server)
        for _ in range(3):
            assert not marking.look()
        assert len(server.commands("SELECT")) == 1
        desk.now.forward(seconds=REST.total_seconds())  # type: ignore[attr-defined]
        marking.look()
        assert (len(server.commands("SELECT")), server.commands("STORE")) == (2, [])
        assert caplog.text.count("cannot show owners") == 1
        server.permanent = "\\Seen \\*"
        desk.now.forward(seconds=REST.total_seconds())  # type: ignore[attr-defined]
        marking.look()
        assert server.names == {1: ["$Owner_sam"]}


def test_a_quiet_mailbox_is_asked_nothing(desk: Desk) -> None:
    with scripted(Keeping({1: ASKED})) as server:
        marking = kept(desk, server)
        marking.look()
        server.asked.clear()
        logins = server.logins
        marking.look()
        assert (server.asked, server.logins) == ([], logins)


def test_a_server_that_is_away_keeps_nobody_from_reading_and_gets_it_later(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    with scripted(Keeping({1: ASKED})) as server:
        marking = kept(desk, server)
    assert not marking.look()
    assert "does not show all owners yet: Nothing answers at" in caplog.text
    assert len(marks.unshown(desk, server.settings().mailbox)) == 1
