"""Whose reply a forwarded mail is: what a colleague passes on is the prospect's, not the colleague's."""

from collections.abc import Mapping
from dataclasses import replace

from desk.reading import Forwarded, Read
from routing.model import Mail, Rep
from storage.outreach import company_domain


class Ours:
    """Which addresses are our own: those of the people in the rules file, and their companies' domains."""

    def __init__(self, people: Mapping[str, Rep]) -> None:
        self._addresses = {rep.email.casefold() for rep in people.values() if rep.email}
        self._domains = {company_domain(each) for each in self._addresses} - {""}

    def __contains__(self, address: str) -> bool:
        return address in self._addresses or company_domain(address) in self._domains


def whose(forwarded: Forwarded, ours: Ours) -> Read:
    """The reply that one of us passed on, as if it had come from who wrote it; else the mail as it came.

    A stranger's forward is a stranger's mail: that the words are somebody else's is only their word.
    """
    outer, verdict = forwarded.reads[0]
    if outer.sender not in ours:
        return outer, verdict
    for mail, said in forwarded.reads[1:]:
        if mail.sender not in ours:
            return _passed_on(mail, outer), said
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
