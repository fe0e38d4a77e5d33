"""An account's folders besides the inbox: Sent, whose headers tell what we wrote, and those asked for."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from threading import Event
from unicodedata import normalize

from mail.connection import Connection
from mail.errors import MailboxUnreachable
from mail.fetched import Fetched, Place
from mail.idle import SafeIMAP
from mail.imap import ImapMailbox
from mail.settings import ImapSettings

log = logging.getLogger(__name__)

SENT_NAMES = frozenset(
    [
        *("sent", "sent items", "sent mail", "sent messages"),
        *("gesendet", "gesendete elemente", "gesendete objekte", "gesendete nachrichten"),
        *("envoyés", "éléments envoyés", "messages envoyés", "courrier envoyé"),
        *("enviados", "elementos enviados", "mensajes enviados", "correo enviado"),
        *("verzonden", "verzonden items", "verzonden berichten"),
        *("inviati", "inviata", "posta inviata", "elementi inviati", "messaggi inviati"),
        *("enviadas", "itens enviados", "mensagens enviadas", "e-mails enviados"),
    ]
)
"""What mail programs call it in the seven languages, where the server does not mark it (RFC 6154)."""
SENT_BEFORE = timedelta(days=30)  # what we sent before the first start: replies to it still come

PlaceOf = Callable[[str], Place | None]
StoreIn = Callable[[str, Sequence[Fetched], Place], object]


class OtherFolders:
    """They share one connection, beside the one on which the inbox waits. A folder in trouble is skipped."""

    def __init__(self, settings: ImapSettings, place_of: PlaceOf, store: StoreIn, today: date) -> None:
        """`place_of` and `store` are asked by a folder's name, as the mailbox's places are kept.

        The `connection` is there for whatever else is to be done besides waiting for mail.
        """
        self._settings = settings
        self._sent_since = today - SENT_BEFORE if settings.start == "now" else settings.start
        self._place_of, self._store = place_of, store
        self.connection = Connection(settings)
        self._folders: tuple[ImapMailbox, ...] | None = None
        asked_for = (replace(settings, folder=folder) for folder in settings.folders)
        self.replies = tuple(ImapMailbox(each, self.connection) for each in asked_for)
        """The folders in which replies are, as the mailbox's settings name them."""

    def look(self, stop: Event) -> bool:
        """Store one batch of what is new in each; whether there was any, for then there may be more.

        The inbox comes first, so it has its turn between two batches. Raises LoginRefused or
        MailboxUnreachable when the server is away.
        """
        self._folders = self._folders or tuple(self._found())
        found = False
        for folder in self._folders:
            if stop.is_set():
                break
            try:
                found = self._one_batch(folder) or found
            except MailboxUnreachable as trouble:
                log.warning("%s is passed over: %s", folder.name, trouble)
                self._folders = None  # it may have been renamed
        return found

    def close(self) -> None:
        """Leave the server politely."""
        self.connection.close()

    def _one_batch(self, folder: ImapMailbox) -> bool:
        place = self._place_of(folder.name)
        if place is None:
            place = folder.first_place()
            self._store(folder.name, [], place)
        batch = next(folder.since(place), None)
        if batch is not None:
            self._store(folder.name, batch.mails, batch.place)
        return batch is not None

    def _found(self) -> Iterator[ImapMailbox]:
        with self.connection.talking() as client:
            sent = self._settings.sent or sent_folder(client)
        if sent:
            of_sent = replace(self._settings, folder=sent, start=self._sent_since)
            yield ImapMailbox(of_sent, self.connection, sent=True)
        yield from self.replies


def sent_folder(client: SafeIMAP) -> str | None:
    """The folder of sent mail: as the server marks it, else by the last part of its name."""
    listed = client.list_folders()
    marked = [name for flags, _, name in listed if b"\\sent" in (flag.lower() for flag in flags)]
    named = [name for _, delimiter, name in listed if _last_part(name, delimiter) in SENT_NAMES]
    return next(iter([*marked, *named]), None)


def _last_part(name: str, delimiter: bytes | None) -> str:
    parts = name.split(delimiter.decode()) if delimiter else [name]
    return normalize("NFC", parts[-1]).casefold()
