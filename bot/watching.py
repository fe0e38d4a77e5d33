"""Watches the mailboxes of this process: its fair share of all, each in a thread of its own."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from time import monotonic
from uuid import uuid4

from bot.marking import Marking
from bot.worker import Worker
from desk import alarms, intake, mailboxes, reconcile
from desk.errors import Busy
from desk.mailboxes import Held, LeaseLost
from mail.errors import MailboxUnreachable, MailSourceError
from mail.fetched import Fetched, Place
from mail.folders import OtherFolders
from mail.imap import ImapMailbox
from mail.settings import ImapSettings
from mail.watch import watch
from sla.silence import Looks

log = logging.getLogger(__name__)

ROUNDS = 5  # renewals of the leases from one look at the mailboxes' health to the next: a minute
OTHERS_EVERY = 60  # seconds from one look into the Sent folder to the next
PARTING = 5  # seconds for all watchers together to leave their servers


class Watcher:
    """Watches one mailbox until it is stopped or another process has taken it over."""

    def __init__(self, worker: Worker, settings: ImapSettings, holder: str) -> None:
        self._worker = worker
        self._held = Held(settings.login, holder)
        self._stop = threading.Event()
        self._reconciled: datetime | None = None
        self._mailbox = ImapMailbox(settings)
        today = worker.desk.now().date()
        self._others = OtherFolders(settings, partial(intake.place_of, worker.desk), self._store, today)
        self._marking = Marking(worker.desk, settings, self._others.connection)
        self.settings = settings
        self.looks = Looks(began=worker.desk.now())
        self._thread = threading.Thread(target=self._watch, name=f"mailbox {settings.login}", daemon=True)

    def start(self) -> None:
        """Begin, in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """End soon."""
        self._stop.set()

    def is_at_work(self) -> bool:
        """Whether it watches: it was neither stopped nor overtaken by another process."""
        return self._thread.is_alive() and not self._stop.is_set()

    def join(self, seconds: float) -> bool:
        """Wait that long for the end; whether it came."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _watch(self) -> None:
        name = self._mailbox.name
        watch(
            self._mailbox,
            lambda: intake.place_of(self._worker.desk, name),
            lambda mails, place: self._store(name, mails, place),
            self._stop,
            self._note,
            self._look_besides,
            OTHERS_EVERY,
            partial(self._worker.live.coming, name),
        )
        self._others.close()

    def _look_besides(self, stop: threading.Event) -> bool:
        """The other folders, who owns what, and now and then whether we have passed a mail by."""
        found = self._others.look(stop)
        if not stop.is_set():
            found = self._marking.look() or found
        now = self._worker.desk.now()
        due = self._reconciled is None or now - self._reconciled >= reconcile.EVERY
        if due:
            self._reconciled = now
            for mailbox in (self._mailbox, *self._others.replies):
                try:
                    self._reconcile(mailbox)
                except MailboxUnreachable as trouble:
                    log.warning("%s cannot be compared: %s", mailbox.name, trouble)
        return due or found

    def _reconcile(self, mailbox: ImapMailbox) -> None:
        desk, name = self._worker.desk, mailbox.name
        part, place = reconcile.passed(desk, name), intake.place_of(desk, name)
        if part is None or place is None:
            return
        uidvalidity, uids = mailbox.uids(part.first, part.last, part.since)
        missed = reconcile.missed(desk, name, part, uidvalidity, uids)
        if missed and part.since:
            missed = mailbox.arrived_after(part.since, missed)
        if missed:
            log.warning("%s has %d mails we do not have; reading them now", name, len(missed))
            for mails in mailbox.fetch(uidvalidity, missed):
                self._store(name, mails, place)

    def _store(self, folder: str, mails: Sequence[Fetched], place: Place) -> None:
        try:
            self._worker.take_in(folder, mails, place, self._held)
        except LeaseLost as lost:
            log.warning("%s", lost)
            self._stop.set()

    def _note(self, trouble: MailSourceError | None) -> None:
        now = self._worker.desk.now()
        if trouble is None:
            self.looks = replace(self.looks, caught_up=now, failing=None, said="")
        else:
            self.looks = replace(self.looks, failing=self.looks.failing or now, said=str(trouble))


class Watching:
    """All mailboxes there are, shared with every other process that watches on the same database.

    `watchers` are those at work in this process, by their mailboxes' names.
    """

    def __init__(self, worker: Worker, settings: Sequence[ImapSettings]) -> None:
        """Raises MailSourceError for what may not be, such as a password without TLS."""
        for each in settings:
            ImapMailbox(each)
        self._worker = worker
        self._settings = {each.login: each for each in settings}
        self._holder = uuid4().hex
        self.watchers: dict[str, Watcher] = {}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="mailboxes", daemon=True)

    def start(self) -> None:
        """Take our share, and renew it from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Stop watching and let another process have the mailboxes at once."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join()
        for watcher in self.watchers.values():
            watcher.stop()
        until = monotonic() + PARTING
        for watcher in self.watchers.values():
            watcher.join(max(0.0, until - monotonic()))
        self.watchers.clear()
        self._attempt(lambda: mailboxes.leave(self._worker.desk, self._holder))

    def renew(self) -> frozenset[str]:
        """Renew our leases, and watch exactly what is ours; its names."""
        ours = mailboxes.share(self._worker.desk, self._holder, list(self._settings))
        for login in list(self.watchers):
            # One that was overtaken has ended, even if its mailbox has come back to us since.
            if login not in ours or not self.watchers[login].is_at_work():
                self.watchers.pop(login).stop()
        for login in self._settings:
            if login in ours and login not in self.watchers:
                self.watchers[login] = Watcher(self._worker, self._settings[login], self._holder)
                self.watchers[login].start()
        return ours

    def watch_over(self) -> None:
        """Tell ops which of our mailboxes are silent, and which are well again."""
        for watcher in self.watchers.values():
            it = watcher.settings
            alarms.watch_over(self._worker.desk, it.login, it.mailbox, it.owner, watcher.looks)

    def _keep(self) -> None:
        rounds = 0
        while not self._stop.is_set():
            self._attempt(self.renew)
            if rounds % ROUNDS == ROUNDS - 1:
                self._attempt(self.watch_over)
            rounds += 1
            self._stop.wait(mailboxes.RENEWAL.total_seconds())

    def _attempt(self, step: Callable[[], object]) -> None:
        """What fails is tried again at the next renewal; the watchers go on meanwhile."""
        try:
            step()
        except Busy as error:
            log.warning("the database did not answer, trying again: %s", error)
        except Exception:
            log.exception("the mailboxes could not be shared out or watched over, trying again")
