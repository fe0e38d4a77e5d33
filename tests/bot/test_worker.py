"""The worker: a card that is due goes out at once, whoever else is at work."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlmodel import select

from bot.ahead import MOST
from bot.deliver import Delivery
from bot.slack_client import web_client
from bot.worker import Worker
from desk import intake, ledger
from desk.desk import Desk
from desk.reading import Reading, reader_here
from mail.fetched import Fetched, place_after
from storage import tables
from tests.bot.brightwave import BOT_TOKEN
from tests.bot.conftest import Office
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
    """Reads nothing until it is let go."""

    def __init__(self, desk: Desk) -> None:
        self._read = reader_here(desk.classify)
        self.go = threading.Event()

    def __call__(self, raws: Sequence[bytes]) -> Sequence[Reading]:
        """The readings, once it may."""
        self.go.wait(30)
        return self._read(raws)


def test_a_mailbox_with_a_backlog_does_not_run_away_from_those_with_live_mail(quiet: Office):
    """What is stored waits its turn in order: a backlog stored as a whole would all come first."""
    reader = Held(quiet.desk)
    worker = Worker(replace(quiet.desk, reader=reader), None)
    stored: list[int] = []

    def backlog() -> None:
        for uid in range(1, 11):
            batch = [Fetched("backlog", 1, uid, letter(message_id=f"<{uid}@old.example>"))]
            worker.take_in("backlog", batch, place_after(batch))
            stored.append(uid)

    reading = threading.Thread(target=backlog)
    reading.start()
    quiet.sandbox.until(lambda: len(stored) == MOST)
    live = [Fetched("live", 1, 1, letter(message_id="<live@new.example>"))]
    worker.take_in("live", live, place_after(live))
    with quiet.desk.read() as session:
        waiting = session.exec(select(tables.Reply.id)).all()
    assert len(waiting) <= MOST + 2
    reader.go.set()
    reading.join(30)
    assert len(stored) == 10
    worker.stop()
    assert ledger.balance(quiet.desk).seen == 11
