"""Has a mail read that says by whom, and dies without a word."""

import os
import signal

from bot.readers import Readers
from tests.bot.odd_child import ODD, WHO

if __name__ == "__main__":
    print(*Readers(ODD)([WHO]), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
