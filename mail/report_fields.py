"""The fields of a report part, group by group, however its writer wrapped them."""

import re
from email import message_from_string
from email.message import Message

from mail.address import normalise
from mail.body import text_of
from mail.words import read_words

Fields = dict[str, str]
_XTEXT = re.compile(r"\+(2B|3D)", re.IGNORECASE)
_ANGLED = re.compile(r"<([^<>]{3,320})>")
LONGEST_STATUS = 32 * 1024


def field_groups(part: Message) -> list[Fields]:
    """The field groups of a report part."""
    return grouped(text_of(part)[0][:LONGEST_STATUS])


def grouped(text: str) -> list[Fields]:
    """The fields of a text in which a blank line ends a group; the first fifty groups are read."""
    written = [message_from_string(block.lstrip("\n")) for block in text.split("\n\n", 50)[:50]]
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
