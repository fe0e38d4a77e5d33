"""The words everybody uses: small frozen values that mail, classifier, rules and desk hand to each other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum


class Category(StrEnum):
    """What kind of reply it is (SPEC section 7)."""

    INTERESTED = "interested"
    NOT_INTERESTED = "not_interested"
    OUT_OF_OFFICE = "out_of_office"
    BOUNCE = "bounce"
    UNSUBSCRIBE = "unsubscribe"
    OTHER = "other"


class ReplyKind(StrEnum):
    """What a person can say a reply is: its category, or automatic, which to the classifier is a fact."""

    INTERESTED = "interested"
    NOT_INTERESTED = "not_interested"
    UNSUBSCRIBE = "unsubscribe"
    OTHER = "other"
    OUT_OF_OFFICE = "out_of_office"
    BOUNCE = "bounce"
    AUTOMATIC = "automatic"

    @property
    def category(self) -> Category:
        """The category of a reply of this kind."""
        return Category.OTHER if self is ReplyKind.AUTOMATIC else Category(self.value)


class Role(StrEnum):
    """What a person may do besides owning replies."""

    REP = "rep"
    MANAGER = "manager"
    COMPLIANCE = "compliance"
    OPS = "ops"


# --- what the parser hands on -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of a mail tells of who sent it, as the mail itself would say it."""

    sender: str
    sender_name: str
    subject: str
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Mail:
    """One inbound e-mail, read. Every text is clean: no control or bidi characters, no lone surrogates.

    `fresh` is what the person wrote: no quotes, no signature. `headers` holds only the headers the
    classifier asks for, lower-case names, first value of each. `senders` lists every address in From:
    more than one means the sender is ambiguous. `forwarded_by` is the colleague who passed the mail on.
    """

    message_id: str | None
    sender: str
    sender_name: str
    senders: tuple[str, ...]
    to: tuple[str, ...]
    subject: str
    date: datetime | None
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    fresh: str
    text: str
    headers: Mapping[str, str]
    report: "Report | None" = None
    digest: str = ""
    warnings: tuple[str, ...] = ()
    forwarded_by: str = ""

    @property
    def domain(self) -> str:
        """The sender's domain, lower case, IDNA; empty when there is no usable address."""
        return self.sender.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class Report:
    """A machine-readable report inside a mail (RFC 3462 multipart/report).

    `kind` is the report-type: `delivery-status`, `disposition-notification` or `feedback-report`; or
    `returned-mail`, a machine's mail that brings ours back without a report.
    `action` (failed, delayed, delivered, relayed, expanded) and `status` (x.y.z) are from RFC 3464.
    """

    kind: str
    action: str = ""
    status: str = ""
    recipient: str = ""
    original_message_id: str = ""
    diagnostic: str = ""


# --- what the classifier hands on ---------------------------------------------------------------


class Failure(StrEnum):
    """Why a mail bounced: the address is dead, it cannot take mail now, or it refuses what we sent."""

    HARD = "hard"
    SOFT = "soft"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Facts:
    """What else was read in a reply; several may hold at once, the strictest action wins (T9).

    `automatic` marks receipts, acknowledgements, delay notices and the like: dismissed, not a category.
    `unclear_stop` is a wish to stop without a clear phrase (R70): compliance, held instead of suppressed.
    `topics` are high-intent topics by the names of SPEC R46: price, demo, security, integration, contract.
    `returns` is the first day back of somebody absent; `later` the day from which a person wants to hear
    from us again (`not_now`). `delegate` and `referred` are people: `Jane Doe <jane@acme.example>`, or what
    is known of it.
    """

    wants_removal: bool = False
    unclear_stop: bool = False
    legal: bool = False
    brand: bool = False
    angry: bool = False
    urgent: bool = False
    chaser: bool = False
    wrong_person: bool = False
    not_now: bool = False
    proposes_time: bool = False
    automatic: bool = False
    complaint_report: bool = False
    left: bool = False
    failure: Failure | None = None
    topics: tuple[str, ...] = ()
    later: date | None = None
    returns: date | None = None
    delegate: str = ""
    referred: str = ""
    failed_recipient: str = ""
    failed_message_id: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What kind of reply it is, how sure we are (0 to 1), and the evidence in words.

    `unsure`: too little speaks for any kind, so it is a person's, and the card says so. `model` is the
    version of the model that judged.
    """

    category: Category
    sure: float = 1.0
    facts: Facts = Facts()
    evidence: tuple[str, ...] = ()
    language: str | None = None
    unsure: bool = False
    model: str = ""

    @property
    def clear_stop(self) -> bool:
        """Whether somebody plainly wants no more mail, as opposed to a wish that is only guessed (R70)."""
        guessed = self.facts.unclear_stop or self.category is not Category.UNSUBSCRIBE
        return self.facts.wants_removal or not guessed


# --- people, teams, sales terms -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody works: a zone, and per weekday (0 = Monday) the intervals, local wall time.

    An interval that ends at or before its start runs past midnight. `holidays` names a calendar of the
    `holidays` library ("US", "DE-BE"); `closed` are further dates off.
    """

    zone: str
    week: Mapping[int, tuple[tuple[time, time], ...]]
    holidays: str | None = None
    closed: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Rep:
    """A person who can own replies. `key` is the name used in the rules file."""

    key: str
    name: str
    email: str = ""
    roles: frozenset[Role] = frozenset({Role.REP})
    hours: Hours | None = None
    languages: frozenset[str] = frozenset({"en"})
    segments: frozenset[str] = frozenset()
    backup: str | None = None
    manager: str | None = None
    slack: str | None = None

    def is_(self, role: Role) -> bool:
        """Whether this person has the role."""
        return role in self.roles


@dataclass(frozen=True, slots=True)
class Team:
    """A queue or pod: a channel, its members, and the one person responsible for the first answer (R9, T13).

    `person` is `responsible` as a value, so that a rule can name an owner; None when nobody filled it in.
    Where people take turns they are the `rotation`, longest without a turn first, and `person` is its first.
    """

    key: str
    name: str
    channel: str
    members: tuple[str, ...]
    responsible: str
    person: Rep | None = None
    rotation: tuple[Rep, ...] = ()

    @property
    def turns(self) -> str | None:
        """Where a turn in this team is counted; None when the first answer is always the same person's."""
        return f"team {self.key}" if self.rotation else None


@dataclass(frozen=True, slots=True)
class Account:
    """A company we know. `status` is free text from the CRM (customer, open opportunity, prospect).

    `how` says by what it was recognised ("its CRM id", "acme.example"), `rivals` name other accounts that
    the same sign fits, and `tie` is the sentence that says so and why it went first; `listed` is the account
    list it is on; a `private` one is shown to few.
    """

    name: str
    owner: Rep | None = None
    crm_id: str = ""
    segment: str | None = None
    status: str = ""
    parent: "Account | None" = None
    team: Team | None = None
    stale_owner: str = ""
    key: str = ""
    employees: int | None = None
    listed: str = ""
    private: bool = False
    how: str = ""
    rivals: tuple[str, ...] = ()
    tie: str = ""


@dataclass(frozen=True, slots=True)
class AccountList:
    """Accounts that go to one person whoever else might have them (R35): Top 50, partners, renewals."""

    name: str
    owner: Rep


@dataclass(frozen=True, slots=True)
class Sequence:
    """One outreach sequence, with a default owner and a backup (R53, R82), for one segment or any (R45).

    The owner is a person, or a `team` (R36). `overruled` is another owner that an import names: the rules
    file decides, and that is said (R80).
    """

    name: str
    owner: Rep | None = None
    purpose: str = ""
    backup: Rep | None = None
    stale_owner: str = ""
    segment: str | None = None
    team: Team | None = None
    overruled: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """The person we wrote to, as imported: newest `sent_at` first decides the sequence (R89).

    `account` is the CRM id of the lead's account.
    """

    email: str
    owner: Rep | None = None
    company: str = ""
    country: str = ""
    state: str = ""
    segment: str | None = None
    source: str = ""
    sequence: str = ""
    sent_by: Rep | None = None
    sent_at: datetime | None = None
    stale_owner: str = ""
    account: str = ""
    employees: int | None = None


@dataclass(frozen=True, slots=True)
class Territory:
    """A part of the market. `reps` comes sorted: longest without a turn first (round robin, R34).

    `languages` are those of the reply that bring it here; `speaks` are languages an owner of a lead from
    here must speak whatever the reply is written in (R22: Quebec).
    """

    name: str
    reps: tuple[Rep, ...] = ()
    countries: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    segments: frozenset[str] = frozenset()
    speaks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Source:
    """A lead source: one label, its aliases, its written definition (R76), and the owner or team it routes to
    (R27, R37).

    `personal` sources come through somebody: the lead's own owner, who has the relationship, goes before
    the source's (R28).
    """

    name: str
    means: str = ""
    aliases: frozenset[str] = frozenset()
    owner: Rep | None = None
    urgent: bool = False
    personal: bool = False
    team: Team | None = None


@dataclass(frozen=True, slots=True)
class Pinned:
    """The thread a reply belongs to, when it already has an owner. `how` says how it was matched (T10)."""

    owner: Rep
    how: str
    since: datetime | None = None
    team: Team | None = None


@dataclass(frozen=True, slots=True)
class Duties:
    """Who takes what no sales signal decides: named once in the rules file."""

    fallback: Rep
    fallback_team: Team | None = None
    compliance: Rep | None = None
    legal: Rep | None = None
    brand: Rep | None = None


@dataclass(frozen=True, slots=True)
class TopicAction:
    """What a high-intent topic does (T4): `tag` raises priority, `route` sends it to a team."""

    topic: str
    action: str
    team: Team | None = None


@dataclass(frozen=True, slots=True)
class Signals:
    """Everything a rule may look at. All fields have defaults; missing knowledge is None.

    `language` is the reply's, `territories` only those that cover the lead's place, in the file's order.
    `answers` says how we know that the reply answers mail of ours to this lead ("In-Reply-To", "the reply
    token"); empty when only the From line says so, which anybody can write (T12). `suggested` is an account
    whose name is the lead's company: shown for somebody to confirm, no rule may look at it (R55). `warnings`
    are what sales ops should repair in the data itself, whatever the rules say.
    """

    verdict: Verdict = Verdict(Category.OTHER)
    sender: str = ""
    domain: str = ""
    sender_ambiguous: bool = False
    language: str | None = None
    thread: Pinned | None = None
    vip: Rep | None = None
    account: Account | None = None
    company_thread: Pinned | None = None
    lead: Lead | None = None
    sequence: Sequence | None = None
    source: Source | None = None
    segment: str | None = None
    territories: tuple[Territory, ...] = ()
    topics: tuple[TopicAction, ...] = ()
    duties: Duties | None = None
    answers: str = ""
    account_list: AccountList | None = None
    suggested: Account | None = None
    warnings: tuple[str, ...] = ()


# --- what the rules answer ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Assignment:
    """This person owns it; `because` is a sentence a colleague could say. `team` when a queue holds it.

    `pointer` is the record that names the owner ("sequence east-spring"): if the gates refuse the owner, that
    record is out of date. `warning` is something sales ops should repair. `territory` is where it was
    somebody's turn: a territory, or a team that takes turns; `turn` whose turn it was (a rep's key), when
    somebody else covers.
    """

    owner: Rep
    because: str
    team: Team | None = None
    territory: str | None = None
    pointer: str = ""
    warning: str = ""
    turn: str | None = None


@dataclass(frozen=True, slots=True)
class Dismissal:
    """Nobody needs to act; `because` says why."""

    because: str


@dataclass(frozen=True, slots=True)
class Pass:
    """Not mine, and why; `warning` is something sales ops should repair."""

    because: str
    warning: str = ""


Outcome = Assignment | Dismissal
Answer = Assignment | Dismissal | Pass


@dataclass(frozen=True, slots=True)
class Decision:
    """Which rule answered, who passed before it and why, and what later rules would have said.

    `passed` and `outranked` are (rule, sentence) pairs in the order of the chain; `warnings` are things
    sales ops should repair, such as a stale pointer (R79).
    """

    outcome: Outcome
    rule: str
    passed: tuple[tuple[str, str], ...] = ()
    outranked: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def owner(self) -> Rep | None:
        """The one owner, or None when the reply is dismissed."""
        return self.outcome.owner if isinstance(self.outcome, Assignment) else None

    @property
    def because(self) -> str:
        """The sentence why."""
        return self.outcome.because


class Effect(StrEnum):
    """What can follow from a reply besides its owner."""

    SUPPRESS = "suppress"
    HOLD = "hold"
    INVALID = "invalid"
    PAUSE = "pause"
    REPLAN = "replan"
    TASK = "task"
    PRIORITY = "priority"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Consequence:
    """One thing that follows: `target` is an address, a sequence or a person; `because` says why."""

    effect: Effect
    target: str
    because: str
    on: date | None = None


# --- limits -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the ladder: after so much business time, tell this person (owner, backup, manager)."""

    tell: str
    after: timedelta


@dataclass(frozen=True, slots=True)
class Limit:
    """A response limit: how long the first answer may take, in business time, and who is told when (R14)."""

    respond: timedelta
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """The limits per category, with exceptions per (category, segment). No limit: no clock."""

    limits: Mapping[Category, Limit] = field(default_factory=dict[Category, Limit])
    by_segment: Mapping[tuple[Category, str], Limit] = field(
        default_factory=dict[tuple[Category, str], Limit]
    )

    def limit_for(self, category: Category, segment: str | None) -> Limit | None:
        """The limit that holds for a reply of this category in this segment."""
        return self.by_segment.get((category, segment or "")) or self.limits.get(category)


class Status(StrEnum):
    """Where a thread stands: filed holds only dismissed mail and has no owner; the others have one."""

    FILED = "filed"
    OPEN = "open"
    DONE = "done"


# --- what happened ------------------------------------------------------------------------------


class Kind(StrEnum):
    """Kinds of events; an event is never changed or deleted."""

    RECEIVED = "received"
    ASSIGNED = "assigned"
    DISMISSED = "dismissed"
    CLAIMED = "claimed"
    REASSIGNED = "reassigned"
    MOVED_FOR_SAFETY = "moved_for_safety"
    ESCALATED = "escalated"
    DONE = "done"
    REOPENED = "reopened"
    URGENT = "urgent"
    ANSWERED = "answered"
    COLLISION = "collision"
    KEPT = "kept"
    JOINED = "joined"
    RELABELLED = "relabelled"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a thread: what, when (aware, UTC), by whom (a rep's key, or None for us).

    `owner` is the owner after the event; `step` the ladder step of an escalation and `whom` the person told,
    or the other one of a collision. `came` is when the reply came that a relabelling takes out of the wait.
    """

    kind: Kind
    at: datetime
    by: str | None = None
    note: str = ""
    owner: str | None = None
    step: str | None = None
    category: Category | None = None
    whom: str | None = None
    came: datetime | None = None
