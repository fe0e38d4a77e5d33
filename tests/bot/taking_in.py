"""Batches that a worker takes in, and what becomes of them."""

from sqlmodel import col, select

from bot.worker import Worker
from desk.desk import Desk
from mail.fetched import Fetched, place_after
from storage import tables
from tests.fakes import letter


def take_in(worker: Worker, mailbox: str, mails: int, after: int = 0) -> None:
    """So many mails of this mailbox, each of somebody else."""
    uids = range(after + 1, after + mails + 1)
    raws = {uid: letter(f"{uid}@{mailbox}.example", message_id=f"<{uid}@{mailbox}.example>") for uid in uids}
    batch = [Fetched(mailbox, 1, uid, raw) for uid, raw in raws.items()]
    worker.take_in(mailbox, batch, place_after(batch))


def mails_stored(desk: Desk) -> int:
    """How many mails are stored."""
    with desk.read() as session:
        return len(session.exec(select(tables.Sighting)).all())


def decided(desk: Desk) -> list[str]:
    """The domains that sent what is decided, in the order of the decisions."""
    return [sender.partition("@")[2] for sender in senders(desk)]


def senders(desk: Desk) -> list[str]:
    """The addresses of the same."""
    found = select(tables.Reply.sender).join(
        tables.Decision, col(tables.Decision.reply_id) == tables.Reply.id
    )
    with desk.read() as session:
        return list(session.exec(found.order_by(col(tables.Decision.id))))
