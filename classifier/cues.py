"""Turns of phrase as features: what a few thousand texts are too few to teach, told to the model in words we know."""

from collections import Counter
from functools import lru_cache
from itertools import combinations

from classifier.phrases import concepts_in
from classifier.tokens import tokens

_SHORT, _LONG = 6, 60  # words


@lru_cache(maxsize=8)  # the views of one text ask for the same
def cues(text: str) -> Counter[str]:
    """The concepts a text speaks of, each once, and how it looks: `?` a question, `short` or `long`.

    >>> sorted(cues("Sounds good, what does it cost?"))
    ['?', 'agrees', 'asks_how', 'asks_price', 'short']
    """
    words = tokens(text)
    found = Counter(concepts_in(words).keys())
    found["?"] = "?" in text
    found["short"] = len(words) <= _SHORT
    found["long"] = len(words) >= _LONG
    return +found


def pairs(text: str) -> Counter[str]:
    """Every two cues that stand in one text: "thanks" means another thing beside "declines".

    >>> sorted(pairs("Sounds good, what does it cost?"))[:2]
    ['? agrees', '? asks_how']
    """
    return Counter(f"{one} {other}" for one, other in combinations(sorted(cues(text)), 2))
