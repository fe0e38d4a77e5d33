"""What we sent that a batch of mails may answer, and which mails name which, asked for in a few queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from routing.domains import account_domains
from routing.model import Mail
from routing.subjects import subject_key
from storage.columns import word
from storage.prepared import ask, one_of
from storage.sales import Lead
from storage.tables import Reference, Reply, Sent, SentStage

CLOCKS = timedelta(minutes=5)  # by which those of two computers differ, and nobody minds
MOST_IDS = 50  # of one header: the nearest come first
BY_TOKEN = "the reply token"  # noqa: S105 - how a reply was matched, not a secret


@dataclass(frozen=True, slots=True)
class Original:
    """A mail we sent: to whom outside, by whom (a rep's key, None from an alias), when (aware, UTC).

    `bare` says that it names no other mail. `thread_id` is the stored conversation it is part of.
    """

    id: int
    message_id: str
    author: str
    by: str | None
    recipients: tuple[str, ...]
    subject_key: str
    bare: bool
    sent_at: datetime
    thread_id: int | None = None

    def lead_for(self, sender: str) -> str:
        """Whom we wrote to, when `sender` answers; empty when it went to several others.

        The only recipient, whoever answers in their place; of several the sender, or their one colleague.
        """
        if sender in self.recipients:
            return sender
        colleagues = [each for each in self.recipients if same_company(each, sender)]
        likely = colleagues if len(self.recipients) > 1 else self.recipients
        return likely[0] if len(likely) == 1 else ""

    def answers(self, people: Iterable[str], written_at: datetime) -> bool:
        """Whether it can be an answer to a mail that one of these wrote then: it went to them or to their
        company, and not before. The id alone tells little: some programs give every mail the same.
        """
        if self.sent_at < written_at - CLOCKS:
            return False
        return any(each == to or same_company(each, to) for each in people if each for to in self.recipients)


@dataclass(frozen=True, slots=True)
class WrittenTo:
    """The lead a reply is about, known from our side: how we know, and who wrote to them, if it was a person.

    `token` is the reply token, when that is how.
    """

    lead: str
    how: str
    by: str | None = None
    token: str = ""


class Outreach:
    """Asked for all of `mails` at once: their originals by id, their leads by token, and who names them."""

    def __init__(self, session: Session, mails: Sequence[Mail]) -> None:
        self._session = session
        self._by_id: dict[str, Original] = {}
        self._bare: dict[str, list[Original]] = {}
        self._answers: dict[str, list[Original]] = {}
        self.naming: dict[str, list[int]] = {}
        """Message-ID of a mail of the batch -> ids of the threads whose replies name it already."""
        self._leads: dict[str, str] = {}
        if mails:
            self._load_sent(mails)
            own = {mail.message_id for mail in mails if mail.message_id}
            self._load_naming(own)
            self._load_tokens({token for mail in mails for token in tokens_of(mail)})

    def original(self, message_id: str) -> Original | None:
        """The mail of ours with this Message-ID."""
        return self._by_id.get(message_id)

    def written_to(self, mail: Mail, sender: str) -> WrittenTo | None:
        """Whom we wrote to when this mail answers us: by the ids it names, then by the token (T10)."""
        for how, ids in ids_of(mail):
            for original in filter(None, map(self.original, ids)):
                if lead := original.lead_for(sender):
                    return WrittenTo(lead, how, original.by)
        token = next((each for each in tokens_of(mail) if each in self._leads), "")
        return WrittenTo(self._leads[token], BY_TOKEN, token=token) if token else None

    def answers_to(self, message_id: str | None) -> list[Original]:
        """What we sent in answer to this mail before it was read, oldest first."""
        return self._answers.get(message_id or "", [])

    def bare_answers(self, lead: str, subject: str) -> list[Original]:
        """What we sent to this lead under this subject without naming any mail."""
        return [each for each in self._bare.get(subject_key(subject), []) if lead in each.recipients]

    @property
    def leads(self) -> set[str]:
        """The leads whose reply tokens the mails carry."""
        return set(self._leads.values())

    @property
    def thread_ids(self) -> set[int]:
        """The stored threads that any of this is part of."""
        threads = {each.thread_id for each in self._by_id.values() if each.thread_id}
        return threads.union(*self.naming.values())

    def _load_sent(self, mails: Sequence[Mail]) -> None:
        named = {each for mail in mails for _, ids in ids_of(mail) for each in ids}
        subjects = {key for mail in mails if (key := subject_key(mail.subject))}
        for row in ask(self._session, KEPT, named=named, subjects=subjects):
            original = _original(row)
            self._by_id[original.message_id] = original
            if original.bare:
                self._bare.setdefault(original.subject_key, []).append(original)

    def _load_naming(self, own: Iterable[str]) -> None:
        for named, thread_id, *sent in ask(self._session, NAMING, own=own):
            if sent[0] is not None:
                self._answers.setdefault(named, []).append(_original(sent))
            elif thread_id is not None:
                self.naming.setdefault(named, []).append(thread_id)

    def _load_tokens(self, tokens: set[str]) -> None:
        if tokens:
            self._leads = dict(ask(self._session, OF_TOKENS, tokens=tokens))


COLUMNS = (
    *(Sent.id, Sent.message_id, Sent.author, Sent.by, Sent.recipients, Sent.subject_key, Sent.bare),
    *(Sent.sent_at, Sent.thread_id),
)
KEPT = (
    select(*COLUMNS)  # type: ignore[call-overload]
    .where(
        or_(  # the stage twice: SQLite uses both indexes, or goes through all that we ever sent
            and_(col(Sent.stage) == word(SentStage.KEPT), one_of(Sent.message_id, "named")),
            and_(
                col(Sent.stage) == word(SentStage.KEPT),
                one_of(Sent.subject_key, "subjects"),
                col(Sent.bare).is_(True),
            ),
        ),
    )
    .order_by(Sent.id)
)
NAMING = (
    select(Reference.message_id, Reply.thread_id, *COLUMNS)  # type: ignore[call-overload]
    .join(Reply, col(Reply.id) == Reference.reply_id, isouter=True)
    .join(Sent, col(Sent.id) == Reference.sent_id, isouter=True)
    .where(one_of(Reference.message_id, "own"))
    .order_by(Reference.id)
)
OF_TOKENS = (
    select(Lead.reply_token, Lead.email)
    .where(one_of(Lead.reply_token, "tokens"))
    .order_by(col(Lead.email).desc(), col(Lead.id).desc())  # of two with one token the same, always
)


def _original(row: Sequence[object]) -> Original:
    id_, message_id, author, by, recipients, subject, bare, sent_at, thread_id = row
    return Original(id_, message_id, author, by, tuple(recipients), subject, bare, sent_at, thread_id)  # type: ignore[arg-type]


def bare_address(header: str) -> str:
    """The last address in a header that names one, in lower case."""
    return header.rpartition("<")[2].strip("<> ").casefold()


def answer_to(mail: Mail) -> str:
    """Where an answer to it goes, if not to its sender: the address of its Reply-To."""
    address = bare_address(mail.headers.get("reply-to", ""))
    return "" if address == mail.sender else address


def ids_of(mail: Mail) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The ids a mail names, nearest first, and in which header; never its own, and at most 50 of each."""
    return (
        ("In-Reply-To", _others(mail.in_reply_to, mail.message_id)),
        ("References", _others(mail.references[::-1], mail.message_id)),
    )


def _others(ids: tuple[str, ...], own: str | None) -> tuple[str, ...]:
    nearest = ids[:MOST_IDS]
    return tuple([each for each in nearest if each != own]) if own in nearest else nearest


def tokens_of(mail: Mail) -> tuple[str, ...]:
    """What stands behind the + in the addresses it was sent to, lower case."""
    locals_ = (address.rpartition("@")[0] for address in mail.to)
    return tuple(token for local in locals_ if (token := local.partition("+")[2].casefold()))


def company_domain(lead: str) -> str:
    """The registrable domain of an address that stands for a company; empty for free mailers."""
    return next(iter(account_domains(lead.rpartition("@")[2])[-1:]), "")


def same_company(one: str, other: str) -> bool:
    """Whether two addresses belong to one company; free mailers are none."""
    return bool(company_domain(one)) and company_domain(one) == company_domain(other)
