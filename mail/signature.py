"""Cuts signatures off what a person wrote; in doubt the words stay."""

import re

from mail.endings import CLOSINGS, POINTING, SPOKEN
from mail.phrases import any_of

MOST_SIGNATURE_LINES = 25
LONGEST_SIGNATURE_LINE = 70

_RULE = re.compile(r"[-_=*]{5,}|—|__")
_DASH_NAME = re.compile(r"[-–—/~](?P<name>[^\W\d_]{1,20}(?: [^\W\d_]{1,20}){0,2})")
_CLOSING = any_of(CLOSINGS, after=r"[,.! ]{0,3}")
_SPOKEN = any_of((rf"\b(?:{'|'.join(SPOKEN)})(?!\w)",))
_POINTING = any_of((rf"\b(?:{'|'.join(POINTING)})[ ,]{{0,3}}$", r":$"))
_CONTACT = re.compile(
    r"(?:\+|\b0|\(\d)[\d\s()/.-]{7,40}\d|\bwww\.|https?://|\S@[\w.-]{1,100}\.\w"
    r"|\b(?:phone|mobile|tel|fon|fax|mobil|skype)\b",
    re.IGNORECASE,
)


def without_signature(text: str) -> str:
    """The text up to a signature; what comes after a closing goes only if nobody would say it."""
    lines = text.split("\n")
    start = next((at for at in range(len(lines)) if _starts_signature(lines, at)), len(lines))
    while start and (not lines[start - 1] or _RULE.fullmatch(lines[start - 1])):
        start -= 1
    return "\n".join(lines[:start]).strip()


def _starts_signature(lines: list[str], at: int) -> bool:
    """Whether only a name and contact lines follow: after a closing, a rule, `-Jane`, or the name itself."""
    line = lines[at]
    if not line or len(line) > LONGEST_SIGNATURE_LINE or len(lines) - at > MOST_SIGNATURE_LINES * 2:
        return False
    closing, rule, dashed = (pattern.fullmatch(line) for pattern in (_CLOSING, _RULE, _DASH_NAME))
    alone = at > 1 and not lines[at - 1] and _is_name(line)
    if not (closing or rule or dashed or alone):  # nearly every line
        return False
    after = [each for each in lines[at + 1 :] if each and not _RULE.fullmatch(each)]
    if len(after) > MOST_SIGNATURE_LINES:
        return False
    above = [each for each in lines[:at] if each]
    closes = closing and (above or after)  # alone in a mail it is what was said
    if not (closes or (dashed and _is_dashed_name(above, dashed["name"], after))):
        if not any(_CONTACT.search(each) for each in after) and not (after == [] and rule):
            return False
        ruled = rule and (not after or _is_name(after[0], least=1))
        if not ruled and not (alone and not _runs_on(above)):
            return False
    return not any(_is_said(each) for each in after)


def _is_dashed_name(above: list[str], name: str, after: list[str]) -> bool:
    """Whether this is a name behind a dash; the items of a list are none."""
    if not name.istitle() or any(_DASH_NAME.fullmatch(each) for each in after):
        return False
    return not above or not (_DASH_NAME.fullmatch(above[-1]) or above[-1].endswith(":"))


def _runs_on(above: list[str]) -> bool:
    """Whether what was said goes on with the name below it: "please contact", or nothing but a greeting."""
    return not above or bool(_POINTING.search(above[-1])) or (len(above) == 1 and above[0].endswith(","))


def _is_name(line: str, least: int = 2) -> bool:
    words = line.rstrip(",").split()
    return least <= len(words) <= 4 and all(word[0].isupper() for word in words) and line[-1] not in ".?!:"


def _is_said(line: str) -> bool:
    """Whether a line speaks to somebody: "please remove me" does, "Vice President of Sales" does not.

    A title or an address in a language that writes small words ("Directeur des achats") is short, begins with
    a capital and does not end as a sentence does.
    """
    words = line.split()
    if _CONTACT.search(line) and len(words) < 6:
        return False
    if _SPOKEN.search(line) or line[-1] in "?!":
        return True
    small = sum(1 for word in words if word[0].islower())
    titled = words[0][0].isupper() and len(words) <= 6 and line[-1] not in ".:"
    return small * 2 >= len(words) and not titled
