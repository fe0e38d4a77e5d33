"""The worker: one tick decides what waits, escalates what is due and brings Slack up to date."""

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import islice

from apscheduler.schedulers.background import BackgroundScheduler

from bot.ahead import Ahead
from bot.deliver import Delivery
from desk import escalation, intake
from desk.desk import Desk
from desk.errors import DeskError
from desk.mailboxes import Held
from mail.fetched import Fetched, Place, place_after
from mail.sources import Source

log = logging.getLogger(__name__)

HEARTBEAT = 1  # seconds between ticks


class Worker:
    """Safe to run in any number of processes, and to kill at any moment: the next tick finishes the rest.

    `delivery` is None where there is no Slack: replies are decided and cards wait in the database. `close`
    ends what belongs to the worker alone.
    """

    def __init__(
        self, desk: Desk, delivery: Delivery | None, close: Callable[[], object] = lambda: None
    ) -> None:
        self._desk = desk
        self.delivery = delivery
        self._close = close
        self._deciding = threading.Lock()
        self._delivering = threading.Lock()
        self._undelivered = threading.Event()
        self._stopping = False
        # SQLite lets writers poll for their turn: of two hundred mailboxes with news some would give up.
        self._storing = threading.Lock()
        self._soon = ThreadPoolExecutor(1, thread_name_prefix="deciding")
        self._posting = ThreadPoolExecutor(1, thread_name_prefix="delivering")
        self._asked = threading.Event()
        self._ahead = Ahead()
        self._scheduler = BackgroundScheduler(timezone="UTC")

    @property
    def desk(self) -> Desk:
        """The desk under the rules of this moment: take it once for each act."""
        return self._desk.current

    def start(self) -> None:
        """Decide and deliver every second from now on, each in a thread of its own: Slack may be slow."""
        for job in (self.decide, self.deliver):
            self._scheduler.add_job(
                job,
                "interval",
                seconds=HEARTBEAT,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
            )
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        self._scheduler.start()

    def stop(self) -> None:
        """Finish the tick under way, then tick no more."""
        self._stopping = True
        self._ahead.close()
        self._soon.shutdown(wait=True, cancel_futures=True)
        self._posting.shutdown(wait=True, cancel_futures=True)
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)
        self._close()

    def tick(self) -> None:
        """Finish what the last tick left; never raises, the next one tries again."""
        self.decide()
        self.deliver()

    def decide(self) -> None:
        """Decide what waits, then escalate what is due all the same."""
        with self._deciding:
            self._attempt(self._decide_all)
            self._attempt(self._escalate_all)

    def deliver(self) -> None:
        """Bring Slack up to date; while that is under way already, whoever is at it goes on for us."""
        if self.delivery is None:
            return
        self._undelivered.set()
        while self._undelivered.is_set() and not self._stopping and self._delivering.acquire(blocking=False):
            try:
                self._undelivered.clear()
                self._attempt(self.delivery.tick)
            finally:
                self._delivering.release()

    def take_in(self, mailbox: str, mails: Sequence[Fetched], place: Place, held: Held | None = None) -> int:
        """Store a batch, to be decided at once while the next is fetched; how many mails were new.

        Raises when it cannot be stored: LeaseLost when `held` is held by another process now.
        """
        with self._storing:
            new = intake.store(self.desk, mailbox, mails, place, held)
        if new:
            self._ahead.stored(mailbox, new)
            self._decide_soon()
            self._ahead.wait(mailbox)
        return new

    def _decide_soon(self) -> None:
        """Decide while the mailbox's next batch is fetched; who is about to begin sees this batch as well."""
        if not self._asked.is_set():
            self._asked.set()
            with suppress(RuntimeError):  # we are stopping: whoever starts next decides it
                self._soon.submit(self._decide_asked)

    def _decide_asked(self) -> None:
        """Nothing more: the first cards are drawn meanwhile, and somebody waits for them."""
        self._asked.clear()
        with self._deciding:
            self._attempt(lambda: intake.decide_waiting(self.desk, self._settled))

    def _settled(self, mails: int) -> None:
        """Make room for the next batch, and draw these: nobody who waits for a decision waits for Slack."""
        self._ahead.decided(mails)
        with suppress(RuntimeError):
            self._posting.submit(self.deliver)

    def take_in_files(self, source: Source) -> int:
        """Store every mail of a folder, mbox or Maildir that is new, and decide; how many were new."""
        new = 0
        mails = iter(source.since())
        while batch := list(islice(mails, intake.BATCH)):
            new += intake.store(self.desk, source.name, batch, place_after(batch))
        self.tick()
        return new

    def _decide_all(self) -> None:
        while intake.decide_waiting(self.desk, self._ahead.decided):
            pass
        self._ahead.nothing_waits()

    def _escalate_all(self) -> None:
        while escalation.escalate_due(self.desk):
            pass

    def _attempt(self, step: Callable[[], object]) -> None:
        try:
            step()
        except DeskError as error:
            log.warning("trying again in a second: %s", error)
        except Exception:
            log.exception("a tick failed; the next one goes on where it stopped")
