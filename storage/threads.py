"""Finding the thread a reply belongs to (T10), and the replies we have already."""

import re

from sqlmodel import Session, col, select

from routing.model import Mail
from storage.tables import Reply, Stage, Thread

PREFIXES = re.compile(
    r"^(?:\s*(?:re|aw|antw|antwort|sv|vs|fw|fwd|wg|tr|rif|odp|réf|ref|automatic reply|automatische antwort"
    r"|réponse automatique|undeliverable|unzustellbar)\s*(?:\[\d+\])?\s*:)+",
    re.IGNORECASE,
)


def subject_key(subject: str) -> str:
    """The subject without reply and forward prefixes, folded; empty when nothing is left.

    >>> subject_key("AW: Re: Pricing  for Acme")
    'pricing for acme'
    """
    return " ".join(PREFIXES.sub("", subject[:500]).casefold().split())


def find_thread(session: Session, mail: Mail, lead: str) -> tuple[Thread, str] | None:
    """The thread and how it was found: In-Reply-To, then References, then the lead's address and subject.

    `lead` is the prospect's address: the sender, or the failed recipient of a bounce. Only ids of mail we
    have count; never the sender alone (T10).
    """
    for how, ids in (("In-Reply-To", mail.in_reply_to), ("References", tuple(reversed(mail.references)))):
        thread_id = _thread_of(session, ids)
        if thread_id is not None and (thread := session.get(Thread, thread_id)):
            return thread, how
    key = subject_key(mail.subject)
    if not lead or not key:
        return None
    same = (
        select(Thread)
        .where(Thread.sender == lead, Thread.subject_key == key)
        .order_by(col(Thread.owner).is_(None), col(Thread.id).desc())
    )
    thread = session.exec(same.limit(1)).first()
    return (thread, "address and subject") if thread else None


def find_copy(session: Session, mail: Mail, reply_id: int) -> Reply | None:
    """The reply this one is a copy of: the same Message-ID and the same content (HOUSE section 5)."""
    same_id = Reply.message_id == mail.message_id if mail.message_id else col(Reply.message_id).is_(None)
    same = select(Reply).where(
        Reply.digest == mail.digest,
        same_id,
        col(Reply.stage).in_([Stage.ASSIGNED, Stage.DISMISSED]),
        Reply.id != reply_id,
    )
    return session.exec(same.limit(1)).first()


def find_unreadable(session: Session, digest: str, reply_id: int) -> Reply | None:
    """The quarantined reply with the same bytes; `digest` is their SHA-256."""
    same = select(Reply).where(Reply.digest == digest, Reply.stage == Stage.QUARANTINED, Reply.id != reply_id)
    return session.exec(same.limit(1)).first()


def _thread_of(session: Session, message_ids: tuple[str, ...]) -> int | None:
    """The thread of the first of these messages that we have; the nearest ones come first."""
    wanted = message_ids[:50]
    if not wanted:
        return None
    rows = session.exec(
        select(Reply.message_id, Reply.thread_id).where(
            col(Reply.message_id).in_(wanted), col(Reply.thread_id).is_not(None)
        )
    )
    found = dict(rows.all())
    return next((found[message_id] for message_id in wanted if message_id in found), None)
