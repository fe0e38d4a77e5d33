"""Fetching from servers that talk nonsense, change their mind or break: no mail is lost, each is bounded."""

import base64
from datetime import UTC, datetime, timedelta

import pytest

from mail.errors import MailboxUnreachable
from mail.fetched import WHOLE, Place
from mail.fetching import GLANCE
from mail.idle import LONGEST_STRUCTURE
from mail.imap import ImapMailbox
from tests.mail.build import multipart, part, raw_mail, read
from tests.mail.scripted import ScriptedServer, scripted
from tests.mail.test_fetching import all_mails

SMALL = raw_mail("Thanks, all clear.")
LARGE = multipart(part("Yes, send prices."), part(base64.encodebytes(b"%PDF" * 75_000), "application/pdf"))


ENDLESS = b'("x" ' + b'"y" ' * 300_000 + b")"  # a line above a megabyte ends the connection
ODD = {
    "nothing": b"NIL",
    "empty": b"()",
    "a word": b'"odd"',
    "without an end": b"(((((",
    "deep": b"(" * 3000 + b")" * 3000,
    "endless": ENDLESS,
    "less than nothing": b'("text" "plain" NIL NIL NIL "7bit" -1 0)',
    "without the words": b'(("application" "pdf" NIL NIL NIL "7bit" 400000) "mixed")',
}


@pytest.mark.parametrize("structure", ODD.values(), ids=ODD)
def test_a_server_that_talks_nonsense_about_a_mail_still_gives_its_beginning(structure: bytes) -> None:
    with scripted(ScriptedServer({1: LARGE, 2: SMALL, 3: LARGE}, structure=structure)) as server:
        mails = all_mails(ImapMailbox(server.settings()))
    assert [mail.raw for mail in mails] == [LARGE[:WHOLE], SMALL, LARGE[:WHOLE]]
    assert [mail.truncated for mail in mails] == [True, False, True]


TEXT = b'("text" "plain" ("charset" "utf-8") NIL NIL "7bit" 17 1)'
FILE = b'("application" "pdf" ("name" "%s") NIL NIL "base64" 400000)'
SECTIONS = {"1": b"Yes, send prices.", "1.MIME": part(""), "2.MIME": part("", "application/pdf")}


@pytest.mark.parametrize(("length", "cut"), [(1000, False), (LONGEST_STRUCTURE, True)])
def test_a_long_description_is_not_even_read(length: int, cut: bool) -> None:
    structure = b"(" + TEXT + FILE % (b"x" * length) + b' "mixed")'
    with scripted(ScriptedServer({1: LARGE, 2: SMALL}, structure=structure, sections=SECTIONS)) as server:
        mails = all_mails(ImapMailbox(server.settings()))
    assert [mail.truncated for mail in mails] == [cut, False]
    assert server.logins == 1


def test_one_mail_with_an_endless_description_does_not_harm_the_others() -> None:
    class OneIsEndless(ScriptedServer):
        def _one(self, uid: int, line: bytes) -> bytes:
            self.structure = ENDLESS if uid == 2 else b"(" + TEXT + FILE % b"a.pdf" + b' "mixed")'
            return super()._one(uid, line)

    with scripted(OneIsEndless({1: LARGE, 2: LARGE, 3: LARGE}, sections=SECTIONS)) as server:
        mails = all_mails(ImapMailbox(server.settings()))
    assert [read(mail.raw).text for mail in mails] == ["Yes, send prices."] * 3
    assert [mail.truncated for mail in mails] == [False, True, False]


def test_a_server_that_always_gives_all_is_not_asked_twice() -> None:
    with scripted(ScriptedServer({1: LARGE}, whole=True)) as server:
        (mail,) = all_mails(ImapMailbox(server.settings()))
    assert (mail.raw, mail.truncated, len(server.questions)) == (LARGE[:WHOLE], True, 1)


class Changing(ScriptedServer):
    """After the first question the mail is `gone`, or broken, or the mailbox renumbered."""

    def _fetch(self, line: bytes, tag: bytes) -> bytes | str:
        first = not self.questions
        answer = super()._fetch(line, tag)
        return answer if first else self.afterwards()

    def afterwards(self) -> bytes | str:
        return b""


def test_a_mail_deleted_while_it_was_fetched_is_kept_as_it_begins() -> None:
    with scripted(Changing({1: LARGE})) as server:
        (mail,) = all_mails(ImapMailbox(server.settings()))
    assert (mail.raw, mail.truncated) == (LARGE[:GLANCE], True)


def test_a_mail_whose_rest_the_server_cannot_read_is_kept_as_it_begins() -> None:
    class Broken(Changing):
        def afterwards(self) -> str:
            return "[SERVERBUG] cannot read that"

    with scripted(Broken({1: LARGE, 2: LARGE})) as server:
        mails = all_mails(ImapMailbox(server.settings()))
    assert [(mail.raw, mail.truncated) for mail in mails] == [(LARGE[:GLANCE], True)] * 2


def test_a_mailbox_renumbered_while_it_was_fetched_is_read_again() -> None:
    class Renumbered(Changing):
        uidvalidity = 7

        def afterwards(self) -> str:
            self.uidvalidity = 8
            return "gone"

        def _examine(self, *_: bytes) -> bytes:
            return b"* 1 EXISTS\r\n* OK [UIDVALIDITY %d] here\r\n" % self.uidvalidity

    with scripted(Renumbered({1: LARGE})) as server, pytest.raises(MailboxUnreachable, match="renumbered"):
        all_mails(ImapMailbox(server.settings()))


@pytest.mark.parametrize("size", [1000, GLANCE, WHOLE])
def test_of_sent_mail_the_header_is_all(size: int) -> None:
    with scripted(ScriptedServer({1: LARGE}, sections={"HEADER": b"x" * size})) as server:
        (mail,) = all_mails(ImapMailbox(server.settings(), sent=True))
    assert (len(mail.raw or b""), mail.sent) == (size, True)
    assert [question.split("<")[0] for question in server.questions] == ["(BODY.PEEK[HEADER]"]


def test_a_mail_that_the_server_calls_nothing_is_empty_and_not_gone() -> None:
    class Nothing(ScriptedServer):
        def _one(self, uid: int, line: bytes) -> bytes:
            return b"* %d FETCH (UID %d BODY[]<0> NIL)\r\n" % (uid, uid)

    with scripted(Nothing({1: SMALL})) as server:
        (mail,) = all_mails(ImapMailbox(server.settings()))
    assert mail.raw == b""


def stamped(**stamps: datetime) -> ScriptedServer:
    """A server that says of mail `_1` when it arrived."""

    class Stamped(ScriptedServer):
        def _one(self, uid: int, line: bytes) -> bytes:
            at = stamps[f"_{uid}"].strftime("%d-%b-%Y %H:%M:%S +0000").encode()
            return b'* %d FETCH (UID %d INTERNALDATE "%s")\r\n' % (uid, uid, at)

    return Stamped({int(name[1:]): SMALL for name in stamps})


def test_now_is_not_told_by_a_mail_from_the_future() -> None:
    """F35: what comes from now on is stamped earlier than that one."""
    moment = datetime(2026, 11, 23, 15, tzinfo=UTC)
    with scripted(stamped(_1=moment, _2=datetime(2126, 1, 1, tzinfo=UTC))) as server:
        place = ImapMailbox(server.settings(start="now")).first_place()
    assert place == Place(7, 2, since=moment)
    with scripted(stamped(_1=datetime(2126, 1, 1, tzinfo=UTC))) as server:
        place = ImapMailbox(server.settings(start="now")).first_place()
    assert place.since is not None
    assert datetime.now(UTC) - timedelta(minutes=1) < place.since <= datetime.now(UTC)


def test_a_server_that_does_not_know_how_large_a_mail_is_gives_its_beginning() -> None:
    class Unsure(ScriptedServer):
        def _one(self, uid: int, line: bytes) -> bytes:
            return super()._one(uid, line).replace(b"SIZE %d" % len(LARGE), b'SIZE "large"', 1)

    with scripted(Unsure({1: LARGE})) as server:
        (mail,) = all_mails(ImapMailbox(server.settings()))
    assert (mail.raw, mail.truncated) == (LARGE[:WHOLE], True)
