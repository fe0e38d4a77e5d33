"""A text as the words the model counts."""

import re
from functools import lru_cache
from itertools import chain, groupby

from classifier.wording import plain

READ = 2_000
"""Characters the model reads; what matters in a reply stands at its top."""
USUAL = 30
"""Characters of a word that is worth remembering: people use the same few thousand, longer ones are an attacker's."""
REMEMBERED = 16_384

_END = "¶"
_ENDS = re.compile(r"[.!?…]+(?=\s|$)")
_WORD = re.compile(rf"[^\W_]+(?:'[^\W_]+)?|{_END}")
_DIGITS = re.compile(r"\d+")
_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")


@lru_cache(maxsize=8)  # the views of one text ask for the same
def tokens(text: str) -> tuple[str, ...]:
    """The words, plain; every number is `0`, every link and address `link`.

    >>> tokens("Don't call me at 5, see www.acme.example")
    ("don't", 'call', 'me', 'at', '0', 'see', 'link')
    """
    return tuple(chain.from_iterable(sentences(text)))


@lru_cache(maxsize=8)
def sentences(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of each sentence or line, none of them empty.

    >>> sentences("Sounds good. When?")
    (('sounds', 'good'), ('when',))
    """
    unspaced = text[:READ].replace(_END, " ").replace("\n", f" {_END} ").split()
    found = [_remembered(each) if len(each) <= USUAL else _words(each) for each in unspaced]
    return tuple([tuple(words) for end, words in groupby(chain.from_iterable(found), _END.__eq__) if not end])


def _words(unspaced: str) -> list[str]:
    ended = _ENDS.sub(f" {_END} ", _LINK.sub(" link ", unspaced))
    return _WORD.findall(_DIGITS.sub("0", plain(ended)))


_remembered = lru_cache(REMEMBERED)(_words)
