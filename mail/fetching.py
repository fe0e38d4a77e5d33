"""Fetches the mails of one folder with few questions: the words of each, not the files that came along."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from mail.connection import Connection, in_words
from mail.errors import MailboxUnreachable
from mail.fetched import WHOLE, Fetched
from mail.idle import SafeIMAP
from mail.light import light_mail
from mail.settings import ImapSettings
from mail.structure import described

log = logging.getLogger(__name__)

# The first question asks for so much of every mail: most end there (ADR 14).
GLANCE = 32 * 1024
# One byte more than is kept tells whether there is more.
_REST = f"BODY.PEEK[]<{GLANCE}.{WHOLE - GLANCE + 1}>"
_STAMPS = ["RFC822.SIZE", "INTERNALDATE"]
Answers = Mapping[int, Mapping[bytes, Any]]
Ask = Callable[[SafeIMAP, Sequence[int]], Answers]


class Fetching:
    """Fetches mails of a folder that is opened read-only, and only peeks; for one thread at a time."""

    def __init__(self, settings: ImapSettings, connection: Connection, sent: bool) -> None:
        """Of `sent` mail only the header is fetched."""
        self.name = settings.mailbox
        self._folder = settings.folder
        self._connection = connection
        self._sent = sent
        self._first = [f"BODY.PEEK[HEADER]<0.{WHOLE}>" if sent else f"BODY.PEEK[]<0.{GLANCE}>", *_STAMPS]

    def open(self, client: SafeIMAP) -> tuple[int, int | None, int]:
        """Open the folder, reading only: its UIDVALIDITY, the newest uid there can be, how many mails."""
        told = client.select_folder(self._folder, readonly=True)
        following = told.get(b"UIDNEXT")
        newest = int(following) - 1 if following else None
        return int(told[b"UIDVALIDITY"]), newest, int(told.get(b"EXISTS", 0))

    def mails(self, uidvalidity: int, uids: list[int]) -> list[Fetched]:
        """A batch of mails of the folder that is open, in the order of these uids.

        One question when all are small; one more for all up to 256 kB; one more for all larger ones, and one
        for each of these. Raises MailboxUnreachable or LoginRefused.
        """
        with self._connection.talking() as client:
            answers = self._glances(client, uids)
        mails = {uid: self._fetched(uidvalidity, uid, answers.get(uid)) for uid in uids}
        if self._sent:
            return list(mails.values())
        # A server that gives more than it was asked for has given all there is.
        begun = {uid: mail for uid, mail in mails.items() if mail.raw and len(mail.raw) == GLANCE}
        sizes = {uid: answers[uid].get(b"RFC822.SIZE") for uid in begun}
        large = {uid: size for uid, size in sizes.items() if isinstance(size, int) and size > WHOLE}
        light = self._light(uidvalidity, begun, large)
        rest = self._rest(uidvalidity, {uid: mail for uid, mail in begun.items() if uid not in light})
        return list((mails | light | rest).values())

    def _glances(self, client: SafeIMAP, uids: list[int]) -> Answers:
        """The answers to one batch; if one mail breaks it, one by one, the broken one as an empty mail."""
        try:
            return client.answers(uids, self._first)
        except IMAPClientAbortError:
            raise
        except IMAPClientError:
            if len(uids) == 1:
                raise
        answers: dict[int, Mapping[bytes, Any]] = {}
        broken: list[int] = []
        for uid in uids:
            try:
                answers.update(client.answers([uid], self._first))
            except IMAPClientAbortError:
                raise
            except IMAPClientError as error:
                log.warning("%s: the server cannot give mail %d: %s", self.name, uid, in_words(error))
                broken.append(uid)
        if not answers:
            raise IMAPClientError("the server gives no mail")
        return answers | {uid: {b"BODY[]<0>": b""} for uid in broken}

    def _fetched(self, uidvalidity: int, uid: int, answer: Mapping[bytes, Any] | None) -> Fetched:
        vanished = Fetched(self.name, uidvalidity, uid, raw=None, sent=self._sent)
        sections = list(_sections(answer).values())
        if answer is None or not sections or _is_expunged(answer):
            return vanished
        return _kept(replace(vanished, arrived=utc(answer.get(b"INTERNALDATE"))), sections[0])

    def _light(
        self, uidvalidity: int, begun: Mapping[int, Fetched], sizes: Mapping[int, int]
    ) -> dict[int, Fetched]:
        """Those of the large mails, by their sizes, that can be had without their files."""
        found: dict[int, Fetched] = {}
        structures = self._asked(uidvalidity, list(sizes), SafeIMAP.structures)
        for uid, size in sizes.items():
            mail = described(structures.get(uid, {}).get(b"BODYSTRUCTURE"))
            if mail is None:
                continue
            wanted = mail.sections()
            answers = self._asked(uidvalidity, [uid], _fetch(wanted)) if wanted else {}
            light = light_mail(begun[uid].raw or b"", size, mail, _sections(answers.get(uid)))
            if light is not None:
                log.info("%s: %d of the %d bytes of mail %d are kept", self.name, len(light), size, uid)
                found[uid] = replace(begun[uid], raw=light)
        return found

    def _rest(self, uidvalidity: int, begun: Mapping[int, Fetched]) -> dict[int, Fetched]:
        """These mails as far as they are kept; one that is gone meanwhile, or broken, stays as it begins."""
        answers = self._asked(uidvalidity, list(begun), _fetch([_REST]))
        found: dict[int, Fetched] = {}
        for uid, mail in begun.items():
            rest = _sections(answers.get(uid)).get("")
            whole = _kept(mail, (mail.raw or b"") + (rest or b""))
            found[uid] = replace(whole, truncated=whole.truncated or rest is None)
        return found

    def _asked(self, uidvalidity: int, uids: Sequence[int], ask: Ask) -> Answers:
        """The answers to one question about mails; if one breaks it, one by one, the broken one without.

        A line may be cut by chance: a mail that is alone has to break it twice.
        """
        if not uids:
            return {}
        try:
            with self._connection.talking() as client:
                return ask(client, uids)
        except MailboxUnreachable:
            self._open_again(uidvalidity)
        answers: dict[int, Mapping[bytes, Any]] = {}
        for uid in uids:
            try:
                with self._connection.talking() as client:
                    answers |= ask(client, [uid])
            except MailboxUnreachable as trouble:
                log.warning("%s: the server cannot tell of mail %d: %s", self.name, uid, trouble)
                self._open_again(uidvalidity)
        return answers

    def _open_again(self, uidvalidity: int) -> None:
        """Any trouble has ended the connection: what was on its way cannot be told from what comes next."""
        with self._connection.talking() as client:
            if self.open(client)[0] != uidvalidity:
                raise MailboxUnreachable(f"{self.name} was renumbered while it was read.")


def _fetch(items: Sequence[str]) -> Ask:
    return lambda client, uids: client.fetch(uids, items)


def utc(stamp: object) -> datetime | None:
    """The moment a server names, if it names one."""
    return stamp.astimezone(UTC) if isinstance(stamp, datetime) else None


def _is_expunged(answer: Mapping[bytes, Any]) -> bool:
    """Dovecot tells of a mail that somebody deleted meanwhile as of one without bytes: NIL, of size 0."""
    bodies = [value for key, value in answer.items() if key.startswith(b"BODY[")]
    return answer.get(b"RFC822.SIZE") == 0 and all(body is None for body in bodies)


def _sections(answer: Mapping[bytes, Any] | None) -> dict[str, bytes]:
    """What was fetched, by its section: `1.MIME` of `BODY[1.MIME]<0>`; NIL is nothing at all."""
    return {
        key[5:].partition(b"]")[0].decode("ascii", "replace"): value if isinstance(value, bytes) else b""
        for key, value in (answer or {}).items()
        if key.startswith(b"BODY[")
    }


def _kept(mail: Fetched, raw: bytes) -> Fetched:
    return replace(mail, raw=raw[:WHOLE], truncated=len(raw) > WHOLE)
