"""Turns of phrase as features: what a few thousand texts are too few to teach, told to the model in words we know."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from classifier.phrases import concepts_in
from classifier.tokens import sentences, tokens

_SHORT, _LONG = 6, 60  # words
_LENGTHS = (1, 2, 4, 8, 15, 25, 40, 90, 150)


def cues(text: str) -> Sequence[str]:
    """The concepts a text speaks of, those of its first and last sentence once more, and how it looks.

    >>> sorted(cues("Sounds good. What does it cost?"))[:5]
    ['> 1', '> 2', '> 4', '?', 'agrees']
    >>> [cue for cue in sorted(cues("Sounds good. What does it cost?")) if "t " in cue]
    ['first agrees', 'last asks_how', 'last asks_price']
    """
    words, found = tokens(text), [*_said(text)]
    if said := sentences(text):
        found += [f"first {concept}" for concept in concepts_in(words, end=len(said[0]))]
        found += [f"last {concept}" for concept in concepts_in(words, start=len(words) - len(said[-1]))]
    return [*found, *(f"> {length}" for length in _LENGTHS if len(words) > length)]


def pairs(text: str) -> Sequence[str]:
    """Every two cues that stand in one text: "thanks" means another thing beside "declines".

    >>> sorted(pairs("Sounds good, what does it cost?"))[:2]
    ['? agrees', '? asks_how']
    """
    return list(map(" ".join, combinations(_said(text), 2)))


@lru_cache(maxsize=8)  # the views of one text ask for the same
def _said(text: str) -> tuple[str, ...]:
    """The concepts, and `?` for a question, `short` or `long`, in order."""
    words = tokens(text)
    looks = {"?": "?" in text, "short": len(words) <= _SHORT, "long": len(words) >= _LONG}
    return tuple(sorted([*concepts_in(words), *(look for look, seen in looks.items() if seen)]))
