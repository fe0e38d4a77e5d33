"""Turns of phrase as features: what a few thousand texts are too few to teach, told to the model in words we know."""

from collections.abc import Sequence
from itertools import combinations

from classifier.phrases import concepts_in
from classifier.tokens import tokens

_SHORT, _LONG = 6, 60  # words


def cues(text: str) -> Sequence[str]:
    """The concepts a text speaks of, each once, and how it looks: `?` a question, `short` or `long`.

    >>> sorted(cues("Sounds good, what does it cost?"))
    ['?', 'agrees', 'asks_how', 'asks_price', 'short']
    """
    words = tokens(text)
    looks = {"?": "?" in text, "short": len(words) <= _SHORT, "long": len(words) >= _LONG}
    return [*concepts_in(words), *(name for name, holds in looks.items() if holds)]


def pairs(text: str) -> Sequence[str]:
    """Every two cues that stand in one text: "thanks" means another thing beside "declines".

    >>> sorted(pairs("Sounds good, what does it cost?"))[:2]
    ['? agrees', '? asks_how']
    """
    return list(map(" ".join, combinations(sorted(cues(text)), 2)))
