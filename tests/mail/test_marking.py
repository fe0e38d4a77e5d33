"""Marks on servers that allow more, less or other things than Dovecot does."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from mail.connection import Connection
from mail.errors import MailboxUnreachable, MarksRefused
from mail.marking import MarkedFolder, check_marks
from mail.marks import Mark
from tests.mail.build import raw_mail
from tests.mail.keeping import Gmail, Keeping
from tests.mail.scripted import scripted

MAYA, JON = Mark("maya"), Mark("jon")


def mails(count: int) -> dict[int, bytes]:
    return dict.fromkeys(range(1, count + 1), raw_mail())


@contextmanager
def folder_of(server: Keeping) -> Iterator[MarkedFolder]:
    with scripted(server):
        settings = server.settings(keywords=True)
        connection = Connection(settings)
        yield MarkedFolder(settings, connection)
        connection.close()


@pytest.mark.requirement("R12")
def test_at_gmail_the_owner_is_a_label_beside_the_persons_own() -> None:
    server = Gmail(mails(2), names={1: ["\\Important", "Leads/Größe", "2026"]})
    with folder_of(server) as folder:
        assert folder.show(7, {1: Mark("zoë kim"), 2: Mark('o"hara', done=True)})
        assert server.names[1] == ["\\Important", "Leads/Größe", "2026", "Whoowns/Owner/zoë kim"]
        assert server.names[2] == ["Whoowns/Done", 'Whoowns/Owner/o"hara']
        assert folder.show(7, {1: Mark("zoë kim", done=True), 2: None})
    assert server.names[1][3:] == ["Whoowns/Owner/zoë kim", "Whoowns/Done"]
    assert server.names[2] == []


def test_at_gmail_a_label_that_is_there_already_is_not_stored_again() -> None:
    server = Gmail(mails(1), names={1: ["Whoowns/Owner/zoë kim"]})
    with folder_of(server) as folder:
        assert folder.show(7, {1: Mark("zoë kim")})
    assert server.commands("STORE") == []


def test_many_mails_take_few_commands() -> None:
    server = Keeping(mails(100), names={n: ["$Owner_wes"] for n in range(1, 51)})
    with folder_of(server) as folder:
        assert folder.show(7, {n: MAYA if n % 2 else JON for n in range(1, 101)})
    assert server.names == {n: ["$Owner_maya"] if n % 2 else ["$Owner_jon"] for n in range(1, 101)}
    assert [len(server.commands(word)) for word in ("SELECT", "FETCH", "STORE")] == [1, 1, 3]


def test_a_mail_that_is_gone_needs_no_mark_and_its_neighbours_get_theirs() -> None:
    server = Keeping(mails(1))
    with folder_of(server) as folder:
        assert folder.show(7, {1: MAYA, 2: JON})
    assert server.names == {1: ["$Owner_maya"]}


def test_in_a_renumbered_folder_nothing_is_touched() -> None:
    server = Keeping(mails(1))
    with folder_of(server) as folder:
        assert not folder.show(6, {1: MAYA})
    assert server.commands("STORE") == []


@pytest.mark.parametrize(
    ("server", "said"),
    [
        (Keeping(mails(1), permanent="\\Seen \\Flagged"), "its server allows no keywords"),
        (Keeping(mails(1), permanent="\\Seen $Owner_maya"), "its server allows no keywords"),
        (Keeping(mails(1), read_only=True), "it is read-only"),
        (Gmail(mails(1), read_only=True), "it is read-only"),
    ],
)
def test_where_it_is_not_allowed_nothing_is_tried(server: Keeping, said: str) -> None:
    with folder_of(server) as folder:
        with pytest.raises(MarksRefused, match=f"INBOX cannot show owners: {said}"):
            folder.show(7, {1: MAYA})
        with pytest.raises(MarksRefused, match=said):
            check_marks(folder.settings)
    assert server.commands("STORE") == []


def test_a_server_that_has_keywords_enough_says_so_in_its_own_words() -> None:
    server = Keeping(mails(1), stores="[LIMIT] too many keywords\x1b[31m")
    with (
        folder_of(server) as folder,
        pytest.raises(MarksRefused, match=r"cannot show owners: .*too many keywords\[31m"),
    ):
        folder.show(7, {1: MAYA})


def test_a_connection_that_breaks_is_trouble_and_not_a_refusal() -> None:
    class HangsUp(Keeping):
        def _store(self, line: bytes, _: bytes) -> bytes | str:
            raise OSError("gone")

    with folder_of(HangsUp(mails(1))) as folder, pytest.raises(MailboxUnreachable):
        folder.show(7, {1: MAYA})


@pytest.mark.parametrize(("server", "kind"), [(Keeping(mails(1)), "keywords"), (Gmail(mails(1)), "labels")])
def test_a_check_says_how_owners_are_shown(server: Keeping, kind: str) -> None:
    with scripted(server):
        assert check_marks(server.settings(keywords=True)) == f"sales@127.0.0.1/INBOX shows owners as {kind}"
    assert server.commands("STORE") == []
