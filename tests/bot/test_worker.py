"""The worker: a card that is due goes out at once, whoever else is at work."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlmodel import col, select

from bot.ahead import MOST
from bot.deliver import Delivery
from bot.fork_server import reader_command
from bot.live import Live
from bot.readers import Readers
from bot.slack_client import web_client
from bot.worker import Worker
from desk import intake, ledger
from desk.desk import Desk
from desk.reading import Reading, reader_here
from mail.fetched import Fetched, place_after
from storage import tables
from tests.bot.brightwave import BOT_TOKEN
from tests.bot.conftest import Office
from tests.bot.taking_in import decided, mails_stored, senders, take_in
from tests.fakes import letter


class Overtaken(Delivery):
    """Between its last look, which finds nothing, and its end something happens once."""

    meanwhile: Callable[[], object] | None = None

    def tick(self) -> int:
        """Deliver; then it happens."""
        accepted = super().tick()
        happens, self.meanwhile = self.meanwhile, None
        if happens:
            happens()
        return accepted


def test_a_card_decided_while_a_delivery_ends_does_not_wait_for_the_next_second(quiet: Office):
    client = web_client(BOT_TOKEN, quiet.sandbox.api_url, timeout=1)
    delivery = Overtaken(quiet.desk, client, quiet.people)
    worker = Worker(quiet.desk, delivery)

    def a_mail_comes() -> None:
        batch = [Fetched("outreach", 1, 1, letter())]
        intake.store(quiet.desk, "outreach", batch, place_after(batch))
        another = threading.Thread(target=worker.tick)
        another.start()
        another.join()

    delivery.meanwhile = a_mail_comes
    worker.deliver()
    assert len(quiet.cards()) == 1
    delivery.stop()
    worker.stop()


class Held:
    """Reads nothing until it is let go, or fewer mails than it holds back."""

    def __init__(self, desk: Desk, many: int = 1) -> None:
        self._read, self._many = reader_here(desk.classify), many
        self.go = threading.Event()

    def __call__(self, raws: Sequence[bytes]) -> Sequence[Reading]:
        """The readings, once it may."""
        if len(raws) >= self._many:
            self.go.wait(30)
        return self._read(raws)


def test_a_mailbox_with_a_backlog_does_not_run_away_from_those_with_live_mail(quiet: Office):
    """What is stored waits its turn in order: a backlog stored as a whole would all come first."""
    reader = Held(quiet.desk)
    worker = Worker(replace(quiet.desk, reader=reader), None)
    stored: list[int] = []

    def backlog() -> None:
        for number in range(10):
            take_in(worker, "backlog", intake.BATCH, after=number * intake.BATCH)
            stored.append(number)

    reading = threading.Thread(target=backlog)
    reading.start()
    quiet.sandbox.until(lambda: len(stored) == MOST)
    take_in(worker, "live", intake.BATCH)
    with quiet.desk.read() as session:
        waiting = session.exec(select(tables.Reply.id)).all()
    assert len(waiting) <= (MOST + 2) * intake.BATCH
    reader.go.set()
    reading.join(30)
    assert len(stored) == 10
    worker.stop()
    assert ledger.balance(quiet.desk).seen == 11 * intake.BATCH


def test_a_live_mail_does_not_wait_until_a_backlog_is_read(quiet: Office):
    reader = Held(quiet.desk, many=intake.BATCH)
    worker = Worker(replace(quiet.desk, reader=reader), None)
    take_in(worker, "backlog", intake.BATCH)
    take_in(worker, "live", 1)
    quiet.sandbox.until(lambda: decided(quiet.desk) == ["live.example"])
    reader.go.set()
    worker.stop()
    assert ledger.balance(quiet.desk).holds


def test_a_backlog_is_not_stored_and_fetched_while_a_live_mail_passes(quiet: Office):
    """From the moment its server tells of it."""
    live = Live(patience=60, soon=60)
    worker = Worker(quiet.desk, None, live=live)
    stored = threading.Event()

    def backlog() -> None:
        take_in(worker, "backlog", intake.BATCH)
        stored.set()

    worker.live.coming("live")
    storing = threading.Thread(target=backlog)
    storing.start()
    assert not stored.wait(0.3)
    assert not mails_stored(quiet.desk)
    take_in(worker, "live", 1)
    assert stored.wait(30)
    storing.join()
    worker.stop()


def test_live_mails_that_come_together_do_not_wait_for_each_other_to_pass(quiet: Office):
    waited: list[int] = []
    readers = Readers(reader_command(""), pass_by=lambda: waited.append(1))
    go = threading.Event()

    def once_all_are_there(raws: Sequence[bytes]) -> Sequence[Reading]:
        go.wait(30)
        return readers(raws)

    worker = Worker(replace(quiet.desk, reader=once_all_are_there), None, readers.close)
    several = intake.BATCH - 1
    take_in(worker, "maya", 1)
    take_in(worker, "jon", several)
    take_in(worker, "wes", several)
    go.set()
    quiet.sandbox.until(lambda: len(decided(quiet.desk)) == 1 + 2 * several)
    worker.stop()
    assert not waited


def test_a_batch_of_a_backlog_rests_on_its_way_for_a_live_mail(quiet: Office):
    """It is given up where it is, lets the live mail pass, and begins again; its own order stays."""
    begun = threading.Event()

    def slow() -> datetime:
        if threading.current_thread().name.startswith("deciding"):
            begun.set()
            time.sleep(0.02)
        return quiet.clock()

    worker = Worker(replace(quiet.desk, now=slow), None, live=Live(patience=60))
    take_in(worker, "backlog", intake.BATCH)
    begun.wait(30)
    take_in(worker, "live", 1)
    quiet.sandbox.until(lambda: len(decided(quiet.desk)) == intake.BATCH + 1)
    worker.stop()
    assert decided(quiet.desk)[0] == "live.example"
    assert in_order(quiet.desk, "backlog")
    assert ledger.balance(quiet.desk).holds


def test_the_last_mails_of_a_backlog_do_not_overtake_those_before_them(quiet: Office):
    reader = Held(quiet.desk, many=intake.BATCH)
    worker = Worker(replace(quiet.desk, reader=reader), None)
    take_in(worker, "backlog", intake.BATCH)
    take_in(worker, "backlog", 1, after=intake.BATCH)
    time.sleep(0.1)
    reader.go.set()
    quiet.sandbox.until(lambda: len(decided(quiet.desk)) == intake.BATCH + 1)
    worker.stop()
    assert in_order(quiet.desk, "backlog")


def test_a_live_mails_card_does_not_wait_for_those_of_a_backlog(quiet: Office):
    worker = Worker(quiet.desk, quiet.delivery)
    batch = [Fetched("backlog", 1, uid, letter(f"{uid}@backlog.example")) for uid in range(1, 31)]
    intake.store(quiet.desk, "backlog", batch, place_after(batch))
    intake.decide_waiting(quiet.desk)
    take_in(worker, "live", 1)
    first = quiet.sandbox.until(lambda: next(iter(quiet.cards()), None))
    worker.stop()
    assert "live.example" in str(first["blocks"])


def in_order(desk: Desk, mailbox: str) -> bool:
    """Whether this mailbox was decided in the order in which it was stored."""
    found = select(tables.Decision.reply_id).join(
        tables.Sighting, col(tables.Sighting.reply_id) == tables.Decision.reply_id
    )
    of_one = found.where(tables.Sighting.mailbox == mailbox).order_by(col(tables.Decision.id))
    with desk.read() as session:
        replies = list(session.exec(of_one))
    return replies == sorted(replies)


def test_a_live_mail_does_not_overtake_what_another_process_left_of_its_mailbox(quiet: Office):
    """A process that was killed, or has lost the mailbox, had stored mails and not decided them."""
    left = [Fetched("outreach", 1, uid, letter(f"{uid}@before.example")) for uid in range(1, 4)]
    intake.store(quiet.desk, "outreach", left, place_after(left))
    worker = Worker(quiet.desk, None)
    take_in(worker, "outreach", 2, after=3)
    take_in(worker, "another", 2)
    quiet.sandbox.until(lambda: "2@another.example" in senders(quiet.desk))
    worker.tick()
    worker.stop()
    assert len(senders(quiet.desk)) == 7
    assert in_order(quiet.desk, "outreach")


def test_a_worker_that_stops_leaves_the_rest_of_a_backlog_to_the_next(quiet: Office):
    """It ends with the transaction that it is at (F06)."""
    begun = threading.Event()

    def slow() -> datetime:
        if threading.current_thread().name.startswith("deciding"):
            begun.set()
            time.sleep(0.005)
        return quiet.clock()

    for number in range(4):
        first = number * intake.BATCH + 1
        batch = [
            Fetched("outreach", 1, uid, letter(f"{uid}@left.example"))
            for uid in range(first, first + intake.BATCH)
        ]
        intake.store(quiet.desk, "outreach", batch, place_after(batch))
    worker = Worker(replace(quiet.desk, now=slow), None)
    take_in(worker, "live", intake.BATCH)
    begun.wait(30)
    worker.stop()
    assert 0 < len(decided(quiet.desk)) <= 2 * intake.BATCH
    assert ledger.balance(quiet.desk).holds
