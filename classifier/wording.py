"""Text made comparable, and phrases found in it."""

import re
import unicodedata
from functools import lru_cache

READ = 10_000
"""No reader looks at more characters of a mail than this; people do not write more, attackers do."""

_APOSTROPHES = "’‘´ʼ"
_UNSEEN = re.compile(
    "[\u0300-\u036f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
_REPLY = re.compile(
    r"\s*(?:(?:re|aw|antw|antwort|sv|rv|ref|odp|tr|rep|fwd?|wg)\s*(?:\[\d+\])?\s*:\s*)+", re.I
)


@lru_cache(maxsize=32)  # the readers of one mail look at the same few texts
def plain(text: str) -> str:
    """The text in lower case, without accents and invisible characters, white space single: for matching only.

    >>> plain("Désabonnez\u200b-moi,\\n  bitte für “alle”")
    'desabonnez-moi, bitte fur “alle”'
    """
    text = text[:READ]
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)[:READ]  # one letter may become eighteen
        text = _UNSEEN.sub("", text)
        for apostrophe in _APOSTROPHES:
            text = text.replace(apostrophe, "'")
    return " ".join(text.casefold().split())


def spelled(pattern: str) -> str:
    """A pattern in the letters that `plain` leaves: tables may be written as people write.

    >>> spelled("échec|Ошибка"), len(spelled("배달"))
    ('echec|ошибка', 5)
    """
    kept = _UNSEEN.sub("", unicodedata.normalize("NFKD", pattern))
    return "".join(each if each.isascii() else each.casefold() for each in kept)


def unspaced(*alternatives: str) -> re.Pattern[str]:
    """One pattern for phrases of scripts without spaces, found inside of words too."""
    return re.compile("|".join(map(spelled, alternatives)))


def phrases(
    *alternatives: str, before: str = r"(?<!\w)", after: str = r"(?!\w)", flags: re.RegexFlag = re.NOFLAG
) -> re.Pattern[str]:
    """One pattern for any of these phrases (regular expressions over `plain` text), whole words only.

    Letters of other scripts are taken apart as `plain` does, so that they meet.
    """
    either = _UNSEEN.sub("", unicodedata.normalize("NFKD", "|".join(alternatives)))
    return re.compile(rf"{before}(?:{either}){after}", flags)


@lru_cache(maxsize=4)  # every reader of a mail asks
def own_subject(subject: str) -> str:
    """The subject when the writer chose it; empty when it repeats ours after Re:, AW:, TR:.

    >>> own_subject("Re: Fewer returns"), own_subject("Please stop")
    ('', 'Please stop')
    """
    return "" if _REPLY.match(subject) else subject


@lru_cache(maxsize=4)
def bare_subject(subject: str) -> str:
    """The subject without Re:, AW:, Fwd: in front.

    >>> bare_subject("AW: Re: unsubscribe")
    'unsubscribe'
    """
    return _REPLY.sub("", subject, count=1).strip()
