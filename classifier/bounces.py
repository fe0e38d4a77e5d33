"""Bounces that come as plain words: X-Failed-Recipients, qmail, Exchange, Postfix, and whatever flufl.bounce knows."""

import logging
import re
from collections.abc import Set
from email.message import Message

from flufl.bounce import all_failures

from classifier.bounce_words import DEAD_MAILBOX, DELAYED, FAILED, FULL, SUBJECT
from classifier.headers import Origin, null_return_path
from classifier.reports import failure
from classifier.wording import plain
from routing.model import Category, Facts, Mail, Verdict

logging.getLogger("flufl.bounce").setLevel(logging.CRITICAL)  # its detectors trip over odd mail, and go on

_GIVEN_UP = re.compile(r"(?:final-recipient|original-recipient)|\b5\d\d[ -]|\b5\.\d{1,3}\.\d{1,3}\b")
_STATUS = re.compile(r"(?<![\d.])([245]\.[0-7]\.\d{1,3})(?![\d.])")  # RFC 3463; not a program's version
_CODE = re.compile(r"(?<![\d.])([45])\d\d[ -](?!\d{3})")
_ADDRESS = re.compile(r"[\w.+'=-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_DAEMON = re.compile(r"postmaster@|mailer-daemon@")
_TEXT_FOR_FLUFL = 8_000


def read_bounce(mail: Mail, sent: Origin) -> Verdict | None:
    """A bounce or delay notice told in words; None when it is not one.

    A machine has to have sent it, or the subject and the text must both be those of a bounce.
    """
    told = mail.headers.get("x-failed-recipients", "").split(",")[0].strip(" <>").lower()
    subject = plain(mail.subject)
    named = bool(SUBJECT.match(subject))
    machine = bool(sent.daemon or told) or (null_return_path(mail) and named)
    if not machine and not named:
        return _dead_mailbox(mail, sent)
    text = plain(mail.text)
    if (DELAYED.search(text) or DELAYED.search(subject)) and not _GIVEN_UP.search(text):
        return Verdict(Category.OTHER, facts=Facts(automatic=True), evidence=("delay notice",))
    said = bool(FAILED.search(text))
    if not machine and not (said or _GIVEN_UP.search(text) or sent.program):
        return None
    recipient, known = (told, True) if told else _recipient(mail)
    if not (named or said or known):
        return None
    return _bounce(
        mail, recipient, status_in(text), f"{sent.daemon or 'worded as a bounce'}: could not deliver"
    )


def _dead_mailbox(mail: Mail, sent: Origin) -> Verdict | None:
    """A program that answers for a mailbox nobody reads any more: the mailbox is dead, not away."""
    if (sent.program or sent.silent) and (dead := DEAD_MAILBOX.search(plain(mail.text))):
        return _bounce(mail, "" if sent.silent else mail.sender, "5.1.1", f"dead mailbox: “{dead.group()}”")
    return None


def _bounce(mail: Mail, recipient: str, status: str, evidence: str) -> Verdict:
    facts = Facts(
        failure=failure(status),
        failed_recipient=recipient,
        failed_message_id=next(iter(mail.in_reply_to), ""),
    )
    return Verdict(Category.BOUNCE, 0.95, facts, (f"{evidence} ({status})",))


def status_in(text: str) -> str:
    """The enhanced status code a bounce text states or implies: `5.1.1`, `4.0.0`; words without one are final.

    >>> status_in("552 5.2.2 mailbox full"), status_in("450 try later"), status_in("no such user")
    ('5.2.2', '4.0.0', '5.0.0')
    """
    if found := _STATUS.search(text):
        return found.group(1)
    if FULL.search(text):
        return "5.2.2"
    return f"{found.group(1)}.0.0" if (found := _CODE.search(text)) else "5.0.0"


def _recipient(mail: Mail) -> tuple[str, bool]:
    """The address that failed, and whether flufl.bounce knew the format; else the first one that is no party's."""
    for found in reversed(_known_formats(mail)):
        if found:
            return min(found).decode("ascii", "replace").lower(), True
    parties = {mail.sender, *mail.to}
    written = (match.group().lower() for match in _ADDRESS.finditer(mail.text[:_TEXT_FOR_FLUFL]))
    others = (address for address in written if address not in parties and not _DAEMON.match(address))
    return next(others, ""), False


def _known_formats(mail: Mail) -> tuple[Set[bytes], Set[bytes]]:
    """flufl.bounce over the text. Only behind the gate: it takes 9 ms, and hostile text makes it raise anything."""
    message = Message()
    message["From"] = mail.sender
    message["Subject"] = mail.subject[:200]
    message["Content-Type"] = "text/plain; charset=utf-8"
    message.set_payload(mail.text[:_TEXT_FOR_FLUFL])
    try:
        return all_failures(message)
    except Exception:  # a detector's mistake costs the recipient's name, never the bounce
        return frozenset(), frozenset()
