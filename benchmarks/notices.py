"""What a Dovecot says to a client in IDLE: when it told how many mails there are."""

import re
import time

EXISTS = re.compile(rb"^\* (\d+) EXISTS\r\n", re.MULTILINE)


class Notices:
    """Hears one server through a tap; the clock is the system's, which all processes share.

    `idling` says whether the client waits for notices now.
    """

    def __init__(self) -> None:
        self.idling = False
        self._first: dict[int, float] = {}

    def hear(self, said: bytes) -> None:
        """Of the same number of mails the first telling counts: SELECT tells it again."""
        now = time.time()
        for told in EXISTS.findall(said):
            self._first.setdefault(int(told), now)
        if b"OK Idle completed" in said:
            self.idling = False
        if b"+ idling" in said:
            self.idling = True

    def of(self, number: int) -> float | None:
        """When the server first told that it has that many mails, in epoch seconds."""
        return self._first.get(number)
