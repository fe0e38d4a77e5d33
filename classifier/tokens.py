"""A text as the words the model counts."""

import re
from functools import lru_cache
from itertools import chain

from classifier.wording import plain

READ = 2_000
"""Characters the model reads; what matters in a reply stands at its top."""
USUAL = 30
"""Characters of a word that is worth remembering: people use the same few thousand, longer ones are an attacker's."""
REMEMBERED = 16_384

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_DIGITS = re.compile(r"\d+")
_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")


@lru_cache(maxsize=8)  # the views of one text ask for the same
def tokens(text: str) -> tuple[str, ...]:
    """The words, plain; every number is `0`, every link and address `link`.

    >>> tokens("Don't call me at 5, see www.acme.example")
    ("don't", 'call', 'me', 'at', '0', 'see', 'link')
    """
    unspaced = text[:READ].split()
    return tuple(
        chain.from_iterable(_remembered(each) if len(each) <= USUAL else _words(each) for each in unspaced)
    )


def _words(unspaced: str) -> list[str]:
    return _WORD.findall(_DIGITS.sub("0", plain(_LINK.sub(" link ", unspaced))))


_remembered = lru_cache(REMEMBERED)(_words)
