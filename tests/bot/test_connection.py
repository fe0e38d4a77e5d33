"""Socket Mode: one connection that comes back, whatever happens to it."""

import time

from tests.bot.conftest import Office


def claimed_within(office: Office, seconds: float) -> float:
    """How long it took until a click by Maya counted."""
    started = time.monotonic()
    while office.thread().owner.key != "maya":
        assert time.monotonic() - started < seconds
        try:
            office.sandbox.click("maya", office.card(), "claim")
        except Exception:
            time.sleep(0.05)
    return time.monotonic() - started


def test_a_refresh_costs_no_click(office: Office):
    office.receive()
    office.sandbox.refresh()
    office.sandbox.click("maya", office.card(), "claim")
    assert office.thread().owner.key == "maya"


def test_after_a_cut_it_is_back_within_seconds(office: Office):
    office.receive()
    assert office.sandbox.cut() == 1
    claimed_within(office, 8)


def test_an_acknowledgement_takes_no_time(office: Office):
    office.receive()
    office.sandbox.click("maya", office.card(), "claim")
    assert all(d["seconds"] < 1 for d in office.sandbox.deliveries())
