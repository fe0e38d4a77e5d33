"""Takes out of a stranger's text whatever could hide, reorder or break it."""

import re

_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
# C0 and C1 controls, soft hyphen, fillers, zero-width and bidi controls, byte order mark, tag characters.
_UNSEEN = (
    "\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff"
)
_SURROGATES = "\ud800-\udfff"

_BREAK = re.compile(f"[{_BREAKS}]")
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_LONE_SURROGATE = re.compile(f"[{_SURROGATES}]")
_ODD = re.compile(f"[{_BREAKS}{_UNSEEN}{_SURROGATES}]")
# The letters and signs of everyday mail, as bytes of Latin-1. Nearly every text has no others: to see what is
# left without them costs a tenth of a search.
_EVERYDAY = bytes([*b"\t\n", *range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x100)])
# All the white space there is (`str.isspace`) besides the blank.
_WHITE = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)


def clean_text(text: str) -> str:
    """The text with `\\n` line ends and without control, bidi, zero-width characters or lone surrogates."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if _is_everyday(text) or not _ODD.search(text):
        return text
    return _LONE_SURROGATE.sub("\ufffd", _INVISIBLE.sub("", _BREAK.sub("\n", text)))


def _is_everyday(text: str) -> bool:
    try:
        return not text.encode("latin-1").translate(None, _EVERYDAY)
    except UnicodeEncodeError:
        return False


def clean_line(text: str, longest: int = 1000) -> str:
    """The same on one line: every run of white space is one blank; at most `longest` characters."""
    return " ".join(clean_text(text).split())[:longest].rstrip()


def evenly_spaced(text: str) -> str:
    """The words of a text with one blank between them.

    A long text is seldom spaced otherwise: to look for what is costs a fifth of taking it apart into words.
    """
    for each in _WHITE:
        text = text.replace(each, " ")
    if "  " in text and "  " in (text := text.replace("  ", " ")):  # two are the end of a paragraph
        return " ".join(text.split())
    return text.strip(" ")
