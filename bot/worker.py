"""The worker: one tick decides what waits, escalates what is due and brings Slack up to date."""

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import islice

from apscheduler.schedulers.background import BackgroundScheduler

from bot.ahead import Ahead
from bot.deliver import Delivery
from bot.live import Live
from bot.readers import FEW
from desk import escalation, intake
from desk.course import Course
from desk.desk import Desk
from desk.errors import DeskError
from desk.intake import Stored
from desk.mailboxes import Held
from desk.patience import patiently
from mail.fetched import Fetched, Place, place_after
from mail.sources import Source

log = logging.getLogger(__name__)

HEARTBEAT = 1  # seconds between ticks
STORING = 4  # times a batch is kept and tried again while the database is busy
DRAWING = 0.05  # seconds the backlog rests at most until cards of live mail are in Slack, which may be slow


class Worker:
    """Safe to run in any number of processes, and to kill at any moment: the next tick finishes the rest.

    `delivery` is None where there is no Slack: replies are decided and cards wait in the database. `close`
    ends what belongs to the worker alone; `live` is shared with whoever else rests for live mail.
    """

    def __init__(
        self,
        desk: Desk,
        delivery: Delivery | None,
        close: Callable[[], object] = lambda: None,
        live: Live | None = None,
    ) -> None:
        self._desk = desk
        self.delivery = delivery
        self._close = close
        self._deciding = threading.Lock()
        self._delivering = threading.Lock()
        self._undelivered = threading.Event()
        self._stopping = False
        # Of two hundred mailboxes with news one stores at a time: more would take a server's connections.
        self._storing = threading.Lock()
        self._at_once = ThreadPoolExecutor(1, thread_name_prefix="live")
        self._soon = ThreadPoolExecutor(1, thread_name_prefix="deciding")
        self._posting = ThreadPoolExecutor(1, thread_name_prefix="delivering")
        self._asked = threading.Event()
        self._ahead = Ahead()
        self.live = live or Live()
        self._course = Course(self.live.rest, self.live.must_rest, self._settled, lambda: self._stopping)
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
        """Finish the batch under way, then tick no more: whoever starts next decides what is left (F06)."""
        self._stopping = True
        self._ahead.close()
        self._at_once.shutdown(wait=True, cancel_futures=True)
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

        What leaves its mailbox caught up has just come: it goes before every backlog (ADR 28).
        Raises when it cannot be stored: LeaseLost when `held` is held by another process now.
        """
        if 0 < len(mails) < intake.BATCH and not self._ahead.has(mailbox):
            with self.live.passing():
                self.live.came(mailbox)
                stored = self._store(mailbox, mails, place, held)
                self._decide_first(stored)
            return stored.new
        self.live.came(mailbox)
        self.live.pass_by()
        stored = self._store(mailbox, mails, place, held)
        if stored.new:
            self._ahead.stored(mailbox, max(stored.replies, default=0))
            self._decide_soon()
            self._ahead.wait(mailbox)
            self.live.pass_by()
        return stored.new

    def _store(self, mailbox: str, mails: Sequence[Fetched], place: Place, held: Held | None) -> Stored:
        """What is fetched is worth more patience than a click: it would have to be fetched again."""

        def store() -> Stored:
            with self._storing:
                return intake.store(self.desk, mailbox, mails, place, held)

        return patiently(store, STORING)

    def _decide_first(self, stored: Stored) -> None:
        """Mail of ours alone is decided with whatever waits."""
        if stored.replies:
            self.live.stored(stored.replies)
            with suppress(RuntimeError):  # we are stopping: whoever starts next decides it
                self.live.until(self._at_once.submit(self._decide_live))
        elif stored.new:
            self._decide_soon()

    def _decide_live(self) -> None:
        while replies := self.live.take(FEW):
            self._attempt(partial(self._decide_and_draw, replies))

    def _decide_and_draw(self, replies: Sequence[int]) -> None:
        """The cards of these are drawn before whatever else waits for Slack."""
        threads = intake.decide_these(self.desk, replies)
        if self.delivery:
            wait([self.delivery.redraw_soon(thread) for thread in threads], DRAWING)
        self._deliver_soon()

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
            self._attempt(lambda: intake.decide_waiting(self.desk, self._course))

    def _settled(self, last: int) -> None:
        """Make room for the next batch, and draw these: nobody who waits for a decision waits for Slack."""
        self._ahead.settled(last)
        self._deliver_soon()

    def _deliver_soon(self) -> None:
        with suppress(RuntimeError):
            self._posting.submit(self.deliver)

    def take_in_files(self, source: Source) -> int:
        """Store every mail of a folder, mbox or Maildir that is new, and decide; how many were new."""
        new = 0
        mails = iter(source.since())
        while batch := list(islice(mails, intake.BATCH)):
            new += intake.store(self.desk, source.name, batch, place_after(batch)).new
        self.tick()
        return new

    def _decide_all(self) -> None:
        course = replace(self._course, settled=self._ahead.settled)
        while not self._stopping and intake.decide_waiting(self.desk, course):
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
