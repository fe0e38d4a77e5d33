"""Machine-readable reports: delivery status (RFC 3464), receipts (RFC 8098), complaints (RFC 5965)."""

import re
from collections.abc import Iterator
from email import message_from_string
from email.message import Message
from hashlib import sha256

from mail.body import children, text_of
from mail.parts import MAILS
from mail.report_fields import LONGEST_STATUS, Fields, address_in, field_groups, grouped
from mail.words import read_words
from routing.model import Report

KINDS = {
    "message/delivery-status": "delivery-status",
    "message/global-delivery-status": "delivery-status",
    "message/disposition-notification": "disposition-notification",
    "message/global-disposition-notification": "disposition-notification",
    "message/feedback-report": "feedback-report",
}
_TELLING = {*KINDS, *MAILS, "text/rfc822-headers", "multipart/report"}
"""Without one of these a mail reports nothing; nearly every mail is done with here."""
_STATUS = re.compile(r"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)")
_MACHINE = re.compile(r"mailer-daemon|postmaster|mail[- .]?delivery|mdaemon|<\s*>", re.IGNORECASE)
_WORDED_REPORT = re.compile(r"^(?:final|original)-recipient[ \t]{0,3}:", re.IGNORECASE | re.MULTILINE)
_ID = re.compile(r"<([^<>]{1,998})>")
LONGEST_ID = 1000  # bytes; RFC 5322 allows 998 to a line, PostgreSQL indexes no more than 2700


def read_report(message: Message) -> Report | None:
    """The report in a mail, or None. Of several recipients the first that failed is the one told.

    Report parts count wherever they stand, but not inside a mail that came along. A machine's mail that
    brings ours back without a report is a `returned-mail`: only the Message-ID of ours is told.
    """
    parts = list(_outside_of_mails(message))
    if not any(part.get_content_type() in _TELLING for part in parts):
        return None
    machine = _from_a_machine(message)
    if machine and message.get_content_type() != "multipart/report":
        parts += [each for part in parts for each in _wrapped_report(part)]
    original = next((found for each in reversed(parts) if (found := _original_id(each))), "")
    kinds = [(KINDS.get(part.get_content_type()), part) for part in parts]
    kind = next((kind for kind, _ in kinds if kind), None)
    blocks = [block for each, part in kinds if each and each == kind for block in field_groups(part)]
    if kind:
        return _delivery(blocks, original) if kind == "delivery-status" else _single(kind, blocks, original)
    named = message.get_param("report-type")
    if message.get_content_type() == "multipart/report":
        if blocks := next((found for each in parts if (found := _worded(each))), []):
            return _delivery(blocks, original)
        if isinstance(named, str):
            return Report(kind=read_words(named, 40).lower(), original_message_id=original)
    if original and machine:
        return Report(kind="returned-mail", original_message_id=original)
    return None


def _outside_of_mails(part: Message) -> Iterator[Message]:
    """The part and what is in it; a mail that came along is told, but not opened."""
    yield part
    if part.get_content_maintype() == "multipart":
        for each in children(part):
            yield from _outside_of_mails(each)


def _wrapped_report(part: Message) -> list[Message]:
    """The parts of a report that a gateway put into a mail of its own, to add its disclaimer."""
    inner = next(children(part), None) if part.get_content_type() == "message/rfc822" else None
    return list(_outside_of_mails(inner)) if inner and inner.get_content_type() == "multipart/report" else []


def _from_a_machine(message: Message) -> bool:
    headers = [(name.lower(), str(value)) for name, value in message.raw_items()]
    return any(
        (name == "from" and _MACHINE.search(value))
        or (name == "return-path" and value.strip() in ("<>", "<MAILER-DAEMON>"))
        or name == "x-failed-recipients"
        for name, value in headers
    )


def _worded(part: Message) -> list[Fields]:
    """The field groups of a delivery status that came as a text under a wrong type."""
    if part.is_multipart() or part.get_content_type() == "text/rfc822-headers":
        return []
    text = text_of(part)[0][:LONGEST_STATUS]
    return grouped(text) if _WORDED_REPORT.search(text) else []


def message_ids(value: str, most: int = 50) -> tuple[str, ...]:
    """The `<...>` tokens of a raw header, each once; of too many the first and the last ones are kept."""
    found = dict.fromkeys(indexable(f"<{read_words(each).replace(' ', '')}>") for each in _ID.findall(value))
    ids = [each for each in found if each != "<>"]
    return tuple(ids if len(ids) <= most else ids[:1] + ids[1 - most :])


def indexable(message_id: str) -> str:
    """The id itself, or its SHA-256 in brackets when it is too long for a database's index."""
    written = message_id.encode()
    return message_id if len(written) <= LONGEST_ID else f"<{sha256(written).hexdigest()}>"


def _delivery(blocks: list[Fields], original: str) -> Report:
    fields = min(_recipients(blocks), key=_rank, default={})
    diagnostic = fields.get("diagnostic-code", "")
    status = _STATUS.search(fields.get("status", "")) or _STATUS.search(diagnostic)
    return Report(
        kind="delivery-status",
        action=_action(fields),
        status=status[0] if status else "",
        recipient=address_in(
            fields, "original-recipient", "final-recipient", "x-actual-recipient", "x-original-recipient"
        ),
        original_message_id=original,
        diagnostic=diagnostic.partition(";")[2].strip()[:500] or diagnostic[:500],
    )


def _recipients(blocks: list[Fields]) -> list[Fields]:
    """The groups about recipients; one that a stray blank line cut in two is put together."""
    found: list[Fields] = []
    for each in blocks:
        if "final-recipient" in each or "original-recipient" in each:
            found.append(dict(each))
        elif found and "action" in each and "action" not in found[-1]:
            found[-1] = each | found[-1]
        elif "action" in each or "status" in each:
            found.append(dict(each))
    return found


def _rank(fields: Fields) -> int:
    """Of several recipients: failed, then final by its code alone, then late, then whatever went well."""
    action, status = _action(fields), fields.get("status", "").strip()
    if action.startswith("fail"):
        return 0
    if not action:
        return 1 if status.startswith("5") else 2
    return 3 if action.startswith("delay") else 4


def _single(kind: str, blocks: list[Fields], original: str) -> Report:
    """A receipt (its action is the disposition) or a complaint (its action is the feedback type)."""
    fields = {name: value for block in reversed(blocks) for name, value in block.items()}
    action = fields.get("disposition", "").rpartition(";")[2].partition("/")[0] or fields.get(
        "feedback-type", ""
    )
    own = message_ids(fields.get("original-message-id", ""))
    return Report(
        kind=kind,
        action=action.strip().lower()[:40],
        recipient=address_in(fields, "original-recipient", "original-rcpt-to", "final-recipient"),
        original_message_id=own[0] if own else original,
    )


def _action(fields: Fields) -> str:
    return fields.get("action", "").partition("(")[0].strip().lower()[:20]


def _original_id(part: Message) -> str:
    """The Message-ID of the mail that is reported on, when it or its header came along."""
    kind = part.get_content_type()
    if kind == "text/rfc822-headers":
        headers: Iterator[Message] = iter([message_from_string(text_of(part)[0].lstrip("\n"))])
    elif kind in MAILS:
        headers = children(part)
    else:
        return ""
    values = [
        str(value) for each in headers for name, value in each.raw_items() if name.lower() == "message-id"
    ]
    ids = message_ids(values[0]) if values else ()
    return ids[0] if ids else ""
