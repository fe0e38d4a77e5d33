"""Cuts signatures off what a person wrote; in doubt the words stay."""

import re
from itertools import takewhile

from mail.endings import CLOSINGS, SPOKEN
from mail.phrases import any_of

MOST_SIGNATURE_LINES = 25
LONGEST_SIGNATURE_LINE = 70

_DASHES = re.compile(r"--|—|__")
_RULE = re.compile(r"[-_=*]{5,}")
_DASH_NAME = re.compile(r"[-–—/~](?P<name>[^\W\d_]{1,20}(?: [^\W\d_]{1,20}){0,2})")
_CLOSING = any_of(CLOSINGS, after=r"[,.! ]{0,3}")
_SPOKEN = any_of((rf"\b(?:{'|'.join(SPOKEN)})(?!\w)",))
_CONTACT = re.compile(
    r"(?:\+|\b0|\(\d)[\d\s()/.-]{7,40}\d|\bwww\.|https?://|\S@[\w.-]{1,100}\.\w"
    r"|\b(?:phone|mobile|tel|fon|fax|mobil|skype)\b",
    re.IGNORECASE,
)


def above_dashes(text: str) -> str:
    """The text up to the line that mail programs put above a signature: `-- ` (RFC 3676, 4.3) and its kin."""
    lines = [line.strip() for line in text.split("\n")]
    return "\n".join(takewhile(lambda line: not _DASHES.fullmatch(line), lines))


def without_signature(text: str) -> str:
    """The text up to a signature; what comes after a closing goes only if nobody would say it."""
    lines = text.split("\n")
    start = next((at for at in range(len(lines)) if _starts_signature(lines, at)), len(lines))
    return "\n".join(lines[:start]).strip()


def _starts_signature(lines: list[str], at: int) -> bool:
    """Whether only a name and contact lines follow: after a closing, a rule, `-Jane`, or the name itself."""
    line = lines[at]
    if not line or len(line) > LONGEST_SIGNATURE_LINE or len(lines) - at > MOST_SIGNATURE_LINES * 2:
        return False
    after = [each for each in lines[at + 1 :] if each]
    if len(after) > MOST_SIGNATURE_LINES:
        return False
    dashed = _DASH_NAME.fullmatch(line)
    closing = (at > 0 or after) and _CLOSING.fullmatch(line)  # alone in a mail it is what was said
    if not (closing or _RULE.fullmatch(line) or (dashed and dashed["name"].istitle())):
        alone = at > 1 and not lines[at - 1] and _is_name(line)
        if not alone or not any(_CONTACT.search(each) for each in after):
            return False
    return not any(_is_said(each) for each in after)


def _is_name(line: str) -> bool:
    words = line.rstrip(",").split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() for word in words) and line[-1] not in ".?!:"


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
