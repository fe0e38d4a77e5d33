"""Mail of ours among the replies: what one of us sent, with a mailbox in its Cc, is no reply (ADR 11)."""

from collections.abc import Container, Sequence

from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from desk.desk import Desk
from desk.forwards import Ours, outside
from desk.sent_mail import sent_row
from desk.settle import Arrival
from mail.parse import Unreadable
from routing.model import Mail
from routing.subjects import is_forward
from storage.database import decide_alone
from storage.rows import insert_rows
from storage.tables import MailboxPlace, Reply, Sent, SentStage, Sighting, Stage


def set_aside(desk: Desk, arrivals: Sequence[Arrival]) -> list[Arrival]:
    """Keep what one of us wrote to somebody outside with the mail we sent, to be matched; those left are
    replies.
    """
    people = Ours(desk.rulebook.people)  # nearly every mail goes to us alone, and is done with here
    maybe = [arrival for arrival in arrivals if (mail := _mail(arrival)) and outside(mail, people)]
    own = _of_ours(desk, maybe)
    if own:
        with desk.begin() as session:
            decide_alone(session)
            for arrival in own:
                _move(desk, session, arrival)
    return [arrival for arrival in arrivals if arrival not in own]


def _of_ours(desk: Desk, arrivals: Sequence[Arrival]) -> list[Arrival]:
    """What was sent from an address of ours, or is known from a Sent folder. A colleague's forward stays what
    it is, and so does what they write to us alone.
    """
    if not arrivals:
        return []
    ids = [mail.message_id for mail in map(_mail, arrivals) if mail and mail.message_id]
    known = select(Sent.message_id, Sent.author).where(col(Sent.message_id).in_(ids))
    with desk.read() as session:
        ours = Ours(desk.rulebook.people, session.exec(select(MailboxPlace.mailbox)).all())
        sent = {*session.exec(known.where(Sent.stage == SentStage.KEPT)).all()}
    return [each for each in arrivals if (mail := _mail(each)) and _is_sent(mail, ours, sent)]


def _is_sent(mail: Mail, ours: Ours, sent: Container[tuple[str | None, str]]) -> bool:
    by_us = mail.sender in ours or (mail.message_id, mail.sender) in sent
    return by_us and bool(outside(mail, ours))


def _mail(arrival: Arrival) -> Mail | None:
    """What one person wrote themselves; None for a forward and for what nobody can read."""
    if isinstance(arrival.read, Unreadable):
        return None
    mail, _ = arrival.read
    passed_on = mail.forwarded_by or is_forward(mail.subject)
    return None if passed_on or len(mail.senders) != 1 else mail


def _move(desk: Desk, session: Session, arrival: Arrival) -> None:
    """It waits with the mail we sent; among the replies it is a copy of that.

    It lay `in` this mailbox: whose mailbox that is says nothing of who wrote it.
    """
    reply = session.get_one(Reply, arrival.reply_id, options=[defer(Reply.raw)])  # type: ignore[arg-type]
    seen = session.exec(select(Sighting).where(Sighting.reply_id == arrival.reply_id)).first()
    mail = _mail(arrival)
    if reply.stage is not Stage.WAITING or seen is None or mail is None:
        return
    lay, at = f"in {seen.mailbox}", arrival.arrived_at
    row = sent_row(lay, seen.uidvalidity, seen.uid, arrival.raw, at, desk.now())
    (reply.sent_id,) = insert_rows(session, Sent, [row])
    reply.stage, reply.message_id, reply.digest = Stage.COPY, mail.message_id, mail.digest
    reply.sender, reply.sender_name, reply.subject = mail.sender, mail.sender_name, mail.subject
