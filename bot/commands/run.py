"""`whoowns run` and `whoowns worker`: the parts that run until they are told to stop."""

import logging
from collections.abc import Callable
from pathlib import Path

from bot import wiring
from bot.metrics import serve_metrics
from bot.settings import Settings, SettingsError, read_settings
from bot.stopping import stop_by_signal, wait_until_stopped
from bot.watching import Watching
from desk.desk import Desk
from mail.settings import ImapSettings
from mail.sources import open_source

log = logging.getLogger(__name__)


def run_all(mail: Path | None) -> int:
    """Everything in one process: mail, heartbeat, delivery, and answers in Slack."""
    return _run(mail, works=True, answers=True)


def run_slack() -> int:
    """Only clicks, commands and the home tab; a worker elsewhere reads mail and reminds."""
    return _run(None, works=False, answers=True)


def run_worker(mail: Path | None) -> int:
    """Only mail, heartbeat and delivery; `run --only slack` elsewhere answers clicks."""
    return _run(mail, works=True, answers=False)


def _run(mail: Path | None, works: bool, answers: bool) -> int:
    settings = read_settings()
    wiring.log_to_stderr(settings)
    stop = stop_by_signal()
    desk, in_force = wiring.build_running_desk(settings)
    reloading = wiring.build_reloading(settings, desk, in_force)
    delivery = wiring.build_delivery(settings, desk)
    reloading.start()
    ends: list[Callable[[], object]] = [delivery.stop, reloading.stop]
    if settings.metrics_port is not None:
        port, end = serve_metrics(desk, settings.metrics_host, settings.metrics_port)
        ends.append(end)
        log.info("metrics on http://%s:%d/metrics", settings.metrics_host, port)
    if answers:
        connection = wiring.build_connection(settings, desk, delivery)
        connection.start()
        ends.append(connection.stop)
    if works:
        worker = wiring.build_worker(settings, desk, delivery)
        found = _mailboxes(settings, desk.current, mail)
        if mail is not None:
            worker.take_in_files(open_source(mail))
        worker.start()
        ends.append(worker.stop)
        if found:
            watching = Watching(worker, found)
            watching.start()
            ends.append(watching.stop)
    rules = len(desk.current.rulebook.chain)
    log.info("running on %s with %d rules; stop with Ctrl-C", desk.database.name, rules)
    wait_until_stopped(stop)
    for end in reversed(ends):
        end()
    _close(desk)
    return 0


def _mailboxes(settings: Settings, desk: Desk, mail: Path | None) -> list[ImapSettings]:
    found = wiring.mailboxes(settings, desk.rulebook)
    if not found and mail is None:
        raise SettingsError(
            "there is no mail to read: set WHOOWNS_MAILBOXES, or WHOOWNS_IMAP_HOST, _USER and _PASSWORD, "
            "or give --mail PATH"
        )
    return found


def _close(desk: Desk) -> None:
    desk.database.close()
    log.info("stopped")
