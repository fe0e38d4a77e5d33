"""What the model sees of a text: words and pairs of words, pieces of words, turns of phrase and pairs of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from classifier.cues import cues, pairs
from classifier.tokens import READ, sentences, tokens
from classifier.wording import own_subject

_SHORTEST, _LONGEST = 2, 5


def reading(subject: str, text: str) -> str:
    """The text the model judges: the subject if the writer chose it, then the text, cut at `READ` characters.

    >>> reading("Re: Fewer returns", "Sounds good")
    'Sounds good'
    """
    return f"{own_subject(subject)[:200]}\n{text}".strip()[:READ]


def words(text: str) -> Sequence[str]:
    """Words and pairs of neighbours, plain, numbers as `0`, links and addresses as one word.

    What begins a sentence stands beside `^`, what ends one beside `$`: "no" alone is another word than "no problem".

    >>> words("Call me at 5")
    ['call', 'me', 'at', '0', '^ call', 'call me', 'me at', 'at 0', '0 $']
    """
    found = [*tokens(text)]
    for sentence in sentences(text):
        found += map(" ".join, pairwise(("^", *sentence, "$")))
    return found


def pieces(word: str) -> Sequence[str]:
    """Pieces of 2 to 5 characters of a word, a space marking its ends: typos and endings still match.

    >>> pieces("ok")
    [' o', 'ok', 'k ', ' ok', 'ok ', ' ok ']
    """
    padded = f" {word} "
    sizes = range(_SHORTEST, min(_LONGEST, len(padded)) + 1)
    return [padded[start : start + size] for size in sizes for start in range(len(padded) - size + 1)]


@dataclass(frozen=True, slots=True)
class View:
    """One way to see a text: as units, each as often as it occurs; they may be cut further."""

    units: Callable[[str], Sequence[str]]
    cut: Callable[[str], Sequence[str]] | None = None

    def __call__(self, text: str) -> Sequence[str]:
        """What of a text is counted, each as often as it occurs."""
        units = self.units(text)
        return list(chain.from_iterable(map(self.cut, units))) if self.cut else units


BLOCKS: Mapping[str, View] = {
    "words": View(words),
    "pieces": View(tokens, pieces),
    "cues": View(cues),
    "pairs": View(pairs),
}
"""The views of a text, each scaled on its own, in the order of the model's rows."""
