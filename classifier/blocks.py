"""The scores that one view of a text gives to each class, from plain numbers and without scikit-learn."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from classifier.features import View
from classifier.tokens import REMEMBERED, USUAL

Numbers = NDArray[np.float64]
Rows = NDArray[np.int32]


class ModelError(Exception):
    """The model file cannot be used: it is missing, damaged, or not a model of ours."""


@dataclass(frozen=True, slots=True)
class Block:
    """One view of a text (words, pieces, cues): its vocabulary, the rarity (idf) and class weights of each entry.

    `idf` has shape (entries,), `weights` (entries, classes).
    """

    vocabulary: tuple[str, ...]
    idf: Numbers
    weights: Numbers
    _rows: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        rows = {entry: row for row, entry in enumerate(self.vocabulary)}
        if len(rows) != len(self.vocabulary):
            raise ModelError("a vocabulary holds an entry twice")
        object.__setattr__(self, "_rows", rows)

    def knows(self, entry: str) -> bool:
        """Whether the vocabulary has it."""
        return entry in self._rows

    def row(self, entry: str) -> int:
        """Where a known entry stands."""
        return self._rows[entry]

    def rows(self, entries: Iterable[str]) -> Rows:
        """Where those entries stand that are known, in their order."""
        return np.array([row for entry in entries if (row := self._rows.get(entry)) is not None], np.int32)

    def scores(self, rows: Rows, *, once: bool = False) -> Numbers:
        """What this view says for each class: (1 + ln count) x idf, scaled to length 1, times the weights.

        `rows`: where the entries of a text stand, each as often as it occurs; `once`: none stands there twice.
        """
        if not rows.size:
            return np.zeros(self.weights.shape[1])
        if once:
            values = self.idf.take(rows)
        else:
            rows = np.sort(rows)
            changes = (rows[1:] != rows[:-1]).nonzero()[0] + 1
            starts = np.concatenate(([0], changes, [rows.size]))
            rows, times = rows.take(starts[:-1]), starts[1:] - starts[:-1]
            values = (1.0 + np.log(times)) * self.idf.take(rows)
        return values @ self.weights.take(rows, axis=0) / math.sqrt(values @ values)


def scorer(view: View, block: Block) -> Callable[[str], Numbers]:
    """Tells the scores of a text seen in this way; how usual words are cut is remembered."""
    cut = view.cut
    if cut is None:
        return lambda text: block.scores(block.rows(view.units(text)), once=view.once)

    def rows_of(word: str) -> bytes:
        return block.rows(cut(word)).tobytes()

    remembered = lru_cache(REMEMBERED)(rows_of)

    def scores(text: str) -> Numbers:
        cuts = [remembered(word) if len(word) <= USUAL else rows_of(word) for word in view.units(text)]
        return block.scores(np.frombuffer(b"".join(cuts), np.int32))

    return scores
