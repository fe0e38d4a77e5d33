"""Metrics for Prometheus: where every mail is now, whether the ledger holds, how long replies wait."""

import logging
from collections.abc import Callable, Iterator
from threading import Lock
from time import monotonic

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.settings import PREFIX, SettingsError
from desk.desk import Desk
from desk.errors import DeskError
from desk.ledger import PLACES, Ledger, balance, waiting_since

log = logging.getLogger(__name__)

KEPT = 60  # seconds


class LedgerMetrics(Collector):
    """Counts when it is asked, so that the figures are those of the database and not of one process.

    Figures of mails are up to a minute old, the age of the oldest undecided reply is of this moment.
    """

    def __init__(self, desk: Desk, kept: float = KEPT) -> None:
        """`kept` is for how many seconds a ledger is told again."""
        self._kept = kept
        self._desk = desk
        self._counting = Lock()
        self._counted: tuple[float, Ledger] | None = None

    def _ledger(self) -> Ledger:
        """The ledger of the last minute: counting goes through all replies, however often it is asked for."""
        with self._counting:
            if self._counted is None or monotonic() - self._counted[0] > self._kept:
                self._counted = monotonic(), balance(self._desk)
            return self._counted[1]

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The gauges; none while the database does not answer."""
        try:
            ledger, since, now = self._ledger(), waiting_since(self._desk), self._desk.now()
        except DeskError as error:
            log.warning("no metrics now: %s", error)
            return
        mails = GaugeMetricFamily(
            "whoowns_mails", "Mails that a server has shown us, by place", labels=["place"]
        )
        for place in PLACES:
            mails.add_metric([place], getattr(ledger, place))
        yield mails
        yield GaugeMetricFamily("whoowns_mails_seen", "Mails that a server has shown us", ledger.seen)
        yield GaugeMetricFamily(
            "whoowns_ledger_holds", "1 while every mail seen is in exactly one place", float(ledger.holds)
        )
        age = (now - since).total_seconds() if since else 0.0
        yield GaugeMetricFamily(
            "whoowns_oldest_waiting_seconds", "How long the oldest undecided reply has waited", max(0.0, age)
        )


def serve_metrics(desk: Desk, host: str, port: int, kept: float = KEPT) -> tuple[int, Callable[[], object]]:
    """Serve them over HTTP; the port (of our choice when 0 is given), and what ends it.

    Raises SettingsError when nobody can listen there.
    """
    registry = CollectorRegistry(auto_describe=False)
    registry.register(LedgerMetrics(desk, kept))
    try:
        server, thread = start_http_server(port, host, registry)
    except OSError as error:
        raise SettingsError(
            f"{PREFIX}METRICS_PORT: cannot listen on {host}:{port}: {error.strerror}"
        ) from None

    def stop() -> None:
        server.shutdown()
        server.server_close()
        thread.join()

    return server.server_port, stop
