"""Whose reply a forwarded mail is: what a colleague passes on is the prospect's, not the colleague's."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlmodel import select

from desk.desk import Desk
from desk.reading import Forwarded, Read, Reading, ReadingFailed
from mail.parse import Unreadable
from routing.model import Mail, Rep
from storage.outreach import company_domain, same_company
from storage.tables import MailboxPlace


class Ours:
    """Which addresses are our own: those of the people in the rules file and of the mailboxes we read, and
    all at their companies' domains.
    """

    def __init__(self, people: Mapping[str, Rep], mailboxes: Iterable[str] = ()) -> None:
        """`mailboxes` are names such as `sales@ours.example@imap.host/INBOX`."""
        users = (name.rpartition("@")[0].casefold() for name in mailboxes)
        self._addresses = {rep.email.casefold() for rep in people.values() if rep.email}
        self._addresses |= {user for user in users if "@" in user}
        self._domains = {company_domain(each) for each in self._addresses} - {""}

    def __contains__(self, address: str) -> bool:
        return address in self._addresses or company_domain(address) in self._domains


def outside(mail: Mail, ours: Ours) -> tuple[str, ...]:
    """A mail's recipients who are neither ours nor its sender's colleagues."""
    return tuple(each for each in mail.to if each not in ours and not same_company(each, mail.sender))


def unwrapped(desk: Desk, reading: Reading) -> Read | Unreadable | ReadingFailed:
    """The reading, that of a forwarded mail as `whose` says; ours are the mailboxes that were read, too."""
    if not isinstance(reading, Forwarded):
        return reading
    with desk.read() as session:
        return whose(reading, Ours(desk.rulebook.people, session.exec(select(MailboxPlace.mailbox)).all()))


def whose(forwarded: Forwarded, ours: Ours) -> Read:
    """The reply that one of us passed on, as if it had come from who wrote it; else the mail as it came.

    A stranger's forward is a stranger's mail: that the words are somebody else's is only their word.
    """
    outer, verdict = forwarded.reads[0]
    if len(outer.senders) != 1 or outer.sender not in ours:
        return outer, verdict
    for mail, said in forwarded.reads[1:]:
        if mail.sender not in ours:
            # Sent to the writer too, it is a colleague's mail to them with their own words below.
            return (outer, verdict) if mail.sender in outer.to else (_passed_on(mail, outer), said)
    return outer, verdict


def _passed_on(mail: Mail, by: Mail) -> Mail:
    """It keeps its own identity if it came whole; quoted, it has that of the mail it came in."""
    identity = mail if mail.message_id else by
    return replace(
        mail,
        message_id=identity.message_id,
        digest=identity.digest,
        to=tuple(dict.fromkeys((*mail.to, *by.to))),
        in_reply_to=mail.in_reply_to or by.in_reply_to,
        references=mail.references or by.references,
        forwarded_by=by.sender_name or by.sender,
    )
