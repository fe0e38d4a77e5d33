"""The threads a batch of mails may belong to (T10), asked for in a few queries."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial

from sqlmodel import Session, col, select

from routing.model import Mail
from routing.subjects import subject_key
from storage.came import ANSWERED, Came, is_with, one_party
from storage.company_threads import NOT_SALES
from storage.outreach import BY_TOKEN, Original, Outreach, WrittenTo, answer_to, ids_of
from storage.prepared import ask, one_of
from storage.stored import stored_threads
from storage.tables import Thread

NAMED_LATER = "a reply that names it"

SAME_SUBJECT = (
    select(Thread.id)
    .where(one_of(Thread.sender, "leads"), one_of(Thread.subject_key, "keys"))
    .order_by(col(Thread.id))
)
TO_LEADS = select(Thread.id).where(one_of(Thread.lead, "leads")).order_by(col(Thread.id))


class Threads:
    """What a batch may answer. `add` keeps it true while the batch is decided, mail by mail."""

    def __init__(
        self,
        session: Session,
        mails: Sequence[Mail],
        leads: Collection[str],
        outreach: Outreach,
    ) -> None:
        """`leads` are the prospects' addresses (or @domain), `outreach` is what was sent to them."""
        self._session = session
        self._outreach = outreach
        self._threads: dict[int, Thread] = {}
        self._by_message: dict[str, list[Came]] = {}
        self._of_original: dict[int, Thread] = {}
        self._naming: dict[str, list[Thread]] = {}
        self._by_subject: dict[tuple[str, str], list[Thread]] = {}
        self._by_lead: dict[str, list[Thread]] = {}
        self._new: list[Thread] = []
        self._into: dict[int, Thread] = {}
        named = {each for mail in mails for each in named_by(mail)}
        subjects = {key for mail in mails if (key := subject_key(mail.subject))}
        came = ask(session, ANSWERED, ids=named) if named else []
        same = ask(session, SAME_SUBJECT, leads=leads, keys=subjects) if subjects else []
        theirs = ask(session, TO_LEADS, leads=outreach.leads) if outreach.leads else []
        self._load(
            {row.id for row in (*same, *theirs)} | {row.thread_id for row in came} | outreach.thread_ids
        )
        for row in came:
            answered = Came(self._threads[row.thread_id], row.arrived_at, row.written_at, row.answer_to)
            self._by_message.setdefault(row.message_id, []).append(answered)
        for thread in (self._threads[row.id] for row in same):
            self._by_subject.setdefault((thread.sender, thread.subject_key), []).append(thread)
        for thread in (self._threads[row.id] for row in theirs):
            self._by_lead.setdefault(thread.lead, []).append(thread)
        self._load_sent(named)
        self._follow_joined()

    @property
    def matched(self) -> list[Thread]:
        """The stored threads that a mail of the batch may belong to."""
        return list(self._threads.values())

    @property
    def owned(self) -> set[str]:
        """The addresses, and the leads, whose stored threads have an owner."""
        return {each for thread in self.matched if thread.owner for each in (thread.sender, thread.lead)}

    def thread_of(self, mail: Mail, lead: str, written_to: WrittenTo | None) -> tuple[Thread, str] | None:
        """The thread and how it was found: by the ids the mail names, nearest first; by the reply token; by
        an earlier reply that names this mail; then by the lead's address and subject.

        `lead` is the prospect's address: the sender, or the failed recipient of a bounce; `written_to` is
        whom we wrote to. Only ids of mail we have or sent count; never the sender alone (T10).
        """
        for how, ids in ids_of(mail):
            if thread := next(self._named(ids, lead), None):
                return thread, how
        if written_to and written_to.how == BY_TOKEN and (to_lead := self._by_lead.get(written_to.lead)):
            return max(map(self.final, to_lead), key=self._age), BY_TOKEN
        if thread := next(self._names(mail, lead), None):
            return thread, NAMED_LATER
        same = map(self.final, self._by_subject.get((lead, subject_key(mail.subject)), []))
        newest = max(same, key=lambda thread: (thread.owner is not None, self._age(thread)), default=None)
        return (newest, "address and subject") if newest else None

    def proven(self, mail: Mail, lead: str) -> list[Thread]:
        """Every thread this mail proves to be of one conversation, the earliest first.

        Two customers stay two conversations, and what compliance or ops has is joined with nothing.
        """
        named = [thread for _, ids in ids_of(mail) for thread in self._named(ids, lead)]
        found = {id(thread): thread for thread in (*named, *self._names(mail, lead))}
        oldest_first = sorted((each for each in found.values() if each.rule not in NOT_SALES), key=self._age)
        return [each for each in oldest_first if each is oldest_first[0] or one_party(oldest_first[0], each)]

    def answered(self, mail: Mail, original: Original) -> tuple[Thread, datetime] | None:
        """The thread of the nearest reply that a mail of ours names and answers, and when that reply came."""
        for each in named_by(mail):
            answered = [came for came in self._by_message.get(each, []) if came.answered_by(original)]
            if answered:
                return self.final(answered[-1].thread), answered[-1].at
        return None

    def naming(self, mail: Mail) -> Thread | None:
        """The thread of the first reply that names this mail of ours, which was read before it."""
        named = self._naming.get(mail.message_id or "", [])
        return self.final(named[0]) if named else None

    def under_subject(self, mail: Mail, lead: str) -> Thread | None:
        """The newest thread with this address under the mail's subject."""
        same = map(self.final, self._by_subject.get((lead, subject_key(mail.subject)), []))
        return max(same, key=self._age, default=None)

    def final(self, thread: Thread) -> Thread:
        """The thread itself, or the one it was joined to."""
        while found := self._into.get(id(thread)):
            thread = found
        return thread

    def join(self, earlier: Thread, later: Thread) -> None:
        """The batch goes on: whatever was in the later thread is in the earlier one now."""
        self._into[id(later)] = earlier

    def add(self, thread: Thread, mail: Mail, came: datetime) -> list[int]:
        """The batch goes on: this reply is in this thread now.

        The ids of the mails we sent that are known by it to be part of the thread.
        """
        begun: list[int] = []
        if thread.id is None:
            _put(self._new, thread)
        if mail.message_id:
            this = Came(thread, came, mail.date, answer_to(mail))
            self._by_message.setdefault(mail.message_id, []).append(this)
        for each in named_by(mail):
            self._naming.setdefault(each, []).append(thread)
            original = self._outreach.original(each)
            if original and original.id not in self._of_original:
                self._of_original[original.id] = thread
                begun.append(original.id)
        if thread.lead:
            _put(self._by_lead.setdefault(thread.lead, []), thread)
        if thread.subject_key:
            _put(self._by_subject.setdefault((thread.sender, thread.subject_key), []), thread)
        return begun

    def add_sent(self, sent_id: int, thread: Thread) -> None:
        """The batch goes on: this mail of ours is part of this thread."""
        self._of_original[sent_id] = thread

    def _named(self, ids: Iterable[str], lead: str) -> Iterator[Thread]:
        """The threads of the mails with these ids: replies, and what we wrote to this lead."""
        for each in ids:
            if same := self._by_message.get(each):
                yield max((self.final(came.thread) for came in reversed(same)), key=partial(is_with, lead))
            elif (original := self._outreach.original(each)) and original.id in self._of_original:
                thread = self.final(self._of_original[original.id])
                if original.lead_for(lead) in (thread.lead, thread.sender):
                    yield thread

    def _names(self, mail: Mail, lead: str) -> Iterator[Thread]:
        """The threads of this lead with a reply that names this mail and was read before it."""
        for thread in map(self.final, self._naming.get(mail.message_id or "", [])):
            if any(is_with(lead, thread)):
                yield thread

    def _age(self, thread: Thread) -> tuple[bool, int]:
        """Sorts stored threads by id; those of the batch, which have none yet, come after them in order."""
        if thread.id is not None:
            return False, thread.id
        return True, next((n for n, each in enumerate(self._new) if each is thread), len(self._new))

    def _load(self, ids: set[int]) -> None:
        self._threads |= stored_threads(self._session, ids)

    def _load_sent(self, ids: set[str]) -> None:
        """The threads of what we sent, and of what names mails of the batch."""
        for original in map(self._outreach.original, ids):
            if original and original.thread_id in self._threads:
                self._of_original[original.id] = self._threads[original.thread_id]
        for message_id, thread_ids in self._outreach.naming.items():
            self._naming[message_id] = [self._threads[each] for each in thread_ids]

    def _follow_joined(self) -> None:
        """What was joined is looked up where it went; always an earlier thread, so this ends."""
        while (
            missing := {each.joined_to or 0 for each in self._threads.values()} - self._threads.keys() - {0}
        ):
            self._load(missing)
        self._into = {
            id(each): self._threads[each.joined_to] for each in self._threads.values() if each.joined_to
        }


def named_by(mail: Mail | None) -> list[str]:
    """The ids a mail names, each once, nearest first."""
    return list(dict.fromkeys(each for _, ids in ids_of(mail) for each in ids)) if mail else []


def _put(threads: list[Thread], thread: Thread) -> None:
    if not any(each is thread for each in threads):
        threads.append(thread)
