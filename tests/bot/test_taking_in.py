"""What is fetched is stored whatever holds the database, and read by the worker's own readers."""

import threading

import pytest

from bot import wiring
from bot.live import SOON
from bot.settings import Settings
from bot.worker import STORING, Worker
from desk import intake
from desk.errors import Busy
from storage import prepared
from tests.bot.conftest import Office
from tests.bot.taking_in import decided, take_in
from tests.fakes import letter


def test_what_is_fetched_waits_for_a_database_that_is_busy_for_long(
    quiet: Office, monkeypatch: pytest.MonkeyPatch
):
    """Longer than a click may: it need not be fetched again."""
    stores = iter([*[_busy] * STORING, intake.store])
    monkeypatch.setattr(intake, "store", lambda *given: next(stores)(*given))
    worker = Worker(quiet.desk, None)
    take_in(worker, "live", 1)
    quiet.sandbox.until(lambda: decided(quiet.desk) == ["live.example"])
    worker.stop()


def test_what_cannot_be_stored_in_time_is_fetched_again(quiet: Office, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(intake, "store", _busy)
    worker = Worker(quiet.desk, None)
    with pytest.raises(Busy):
        take_in(worker, "live", 1)
    worker.stop()


def _busy(*_: object) -> intake.Stored:
    raise Busy


def test_the_worker_as_it_is_made_has_rehearsed(quiet: Office) -> None:
    prepared._prepared.cache_clear()
    worker = wiring.build_worker(Settings(), quiet.desk, None)
    worker.stop()
    assert prepared._prepared.cache_info().misses > 10


def test_the_worker_as_it_is_made_reads_no_backlog_while_a_live_mail_is_on_its_way(quiet: Office):
    worker = wiring.build_worker(Settings(), quiet.desk, None)
    backlog, read = [letter()] * intake.BATCH, threading.Event()
    worker.desk.read_mails(backlog)  # its readers are there now
    worker.live.coming("live")
    reading = threading.Thread(target=lambda: (worker.desk.read_mails(backlog), read.set()))
    reading.start()
    assert not read.wait(SOON / 2)
    assert read.wait(30)
    worker.stop()
