"""What the model sees of a text: words and pairs of words, pieces of words, turns of phrase and pairs of them."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import chain, pairwise

from classifier.cues import cues, pairs
from classifier.tokens import READ, tokens
from classifier.wording import own_subject

_SHORTEST, _LONGEST = 2, 5
_USUAL = 30  # characters of a word


def reading(subject: str, text: str) -> str:
    """The text the model judges: the subject if the writer chose it, then the text, cut at `READ` characters.

    >>> reading("Re: Fewer returns", "Sounds good")
    'Sounds good'
    """
    return f"{own_subject(subject)[:200]}\n{text}".strip()[:READ]


def words(text: str) -> Counter[str]:
    """Words and pairs of neighbours, plain, numbers as `0`, links and addresses as one word.

    >>> sorted(words("Call me at 5"))
    ['0', 'at', 'at 0', 'call', 'call me', 'me', 'me at']
    """
    single = tokens(text)
    return Counter(single) + Counter(f"{one} {two}" for one, two in pairwise(single))


def pieces(text: str) -> Counter[str]:
    """Pieces of 2 to 5 characters inside each word, a space marking its ends: typos and endings still match.

    >>> sorted(pieces("ok"))
    [' o', ' ok', ' ok ', 'k ', 'ok', 'ok ']
    """
    found = tokens(text)
    return Counter(chain.from_iterable(_remembered(w) if len(w) <= _USUAL else _cut(w) for w in found))


def _cut(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    sizes = range(_SHORTEST, min(_LONGEST, len(padded)) + 1)
    return tuple(padded[start : start + size] for size in sizes for start in range(len(padded) - size + 1))


_remembered = lru_cache(maxsize=4096)(_cut)
"""People use the same few thousand words; long ones are an attacker's and not worth the memory."""


BLOCKS: Mapping[str, Callable[[str], Counter[str]]] = {
    "words": words,
    "pieces": pieces,
    "cues": cues,
    "pairs": pairs,
}
"""The views of a text, each scaled on its own, in the order of the model's rows."""
