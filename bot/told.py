"""What a reader tells of a mail, in JSON of a fixed shape: who reads hostile mail is believed no further."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from desk.reading import Forwarded, Reading, ReadingFailed
from mail.parse import Unreadable
from routing.model import Mail, Verdict


@dataclass(frozen=True, slots=True)
class Told:
    """What was read of one mail, also in the mails it passes on, or why it could not be read."""

    reads: tuple[tuple[Mail, Verdict], ...] = ()
    unreadable: str = ""
    failed: str = ""

    @property
    def reading(self) -> Reading:
        """The same as the desk knows it."""
        if self.reads:
            return self.reads[0] if len(self.reads) == 1 else Forwarded(self.reads)
        return Unreadable(self.unreadable) if self.unreadable else ReadingFailed(self.failed)


TOLD = TypeAdapter(Told)


def told_of(reading: Reading) -> Told:
    """The reading as it is told."""
    match reading:
        case Unreadable(reason):
            return Told(unreadable=reason)
        case ReadingFailed() as failed:
            return Told(failed=str(failed))
        case Forwarded(reads):
            return Told(reads)
        case read:
            return Told((read,))
