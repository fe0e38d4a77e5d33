"""What a person sends from their own mail program lies in their Sent folder: its headers are read."""

import threading
from collections.abc import Sequence
from datetime import date

import pytest

from mail.fetched import Fetched, Place
from mail.folders import OtherFolders, sent_folder
from mail.imap import ImapMailbox
from mail.settings import ImapSettings
from tests.mail import dovecot as imap
from tests.mail.build import raw_mail

TODAY = date(2026, 11, 23)


class Kept:
    """Remembers what was stored, and the places, as the desk does."""

    def __init__(self) -> None:
        self.mails: dict[str, list[Fetched]] = {}
        self.places: dict[str, Place] = {}

    def store(self, folder: str, mails: Sequence[Fetched], place: Place) -> None:
        self.mails.setdefault(folder, []).extend(mails)
        self.places[folder] = place

    def others(self, settings: ImapSettings) -> OtherFolders:
        return OtherFolders(settings, self.places.get, self.store, TODAY)


class Lists:
    """A server that has these folders."""

    def __init__(self, *names: str, marked: str = "", delimiter: bytes = b"/") -> None:
        self._found = [((b"\\Sent",) if name == marked else (), delimiter, name) for name in names]

    def list_folders(self) -> list[tuple[tuple[bytes, ...], bytes, str]]:
        return self._found


@pytest.mark.parametrize(
    "name",
    [
        *("Sent", "Sent Items", "Gesendet", "Gesendete Elemente", "Envoyés", "Éléments envoyés", "Enviados"),
        *("Elementos enviados", "Verzonden items", "Posta inviata", "Itens enviados", "[Gmail]/Sent Mail"),
    ],
)
def test_the_sent_folder_is_found_by_its_name_in_seven_languages(name: str) -> None:
    assert sent_folder(Lists("INBOX", "Sentinels", name, "Trash")) == name  # type: ignore[arg-type]


def test_a_folder_below_the_inbox_is_found_too_and_what_the_server_marks_goes_first() -> None:
    below = Lists("INBOX", "INBOX.Gesendet", delimiter=b".")
    assert sent_folder(below) == "INBOX.Gesendet"  # type: ignore[arg-type]
    assert sent_folder(Lists("Sent", "Ausgang", marked="Ausgang")) == "Ausgang"  # type: ignore[arg-type]
    assert sent_folder(Lists("INBOX", "Trash")) is None  # type: ignore[arg-type]


@pytest.mark.imap
@pytest.mark.skipif(not imap.AVAILABLE, reason="dovecot is not installed")
def test_of_sent_mail_the_header_is_read_and_each_mail_once() -> None:
    kept, stop = Kept(), threading.Event()
    with imap.dovecot() as server:
        server.deliver("maya", raw_mail("the body " * 1000, Subject="Re: one"), folder="Sent")
        others = kept.others(server.settings("maya"))
        others.look(stop)
        server.deliver("maya", raw_mail("another body", Subject="Re: two"), folder="Sent")
        others.look(stop)
        others.close()
    ((folder, mails),) = kept.mails.items()
    assert folder == "maya@127.0.0.1/Sent"
    assert [mail.sent for mail in mails] == [True, True]
    assert [b"Subject: Re: " in (mail.raw or b"") for mail in mails] == [True, True]
    assert not any(b"body" in (mail.raw or b"") for mail in mails)


@pytest.mark.imap
@pytest.mark.skipif(not imap.AVAILABLE, reason="dovecot is not installed")
def test_a_folder_that_is_not_there_costs_the_others_nothing() -> None:
    kept, stop = Kept(), threading.Event()
    with imap.dovecot() as server:
        with server.account("maya") as client:
            client.create_folder("Leads")
        server.deliver("maya", raw_mail("Sounds good"), folder="Leads")
        others = kept.others(server.settings("maya", folders=("Gone", "Leads")))
        others.look(stop)
        others.close()
        unseen = list(ImapMailbox(server.settings("maya", folder="Leads")).since(None))
    assert [mail.sent for mail in kept.mails["maya@127.0.0.1/Leads"]] == [False]
    assert len(unseen) == 1
