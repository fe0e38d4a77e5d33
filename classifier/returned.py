"""What the text of a bounce tells of our mail: to whom it went, and its Message-ID; also quoted at its end."""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from classifier.bounce_words import FAILED, NOTICE, NOTICE_UNSPACED
from classifier.wording import plain
from routing.model import Mail

_NOTICE, _ORIGINAL = 8_000, 16_000
"""Characters read of either: notices are short, and headers stand at the beginning of what is quoted."""

_ADDRESS = re.compile(r"(?<![\w.+=-])[\w.+'=&/-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_HEADER = re.compile(r"[>|\s]{0,8}(?:\*{1,2})?([A-Za-z][\w-]{1,40})(?:\*{1,2})?[ \t]?:(?=\s|$)")
_QUOTED = frozenset(
    [
        "received",
        "return-path",
        "message-id",
        "mime-version",
        "dkim-signature",
        "x-mailer",
        "date",
        "from",
        "to",
        "subject",
        "sender",
        "reply-to",
        "list-unsubscribe",
        "references",
        "in-reply-to",
        "delivered-to",
    ]
)
_TELLTALE = frozenset(["received", "return-path", "message-id", "mime-version", "dkim-signature", "x-mailer"])
_BREAK = re.compile(
    r"[>\s*]{0,4}[-=_*~]{2,}[^\n]{0,12}\b(?:copy|original|returned|unsent|undelivered|headers?|included|your message|"
    r"message follows|below|kopie|ursprüngliche|original\w*|copie|mensaje|messaggio|mensagem|bericht)\b[^\n]{0,90}$"
    r"|(?:original message|message) (?:headers|header|follows)\b[^\n]{0,40}$|received: from ",
    re.IGNORECASE,
)
_ID = re.compile(
    r"(?:message-?id|mess?age id|nachrichten-id)\W{0,4}[ \t]?(?:\n[ \t>]{1,8})?<([^<>\s]{3,300}@[^<>\s]{1,300})>",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?:original-recipient|final-recipient|x-actual-recipient)[ \t]{0,3}:[ \t]{0,3}(?:[\w-]{2,12};)?[ \t]{0,3}<?([^\s<>;]{3,200}@[^\s<>;]{3,200})",
    re.IGNORECASE,
)
_RCPT = re.compile(r"rcpt to: ?<([^<>\s]{3,250})>", re.IGNORECASE)
_LABEL = r"(?:to|recipients?|an|à|para|a|aan|empfänger|destinataire|destinatario|e-?mail|address|user|addressed to)[ \t]?:[ \t]{0,8}"
_LINE = (
    r"^[ \t>*•·\-]{0,8}%s(?:\"[^\"\n]{0,80}\"[ \t]|[\"'(\[])?(?:mailto:|smtp:|rfc822;)?[ \t]?[<\[]?"
    r"(?P<address>[\w.+'=&/-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})>?[\"')\]]?"
    r"(?=[ \t]*(?:[:;,.(\-–…]|on |\.{3}|$|<|\[|fail|mail|user|could|has |5\d\d|4\d\d))"
)
_ALONE = re.compile(_LINE % "", re.IGNORECASE | re.MULTILINE)
_LABELLED = re.compile(_LINE % _LABEL, re.IGNORECASE | re.MULTILINE)
_NOT_IT = re.compile(
    r"(?:from|contact|reply to|write to|send to|e-?mail|ask|notify|try|now|new address(?: is)?|sender|by)[: <(\"']{1,4}$"
)
_OFFICIAL = re.compile(
    r"(?:mailer-?daemon|postmaster|mail[-._]?daemon|abuse|support|help(?:desk)?|webmaster|admin(?:istrator)?|root|"
    r"noc|hostmaster|info-?desk|bounces?|no-?reply|security|unblock\w*|delist\w*|whitelist\w*|feedback|mdaemon|mmdf|system)"
    r"(?:[-+.=].*)?@",
)
_OUR_KIND = re.compile(
    r"^(?:to|an|à|para|a|aan|til|till|do|кому)[ \t]?:[^\n]{0,120}", re.IGNORECASE | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Returned:
    """The notice's own words, and what it quotes of our mail (headers first), which may be empty."""

    notice: str
    original: str


def taken_apart(text: str) -> Returned:
    """Cut a bounce where it begins to quote our mail: at a line that says so, or at its headers."""
    text = text[: _NOTICE + _ORIGINAL]
    lines, at = text.split("\n"), 0
    for number, line in enumerate(lines):
        marked = number and _BREAK.match(line.strip()[:160]) and _ahead(lines, number + 1)
        if marked or (number and _is_headers(lines, number) and _has_said(text[:at])):
            return Returned(text[:at][:_NOTICE], text[at:])
        at += len(line) + 1
    return Returned(text[:_NOTICE], "")


def _has_said(text: str) -> bool:
    """Whether the notice has told what it is for: some (PMDF) begin with the headers of our mail."""
    said = plain(text)
    found = (
        NOTICE.search(said) or FAILED.search(said) or (not said.isascii() and NOTICE_UNSPACED.search(said))
    )
    return bool(found)


def message_id_in(mail: Mail) -> str:
    """The Message-ID of our mail in angle brackets, as report, quote or In-Reply-To tell it; empty if none does."""
    if mail.report and mail.report.original_message_id:
        return mail.report.original_message_id
    parts = taken_apart(mail.text)
    for text in (parts.original, parts.notice):
        if found := _ID.search(text):
            return f"<{found[1]}>" if f"<{found[1]}>" != mail.message_id else ""
    return next(iter(mail.in_reply_to), "") or next(reversed(mail.references), "")


def recipient_in(mail: Mail) -> str:
    """The address that did not get our mail, lower case; empty if the text does not tell.

    In this order: fields of a report written as text, a line that is an address, one said to the server, one
    behind the words of failure, any other, and last the To: of what is quoted. Never a party to this mail or an office of a server.
    """
    parts = taken_apart(mail.text)
    parties = {mail.sender, *mail.to}
    for candidates in _candidates(parts):
        for each in candidates:
            if each not in parties and not _OFFICIAL.match(each):
                return each
    return ""


def _candidates(parts: Returned) -> Iterator[Iterable[str]]:
    notice = _ID.sub(" ", parts.notice)
    yield (found[1].lower() for found in _FIELD.finditer(notice))
    yield (found["address"].lower() for found in _ALONE.finditer(notice))
    yield (found[1].lower() for found in _RCPT.finditer(notice))
    said = plain(notice)
    if failed := FAILED.search(said):
        yield _meant(said[failed.start() :])
    yield (found["address"].lower() for found in _LABELLED.finditer(notice))
    yield _meant(said)
    yield (each for line in _OUR_KIND.finditer(parts.original) for each in addresses_in(line[0]))


def _meant(said: str) -> Iterator[str]:
    """The addresses in plain text that are not those of somebody to turn to."""
    for found in _ADDRESS.finditer(said):
        if not _NOT_IT.search(said[max(0, found.start() - 30) : found.start()]):
            yield _bare(found.group())


def _bare(address: str) -> str:
    return address.removeprefix("smtp=").removeprefix("rfc822=").strip(".'")


def addresses_in(text: str) -> list[str]:
    """All addresses in a text, lower case, in order."""
    return [_bare(found.group().lower()) for found in _ADDRESS.finditer(text)]


def _ahead(lines: list[str], number: int) -> Set[str]:
    """The names of known headers in the next few lines."""
    names = (found[1].lower() for line in lines[number : number + 8] if (found := _HEADER.match(line[:80])))
    return frozenset(name for name in names if name in _QUOTED)


def _is_headers(lines: list[str], number: int) -> bool:
    """Whether the headers of a mail begin here: one of those a person never sees, and another near it."""
    found = _HEADER.match(lines[number][:80])
    if not found or found[1].lower() not in _QUOTED:
        return False
    names = _ahead(lines, number)
    return len(names) >= 2 and bool(names & _TELLTALE)
