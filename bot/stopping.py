"""Being told to stop: a signal is an event, and is heard."""

import signal
import threading

HEARING = 1  # seconds until a signal is heard that another thread received


def stop_by_signal() -> threading.Event:
    """An event that is set when the process is told to stop, by Ctrl-C or SIGTERM."""
    stop = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stop.set())
    return stop


def wait_until_stopped(stop: threading.Event) -> None:
    """Wait for the signal.

    The kernel may hand it to a thread that is just being started, and Python answers it in this one only:
    a wait without end would never hear of it.
    """
    while not stop.wait(HEARING):
        continue
