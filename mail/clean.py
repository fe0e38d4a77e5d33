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
_BEYOND = re.compile("[^\t\n -~\xa0-\xac\xae-\u02ff]")  # the Latin letters and signs of everyday mail


def clean_text(text: str) -> str:
    """The text with `\\n` line ends and without control, bidi, zero-width characters or lone surrogates."""
    text = text.replace("\r\n", "\n")
    if not (_BEYOND.search(text) and _ODD.search(text)):
        return text
    return _LONE_SURROGATE.sub("\ufffd", _INVISIBLE.sub("", _BREAK.sub("\n", text)))


def clean_line(text: str, longest: int = 1000) -> str:
    """The same on one line: every run of white space is one blank; at most `longest` characters."""
    return " ".join(clean_text(text).split())[:longest].rstrip()
