"""Metrics for Prometheus: where every mail is now, whether the ledger holds, how long replies wait."""

import logging
from collections.abc import Callable, Iterator

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.settings import PREFIX, SettingsError
from desk.desk import Desk
from desk.errors import DeskError
from desk.ledger import balance, waiting_since

log = logging.getLogger(__name__)

PLACES = ("waiting", "assigned", "dismissed", "quarantined", "copies", "vanished")


class LedgerMetrics(Collector):
    """Counts when it is asked, so that the figures are those of the database and not of one process."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The gauges; none while the database does not answer."""
        try:
            ledger, since, now = balance(self._desk), waiting_since(self._desk), self._desk.now()
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


def serve_metrics(desk: Desk, host: str, port: int) -> tuple[int, Callable[[], object]]:
    """Serve them over HTTP; the port (of our choice when 0 is given), and what ends it.

    Raises SettingsError when nobody can listen there.
    """
    registry = CollectorRegistry(auto_describe=False)
    registry.register(LedgerMetrics(desk))
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
