"""Cuts what nobody wrote by hand around a reply: banners, mobile sign-offs, legal and mailing footers."""

import re

from mail.endings import BANNERS, LEAVE, LEGAL, LEGAL_WORDS, MAILING, MOBILE, MYSELF, TOLD
from mail.phrases import any_of

LONGEST_SIGN_OFF = 120
MOST_FOOTER_LINES = 6
MOST_FOOTER_CHARACTERS = 1000

_MOBILE = any_of(MOBILE)
_BANNER = any_of(BANNERS)
_LEGAL = any_of(LEGAL)
_LEGAL_WORDS = any_of(LEGAL_WORDS)
_MAILING = any_of(MAILING)
_TOLD = any_of(TOLD)
_MYSELF = any_of((rf"\b(?:{'|'.join(MYSELF)})\b",))
_LEAVE = any_of(LEAVE, after=r"\W{0,3}$")
_LEAVE_BY_LINK = any_of(LEAVE, after=r"\s?(?:\||[<(\[]{0,2}\s?(?:https?://|mailto:))")
_LINK = re.compile(r"[<(\[]?(?:https?://|www\.)\S+")


def without_footers(text: str) -> str:
    """The text without banners, sign-offs of programs, legal footers and the footer of our own mailing.

    A banner above the words loses its paragraph, a legal footer below them takes the rest along. A mailing's
    footer loses its paragraph and the links below it, wherever it stands: it tells how to unsubscribe, and
    must never be taken for the wish to.
    """
    lines = [line for line in text.split("\n") if len(line) > LONGEST_SIGN_OFF or not _MOBILE.fullmatch(line)]
    return "\n".join(_without_mailing(_without_legal(lines))).strip()


def _without_legal(lines: list[str]) -> list[str]:
    kept: list[str] = []
    skipping = said = False
    for at, line in enumerate(lines):
        if not line:
            skipping = False
        elif _is_legal(lines, at):
            if said:
                break
            skipping = True
        if not skipping:
            kept.append(line)
            said = said or bool(line)
    return kept


def _is_legal(lines: list[str], at: int) -> bool:
    line = lines[at].strip(" *_")
    if not _LEGAL.match(line):
        return _BANNER.match(line) is not None
    return _LEGAL_WORDS.search(_from(lines, at)) is not None


def _without_mailing(lines: list[str]) -> list[str]:
    """A lone "Unsubscribe" may be the reply itself: it goes only below such a footer, or as a link."""
    kept: list[str] = []
    skipping = found = False
    for at, line in enumerate(lines):
        if not line:
            skipping = False
        elif not skipping and _is_mailing(lines, at):
            skipping = found = True
        if skipping or (found and (_LEAVE.match(line) or _LINK.fullmatch(line))):
            continue
        if not (any(kept) and _LEAVE_BY_LINK.match(line)):
            kept.append(line)
    return kept


def _is_mailing(lines: list[str], at: int) -> bool:
    """Whether a mailing tells its reader here how to end it; "I ..." and "me" are said by people."""
    if not _MAILING.match(lines[at].strip(" *_")):
        return False
    footer = _from(lines, at)
    return _TOLD.search(footer) is not None and not _MYSELF.search(footer)


def _from(lines: list[str], at: int) -> str:
    """The paragraph from here on, as one line, as far as it is worth reading."""
    near = lines[at : at + MOST_FOOTER_LINES]
    end = near.index("") if "" in near else len(near)
    return " ".join(near[:end])[:MOST_FOOTER_CHARACTERS]
