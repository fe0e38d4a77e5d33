"""Replies that came, by their Message-IDs: what answers them, and with whom their conversations are."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from storage.outreach import Original, same_company
from storage.prepared import one_of
from storage.tables import Reply, Thread

ANSWERED = (
    select(Reply.message_id, Reply.thread_id, Reply.arrived_at, Reply.written_at, Reply.answer_to)  # type: ignore[call-overload]
    .where(one_of(Reply.message_id, "ids"), col(Reply.thread_id).is_not(None))
    .order_by(col(Reply.id))
)


@dataclass(frozen=True, slots=True)
class Came:
    """A reply that we have: its thread, when it came and was written, where its sender wants the answer."""

    thread: Thread
    at: datetime
    written_at: datetime | None
    answer_to: str

    def answered_by(self, original: Original) -> bool:
        """Whether this mail of ours, which names it, can be an answer to it."""
        people = (self.thread.sender, self.thread.lead, self.answer_to)
        return original.answers(people, min(self.at, self.written_at or self.at))


def is_with(lead: str, thread: Thread) -> tuple[bool, bool]:
    """Whether it is a conversation with this very lead, and with their company: the more the better."""
    return lead in (thread.sender, thread.lead), same_company(thread.sender, lead)


def one_party(one: Thread, other: Thread) -> bool:
    """Whether both conversations are with the same person or the same company."""
    shared = {one.sender, one.lead} & {other.sender, other.lead} - {""}
    return bool(shared) or same_company(one.sender, other.sender)
