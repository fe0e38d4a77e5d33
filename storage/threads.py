"""The threads and replies a batch of mails may belong to (T10), asked for in a few queries."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import Session, col, select

from routing.domains import account_domains
from routing.model import Mail, Status
from storage.tables import Reply, Stage, Thread

PREFIXES = re.compile(
    r"^(?:\s*(?:re|aw|antw|antwort|sv|vs|fw|fwd|wg|tr|rif|odp|réf|ref|automatic reply|automatische antwort"
    r"|réponse automatique|undeliverable|unzustellbar)\s*(?:\[\d+\])?\s*:)+",
    re.IGNORECASE,
)
NOT_SALES = ("safety", "quarantine")  # threads given to compliance or ops say nothing about a company
MOST_IDS = 50  # of one header: the nearest come first


@dataclass(frozen=True, slots=True)
class Kept:
    """A reply we have, and its thread."""

    reply_id: int
    thread: Thread | None


def subject_key(subject: str) -> str:
    """The subject without reply and forward prefixes, folded; empty when nothing is left.

    >>> subject_key("AW: Re: Pricing  for Acme")
    'pricing for acme'
    """
    return " ".join(PREFIXES.sub("", subject[:500]).casefold().split())


class Threads:
    """What a batch may answer or repeat. `add` keeps it true while the batch is decided, mail by mail."""

    def __init__(
        self,
        session: Session,
        mails: Sequence[Mail],
        leads: Collection[str],
        owners: Collection[str],
        digests: Iterable[str] = (),
    ) -> None:
        """`leads` are the prospects' addresses (or @domain), `owners` the keys of the people who are there.

        `digests` are those of mails nobody could read.
        """
        self._session = session
        self._threads: dict[int, Thread] = {}
        self._kept: dict[tuple[str, str | None], Kept] = {}
        self._by_message: dict[str, Thread] = {}
        self._by_subject: dict[tuple[str, str], list[Thread]] = {}
        self._of_company: dict[str, list[Thread]] = {}
        self._owners = owners
        domains = {domain for lead in leads if (domain := company_domain(lead))}
        self._load_replies(mails, {mail.digest for mail in mails}.union(digests))
        self._load_same_subject(leads, {key for mail in mails if (key := subject_key(mail.subject))})
        self._own = list(self._threads.values())
        self._load_companies(domains, most=len(mails) + 2)

    @property
    def matched(self) -> list[Thread]:
        """The stored threads that a mail of the batch may belong to."""
        return self._own

    def thread_of(self, mail: Mail, lead: str) -> tuple[Thread, str] | None:
        """The thread and how it was found: In-Reply-To, then References, then the lead's address and subject.

        `lead` is the prospect's address: the sender, or the failed recipient of a bounce. Only ids of mail
        we have count; never the sender alone (T10).
        """
        for how, ids in (("In-Reply-To", mail.in_reply_to), ("References", mail.references[::-1])):
            known = (self._by_message[each] for each in ids[:MOST_IDS] if each in self._by_message)
            if thread := next(known, None):
                return thread, how
        same = self._by_subject.get((lead, subject_key(mail.subject)), [])
        newest = max(
            reversed(same), key=lambda thread: (thread.owner is not None, *_age(thread)), default=None
        )
        return (newest, "address and subject") if newest else None

    def copy_of(self, digest: str, message_id: str | None) -> Kept | None:
        """The reply with the same Message-ID and the same content (HOUSE section 5).

        A mail nobody can read has no id, and its bytes for content.
        """
        return self._kept.get((digest, message_id))

    def of_company(self, lead: str, own: Thread | None) -> Thread | None:
        """The newest open thread with the lead's company that is somebody's work, other than its own (U9)."""
        return max(
            (
                thread
                for thread in reversed(self._of_company.get(company_domain(lead), []))
                if thread is not own
                and thread.status == Status.OPEN
                and thread.rule not in NOT_SALES
                and thread.owner in self._owners
            ),
            key=_age,
            default=None,
        )

    def add(self, reply_id: int, thread: Thread, digest: str, message_id: str | None) -> None:
        """The batch goes on: this reply is in this thread now."""
        self._kept.setdefault((digest, message_id), Kept(reply_id, thread))
        if message_id:
            self._by_message[message_id] = thread
        if thread.subject_key:
            _join(self._by_subject.setdefault((thread.sender, thread.subject_key), []), thread)
        if thread.company_domain:
            _join(self._of_company.setdefault(thread.company_domain, []), thread)

    def _load_replies(self, mails: Sequence[Mail], digests: set[str]) -> None:
        ids = {
            each for mail in mails for each in (*mail.in_reply_to[:MOST_IDS], *mail.references[-MOST_IDS:])
        }
        same = select(Reply.id, Reply.digest, Reply.message_id, Reply.thread_id).where(
            col(Reply.digest).in_(digests),
            col(Reply.stage).in_([Stage.ASSIGNED, Stage.DISMISSED, Stage.QUARANTINED]),
        )
        copies = self._session.exec(same.order_by(col(Reply.id))).all() if digests else []
        answered = select(Reply.message_id, Reply.thread_id).where(
            col(Reply.message_id).in_(ids), col(Reply.thread_id).is_not(None)
        )
        answers = self._session.exec(answered.order_by(col(Reply.id))).all() if ids else []
        self._load({thread_id for *_, thread_id in (*copies, *answers)})
        for reply_id, digest, message_id, thread_id in copies:
            kept = Kept(reply_id or 0, self._threads.get(thread_id or 0))
            self._kept.setdefault((digest, message_id), kept)
        for message_id, thread_id in answers:
            if message_id and thread_id in self._threads:
                self._by_message[message_id] = self._threads[thread_id]

    def _load(self, ids: set[int | None]) -> None:
        wanted = ids - {None}
        if wanted:
            rows = self._session.exec(select(Thread).where(col(Thread.id).in_(wanted)))
            self._threads |= {row.id: row for row in rows if row.id is not None}

    def _load_same_subject(self, leads: Collection[str], keys: set[str]) -> None:
        if not keys:
            return
        same = select(Thread).where(col(Thread.sender).in_(leads), col(Thread.subject_key).in_(keys))
        for thread in self._session.exec(same):
            self._threads[thread.id or 0] = thread
            self._by_subject.setdefault((thread.sender, thread.subject_key), []).append(thread)

    def _load_companies(self, domains: set[str], most: int) -> None:
        """The newest open threads of each company; the batch may take all but two of them away."""
        if not domains:
            return
        nth = func.row_number().over(partition_by=col(Thread.company_domain), order_by=col(Thread.id).desc())
        newest = (
            select(Thread.id, nth.label("nth"))
            .where(
                col(Thread.company_domain).in_(domains),
                Thread.status == Status.OPEN,
                col(Thread.rule).not_in(NOT_SALES),
                col(Thread.owner).in_(self._owners),
            )
            .subquery()
        )
        rows = select(Thread).join(newest, newest.c.id == Thread.id).where(newest.c.nth <= most)
        for thread in self._session.exec(rows):
            self._of_company.setdefault(thread.company_domain, []).append(thread)


def company_domain(lead: str) -> str:
    """The registrable domain of an address that stands for a company; empty for free mailers."""
    return next(iter(account_domains(lead.rpartition("@")[2])[-1:]), "")


def _age(thread: Thread) -> tuple[bool, int]:
    """Sorts stored threads by id; those of the batch, which have none yet, come after them."""
    return thread.id is None, thread.id or 0


def _join(threads: list[Thread], thread: Thread) -> None:
    if not any(each is thread for each in threads):
        threads.append(thread)
