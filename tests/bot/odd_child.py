"""A reader that does what the mail says: sleep, die, eat memory, talk nonsense, or read it."""

import os
import sys
import time

from bot import reader_server
from bot.told import Told
from desk.reading import Reading, ReadingFailed, read_one
from routing.model import Category, Verdict

ODD = [sys.executable, "-m", "tests.bot.odd_child"]
WHO = b"who are you"


def who(reading: Reading) -> tuple[int, int]:
    """What a mail of WHO brings: the ids of the process that read it and of its server."""
    reader, _, server = str(reading).partition(" of ")
    return int(reader), int(server)


def read(raw: bytes) -> Reading:
    match raw:
        case b"hang":
            time.sleep(60)
        case b"doze":
            time.sleep(0.3)
        case b"die":
            os._exit(1)
        case b"secrets":
            return ReadingFailed(
                ",".join(name for name in os.environ if name.startswith("WHOOWNS_")) or "none"
            )
        case b"who are you":
            return ReadingFailed(f"{os.getpid()} of {os.getppid()}")
        case b"whom do you hear":
            return ReadingFailed(os.readlink("/proc/self/fd/0"))
        case b"nonsense":
            return ReadingFailed("nonsense")
        case _:
            pass
    return read_one(raw, lambda mail: eat() if mail.subject == "eat" else Verdict(Category.OTHER))


def eat() -> Verdict:
    return Verdict(Category.OTHER, evidence=(str(len(bytearray(1 << 30))),))


class Odd:
    """What is told, as JSON of the shape it should have, or of another."""

    def dump_json(self, told: Told) -> bytes:
        return b"[1]" if told.failed == "nonsense" else TOLD.dump_json(told)


def does_not_begin() -> None:
    raise OSError("no memory may be bounded here")


def there_is_no_room() -> int:
    raise BlockingIOError("as many processes as there may be")


if __name__ == "__main__":
    if "impatient" in sys.argv:
        reader_server.ALONE = 1
    if "crowded" in sys.argv:
        os.fork = there_is_no_room
    if "sick" in sys.argv:
        reader_server.bound_memory = does_not_begin
    TOLD, reader_server.TOLD = reader_server.TOLD, Odd()  # type: ignore[assignment]
    reader_server.serve(read)
