"""Has a mail read that says by whom, and dies without a word."""

import os
import signal
import sys

from bot.readers import Readers

if __name__ == "__main__":
    print(*Readers([sys.executable, "-m", "tests.bot.odd_child"])([b"who are you"]), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
