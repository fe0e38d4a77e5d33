"""What a mailbox hands over: raw mail, and our place in the mailbox."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

# Up to this many bytes a mail is kept whole; of a larger one header and texts, or else this much.
WHOLE = 256 * 1024


@dataclass(frozen=True, slots=True)
class Place:
    """How far a mailbox has been read: everything up to `uid`, as long as `uidvalidity` holds.

    `since` (aware) is the moment from which its mail is ours: after the server has renumbered a mailbox,
    what arrived earlier stays unread. None: all of it is ours.
    """

    uidvalidity: int
    uid: int
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """One mail as found at (mailbox, uidvalidity, uid), which is unique; uids have up to 62 bits.

    `raw` is as the server has it, but of a mail above 256 kB it may have the files' headers without their
    insides. It is cut at 256 kB when `truncated`, empty when the server has the mail and gives nothing of it,
    and None when the mail vanished: somebody deleted it after we had been told its uid. `arrived` (aware) is
    when the server took it in, if it says so.
    """

    mailbox: str
    uidvalidity: int
    uid: int
    raw: bytes | None
    truncated: bool = False
    arrived: datetime | None = None
    sent: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """Mails in the order of their uids, and the place to remember in the transaction that stores them."""

    mails: Sequence[Fetched]
    place: Place


def place_after(batch: Sequence[Fetched], before: Place | None = None) -> Place:
    """The place once this batch (not empty, in the order of its uids) is stored."""
    last = batch[-1]
    return Place(last.uidvalidity, last.uid, before.since if before else None)
