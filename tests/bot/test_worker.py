"""The worker: a card that is due goes out at once, whoever else is at work."""

import threading
from collections.abc import Callable

from bot.deliver import Delivery
from bot.slack_client import web_client
from bot.worker import Worker
from desk import intake
from mail.fetched import Fetched, place_after
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
