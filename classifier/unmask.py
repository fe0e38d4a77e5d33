"""Seeing through spelling that hides a word from filters: look-alike letters, digits for letters, signs inside words."""

import re

from classifier.wording import plain

_LOOK_ALIKE = str.maketrans(
    "авекмнорстухіїјѕԁցһӏοαερτυνικѵոսզıɑɡօʟᴏ",
    "abekmhopctyxiijsdghioaeptuvikvnuqiagolo",
)
_LEET = str.maketrans("0134578@$€!", "oieastbasei")
_HALF_LEET = re.compile(r"(?<![\w@.])(?=[\w@$€!|]*[a-z])(?=[\w@$€!|]*[0134578@$€!])[\w@$€!|]{2,40}(?![\w@.])")
_INSIDE = re.compile(r"(?<=\w)[|*_~^·•.,\-/\\+=:;'\"()\[\]{}<>#]{1,3}(?=\w)")
_SPACED = re.compile(r"(?<!\w)\w(?:[ .\-_*|/]{1,3}\w){3,60}(?!\w)")
_CONTRACTION = r"(?:(?<=n)'t|'(?:s|ll|re|ve|d|m))(?!\w)|(?<!\w)(?:[cdjlmnst]|qu|un|all|dell|nell)'(?=\w)"
_SIGNS, _STANDING_IN = r"|*_~^·•.,\-/\\+=:;\"()\[\]{}<>#'", "0134578@$€!|"
_PERHAPS_MIXED = re.compile(
    rf"[{_SIGNS}{_STANDING_IN}](?:(?<=\w[{_SIGNS}])[{_SIGNS}]{{0,2}}\w|(?<=[a-z][{_STANDING_IN}])|(?<=[{_STANDING_IN}])(?=[a-z]))"
)
_PERHAPS_SPACED = re.compile(r" \w(?!\w)(?<=(?<!\w)\w \w)")
"""Where something may hide; each begins with what is rare, so that a search is quick."""
_PLAIN_SIGNS = re.compile(_CONTRACTION)
_GAP = re.compile(r"[^\w]{2,3}")
_NOT_LETTER = re.compile(r"\W|_")


def readings(text: str) -> tuple[str, ...]:
    """The text as it stands (plain), and, where they differ, as it reads with the disguise taken off.

    >>> readings("not interested, stop spam|men me")
    ('not interested, stop spam|men me', 'not interested, stop spammen me')
    >>> readings("s t o p")[-1], readings("un-sub-scr1be")[-1], readings("ѕtор")[-1]
    ('stop', 'unsubscribe', 'stop')
    """
    seen = plain(text)
    if seen.isascii() and not _may_hide(_PLAIN_SIGNS.sub("", seen) if "'" in seen else seen):
        return (seen,)
    # Cyrillic and Greek letters that look Latin are read as Latin; real Russian then says nothing, which is right.
    spaced = _letters_joined(text.translate(_LOOK_ALIKE))
    latin = plain(plain(spaced).translate(_LOOK_ALIKE))
    letters = _HALF_LEET.sub(lambda word: word.group().translate(_LEET), latin)
    joined = _INSIDE.sub("", letters)
    return tuple(dict.fromkeys((seen, latin, letters, joined)))


def _may_hide(seen: str) -> bool:
    return bool(_PERHAPS_MIXED.search(seen) or _PERHAPS_SPACED.search(seen))


def _letters_joined(text: str) -> str:
    """`s t o p  m e` -> `stop me`: single letters belong together, a wider gap ends the word."""
    return _SPACED.sub(lambda run: " ".join(_NOT_LETTER.sub("", w) for w in _GAP.split(run.group())), text)
