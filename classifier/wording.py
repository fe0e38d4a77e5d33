"""Text made comparable, and phrases found in it."""

import re
import unicodedata

READ = 10_000
"""No reader looks at more characters of a mail than this; people do not write more, attackers do."""

_APOSTROPHES = str.maketrans("’‘`´ʼ", "'''''")
_SPACE = re.compile(r"\s+")
_REPLY = re.compile(
    r"\s*(?:(?:re|aw|antw|antwort|sv|rv|ref|odp|tr|rep|fwd?|wg)\s*(?:\[\d+\])?\s*:\s*)+", re.I
)


def plain(text: str) -> str:
    """The text in lower case, without accents and invisible characters, white space single: for matching only.

    >>> plain("Désabonnez\u200b-moi,\\n  bitte für “alle”")
    'desabonnez-moi, bitte fur “alle”'
    """
    decomposed = unicodedata.normalize("NFKD", text[:READ])
    visible = "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf"))
    return _SPACE.sub(" ", visible.translate(_APOSTROPHES).casefold()).strip()


def phrases(*alternatives: str) -> re.Pattern[str]:
    """One pattern for any of these phrases (regular expressions over `plain` text), whole words only."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)")


def own_subject(subject: str) -> str:
    """The subject when the writer chose it; empty when it repeats ours after Re:, AW:, TR:.

    >>> own_subject("Re: Fewer returns"), own_subject("Please stop")
    ('', 'Please stop')
    """
    return "" if _REPLY.match(subject) else subject


def bare_subject(subject: str) -> str:
    """The subject without Re:, AW:, Fwd: in front.

    >>> bare_subject("AW: Re: unsubscribe")
    'unsubscribe'
    """
    return _REPLY.sub("", subject, count=1).strip()
