"""A reader that does what the mail says: sleep, die, eat memory, talk nonsense, or read it."""

import os
import sys
import time

from bot.reader import LENGTH
from bot.reader_child import serve
from desk.reading import Reading, ReadingFailed, read_one
from routing.model import Category, Verdict


def read(raw: bytes) -> Reading:
    match raw:
        case b"hang":
            time.sleep(60)
        case b"die":
            os._exit(1)
        case b"nonsense":
            sys.stdout.buffer.write(LENGTH.pack(3) + b"[1]")
        case b"secrets":
            return ReadingFailed(
                ",".join(name for name in os.environ if name.startswith("WHOOWNS_")) or "none"
            )
        case _:
            pass
    return read_one(raw, lambda mail: eat() if mail.subject == "eat" else Verdict(Category.OTHER))


def eat() -> Verdict:
    return Verdict(Category.OTHER, evidence=(str(len(bytearray(1 << 30))),))


if __name__ == "__main__":
    serve(read)
