"""Mail over IMAP from a server that misbehaves: nothing is lost, everything is said in a sentence."""

import logging
import socket
import threading
import time
from pathlib import Path

import pytest

from mail.connection import Connection
from mail.errors import LoginRefused, MailboxUnreachable, MailSourceError
from mail.fetched import WHOLE, Fetched, Place
from mail.imap import BATCH, WINDOW, ImapMailbox, check
from mail.settings import ImapSettings
from tests.mail.build import raw_mail
from tests.mail.scripted import ScriptedServer, scripted

MAIL = raw_mail()


def all_mails(mailbox: ImapMailbox, place: Place | None = None) -> list[Fetched]:
    return [mail for batch in mailbox.since(place) for mail in batch.mails]


def test_mail_comes_in_batches_each_with_the_place_behind_it() -> None:
    with scripted(ScriptedServer(dict.fromkeys(range(1, BATCH + 3), MAIL))) as server:
        batches = list(ImapMailbox(server.settings()).since(None))
    assert [len(batch.mails) for batch in batches] == [BATCH, 2]
    assert [batch.place for batch in batches] == [Place(7, BATCH), Place(7, BATCH + 2)]


def test_no_part_of_a_command_waits_for_the_receipt_of_the_part_before() -> None:
    with scripted(ScriptedServer({1: MAIL})) as server, Connection(server.settings()).talking() as client:
        assert client.socket().getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_server_that_lists_more_than_asked_gives_nothing_twice() -> None:
    with scripted(ScriptedServer({1: MAIL, 2: MAIL})) as server:
        mailbox = ImapMailbox(server.settings())
        assert [mail.uid for mail in all_mails(mailbox, Place(7, 1))] == [2]
        assert all_mails(mailbox, Place(7, 2)) == []


def test_a_huge_mailbox_is_asked_for_some_numbers_at_a_time() -> None:
    """F35: the numbers of all its mails would be a longer line than may be read."""
    mails = dict.fromkeys((1, WINDOW, WINDOW + 1, 2 * WINDOW + 9), MAIL)
    server = ScriptedServer(mails, newest=2 * WINDOW + 9, count=110_000)
    with scripted(server):
        found = list(ImapMailbox(server.settings()).since(None))
    assert [[mail.uid for mail in batch.mails] for batch in found] == [[1, 50_000], [50_001], [100_009]]
    assert found[-1].place == Place(7, 100_009)
    assert server.searches == ["UID 1:50000", "UID 50001:100000", "UID 100001:*"]


@pytest.mark.parametrize(("newest", "count"), [(1, None), (2**62, None), (2**62, 110_000), (0, 110_000)])
def test_a_server_that_tells_a_wrong_newest_number_hides_nothing(newest: int, count: int | None) -> None:
    server = ScriptedServer({1: MAIL, 2: MAIL, 3: MAIL}, newest=newest, count=count)
    with scripted(server):
        mailbox = ImapMailbox(server.settings())
        assert [mail.uid for mail in all_mails(mailbox)] == [1, 2, 3]
        assert [mail.uid for mail in all_mails(mailbox, Place(7, 2))] == [3]
    assert server.searches == ["UID 1:*", "UID 3:*"]


def test_a_mail_deleted_before_it_was_fetched_has_vanished() -> None:
    with scripted(ScriptedServer({1: MAIL, 2: MAIL, 3: MAIL}, gone={2})) as server:
        mails = all_mails(ImapMailbox(server.settings()))
    assert [mail.raw for mail in mails] == [MAIL, None, MAIL]


def test_a_large_mail_is_fetched_in_part() -> None:
    with scripted(ScriptedServer({1: b"x" * (WHOLE + 1), 2: b"x" * WHOLE})) as server:
        large, exact = all_mails(ImapMailbox(server.settings()))
    assert (len(large.raw or b""), large.truncated) == (WHOLE, True)
    assert (len(exact.raw or b""), exact.truncated) == (WHOLE, False)


def test_a_mail_the_server_cannot_give_does_not_hold_up_the_others() -> None:
    with scripted(ScriptedServer({1: MAIL, 2: MAIL, 3: MAIL}, broken={2})) as server:
        mails = all_mails(ImapMailbox(server.settings()))
    assert [mail.raw for mail in mails] == [MAIL, b"", MAIL]


def test_a_server_that_gives_nothing_at_all_is_in_trouble_and_nothing_is_skipped() -> None:
    with (
        scripted(ScriptedServer({1: MAIL, 2: MAIL}, broken={1, 2})) as server,
        pytest.raises(MailboxUnreachable, match="gives no mail"),
    ):
        all_mails(ImapMailbox(server.settings()))


@pytest.mark.parametrize(
    "news", [[b"* 2 EXISTS\r\n"], [b"* 2 EX", b"ISTS\r\n"], [b"* OK hi\r\n* 2 EXI", b"STS\r\n"]]
)
def test_a_wait_ends_when_mail_arrives_even_in_two_packets(news: list[bytes]) -> None:
    with scripted(ScriptedServer({1: MAIL}, news=news)) as server:
        mailbox = ImapMailbox(server.settings())
        all_mails(mailbox)
        assert _told_of_mail(mailbox)
        assert len(all_mails(mailbox)) == 1


def test_a_folder_that_has_just_told_of_mail_is_not_opened_again() -> None:
    """Only then: at every other look it may have been renamed, or numbered anew."""
    with scripted(ScriptedServer({1: MAIL}, news=[b"* 2 EXISTS\r\n"])) as server:
        mailbox = ImapMailbox(server.settings())
        all_mails(mailbox, Place(7, 0))
        assert _told_of_mail(mailbox)
        server.mails[2] = MAIL
        assert [(mail.uidvalidity, mail.uid) for mail in all_mails(mailbox, Place(7, 1))] == [(7, 2)]
        assert server.opened == 1
        all_mails(mailbox, Place(7, 2))
        assert server.opened == 2


def test_a_folder_that_told_of_mail_is_opened_again_after_a_lost_connection() -> None:
    with scripted(ScriptedServer({1: MAIL}, news=[b"* 2 EXISTS\r\n"])) as server:
        mailbox = ImapMailbox(server.settings())
        all_mails(mailbox, Place(7, 0))
        assert _told_of_mail(mailbox)
        mailbox.close()
        assert len(all_mails(mailbox, Place(7, 0))) == 1
        assert (server.opened, server.logins) == (2, 2)


def test_a_connection_that_ends_during_a_wait_is_noticed() -> None:
    with scripted(ScriptedServer({1: MAIL}, news=[b"* BYE see you\r\n"], hangs_up=True)) as server:
        mailbox = ImapMailbox(server.settings())
        all_mails(mailbox)
        start = time.monotonic()
        with pytest.raises(MailboxUnreachable):
            mailbox.wait(20, threading.Event())
        assert time.monotonic() - start < 5
        assert len(all_mails(mailbox)) == 1
        assert server.logins == 2


def test_a_wait_ends_soon_after_it_is_told_to_stop() -> None:
    with scripted(ScriptedServer({1: MAIL})) as server:
        mailbox = ImapMailbox(server.settings())
        stop = threading.Event()
        threading.Timer(0.1, stop.set).start()
        assert not _told_of_mail(mailbox, stop)


def test_a_server_without_idle_is_asked_again_after_a_while() -> None:
    with scripted(ScriptedServer({1: MAIL}, capabilities="IMAP4rev1")) as server:
        mailbox = ImapMailbox(server.settings())
        start = time.monotonic()
        assert not mailbox.wait(0.2, threading.Event())
        assert 0.2 <= time.monotonic() - start < 5
        assert "seen in 15 s" in check(server.settings())


def test_a_refused_login_says_so_without_the_password() -> None:
    with (
        scripted(ScriptedServer(refuses="[AUTHENTICATIONFAILED] wrong\x1b[31m")) as server,
        pytest.raises(LoginRefused, match=r"refused the login of sales: .*wrong\[31m") as refused,
    ):
        check(server.settings(password="hunter2"))
    assert "hunter2" not in str(refused.value)


def test_a_password_that_cannot_be_sent_is_not_shown() -> None:
    with scripted(ScriptedServer()) as server, pytest.raises(LoginRefused, match="ASCII") as refused:
        check(server.settings(password="schlüssel"))
    assert "schl" not in str(refused.value)
    assert refused.value.__cause__ is not None
    assert "schl" not in str(refused.value.__cause__)


def test_no_mail_and_no_password_is_put_into_words_for_a_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with scripted(ScriptedServer({1: MAIL})) as server:
        assert all_mails(ImapMailbox(server.settings(password="hunter2")))[0].raw == MAIL
    assert not any(secret in caplog.text for secret in ("hunter2", "acme.example"))


def test_settings_do_not_show_the_password() -> None:
    assert "secret" not in repr(ImapSettings("imap.acme.example", 993, "sales", "secret"))


@pytest.mark.parametrize(
    "host", ["imap.acme.example", "10.0.0.1", "127.0.0.1.acme.example", "localhost.acme.example"]
)
def test_no_password_leaves_this_machine_in_plain_text(host: str) -> None:
    with pytest.raises(MailSourceError, match="TLS"):
        ImapMailbox(ImapSettings(host, 143, "sales", "secret", tls=False))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"host": ""}, "needs a host and a user"),
        ({"ca_file": Path("/nowhere/ca.pem")}, "CA file /nowhere/ca.pem cannot be used"),
        ({"host": "nowhere.invalid"}, "no server called nowhere.invalid"),
        ({"host": "127.0.0.1", "port": 1}, "Nothing answers at 127.0.0.1:1"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(changes: dict[str, object], words: str) -> None:
    given: dict[str, object] = {"host": "127.0.0.1", "port": 993, "user": "sales", "password": "x"} | changes
    with pytest.raises(MailSourceError, match=words):
        check(ImapSettings(**given))  # type: ignore[arg-type]


def test_a_server_that_speaks_no_tls_gets_no_password() -> None:
    with scripted(ScriptedServer()) as server, pytest.raises(MailboxUnreachable, match="TLS"):
        check(server.settings(tls=True))
    assert server.logins == 0


def _told_of_mail(mailbox: ImapMailbox, stop: threading.Event | None = None) -> bool:
    """Whether a wait, which is not to last, ends because the server tells of mail."""
    start = time.monotonic()
    told = mailbox.wait(20, stop or threading.Event())
    assert time.monotonic() - start < 5
    return told
