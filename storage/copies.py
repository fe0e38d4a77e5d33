"""Copies: the replies we have that a batch of mails may repeat, by Message-ID and content."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from storage.prepared import ask, one_of
from storage.stored import stored_threads
from storage.tables import Reply, Stage, Thread

KEPT = (
    select(Reply.id, Reply.digest, Reply.message_id, Reply.thread_id)
    .where(
        one_of(Reply.digest, "digests"),
        one_of(Reply.stage, (Stage.ASSIGNED, Stage.DISMISSED, Stage.QUARANTINED)),
        col(Reply.thread_id).is_not(None),
    )
    .order_by(col(Reply.id))
)


class Copies:
    """Asked for all digests at once. `add` keeps it true while the batch is decided, mail by mail."""

    def __init__(self, session: Session, digests: Iterable[str]) -> None:
        """`digests` are those of the mails' contents, or of their bytes when nobody can read them."""
        wanted = set(digests)
        kept = ask(session, KEPT, digests=wanted) if wanted else []
        threads = stored_threads(session, {row.thread_id for row in kept})
        self._kept: dict[tuple[str, str | None], tuple[int, Thread]] = {}
        for row in kept:
            self.add(row.id, threads[row.thread_id], row.digest, row.message_id)

    def of(self, digest: str, message_id: str | None) -> tuple[int, Thread] | None:
        """The id of the reply with the same Message-ID and the same content, and its thread.

        A mail nobody can read has no id, and its bytes for content.
        """
        return self._kept.get((digest, message_id))

    def add(self, reply_id: int, thread: Thread, digest: str, message_id: str | None) -> None:
        """The batch goes on: this reply is kept now; of two with the same content the first one counts."""
        self._kept.setdefault((digest, message_id), (reply_id, thread))
