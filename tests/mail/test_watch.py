"""Watching a mailbox on a real server: every mail is stored once, through restarts and renumbering."""

import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mail.errors import LoginRefused, MailboxUnreachable
from mail.fetched import Place
from mail.imap import ImapMailbox, check
from mail.settings import ImapSettings
from tests.mail.certificate import certificate_in
from tests.mail.dovecot import AVAILABLE, Dovecot, dovecot
from tests.mail.scripted import ScriptedServer, scripted
from tests.mail.watching import Desk, mail, soon

needs_dovecot = [pytest.mark.imap, pytest.mark.skipif(not AVAILABLE, reason="no Dovecot on PATH")]
FOLDER = "Replies"


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    with dovecot() as running:
        yield running


class TestOnARealServer:
    """Each test has an account of its own."""

    pytestmark = needs_dovecot

    def test_mail_there_and_mail_to_come_is_stored_once(self, server: Dovecot) -> None:
        server.deliver("once", mail(1), mail(2))
        desk = Desk()
        with desk.watching(server.settings("once")):
            assert soon(lambda: len(desk.sightings) == 2)
            server.deliver("once", mail(3))
            assert soon(lambda: len(desk.sightings) == 3)
        assert desk.bodies() == [mail(1), mail(2), mail(3)]
        assert not any(desk.trouble)

    def test_people_find_their_mail_unread(self, server: Dovecot) -> None:
        server.deliver("unread", mail(1))
        desk = Desk()
        with desk.watching(server.settings("unread")):
            assert soon(lambda: len(desk.sightings) == 1)
        with server.account("unread") as person:
            person.select_folder("INBOX")
            assert person.search("UNSEEN") == [1]
            assert person.search("RECENT") == [1]

    def test_at_the_first_start_only_new_mail_is_ours(self, server: Dovecot) -> None:
        server.deliver("now", mail(1), mail(2))
        desk = Desk()
        with desk.watching(server.settings("now", start="now")):
            assert soon(lambda: desk.place is not None)
            server.deliver("now", mail(3))
            assert soon(lambda: len(desk.sightings) == 1)
        assert desk.bodies() == [mail(3)]

    def test_an_empty_mailbox_is_ours_from_the_start(self, server: Dovecot) -> None:
        assert ImapMailbox(server.settings("empty", start="now")).first_place().uid == 0

    def test_a_start_may_be_a_day(self, server: Dovecot) -> None:
        day = datetime(2026, 6, 1, tzinfo=UTC)
        with server.account("day") as person:
            for number, arrived in enumerate([day - timedelta(days=9), day - timedelta(hours=9), day, day]):
                person.append("INBOX", mail(number), msg_time=arrived + timedelta(hours=1))
        desk = Desk()
        with desk.watching(server.settings("day", start=day.date())):
            assert soon(lambda: len(desk.sightings) == 2)
        assert desk.bodies() == [mail(2), mail(3)]

    def test_after_a_restart_of_the_server_mail_goes_on(self) -> None:
        with dovecot() as own:
            own.deliver("restart", mail(1))
            desk = Desk()
            with desk.watching(own.settings("restart")):
                assert soon(lambda: len(desk.sightings) == 1)
                own.stop()
                assert soon(desk.is_cut_off)
                own.start()
                own.deliver("restart", mail(2))
                assert soon(lambda: len(desk.sightings) == 2)
            assert desk.bodies() == [mail(1), mail(2)]

    def test_after_a_restart_of_ours_mail_goes_on_from_our_place(self, server: Dovecot) -> None:
        server.deliver("ours", mail(1))
        desk = Desk()
        with desk.watching(server.settings("ours")):
            assert soon(lambda: len(desk.sightings) == 1)
        server.deliver("ours", mail(2))
        again = Desk(desk.place)
        with again.watching(server.settings("ours")):
            assert soon(lambda: len(again.sightings) == 1)
        assert again.bodies() == [mail(2)]

    def test_a_mail_removed_meanwhile_is_no_trouble(self, server: Dovecot) -> None:
        server.deliver("removed", mail(1), mail(2), mail(3))
        with server.account("removed") as person:
            person.select_folder("INBOX")
            person.delete_messages([2])
            person.expunge()
        desk = Desk()
        with desk.watching(server.settings("removed")):
            assert soon(lambda: len(desk.sightings) == 2)
        assert desk.bodies() == [mail(1), mail(3)]

    def test_a_renumbered_mailbox_is_read_again_but_old_mail_stays_old(self, server: Dovecot) -> None:
        old = datetime.now(UTC) - timedelta(days=30)
        with server.account("renumbered") as person:
            person.create_folder(FOLDER)
            person.append(FOLDER, mail(1), msg_time=old)
        settings = server.settings("renumbered", folder=FOLDER, start="now")
        desk = Desk()
        with desk.watching(settings):
            assert soon(lambda: desk.place is not None)
            server.deliver("renumbered", mail(2), folder=FOLDER)
            assert soon(lambda: len(desk.sightings) == 1)
        before = desk.place
        assert before is not None
        with server.account("renumbered") as person:
            person.delete_folder(FOLDER)
            time.sleep(1.1)  # Dovecot numbers folders by the second
            person.create_folder(FOLDER)
            person.append(FOLDER, mail(3))
            person.append(FOLDER, mail(2))
            person.append(FOLDER, mail(1), msg_time=old)
        with desk.watching(settings):
            assert soon(lambda: len(desk.sightings) == 3)
        assert sorted(desk.bodies()) == [mail(2), mail(2), mail(3)]
        assert desk.place is not None
        assert desk.place.uidvalidity != before.uidvalidity
        assert desk.place == Place(desk.place.uidvalidity, 3, before.since)

    def test_a_batch_that_could_not_be_stored_comes_again(self, server: Dovecot) -> None:
        server.deliver("again", mail(1))
        desk = Desk(fails=2)
        with desk.watching(server.settings("again")):
            assert soon(lambda: len(desk.sightings) == 1)

    def test_check_says_how_the_mailbox_is(self, server: Dovecot) -> None:
        server.deliver("check", mail(1))
        assert (
            check(server.settings("check")) == "check@127.0.0.1/INBOX: 1 mails, new ones told at once (IDLE)"
        )
        with pytest.raises(MailboxUnreachable, match=r"folder Nowhere: .*doesn't exist"):
            check(server.settings("check", folder="Nowhere"))
        wrong = ImapSettings("127.0.0.1", server.port, "check", "wrong", tls=False)
        with pytest.raises(LoginRefused, match="refused the login of check"):
            check(wrong)

    @pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl on PATH")
    def test_a_certificate_must_be_trusted(self, tmp_path: Path) -> None:
        certificate, key = certificate_in(tmp_path)
        with dovecot((certificate, key)) as secure:
            settings = secure.settings("tls", port=secure.tls_port, tls=True)
            with pytest.raises(MailboxUnreachable, match=r"certificate of .* cannot be trusted"):
                check(settings)
            trusting = secure.settings("tls", port=secure.tls_port, tls=True, ca_file=certificate)
            assert check(trusting).startswith("tls@127.0.0.1/INBOX: 0 mails")


def test_a_refused_login_is_not_tried_again_at_once() -> None:
    with scripted(ScriptedServer(refuses="[AUTHENTICATIONFAILED] no")) as refusing:
        desk = Desk()
        with desk.watching(refusing.settings()):
            assert soon(lambda: desk.trouble != [])
            time.sleep(1.5)
        assert refusing.logins == 1
        assert isinstance(desk.trouble[0], LoginRefused)
    assert desk.place is None
