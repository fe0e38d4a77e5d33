"""Which of a million names share most with a text: pieces of three letters, looked up in arrays."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BLOCK = 1 << 16  # names told by 16 bits
PIECES = 1 << 16  # a piece is told by 16 bits too; that two pieces share them now and then does no harm
AT_ONCE = 1 << 13  # names taken apart at a time: it takes a hundred times their memory
RAREST = 12  # pieces kept of a name, those that fewest others have: they say most, and cost least
READ = 100_000  # entries looked at for one text, those of rare pieces first
LEAST = 0.6  # of the weight that the best has
SPECIAL = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})

Keys = Sequence[tuple[int, str]]
"""Ids with the names they stand for, as `plain` gives them."""

Pieces = NDArray[np.uint16]
Starts = NDArray[np.int32]
Spans = tuple[Starts, Starts]
"""Where each of some pieces begins and ends in the names of a block."""


def plain(name: str) -> str:
    """A name without case, accents and umlauts.

    >>> plain("Łódź Müller Straße")
    'lodz muller strasse'
    """
    name = name.casefold()
    if name.isascii():
        return name
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return bare.translate(SPECIAL)


@dataclass(frozen=True, slots=True)
class Block:
    """Some names: `names[starts[piece]:starts[piece + 1]]` are the places in `ids` of those with a piece.

    `whole` is the weight of all pieces kept of a name.
    """

    ids: NDArray[np.int64]
    whole: NDArray[np.uint16]
    starts: Starts
    names: NDArray[np.uint16]


class Postings:
    """Names in blocks, to which more can be added. A name takes some 40 bytes, with its id.

    How rare a piece is, and so how much it weighs, is judged by the first block.
    """

    def __init__(self) -> None:
        self._blocks: tuple[Block, ...] = ()
        self._common = np.zeros(PIECES, np.uint64)
        self._weights = np.ones(PIECES, np.uint8)

    @property
    def blocks(self) -> int:
        """How many there are."""
        return len(self._blocks)

    def add(self, keys: Keys) -> None:
        """One more block, of at most BLOCK names."""
        if not self._blocks:
            self._weigh([name for _, name in keys])
        parts = [keys[first : first + AT_ONCE] for first in range(0, len(keys), AT_ONCE)]
        rarest = [_rarest([name for _, name in part], self._common) for part in parts]
        pieces, sizes = (np.concatenate(each) for each in zip(*rarest, strict=True))
        ends = np.cumsum(sizes)
        weight = np.append(0, np.cumsum(self._weights[pieces], dtype=np.int64))
        starts = np.append(0, np.cumsum(np.bincount(pieces, minlength=PIECES))).astype(np.int32)
        block = Block(
            ids=np.array([id_ for id_, _ in keys], np.int64),
            whole=(weight[ends] - weight[ends - sizes]).astype(np.uint16),
            starts=starts,
            names=np.repeat(np.arange(len(keys), dtype=np.uint16), sizes)[np.argsort(pieces, kind="stable")],
        )
        self._blocks = (*self._blocks, block)

    def _weigh(self, names: Sequence[str]) -> None:
        self._common = np.bincount(_pieces(names[:AT_ONCE])[1], minlength=PIECES).astype(np.uint64)
        many = min(len(names), AT_ONCE)
        self._weights = np.round(1 + np.log2(1 + many / (1 + self._common))).astype(np.uint8)

    def nearest(self, text: str, limit: int) -> list[int]:
        """The ids of at most `limit` names that share most with a text, in no order.

        Half of them are alike in length too; the other half may go on where the text ends.
        """
        blocks = self._blocks
        if not blocks:
            return []
        pieces, spans = self._asked(text, blocks)
        weights = self._weights[pieces].astype(np.float64)
        shared = [_shared(block, *each, weights) for block, each in zip(blocks, spans, strict=True)]
        most = max(float(weight.max(initial=0)) for weight in shared)
        if not most:
            return []
        near = [_near(block, weight, most * LEAST) for block, weight in zip(blocks, shared, strict=True)]
        ids, weight, whole = (np.concatenate(each) for each in zip(*near, strict=True))
        half = limit // 2
        if len(ids) <= half:
            return ids.tolist()
        alike = weight / (whole + float(weights[:RAREST].sum()))
        begins = weight - whole / 1000
        best = [*_top(alike, half), *_top(begins, limit - half)]
        return ids[list(dict.fromkeys(best))].tolist()

    def _asked(self, text: str, blocks: tuple[Block, ...]) -> tuple[NDArray[np.int64], list[Spans]]:
        """The pieces of a text, rarest first, as many as may be looked at; where each block has them."""
        pieces = np.array([*set(_mixed(_letters(f" {text} ")).tolist())], np.int64)
        pieces = pieces[self._common[pieces].argsort(kind="stable")]
        spans = [(block.starts[pieces], block.starts[pieces + 1]) for block in blocks]
        read = sum((last - first for first, last in spans), 0 * pieces).cumsum()
        many = max(1, int(read.searchsorted(READ, "right")))
        return pieces[:many], [(first[:many], last[:many]) for first, last in spans]


def _shared(block: Block, first: Starts, last: Starts, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weight of all that each name shares, by its place; the pieces lie in these spans."""
    spans = zip(first.tolist(), last.tolist(), strict=True)
    places = np.concatenate([block.names[start:end] for start, end in spans])
    shared = np.bincount(places, weights.repeat(last - first), len(block.ids))
    return shared.astype(np.float64, copy=False)  # it is, but numpy's types say of counts only


def _near(
    block: Block, weight: NDArray[np.float64], least: float
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.uint16]]:
    """Of the names that share so much: id, weight shared, weight of the whole."""
    (places,) = (weight >= least).nonzero()
    return block.ids[places], weight[places], block.whole[places]


def _top(scores: NDArray[np.float64], limit: int) -> NDArray[np.int64]:
    return np.arange(len(scores)) if len(scores) <= limit else np.argpartition(scores, -limit)[-limit:]


def _pieces(names: Sequence[str]) -> tuple[NDArray[np.uint64], Pieces]:
    """Every three letters in a row, with a blank before and behind each name, and the number of the name."""
    letters = _letters("\n".join(f" {name} " for name in names))
    ends = letters == ord("\n")
    inside = ~(ends[:-2] | ends[1:-1] | ends[2:])
    number = np.cumsum(ends[:-2], dtype=np.uint64)
    return number[inside], _mixed(letters)[inside]


def _letters(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16).astype(np.uint32)


def _mixed(letters: NDArray[np.uint32]) -> Pieces:
    """The piece that begins at each letter."""
    a, b, c = letters[:-2] * 0x9E3779B1, letters[1:-1] * 0x85EBCA6B, letters[2:] * 0xC2B2AE35
    mixed = (a ^ (b >> 3) ^ (c >> 7)) * np.uint32(0x27D4EB2F)
    return (mixed >> 16).astype(np.uint16)


def _rarest(names: Sequence[str], common: NDArray[np.uint64]) -> tuple[Pieces, NDArray[np.int64]]:
    """The rarest pieces of each name, once each, name after name; and how many each has."""
    number, pieces = _pieces(names)
    keys = np.sort(number << 40 | common[pieces] << 16 | pieces)
    keys = keys[np.append(True, keys[1:] != keys[:-1])]  # np.unique takes fifty times as long
    number = (keys >> 40).astype(np.int64)
    kept = np.arange(len(keys)) - np.searchsorted(number, number) < RAREST
    return (keys[kept] & (PIECES - 1)).astype(np.uint16), np.bincount(number[kept], minlength=len(names))
