"""A server and a network that fail while a mailbox is watched (F24 to F36): no reply is lost."""

import os
import time
from collections.abc import Iterator

import pytest

from mail.errors import LoginRefused, MailboxUnreachable
from mail.imap import IDLE_FOR
from mail.watch import AFTER_MAIL, AFTER_REFUSAL, LONGEST_PAUSE
from tests.conftest import FULL
from tests.mail.build import raw_mail
from tests.mail.dovecot import AVAILABLE, Dovecot, dovecot
from tests.mail.scripted import ScriptedServer, scripted
from tests.mail.watching import Desk, Impatient, mail, soon
from tests.mail.wire import Wire, wire

pytestmark = [pytest.mark.imap, pytest.mark.skipif(not AVAILABLE, reason="no Dovecot on PATH")]
OLD = 100_000 if FULL else 3_000
LONG = raw_mail("x" * 70 + "\n" + "All of this is one mail.\n" * 4_000, Message_ID="<long@acme.example>")


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    with dovecot() as running:
        yield running


@pytest.fixture
def line(server: Dovecot) -> Iterator[Wire]:
    with wire(server.port) as carried:
        yield carried


def test_a_server_that_is_killed_and_comes_back() -> None:
    """F25; a restart in good order (F24) is told in test_watch."""
    with dovecot() as own:
        own.deliver("killed", mail(1))
        desk = Desk()
        with desk.watching(own.settings("killed")):
            assert soon(lambda: len(desk.sightings) == 1)
            own.kill()
            assert soon(desk.is_cut_off)
            own.start()
            own.deliver("killed", mail(2))
            assert soon(lambda: len(desk.sightings) == 2)
        assert desk.bodies() == [mail(1), mail(2)]


def test_a_mailbox_renumbered_while_mail_arrives(server: Dovecot) -> None:
    """F27: whatever is told twice has two numbers; each mail is there, and the place is the new one."""
    desk = Desk()
    with desk.watching(server.settings("reset"), wait=1):
        server.deliver("reset", mail(1), mail(2))
        assert soon(lambda: len(desk.sightings) == 2)
        former = desk.place
        assert former is not None
        renumber(server, "reset")
        server.deliver("reset", mail(3))
        assert soon(lambda: desk.place is not None and desk.place.uidvalidity != former.uidvalidity)
        server.deliver("reset", mail(4))
        assert soon(lambda: mail(4) in desk.bodies())
    new = [each for each in desk.sightings.values() if each.uidvalidity != former.uidvalidity]
    assert sorted((each.raw or b"").rstrip() for each in new) == [mail(n) for n in (1, 2, 3, 4)]


def test_a_mailbox_renumbered_while_we_are_down(server: Dovecot) -> None:
    """F27: it is read again once, and not with every look."""
    server.deliver("down", mail(1))
    desk = Desk()
    with desk.watching(server.settings("down", start="now")):
        assert soon(lambda: desk.place is not None)
    former = desk.place
    assert former is not None
    renumber(server, "down")
    with desk.watching(server.settings("down", start="now"), wait=0.2):
        assert soon(lambda: desk.place is not None and desk.place.uidvalidity != former.uidvalidity)
        server.deliver("down", mail(2))
        assert soon(lambda: len(desk.sightings) == 1)
    assert desk.bodies() == [mail(2)]


def test_a_connection_that_is_dead_without_a_word(server: Dovecot, line: Wire) -> None:
    """F28: found at the next renewal of IDLE, which is less than five minutes away."""
    assert IDLE_FOR + 30 < 5 * 60
    desk = Desk()
    with desk.watching(server.settings("half-open", port=line.port), timeout=1, wait=0.5):
        assert soon(lambda: desk.trouble == [None])
        line.held.set()
        server.deliver("half-open", mail(1))
        assert soon(desk.is_cut_off)
        assert "did not answer within 1 seconds" in str(desk.trouble[-1])
        line.held.clear()
        assert soon(lambda: desk.bodies() == [mail(1)])


@pytest.mark.parametrize("after", [1, 300, 3_000, 60_000])
def test_a_connection_cut_in_the_middle_of_a_mail(server: Dovecot, line: Wire, after: int) -> None:
    """F29: nothing is stored cut; the mail is fetched again, whole."""
    user = f"cut-{after}"
    server.deliver(user, LONG)

    def cut(said: bytes) -> None:
        if b"BODY.PEEK" in said and b" FETCH " in said and not cuts:
            cuts.append(said)
            line.cut_after = after

    cuts: list[bytes] = []
    line.before = cut
    desk = Desk()
    with desk.watching(server.settings(user, port=line.port)):
        assert soon(lambda: len(desk.sightings) == 1)
    assert cuts
    assert desk.bodies() == [LONG.rstrip()]


def test_bytes_that_come_in_drops(server: Dovecot, line: Wire) -> None:
    """F29: a line or a literal may end anywhere."""
    line.chunk = 7
    desk = Desk()
    server.deliver("drops", mail(1), mail(2))
    with desk.watching(server.settings("drops", port=line.port)):
        assert soon(lambda: len(desk.sightings) == 2)
        server.deliver("drops", mail(3))
        assert soon(lambda: len(desk.sightings) == 3)
    assert desk.bodies() == [mail(1), mail(2), mail(3)]
    assert not any(desk.trouble)


def test_idle_is_renewed_long_before_servers_hang_up(server: Dovecot, line: Wire) -> None:
    """F30: RFC 2177 allows 29 minutes."""
    assert IDLE_FOR < 29 * 60 / 2
    desk = Desk()
    with desk.watching(server.settings("renewed", port=line.port), wait=0.2):
        assert soon(lambda: sum(b" IDLE" in said for said in line.said) >= 3)
    assert not any(desk.trouble)


def test_what_was_found_is_decided_before_the_mailbox_is_looked_at_again() -> None:
    """Both take turns on one interpreter, and somebody waits for the first."""
    stop, desk = Impatient(), Desk()
    with scripted(server := ScriptedServer({1: mail(1)})), desk.watching(server.settings(), stop=stop):
        assert soon(lambda: None in desk.trouble)
    assert desk.bodies() == [mail(1)]
    assert stop.waits[0] == AFTER_MAIL
    assert stop.waits.count(AFTER_MAIL) == 1


def test_a_password_that_was_wrong_and_is_right_again() -> None:
    """F31: refused, it is tried once a minute at most; then mail goes on."""
    stop, desk = Impatient(), Desk()
    server = ScriptedServer({1: mail(1)}, refuses="[AUTHENTICATIONFAILED] no")
    with scripted(server), desk.watching(server.settings(), stop=stop):
        assert soon(lambda: server.logins >= 3)
        server.refuses = ""
        assert soon(lambda: desk.bodies() == [mail(1)])
    refused = [each for each in desk.trouble if each]
    assert all(isinstance(each, LoginRefused) for each in refused)
    assert all(wait >= AFTER_REFUSAL for wait in stop.waits[: len(refused)])


@pytest.mark.parametrize("said", ["[UNAVAILABLE] later", "[LIMIT] too many connections"])
def test_a_server_that_is_too_busy_to_let_us_in_is_no_wrong_password(said: str) -> None:
    """F32: the pauses grow to half a minute, each of another length."""
    stop, desk = Impatient(), Desk()
    server = ScriptedServer({1: mail(1)}, refuses=said)
    with scripted(server), desk.watching(server.settings(), stop=stop):
        assert soon(lambda: server.logins >= 9)
        server.refuses = ""
        assert soon(lambda: desk.bodies() == [mail(1)])
    assert all(isinstance(each, MailboxUnreachable) for each in desk.trouble if each)
    pauses = stop.waits[:8]
    assert pauses[0] <= 1
    assert LONGEST_PAUSE / 2 <= pauses[7] <= LONGEST_PAUSE
    assert len(set(pauses)) == len(pauses)


def test_a_mail_deleted_between_search_and_fetch(server: Dovecot, line: Wire) -> None:
    """F33: it is noted as vanished, and its neighbours come."""
    server.deliver("expunged", mail(1), mail(2), mail(3))

    def expunge(said: bytes) -> None:
        if b" FETCH " in said and not done:
            done.append(said)
            with server.account("expunged") as person:
                person.select_folder("INBOX")
                person.delete_messages([2])
                person.expunge()

    done: list[bytes] = []
    line.before = expunge
    desk = Desk()
    with desk.watching(server.settings("expunged", port=line.port)):
        assert soon(lambda: desk.place is not None and desk.place.uid == 3)
    found = [each.raw and each.raw.rstrip() for _, each in sorted(desk.sightings.items())]
    assert found == [mail(1), None, mail(3)]
    assert not any(desk.trouble)


def test_a_folder_that_is_renamed_and_comes_back(server: Dovecot) -> None:
    """F34: said as long as it is away; then mail goes on where it was."""
    with server.account("renamed") as person:
        person.create_folder("Replies")
    desk = Desk()
    with desk.watching(server.settings("renamed", folder="Replies"), wait=0.2):
        server.deliver("renamed", mail(1), folder="Replies")
        assert soon(lambda: len(desk.sightings) == 1)
        with server.account("renamed") as person:
            person.rename_folder("Replies", "Elsewhere")
        assert soon(desk.is_cut_off)
        assert "folder Replies" in str(desk.trouble[-1])
        with server.account("renamed") as person:
            person.rename_folder("Elsewhere", "Replies")
        server.deliver("renamed", mail(2), folder="Replies")
        assert soon(lambda: len(desk.sightings) == 2)
    assert desk.bodies() == [mail(1), mail(2)]


def test_a_hundred_thousand_old_mails_stay_old(server: Dovecot, line: Wire) -> None:
    """F35: at the first start only what comes from now on is ours, and the rest costs nothing."""
    fill(server, "huge", OLD)
    desk = Desk()
    with desk.watching(server.settings("huge", port=line.port, start="now")):
        assert soon(lambda: desk.place is not None, seconds=300)
        assert line.received < 20_000
        server.deliver("huge", mail(1))
        assert soon(lambda: len(desk.sightings) == 1)
    assert desk.bodies() == [mail(1)]
    assert line.received < 40_000


def renumber(server: Dovecot, user: str) -> None:
    """What a restore from a backup does: the server forgets its numbers and gives new ones."""
    time.sleep(1.1)  # Dovecot numbers mailboxes by the second
    home = server.home / "mail" / user
    for file in home.glob("dovecot*"):
        file.unlink()


def fill(server: Dovecot, user: str, count: int) -> None:
    """So many old mails, as a restored backup leaves them."""
    server.deliver(user, mail(0))
    folder = server.home / "mail" / user / "cur"
    owner = folder.stat()
    for number in range(1, count):
        file = folder / f"{1_700_000_000 + number}.M{number}P1.old:2,S"
        file.write_bytes(raw_mail(f"Old {number}", Message_ID=f"<old-{number}@acme.example>"))
        os.chown(file, owner.st_uid, owner.st_gid)
