"""Marks on a server: keywords where it allows new ones, labels at Gmail; no other flag is touched."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from imapclient.exceptions import (
    IMAPClientAbortError,
    IMAPClientError,
    IMAPClientReadOnlyError,
    ProtocolError,
)
from imapclient.imap_utf7 import decode as decode_utf7

from mail.connection import Connection, in_words
from mail.errors import MarksRefused
from mail.idle import SafeIMAP
from mail.marks import KEYWORDS, LABELS, Mark, Style
from mail.settings import ImapSettings

GMAIL = "X-GM-EXT-1"
NEW_KEYWORDS = b"\\*"  # among the flags that may be changed: a client may make up keywords (RFC 9051, 7.1)


class MarkedFolder:
    """One folder whose mails show marks. It is opened for writing only when there is one to show."""

    def __init__(self, settings: ImapSettings, connection: Connection) -> None:
        self.settings = settings
        self.name = settings.mailbox
        self._connection = connection

    def show(self, uidvalidity: int, marks: Mapping[int, Mark | None]) -> bool:
        """Let the mails of these uids show exactly these marks; one that is gone needs none.

        False, with nothing changed, when the server has renumbered the folder meanwhile. Safe to repeat.
        Raises MarksRefused when the server does not allow it, LoginRefused or MailboxUnreachable.
        """
        with self._opened() as (client, numbered, style):
            if numbered != uidvalidity:
                return False
            adding: dict[tuple[str, ...], list[int]] = defaultdict(list)
            removing: dict[tuple[str, ...], list[int]] = defaultdict(list)
            for uid, present in _present(client, style, list(marks)).items():
                change = style.change(present, marks[uid])
                adding[change.add].append(uid)
                removing[change.remove].append(uid)
            gmail = style is LABELS
            _store(client.add_gmail_labels if gmail else client.add_flags, adding)
            _store(client.remove_gmail_labels if gmail else client.remove_flags, removing)
        return True

    def check(self) -> str:
        """Look whether marks are allowed: one sentence. Raises as `show` does."""
        with self._opened() as (_client, _numbered, style):
            kind = "labels" if style is LABELS else "keywords"
            return f"{self.name} shows owners as {kind}"

    @contextmanager
    def _opened(self) -> Iterator[tuple[SafeIMAP, int, Style]]:
        """The client with the folder open for writing, its UIDVALIDITY, and how marks are written there."""
        refused = f"{self.name} cannot show owners"
        with self._connection.talking() as client:
            try:
                opened = client.select_folder(self.settings.folder)
                gmail = client.has_capability(GMAIL)
                if not gmail and NEW_KEYWORDS not in opened.get(b"PERMANENTFLAGS", ()):
                    raise MarksRefused(f"{refused}: its server allows no keywords")
                yield client, int(opened[b"UIDVALIDITY"]), LABELS if gmail else KEYWORDS
            except IMAPClientReadOnlyError:
                raise MarksRefused(f"{refused}: it is read-only") from None
            except (IMAPClientAbortError, ProtocolError):
                raise
            except IMAPClientError as error:
                raise MarksRefused(f"{refused}: {in_words(error)}") from None


def check_marks(settings: ImapSettings) -> str:
    """Log in once and look whether this folder can show marks: one sentence, or MailSourceError with one."""
    connection = Connection(settings)
    try:
        return MarkedFolder(settings, connection).check()
    finally:
        connection.close()


def _present(client: SafeIMAP, style: Style, uids: list[int]) -> dict[int, list[str]]:
    """The flags or labels of those of these mails that are there."""
    item, name_of = (b"X-GM-LABELS", _label) if style is LABELS else (b"FLAGS", _flag)
    answers: dict[int, dict[bytes, Any]] = client.fetch(uids, [item])
    return {uid: [name_of(each) for each in answer.get(item, ())] for uid, answer in answers.items()}


def _label(name: Any) -> str:
    return str(decode_utf7(name))


def _flag(name: Any) -> str:
    """A flag of digits comes as a number; none of ours has other letters than ASCII."""
    return name.decode("ascii", "replace") if isinstance(name, bytes) else str(name)


def _store(change: Callable[..., object], names: Mapping[tuple[str, ...], list[int]]) -> None:
    """One command for all mails that need the same."""
    for these, uids in names.items():
        if these:
            change(uids, these, silent=True)
