"""ThreadState: all that a card, a ping or a list needs; frozen values, filled by `desk.lookup`."""

from dataclasses import dataclass
from datetime import datetime

from routing.model import Category, Event, Rep, ReplyKind, Status, Team

QUARANTINE = "quarantine"  # the rule's name for unreadable mail, which is given to ops


@dataclass(frozen=True, slots=True)
class Next:
    """The next step of the ladder: who will be told, when (aware, UTC), and which step it is."""

    whom: Rep
    at: datetime
    step: str


MACHINES = (Category.OUT_OF_OFFICE, Category.BOUNCE)


@dataclass(frozen=True, slots=True)
class Relabelled:
    """Who said of what kind the newest reply is, and when (aware, UTC)."""

    by: Rep
    at: datetime


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An account that a thread may belong to, by its company's name, and whose it is, if anybody's (R55)."""

    account: str
    owner: Rep | None = None


@dataclass(frozen=True, slots=True)
class ThreadState:
    """One conversation as it stands.

    `sender`, `subject` and `fresh` are a stranger's words: clean text, but neither escaped nor cut.
    `changed` is the newest event that changed owner or status. `due_at` is when the first answer is due.
    `claimed_at` is set once the present owner has said "I am on it". `next` is None when nobody will be told.
    `waits` says whether the prospect waits for us. `joined`: it went on in an earlier conversation, whose
    owner is the one named here. `unsure`: too little speaks for the category, and nobody has set the kind.
    `suggestion` is there while nobody has said whether it is that account.
    """

    id: int
    version: int
    status: Status
    category: Category
    unsure: bool
    sender: str
    sender_name: str
    company: str
    subject: str
    fresh: str
    owner: Rep | None
    team: Team | None
    because: str
    rule: str
    received_at: datetime
    due_at: datetime | None = None
    claimed_at: datetime | None = None
    urgent: bool = False
    next: Next | None = None
    changed: Event | None = None
    changed_by: Rep | None = None
    warnings: tuple[str, ...] = ()
    outranked: tuple[tuple[str, str], ...] = ()
    replies: int = 1
    waits: bool = True
    joined: bool = False
    relabelled: Relabelled | None = None
    suggestion: Suggestion | None = None

    @property
    def kind(self) -> ReplyKind:
        """What its newest reply is taken for; filed without a machine's category, it is automatic mail."""
        automatic = self.status is Status.FILED and self.category not in MACHINES
        return ReplyKind.AUTOMATIC if automatic else ReplyKind(self.category.value)

    @property
    def is_readable(self) -> bool:
        """Whether anybody could read the mail it is about."""
        return self.rule != QUARANTINE


@dataclass(frozen=True, slots=True)
class TakenFor:
    """What a reply is taken for, whether that is sure, and the evidence in words, which may quote a stranger.

    `arrived_at` is aware, in UTC; `model` is the version of the model that judged.
    """

    reply_id: int
    arrived_at: datetime
    sender: str
    subject: str
    kind: ReplyKind
    unsure: bool
    evidence: tuple[str, ...]
    model: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card or a notice goes: a person's DM (`rep`) or a team's channel (`team`); one is set."""

    rep: Rep | None = None
    team: Team | None = None


@dataclass(frozen=True, slots=True)
class Lease:
    """What shows that we hold something that is due, and since when."""

    token: str
    taken: datetime


@dataclass(frozen=True, slots=True)
class CardToDraw:
    """A card that is behind its thread, leased to the caller.

    `ts` is None until Slack has said yes once. `look_first` means an earlier try may have reached Slack:
    look for `trace` (an opaque id in the message metadata) before posting. `live` is False for a card whose
    thread has moved elsewhere: it keeps its place in history, without buttons.
    """

    id: int
    thread: ThreadState
    place: Place
    live: bool
    trace: str
    lease: Lease
    channel: str | None = None
    ts: str | None = None
    look_first: bool = False


@dataclass(frozen=True, slots=True)
class NoticeToSend:
    """A message of its own: a `ping` to a person, or a `line` in the thread of a card.

    `under` is (channel, ts) of the card a line belongs to. `event` is what it tells. A ping that was sent
    already has `ts` set and is given out again when its buttons must go (`live` False).
    """

    id: int
    kind: str
    thread: ThreadState
    place: Place
    event: Event
    trace: str
    lease: Lease
    live: bool = True
    under: tuple[str, str] | None = None
    channel: str | None = None
    ts: str | None = None
    look_first: bool = False


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A mail nobody could read: when it came, its size in bytes, why it is there.

    `sender` and `subject` as its header tells them; empty where that cannot be read either.
    """

    id: int
    arrived_at: datetime
    size: int
    reason: str
    sender: str
    subject: str
