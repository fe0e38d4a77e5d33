"""Cuts signatures, mobile sign-offs and legal footers off what a person wrote; in doubt the words stay."""

import re

from mail.phrases import BANNERS, CLOSINGS, LEGAL, LEGAL_WORDS, MOBILE, any_of

MOST_SIGNATURE_LINES = 25
LONGEST_SIGN_OFF = 120
LONGEST_SIGNATURE_LINE = 70
MOST_LEGAL_LINES = 6

_DASHES = re.compile(r"--|—|__")
_RULE = re.compile(r"[-_=*]{5,}")
_DASH_NAME = re.compile(r"[-–—/~](?P<name>[^\W\d_]{1,20}(?: [^\W\d_]{1,20}){0,2})")
_MOBILE = any_of(MOBILE)
_CLOSING = any_of(CLOSINGS, after=r"[,.! ]{0,3}")
_BANNER = any_of(BANNERS)
_LEGAL = any_of(LEGAL)
_LEGAL_WORDS = any_of(LEGAL_WORDS)
_CONTACT = re.compile(
    r"(?:\+|\b0|\(\d)[\d\s()/.-]{7,40}\d|\bwww\.|https?://|\S@[\w.-]{1,100}\.\w"
    r"|\b(?:phone|mobile|tel|fon|fax|mobil|skype)\b",
    re.IGNORECASE,
)


def without_signature(text: str) -> str:
    """The text up to its signature; what comes after a closing goes only if nobody would say it."""
    lines = _without_legal([line.strip() for line in text.split("\n")])
    lines = [line for line in lines if len(line) > LONGEST_SIGN_OFF or not _MOBILE.fullmatch(line)]
    for at, line in enumerate(lines):
        if _DASHES.fullmatch(line) or _starts_signature(lines, at):
            lines = lines[:at]
            break
    return "\n".join(lines).strip()


def _starts_signature(lines: list[str], at: int) -> bool:
    """Whether only a name and contact lines follow: after a closing, a rule, `-Jane`, or the name itself."""
    line = lines[at]
    if not line or len(line) > LONGEST_SIGNATURE_LINE or len(lines) - at > MOST_SIGNATURE_LINES * 2:
        return False
    after = [each for each in lines[at + 1 :] if each]
    if len(after) > MOST_SIGNATURE_LINES:
        return False
    dashed = _DASH_NAME.fullmatch(line)
    if not (_CLOSING.fullmatch(line) or _RULE.fullmatch(line) or (dashed and dashed["name"].istitle())):
        alone = at > 1 and not lines[at - 1] and _is_name(line)
        if not alone or not any(_CONTACT.search(each) for each in after):
            return False
    return not any(_is_said(each) for each in after)


def _is_name(line: str) -> bool:
    words = line.rstrip(",").split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() for word in words) and line[-1] not in ".?!:"


def _is_said(line: str) -> bool:
    """Whether a line speaks to somebody: "please remove me" does, "Vice President of Sales" does not."""
    words = line.split()
    small = sum(1 for word in words if word[0].islower())
    return small * 2 >= len(words) and not (_CONTACT.search(line) and len(words) < 6)


def _without_legal(lines: list[str]) -> list[str]:
    """A banner above the text loses its paragraph; a footer below it takes the rest along."""
    kept: list[str] = []
    skipping = False
    for at, line in enumerate(lines):
        if not line:
            skipping = False
        elif _is_legal(lines, at):
            if any(kept):
                break
            skipping = True
        if not skipping:
            kept.append(line)
    return kept


def _is_legal(lines: list[str], at: int) -> bool:
    line = lines[at].strip(" *_")
    if not _LEGAL.match(line):
        return _BANNER.match(line) is not None
    return _LEGAL_WORDS.search(" ".join(lines[at : at + MOST_LEGAL_LINES])[:1000]) is not None
