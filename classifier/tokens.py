"""A text as the words the model counts."""

import re
from functools import lru_cache

from classifier.wording import plain

READ = 2_000
"""Characters the model reads; what matters in a reply stands at its top."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_DIGITS = re.compile(r"\d+")
_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")


@lru_cache(maxsize=8)  # the views of one text ask for the same
def tokens(text: str) -> tuple[str, ...]:
    """The words, plain; every number is `0`, every link and address `link`.

    >>> tokens("Don't call me at 5, see www.acme.example")
    ("don't", 'call', 'me', 'at', '0', 'see', 'link')
    """
    return tuple(_WORD.findall(_DIGITS.sub("0", plain(_LINK.sub(" link ", text[:READ])))))
