"""The tables: mail as it came, threads and what happened to them, and what goes out to Slack."""

from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, Column, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from routing.model import Category, Effect, Kind, ReplyKind, Status
from sla.silence import Ailment
from storage.columns import moment, words

PING, LINE = "ping", "line"  # the kinds of notices


class Stage(StrEnum):
    """Where a reply stands; every reply is in exactly one."""

    WAITING = "waiting"
    ASSIGNED = "assigned"
    DISMISSED = "dismissed"
    QUARANTINED = "quarantined"
    COPY = "copy"


class Sending(StrEnum):
    """How far a card or a notice is on its way; unknown: Slack may have it, look before sending again."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"


class SentStage(StrEnum):
    """Where a mail of a Sent folder stands; kept once for its Message-ID, seen again it is a copy."""

    WAITING = "waiting"
    KEPT = "kept"
    COPY = "copy"
    UNREADABLE = "unreadable"


class MailboxPlace(SQLModel, table=True):
    """How far a mailbox has been read; moved in the transaction that stores the mail.

    `began` is the uid behind which all is ours, under this numbering. It is 0 when only the moment tells what
    was there before us: `since`, which is None when nothing was.
    """

    mailbox: str = Field(primary_key=True)
    uidvalidity: int = Field(sa_type=BigInteger)
    uid: int = Field(sa_type=BigInteger)
    began: int = Field(default=0, sa_type=BigInteger, sa_column_kwargs={"server_default": "0"})
    since: datetime | None = Field(default=None, sa_column=moment())
    at: datetime = Field(sa_column=moment(nullable=False))


class MailboxLease(SQLModel, table=True):
    """Which process watches a mailbox, and until when nobody else does."""

    mailbox: str = Field(primary_key=True)
    holder: str
    until: datetime = Field(sa_column=moment(nullable=False))


class Watcher(SQLModel, table=True):
    """A process that shares in the mailboxes it knows (their digest), as long as it says so."""

    holder: str = Field(primary_key=True)
    mailboxes: str
    until: datetime = Field(sa_column=moment(nullable=False))


class MailboxHealth(SQLModel, table=True):
    """What ops was told last about a mailbox; `number` counts what was told."""

    mailbox: str = Field(primary_key=True)
    ailment: Ailment | None = Field(default=None, sa_column=words(Ailment, "health_ailment"))
    since: datetime = Field(sa_column=moment(nullable=False))
    number: int = 0


class Reply(SQLModel, table=True):
    """One inbound e-mail, stored once: raw bytes first, what was read later.

    `sure`, `evidence` and `model` are the classifier's, whatever kind somebody has set since. `written_at` is
    what the mail says itself, and `answer_to` where its sender wants the answer, if not at their own address.
    A copy repeats another reply (`copy_of`) or is mail that we sent ourselves (`sent_id`).
    """

    __table_args__ = (
        Index(
            "reply_waiting",
            "id",
            sqlite_where=text("stage = 'waiting'"),
            postgresql_where=text("stage = 'waiting'"),
        ),
        Index("reply_identity", "digest"),
        Index("reply_message_id", "message_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    raw: bytes
    stage: Stage = Field(sa_column=words(Stage, "reply_stage", nullable=False))
    arrived_at: datetime = Field(sa_column=moment(nullable=False))
    stored_at: datetime = Field(sa_column=moment(nullable=False))
    tries: int = 0
    reason: str = ""
    message_id: str | None = None
    digest: str = ""
    how: str = ""
    thread_id: int | None = Field(default=None, foreign_key="thread.id", index=True)
    copy_of: int | None = Field(default=None, foreign_key="reply.id")
    sent_id: int | None = None
    sender: str = ""
    sender_name: str = ""
    answer_to: str = Field(default="", sa_column_kwargs={"server_default": ""})
    written_at: datetime | None = Field(default=None, sa_column=moment())
    subject: str = ""
    fresh: str = ""
    category: Category | None = Field(default=None, sa_column=words(Category, "reply_category"))
    sure: float | None = None
    unsure: bool = False
    model: str = ""
    evidence: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False, default=list))


class Sighting(SQLModel, table=True):
    """Where a reply was seen; without a reply it vanished before we could fetch it.

    `mark` is what the mail shall show of its thread there, such as `open maya`; `shown` what it shows.
    """

    __table_args__ = (
        UniqueConstraint("mailbox", "uidvalidity", "uid"),
        Index(
            "sighting_unshown",
            "mailbox",
            "uidvalidity",
            "uid",
            sqlite_where=text("mark <> shown"),
            postgresql_where=text("mark <> shown"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    mailbox: str
    uidvalidity: int = Field(sa_type=BigInteger)
    uid: int = Field(sa_type=BigInteger)
    reply_id: int | None = Field(default=None, foreign_key="reply.id", index=True)
    mark: str = ""
    shown: str = ""


class Sent(SQLModel, table=True):
    """One mail found in a Sent folder: its header as it came, what was read later.

    `by` is the key of the person who wrote it, `recipients` are people outside, and `bare` says that it names
    no mail it answers. `thread_id` is the conversation it turned out to be part of. `tries` is how often it
    broke its reader.
    """

    __table_args__ = (
        UniqueConstraint("mailbox", "uidvalidity", "uid"),
        Index(
            "sent_waiting",
            "id",
            sqlite_where=text("stage = 'waiting'"),
            postgresql_where=text("stage = 'waiting'"),
        ),
        Index(
            "sent_once",
            "message_id",
            unique=True,
            sqlite_where=text("stage = 'kept'"),
            postgresql_where=text("stage = 'kept'"),
        ),
        Index("sent_subject", "subject_key"),
    )

    id: int | None = Field(default=None, primary_key=True)
    mailbox: str
    uidvalidity: int = Field(sa_type=BigInteger)
    uid: int = Field(sa_type=BigInteger)
    raw: bytes
    stage: SentStage = Field(sa_column=words(SentStage, "sent_stage", nullable=False))
    arrived_at: datetime = Field(sa_column=moment(nullable=False))
    stored_at: datetime = Field(sa_column=moment(nullable=False))
    tries: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    message_id: str | None = None
    author: str = ""
    by: str | None = None
    recipients: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False, default=list))
    subject_key: str = ""
    bare: bool = False
    sent_at: datetime | None = Field(default=None, sa_column=moment())
    thread_id: int | None = Field(default=None, foreign_key="thread.id", index=True)


class Reference(SQLModel, table=True):
    """One mail, a reply or one we sent, names another by its Message-ID, whether we have that one or not."""

    id: int | None = Field(default=None, primary_key=True)
    message_id: str = Field(index=True)
    reply_id: int | None = Field(default=None, foreign_key="reply.id")
    sent_id: int | None = Field(default=None, foreign_key="sent.id")


class Thread(SQLModel, table=True):
    """One conversation with one prospect. Its owner is a column; nobody can store two.

    `lead` is the address we wrote to, which may be another than the sender's. `joined_to` is the earlier
    conversation that this one turned out to be a part of; `suggested` the key of an account it may belong to.
    """

    __table_args__ = (
        CheckConstraint(
            "(owner IS NOT NULL AND owner <> '') OR status = 'filed'", name="open_thread_has_owner"
        ),
        Index("thread_due", "due_at"),
        Index("thread_of_lead", "sender", "subject_key"),
        Index("thread_to_lead", "lead"),
        Index("thread_of_company", "company_domain", "status"),
        Index("thread_of_owner", "owner", "status"),
    )

    id: int | None = Field(default=None, primary_key=True)
    version: int = Field(default=1, sa_column=Column(Integer, nullable=False))
    status: Status = Field(default=Status.FILED, sa_column=words(Status, "thread_status", nullable=False))
    owner: str | None = None
    team: str | None = None
    because: str = ""
    rule: str = ""
    category: Category = Field(sa_column=words(Category, "thread_category", nullable=False))
    unsure: bool = False
    segment: str | None = None
    urgent: bool = False
    sender: str = ""
    sender_name: str = ""
    lead: str = ""
    joined_to: int | None = None
    suggested: str = ""
    company: str = ""
    company_domain: str = ""
    subject: str = ""
    subject_key: str = ""
    fresh: str = ""
    received_at: datetime = Field(sa_column=moment(nullable=False))
    answer_due: datetime | None = Field(default=None, sa_column=moment())
    due_at: datetime | None = Field(default=None, sa_column=moment())

    def __init__(self, **columns: Any) -> None:
        """SQLModel would set each column twice, once for pydantic, which checks no row: a hundred times
        as slow, for every reply.
        """
        vars(self).update(_unsaid(), **columns)

    def __setattr__(self, name: str, value: object) -> None:
        """The same of one column."""
        object.__setattr__(self, name, value)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        """Every UPDATE says WHERE version = the one that was read; the loser gets StaleDataError."""
        return {"version_id_col": cls.__table__.c.version, "version_id_generator": False}  # type: ignore[attr-defined]


@cache
def _unsaid() -> dict[str, Any]:
    """The columns of a thread of which nothing was said."""
    return {name: field.default for name, field in Thread.model_fields.items() if not field.is_required()}


def columns_of(thread: Thread) -> dict[str, Any]:
    """A thread that has no id yet, as a row."""
    return {name: vars(thread)[name] for name in Thread.model_fields if name != "id"}


class Event(SQLModel, table=True):
    """Something that happened to a thread; appended, never changed. `rulebook` is the rules file's digest."""

    __table_args__ = (Index("event_of_thread", "thread_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    thread_id: int = Field(foreign_key="thread.id")
    version: int
    kind: Kind = Field(sa_column=words(Kind, "event_kind", nullable=False))
    at: datetime = Field(sa_column=moment(nullable=False))
    by: str | None = None
    note: str = ""
    owner: str | None = None
    step: str | None = None
    whom: str | None = None
    category: Category | None = Field(default=None, sa_column=words(Category, "event_category"))
    came: datetime | None = Field(default=None, sa_column=moment())
    rulebook: str = ""


class Decision(SQLModel, table=True):
    """Why a reply went where it went: kept as decided, with the digest of the rules file."""

    id: int | None = Field(default=None, primary_key=True)
    reply_id: int = Field(foreign_key="reply.id", unique=True)
    thread_id: int = Field(foreign_key="thread.id", index=True)
    rule: str
    owner: str | None = None
    because: str
    passed: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False, default=list))
    outranked: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False, default=list))
    warnings: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False, default=list))
    rulebook: str
    at: datetime = Field(sa_column=moment(nullable=False))


class RulesVersion(SQLModel, table=True):
    """The change log of the rules: which file took effect when, who let it, and what it changed.

    `digest` is the SHA-256 of `text`, the file as it was; `confirmed` when somebody let it although more
    replies end at the fallback.
    """

    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(index=True)
    at: datetime = Field(sa_column=moment(nullable=False))
    by: str = ""
    confirmed: bool = False
    said: str = ""
    text: str = ""


class Correction(SQLModel, table=True):
    """Somebody said of what kind a reply is; appended, never changed: of each reply the newest counts.

    `was` is what it was taken for until then, `model` the version of the model that had judged.
    """

    id: int | None = Field(default=None, primary_key=True)
    reply_id: int = Field(foreign_key="reply.id", index=True)
    was: ReplyKind = Field(sa_column=words(ReplyKind, "correction_was", nullable=False))
    kind: ReplyKind = Field(sa_column=words(ReplyKind, "correction_kind", nullable=False))
    by: str
    at: datetime = Field(sa_column=moment(nullable=False))
    model: str = ""


class Consequence(SQLModel, table=True):
    """What followed from a reply besides its owner; an outbox for the systems that act on it."""

    id: int | None = Field(default=None, primary_key=True)
    reply_id: int = Field(foreign_key="reply.id", index=True)
    effect: Effect = Field(sa_column=words(Effect, "consequence_effect", nullable=False))
    target: str
    because: str
    on_date: date | None = None
    at: datetime = Field(sa_column=moment(nullable=False))


class Suppression(SQLModel, table=True):
    """Addresses that must not be written to: suppressed, held until confirmed (T12), or invalid."""

    __table_args__ = (
        UniqueConstraint("address", "state"),
        CheckConstraint("state IN ('suppressed', 'held', 'invalid')", name="suppression_state"),
    )

    id: int | None = Field(default=None, primary_key=True)
    address: str
    state: str
    because: str
    reply_id: int = Field(foreign_key="reply.id")
    at: datetime = Field(sa_column=moment(nullable=False))


class Turn(SQLModel, table=True):
    """One round robin turn: who got which thread of a territory, in order."""

    __table_args__ = (Index("turn_of_rep", "territory", "rep", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    territory: str
    rep: str
    thread_id: int = Field(foreign_key="thread.id")
    at: datetime = Field(sa_column=moment(nullable=False))


class Click(SQLModel, table=True):
    """A click that was taken in: its content key, so that Slack may deliver it as often as it likes."""

    key: str = Field(primary_key=True)
    thread_id: int
    at: datetime = Field(sa_column=moment(nullable=False))


class Card(SQLModel, table=True):
    """A thread's card in one place (rep:maya, team:triage).

    `wanted` is the version of its thread that it shall show, `drawn` the one it shows; where they differ, the
    card is behind. It is `calm` unless its thread is urgent: so the index has the urgent ones first.
    """

    __table_args__ = (
        UniqueConstraint("thread_id", "place"),
        Index(
            "card_behind",
            "calm",
            "id",
            sqlite_where=text("drawn < wanted"),
            postgresql_where=text("drawn < wanted"),
        ),
        Index("card_in_slack", "channel", "ts"),
    )

    id: int | None = Field(default=None, primary_key=True)
    thread_id: int = Field(foreign_key="thread.id")
    place: str
    trace: str = Field(unique=True)
    calm: bool = True
    wanted: int = 0
    drawn: int = 0
    sending: Sending = Field(sa_column=words(Sending, "card_sending", nullable=False))
    lease: str | None = None
    lease_until: datetime | None = Field(default=None, sa_column=moment())
    not_before: datetime | None = Field(default=None, sa_column=moment())
    channel: str | None = None
    ts: str | None = None
    trouble: str = ""


class Notice(SQLModel, table=True):
    """A message of its own, a ping or a line under a card; its key makes it unique.

    A `live` ping has buttons. It is `outlived` while its thread is finished or somebody else's than it says.
    """

    __table_args__ = (
        Index(
            "notice_due",
            "id",
            sqlite_where=text("sending <> 'sent' OR outlived = 1"),
            postgresql_where=text("sending <> 'sent' OR outlived"),
        ),
        Index("notice_in_slack", "channel", "ts"),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    thread_id: int = Field(foreign_key="thread.id", index=True)
    event_id: int = Field(foreign_key="event.id")
    kind: str
    place: str
    trace: str = Field(unique=True)
    live: bool = True
    outlived: bool = False
    sending: Sending = Field(sa_column=words(Sending, "notice_sending", nullable=False))
    lease: str | None = None
    lease_until: datetime | None = Field(default=None, sa_column=moment())
    not_before: datetime | None = Field(default=None, sa_column=moment())
    channel: str | None = None
    ts: str | None = None
    trouble: str = ""


class Alarm(SQLModel, table=True):
    """A message to ops that a mailbox is silent (`ailment`), or without one that it is well again."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    mailbox: str
    ailment: Ailment | None = Field(default=None, sa_column=words(Ailment, "alarm_ailment"))
    since: datetime = Field(sa_column=moment(nullable=False))
    said: str
    place: str
    trace: str = Field(unique=True)
    sending: Sending = Field(sa_column=words(Sending, "alarm_sending", nullable=False))
    lease: str | None = None
    lease_until: datetime | None = Field(default=None, sa_column=moment())
    not_before: datetime | None = Field(default=None, sa_column=moment())
    channel: str | None = None
    ts: str | None = None
    trouble: str = ""


def row_id(row: Reply | Sent | Thread | Event | Card | Notice | Alarm) -> int:
    """The id of a row that has been flushed."""
    if row.id is None:
        raise ValueError(f"{type(row).__name__} has not been flushed")
    return row.id
