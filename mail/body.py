"""The text of a mail: which parts carry it, decoded; attachments and forwarded mails stay closed."""

from binascii import a2b_qp
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import Message
from operator import itemgetter

from mail.base64_body import decoded
from mail.charset import decode
from mail.clean import clean_text
from mail.flowed import SAID, is_flowed, unflowed
from mail.html import read_html
from mail.parts import Part

LONGEST_PART = 256 * 1024
# Text for programs. Any other kind, or a type that is none, is something to read.
_NOT_READ = {
    *("text/calendar", "text/css", "text/csv", "text/directory", "text/javascript", "text/rfc822-headers"),
    *("text/vcard", "text/x-amp-html", "text/x-vcard", "text/xml"),
}

_UUENCODED = {"uue", "uuencode", "x-uue", "x-uuencode"}


@dataclass(frozen=True, slots=True)
class Passage:
    """One text part as a reader sees it: all of it, and as quotes are looked for.

    There what its HTML marks as a quote is a `>`, and a `>` that marks none has SAID before it.

    `sound` if every byte could be decoded.
    """

    whole: str
    unquoted: str
    html: bool
    sound: bool = True


def passages(part: Message) -> list[Passage]:
    """The parts a reader sees, in order; of alternatives the HTML one, if anything in it is visible."""
    if part.is_multipart() and part.get_content_maintype() == "multipart":
        if part.get_content_type() == "multipart/alternative":
            return _best(list(children(part)))
        return [passage for each in children(part) for passage in passages(each)]
    if not is_read(part):
        return []
    text, sound = text_of(part)
    if part.get_content_type() == "text/html":
        return [Passage(*read_html(text), html=True, sound=sound)]
    plain = clean_text(text)
    if is_flowed(part):
        plain = unflowed(plain, part)
    return [Passage(plain.replace(SAID, ""), plain, html=False, sound=sound)]


def text_of(part: Message) -> tuple[str, bool]:
    """The text of a text part, as it is, and whether every byte could be decoded."""
    coding = str(part.get("Content-Transfer-Encoding", "")).lower()
    if not isinstance(part, Part) or coding in _UUENCODED:
        raw = part.get_payload(decode=True)
    elif coding.strip() == "base64":
        raw = decoded(part.written)
    else:
        raw = a2b_qp(part.written) if coding == "quoted-printable" else part.written
    charset = part.get_param("charset")
    declared = charset[2] if isinstance(charset, tuple) else charset
    return decode(raw[:LONGEST_PART] if isinstance(raw, bytes) else b"", declared)


def children(part: Message) -> Iterator[Message]:
    """The parts directly inside a multipart."""
    payload = part.get_payload() if part.is_multipart() else None  # of a text its charset would be believed
    if isinstance(payload, list):
        yield from (each for each in payload if isinstance(each, Message))


def is_read(part: Message) -> bool:
    """Whether the part is something written in the mail, not a file that came along."""
    return (
        is_readable(part.get_content_type())
        and part.get_content_disposition() != "attachment"
        and not part.get_filename()
    )


def is_readable(kind: str) -> bool:
    """Whether a part of this type may be something to read."""
    main, _, sub = kind.partition("/")
    return (main == "text" and kind not in _NOT_READ) or not main or not sub


def _best(alternatives: Sequence[Message]) -> list[Passage]:
    """HTML first, because its quote marks do not depend on the language; an empty one is passed over."""
    readable: list[tuple[int, list[Passage]]] = []
    for number, each in sorted(enumerate(alternatives), key=lambda each: _is_plain(each[1])):
        found = passages(each)
        if any(passage.whole.strip() for passage in found):
            if any(passage.html for passage in found):
                return found  # what is plain is not even decoded
            readable.append((number, found))
    return min(readable, key=itemgetter(0))[1] if readable else []


def _is_plain(part: Message) -> bool:
    return part.get_content_type() == "text/plain"
