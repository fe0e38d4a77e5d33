"""Machine-readable reports: delivery status (RFC 3464), receipts (RFC 8098), complaints (RFC 5965)."""

import re
from collections.abc import Iterator
from email import message_from_string
from email.message import Message
from hashlib import sha256

from mail.address import normalise
from mail.body import children, text_of
from mail.words import read_words
from routing.model import Report

KINDS = {
    "message/delivery-status": "delivery-status",
    "message/global-delivery-status": "delivery-status",
    "message/disposition-notification": "disposition-notification",
    "message/global-disposition-notification": "disposition-notification",
    "message/feedback-report": "feedback-report",
}
_STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
_ID = re.compile(r"<([^<>]{1,998})>")
LONGEST_ID = 1000  # bytes; RFC 5322 allows 998 to a line, PostgreSQL indexes no more than 2700
Fields = dict[str, str]


def read_report(message: Message) -> Report | None:
    """The report in a mail, or None. Of several recipients the first that failed is the one told."""
    parts = [message, *children(message)] if message.is_multipart() else [message]
    original = next((found for each in parts if (found := _original_id(each))), "")
    for part in parts:
        kind = KINDS.get(part.get_content_type())
        if kind == "delivery-status":
            return _delivery(_blocks(part), original)
        if kind:
            return _single(kind, _blocks(part), original)
    named = message.get_param("report-type")
    if message.get_content_type() == "multipart/report" and isinstance(named, str):
        return Report(kind=read_words(named, 40).lower(), original_message_id=original)
    return None


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
    recipients = [each for each in blocks if "action" in each or "final-recipient" in each]
    chosen = next((each for each in recipients if _action(each) == "failed"), None)
    fields = chosen or (recipients[0] if recipients else {})
    diagnostic = fields.get("diagnostic-code", "")
    status = _STATUS.search(fields.get("status", "")) or _STATUS.search(diagnostic)
    return Report(
        kind="delivery-status",
        action=_action(fields),
        status=status[0] if status else "",
        recipient=_address(fields, "original-recipient", "final-recipient", "x-actual-recipient"),
        original_message_id=original,
        diagnostic=diagnostic.partition(";")[2].strip()[:500] or diagnostic[:500],
    )


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
        recipient=_address(fields, "original-recipient", "original-rcpt-to", "final-recipient"),
        original_message_id=own[0] if own else original,
    )


def _blocks(part: Message) -> list[Fields]:
    """The field groups of a report part: the standard library keeps each as a message of its own."""
    groups = list(children(part))
    rest = [str(each.get_payload()) for each in groups if not each.is_multipart()]
    if not groups:
        rest = [str(part.get_payload())]
    written = [message_from_string(block.lstrip("\n")) for text in rest for block in text.split("\n\n")[:50]]
    return [fields for each in [*groups, *written] if (fields := _fields(each))]


def _fields(message: Message) -> Fields:
    fields: Fields = {}
    for name, value in message.raw_items():
        fields.setdefault(name.lower(), read_words(str(value)))
    return fields


def _action(fields: Fields) -> str:
    return fields.get("action", "").partition("(")[0].strip().lower()[:20]


def _address(fields: Fields, *names: str) -> str:
    """The first usable address in these fields; `rfc822;` before it is the address type."""
    for name in names:
        value = fields.get(name, "")
        if address := normalise(value.rpartition(";")[2].strip().strip("<>")):
            return address
    return ""


def _original_id(part: Message) -> str:
    """The Message-ID of the mail that is reported on, when it or its header came along."""
    kind = part.get_content_type()
    if kind == "text/rfc822-headers":
        headers: Iterator[Message] = iter([message_from_string(text_of(part)[0].lstrip("\n"))])
    elif kind in ("message/rfc822", "message/global", "message/global-headers"):
        headers = children(part)
    else:
        return ""
    values = [
        str(value) for each in headers for name, value in each.raw_items() if name.lower() == "message-id"
    ]
    ids = message_ids(values[0]) if values else ()
    return ids[0] if ids else ""
