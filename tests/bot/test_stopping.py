"""Stopping: a process that is told to stop hears it, whichever of its threads the kernel told."""

import subprocess
import sys

TOLD_IN_ANOTHER_THREAD = """
import signal, threading
from bot.stopping import stop_by_signal, wait_until_stopped

stop = stop_by_signal()
told = threading.Timer(0.2, lambda: signal.pthread_kill(threading.get_ident(), signal.SIGTERM))
told.start()
wait_until_stopped(stop)
"""


def test_a_signal_that_another_thread_receives_stops_the_process() -> None:
    ended = subprocess.run([sys.executable, "-c", TOLD_IN_ANOTHER_THREAD], timeout=60)
    assert ended.returncode == 0
