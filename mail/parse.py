"""Bytes to Mail: bounded, pure, and never raises, whatever the bytes are."""

import hashlib
import re
from codecs import BOM_UTF8
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message

from mail.body import Passage, passages
from mail.clean import evenly_spaced
from mail.fresh import fresh_text
from mail.header import Fields, message_id, named, recipients, sent_at
from mail.parts import Part, TooMuch, parts_of, top_of
from mail.reports import read_report
from routing.model import Header, Mail, Report

LARGEST = 25 * 1024 * 1024
PARSED = 1024 * 1024
LONGEST_TEXT = 64 * 1024
_MACHINE = re.compile(r"mailer-daemon|postmaster|mail delivery|<\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """For the quarantine, because: `empty`, `too large`, `too complex`, `no sender` or `parser failed`."""

    reason: str


def parse(raw: bytes) -> Mail | Unreadable:
    """Read a mail as it came over the wire or out of a file (LF, CRLF or CR line ends).

    Of a mail above 1 MB the first megabyte is read, with a warning. Nothing in it is believed that its
    structure does not say: addresses come from the address syntax, never from display names.
    """
    try:
        message = opened(raw)
        return message if isinstance(message, Unreadable) else _read(message, cut=len(raw) > PARSED)
    except Exception:  # the last line of defence: a mail that breaks the parser is one for the quarantine
        return Unreadable("parser failed")


def header_of(raw: bytes) -> Header | Unreadable:
    """What `parse` reads in the header, without a look at what stands below; it never raises either."""
    try:
        top = opened(raw, top_of)
        return top if isinstance(top, Unreadable) else Fields(top).header()
    except Exception:
        return Unreadable("parser failed")


def opened(raw: bytes, read: Callable[[bytes], Part] = parts_of) -> Part | Unreadable:
    """The parts of a mail, those of files empty; Unreadable when it must not be given to the parser."""
    if len(raw) > LARGEST:
        return Unreadable("too large")
    lines = raw[:PARSED].removeprefix(BOM_UTF8).lstrip()
    if not lines:
        return Unreadable("empty")
    try:
        return read(lines)
    except TooMuch as why:
        return Unreadable(str(why))


def _read(message: Message, cut: bool) -> Mail | Unreadable:
    fields = Fields(message)
    report = read_report(message)
    if not fields.senders and report is None and not _from_a_machine(fields):
        return Unreadable("no sender")
    body = passages(message)
    header, senders = fields.header(), tuple(fields.senders)
    return Mail(
        message_id=message_id(fields),
        sender=header.sender,
        sender_name=header.sender_name,
        senders=senders,
        to=recipients(fields),
        subject=header.subject,
        date=sent_at(fields.first("date")),
        in_reply_to=named(fields.first("in-reply-to"), most=10),
        references=named(fields.first("references"), most=50),
        fresh=fresh_text(body),
        text="\n".join(each.whole for each in body)[:LONGEST_TEXT].strip(),
        headers=header.headers,
        report=report,
        digest=_digest(fields, body),
        warnings=_warnings(senders, body, report, cut),
    )


def _from_a_machine(fields: Fields) -> bool:
    """A bounce may come from nobody, or from a bare MAILER-DAEMON without a domain."""
    return fields.first("return-path").strip() == "<>" or bool(_MACHINE.search(fields.first("from")))


def _digest(fields: Fields, body: list[Passage]) -> str:
    """What makes two deliveries the same mail: From, Date, Subject and text; never the trace of the way.

    White space is left out because relays change it, and only the first 64 kB count because a cut copy has
    the rest missing.
    """
    said = [fields.words(name) for name in ("from", "date", "subject")]
    text = evenly_spaced(" ".join(each.whole for each in body)[:LONGEST_TEXT])
    return hashlib.sha256("\0".join([*said, text]).encode()).hexdigest()


def _warnings(
    senders: tuple[str, ...], body: list[Passage], report: Report | None, cut: bool
) -> tuple[str, ...]:
    found = {
        "sender ambiguous": len(senders) > 1,
        "no sender": not senders,
        "could not decode fully": not all(each.sound for each in body),
        "nothing to read": report is None and not any(each.whole.strip() for each in body),
        "read in part only": cut,
    }
    return tuple(sentence for sentence, holds in found.items() if holds)
