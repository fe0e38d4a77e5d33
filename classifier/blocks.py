"""The scores that the views of a text give to each class, from plain numbers and without scikit-learn."""

import math
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from classifier.features import View
from classifier.tokens import REMEMBERED, USUAL

Numbers = NDArray[np.float64]


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


class Stack:
    """Blocks laid on each other, so that all that is seen of a text is weighed at once.

    `blocks` are those it was made of, as parts of its numbers; `rows` says by block and entry where each stands.
    """

    def __init__(self, blocks: Mapping[str, Block], views: Mapping[str, View]) -> None:
        self._idf = np.concatenate([block.idf for block in blocks.values()])
        self._weights = np.concatenate([block.weights for block in blocks.values()])
        bounds = [0, *accumulate(len(block.vocabulary) for block in blocks.values())]
        self.blocks: Mapping[str, Block] = {}
        self.rows: Mapping[str, Mapping[str, int]] = {}
        for (name, block), start, end in zip(blocks.items(), bounds[:-1], bounds[1:], strict=True):
            self.blocks[name] = Block(block.vocabulary, self._idf[start:end], self._weights[start:end])
            self.rows[name] = {entry: row for row, entry in enumerate(block.vocabulary, start)}
            if len(self.rows[name]) != end - start:
                raise ModelError("a vocabulary holds an entry twice")
        self._starts = np.array(bounds[:-1], np.intc)
        self._finders = [_finder(views[name], self.rows[name]) for name in blocks]

    def weights(self, block: str, entry: str) -> list[float]:
        """What a known entry says for each class."""
        return self._weights[self.rows[block][entry]].tolist()

    def scores(self, text: str) -> Numbers:
        """What a text says for each class: (1 + ln count) x idf, scaled to length 1 in each block, times the weights."""
        found = bytearray().join(find(text) for find in self._finders)
        if not found:
            return np.zeros(self._weights.shape[1])
        rows = np.frombuffer(found, np.intc)
        rows.sort()
        last = np.empty(rows.size, np.bool_)  # of those that are equal
        last[-1] = True
        np.not_equal(rows[1:], rows[:-1], out=last[:-1])
        ends = last.nonzero()[0]
        times = ends.copy()
        times[0] += 1
        times[1:] -= ends[:-1]
        rows = rows.take(ends)
        values = (1.0 + np.log(times)) * self._idf.take(rows)
        starts = rows.searchsorted(self._starts).tolist()
        for start, end in zip(starts, [*starts[1:], rows.size], strict=True):
            if start < end:
                part = values[start:end]
                part /= math.sqrt(part @ part)
        return values @ self._weights.take(rows, axis=0)


def _finder(view: View, rows: Mapping[str, int]) -> Callable[[str], bytes]:
    """Tells where the known entries of a text stand, as integers; how usual words are cut is remembered."""
    cut = view.cut

    def known(entries: Sequence[str]) -> bytes:
        return array("i", [row for row in map(rows.get, entries) if row is not None]).tobytes()

    if cut is None:
        return lambda text: known(view.units(text))

    def of_word(word: str) -> bytes:
        return known(cut(word))

    remembered = lru_cache(REMEMBERED)(of_word)
    return lambda text: b"".join(
        [remembered(word) if len(word) <= USUAL else of_word(word) for word in view.units(text)]
    )
