"""The fields of a report part, group by group, however its writer wrapped them."""

import binascii
import re
from email import message_from_string
from email.message import Message

from mail.address import normalise
from mail.body import children
from mail.words import read_words

Fields = dict[str, str]
_XTEXT = re.compile(r"\+(2B|3D)", re.IGNORECASE)
_ANGLED = re.compile(r"<([^<>]{3,320})>")
LONGEST_STATUS = 32 * 1024


def field_groups(part: Message) -> list[Fields]:
    """The field groups of a report part: the standard library keeps each as a message of its own."""
    groups = list(children(part))
    rest = [str(each.get_payload()) for each in groups if not each.is_multipart()]
    if not groups:
        rest = [str(part.get_payload())]
    if str(part.get("content-transfer-encoding", "")).strip().lower() == "base64":
        rest = [_decoded("".join(rest))]
    return [fields for each in groups if (fields := _fields(each))] + grouped(rest)


def _decoded(text: str) -> str:
    """The text behind base64, which RFC 3464 does not foresee and the standard library does not undo here."""
    raw = "".join(text.split())[:LONGEST_STATUS]
    try:
        return (
            binascii.a2b_base64(raw + "=" * (-len(raw) % 4)).decode("utf-8", "replace").replace("\r\n", "\n")
        )
    except (binascii.Error, ValueError):
        return text


def grouped(texts: list[str]) -> list[Fields]:
    """The fields of texts in which a blank line ends a group."""
    written = [message_from_string(block.lstrip("\n")) for text in texts for block in text.split("\n\n")[:50]]
    return [fields for each in written if (fields := _fields(each))]


def _fields(message: Message) -> Fields:
    fields: Fields = {}
    for name, value in message.raw_items():
        fields.setdefault(name.lower(), read_words(str(value)))
    return fields


def address_in(fields: Fields, *names: str) -> str:
    """The first usable address in these fields; `rfc822;` before it is the address type."""
    for name in names:
        value = fields.get(name, "").rpartition(";")[2].strip()
        angled = _ANGLED.search(value)
        value = angled[1] if angled else value
        # RFC 3461, 4.2: only the original recipient is in xtext, and many write a bare + in it
        decoded = _XTEXT.sub(lambda code: chr(int(code[1], 16)), value) if name.startswith("orig") else value
        if address := normalise(decoded):
            return address
    return ""
