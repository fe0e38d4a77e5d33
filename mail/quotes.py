"""Cuts quoted mail out of plain text, line by line: one pass, so its cost is linear in any text."""

import re
from itertools import takewhile

from mail.phrases import (
    ATTRIBUTION_STARTS,
    OTHER_HEADERS,
    RECALLED,
    SENDER_HEADERS,
    SEPARATORS,
    SUBJECT_HEADERS,
    WROTE,
    any_of,
)

MOST_LINES = 4000
LONGEST_ATTRIBUTION = 400
MOST_ATTRIBUTION_LINES = 4
MOST_HEADER_LINES = 10

_STARTS = any_of(ATTRIBUTION_STARTS, after=r"\s")
_WROTE = any_of(rf"\b{each}\b" for each in WROTE)
_WHEN = re.compile(r"@|\d{4}|\d{1,2}[:.h/-]\d{1,2}")
_DATED_SENDER = re.compile(r"\d.{5,200}<[^<>\s]{1,250}@[^<>\s]{1,250}>\s?:$")
_SEPARATOR = any_of((rf"-{{2,}}\s?(?:{'|'.join(SEPARATORS)})\b", rf"(?:{'|'.join(SEPARATORS)})\s?:?\s?-*$"))
SENDER = any_of(SENDER_HEADERS, after=r"[*\s]{0,3}:[*\s]*(?P<value>.*)")
_OTHER = any_of(OTHER_HEADERS, after=r"[*\s]{0,3}:")
_SUBJECT = any_of(SUBJECT_HEADERS, after=r"[*\s]{0,3}:")
_RECALLED = any_of(rf"\b(?:{each})\b" for each in RECALLED)
_CLOCK = re.compile(r"@|\d:\d\d")
_RULE = re.compile(r"[-_=*]{5,}")


def without_quotes(text: str) -> str:
    """The lines that are neither quoted nor a signature below dashes.

    A quote marked by `>` may stand between answers: only it and the line that announces it go. A quote
    without marks (Outlook, some phones) runs to the end. So does what stands below `-- ` (RFC 3676, 4.3),
    unless a quote comes below it.
    """
    lines = [line.strip() for line in text.split("\n")[:MOST_LINES]]
    kept: list[str] = []
    at = 0
    while at < len(lines):
        if _is_quoted(lines[at]):
            at += 1
        elif lines[at] == "--":
            at = _below_signature(lines, at)
        elif folded := _attribution(lines, at):
            announced = _is_quoted(_next_words(lines, at + folded))
            if not announced and (any(kept) or not _recalls(lines[at : at + folded])):
                break
            kept += [] if announced else lines[at : at + folded]
            at += folded
        elif introduces_mail(lines, at):
            said = [] if any(kept) else _said_like_a_header(lines, at)
            if not said:
                break
            kept += said
            at += len(said)
        else:
            kept.append(lines[at])
            at += 1
    while kept and (not kept[-1] or _RULE.fullmatch(kept[-1])):
        kept.pop()
    return "\n".join(kept).strip()


def announces_quote(lines: list[str], at: int) -> bool:
    """Whether the line that announces a quote ("On ... wrote:") begins here."""
    return _attribution(lines, at) > 0


def introduces_mail(lines: list[str], at: int) -> bool:
    """Whether a quoted or forwarded mail starts at this line: a separator, or the header of the mail."""
    return bool(_SEPARATOR.match(lines[at])) or _is_header_block(lines, at)


def _below_signature(lines: list[str], at: int) -> int:
    """Where the next quote begins below the dashes; the end of the mail if there is none."""
    below = range(at + 1, len(lines))
    return next((n for n in below if _is_quoted(lines[n]) or _begins_quote(lines, n)), len(lines))


def _begins_quote(lines: list[str], at: int) -> bool:
    return announces_quote(lines, at) or introduces_mail(lines, at)


def _recalls(lines: list[str]) -> bool:
    """Whether somebody only tells what was written ("on your page of 2026 you wrote:"): no mailer writes so.

    A mailer that writes "you" gives an address or the time of day.
    """
    line = " ".join(lines)
    return bool(_RECALLED.search(line)) and not _CLOCK.search(line)


def _said_like_a_header(lines: list[str], at: int) -> list[str]:
    """The lines of what looks like a header and has neither an address, a subject nor a name in it.

    "From: 3 to 4 pm", below "Date: Tuesday", proposes a time.
    """
    block = list(takewhile(bool, lines[at : at + MOST_HEADER_LINES]))
    senders = [found["value"] for line in block if (found := SENDER.match(line))]
    named = not senders or any(not each or not (each[0].isdigit() or each[0].islower()) for each in senders)
    if named or _SEPARATOR.match(lines[at]) or any("@" in line or _SUBJECT.match(line) for line in block):
        return []
    return block


def _is_quoted(line: str) -> bool:
    return line.startswith((">", "|>"))


def _attribution(lines: list[str], at: int) -> int:
    """How many lines the announcement of a quote takes up here, folded by its mailer; 0 if there is none."""
    joined = ""
    for count, line in enumerate(lines[at : at + MOST_ATTRIBUTION_LINES], start=1):
        if not line or _is_quoted(line) or len(joined) + len(line) > LONGEST_ATTRIBUTION:
            return 0
        joined = f"{joined} {line}".strip()
        if _announces(joined):
            return count
        if not _STARTS.match(joined):
            return 0
    return 0


def _announces(line: str) -> bool:
    """Whether a line says who wrote and when, and ends as an announcement does."""
    between_dashes = line.startswith("--") and line.endswith("--")  # Zoho
    if not (between_dashes or line.endswith((":", "："))):
        return False
    return bool(_DATED_SENDER.match(line) or (_WROTE.search(line) and _WHEN.search(line)))


def _next_words(lines: list[str], at: int) -> str:
    return next((line for line in lines[at : at + 5] if line), "")


def _is_header_block(lines: list[str], at: int) -> bool:
    """Whether the header of a quoted mail starts here: a sender, with a date, receiver or subject near it.

    Some mailers put the names alone on their lines; one more of them must then be there. Some begin with the
    date; the sender and one more must then follow at once.
    """
    line = lines[at].lstrip("*")
    if ":" not in line:  # nearly every line: one look is a tenth of the cost
        return False
    if first := SENDER.match(line):
        return _others(lines[at + 1 : at + 1 + MOST_HEADER_LINES]) >= (1 if first["value"] else 2)
    if not (_OTHER.match(line) and _WHEN.search(line)):
        return False
    near = lines[at + 1 : at + 1 + MOST_HEADER_LINES]
    following = [each for each in near if each and not _is_quoted(each)][:3]
    return any(SENDER.match(each.lstrip("*")) for each in following) and _others(following) >= 1


def _others(lines: list[str]) -> int:
    """How many of the lines are a header other than the sender."""
    return sum(1 for line in lines if _OTHER.match(line.lstrip("*")))
