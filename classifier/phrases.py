"""The phrasebook: turns of phrase in seven languages, each with the concept it stands for, found in a text.

A concept is one feature for the model whatever the language, so what it learns of declining in English helps it
in Portuguese; and it is evidence that a person can read.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from classifier.tokens import REMEMBERED, USUAL, tokens

HERE = Path(__file__).parent / "phrasebook"
TALKING: Set[str] = frozenset(
    {"asks_price", "asks_info", "asks_demo", "asks_how", "proposes_time", "curious"}
)
"""What only somebody says who turns to us."""

_GAP = "+"
_SKIPS = (1, 2)  # words that may stand in a gap
_SECTION = re.compile(r"\[([a-z_]+)\]")


@dataclass(slots=True)
class _Node:
    """What may follow: whole words, beginnings of words, a gap; and the concepts of a phrase that ends here."""

    words: "dict[str, _Node]" = field(default_factory=dict[str, "_Node"])
    stems: "dict[str, _Node]" = field(default_factory=dict[str, "_Node"])
    lengths: Sequence[int] = ()  # of the stems, in order
    gap: "_Node | None" = None
    concepts: tuple[str, ...] = ()


def concepts_in(words: tuple[str, ...], start: int = 0, end: int | None = None) -> Mapping[str, str]:
    """The concepts these tokens speak of, each with the first words that do; time is linear in the words.

    `start` and `end`: where the words begin and end that alone count.

    >>> concepts_in(("no", "thanks", "we", "are", "not", "interested"))["declines"]
    'no thanks'
    """
    last = len(words) if end is None else end
    found: dict[str, str] = {}
    for begins, ends, concepts in _said(words):
        if start <= begins and ends <= last:
            for concept in concepts:
                if concept not in found:
                    found[concept] = " ".join(words[begins:ends])
    return found


@lru_cache(maxsize=8)  # the views of one text and the weighing ask for the same
def _said(words: tuple[str, ...]) -> Sequence[tuple[int, int, tuple[str, ...]]]:
    """Where phrases begin and end, and what they stand for."""
    return [
        (start, end, concepts)
        for start, word in enumerate(words)
        for node in (_remembered(word) if len(word) <= USUAL else _begun(word))
        for end, concepts in _ends(node, words, start + 1)
    ]


def speaks_of(text: str, concepts: Set[str]) -> bool:
    """Whether the text says one of these.

    >>> speaks_of("What does it cost?", TALKING), speaks_of("User unknown", TALKING)
    (True, False)
    """
    return not concepts.isdisjoint(concepts_in(tokens(text)))


def digest() -> str:
    """SHA-256 over the phrasebook, whatever the line ends."""
    seen = hashlib.sha256()
    for path in _files():
        seen.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return seen.hexdigest()


def _ends(node: _Node, words: Sequence[str], at: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where phrases end that lead on from here, and what they stand for."""
    if node.concepts:
        yield at, node.concepts
    if at == len(words):
        return
    for follows in _next(node, words[at]):
        yield from _ends(follows, words, at + 1)
    if node.gap:
        for skipped in _SKIPS:
            if at + skipped < len(words):
                yield from _ends(node.gap, words, at + skipped)


def _next(node: _Node, word: str) -> Iterator[_Node]:
    """Where a word leads from here."""
    if follows := node.words.get(word):
        yield follows
    for length in node.lengths:
        if length > len(word):
            return
        if follows := node.stems.get(word[:length]):
            yield follows


def _begun(word: str) -> tuple[_Node, ...]:
    """Where the phrases that a word begins go on."""
    return tuple(_next(_phrasebook(), word))


_remembered = lru_cache(REMEMBERED)(_begun)


@cache
def _phrasebook() -> _Node:
    root = _Node()
    for path in _files():
        for concept, phrase in _entries(path):
            _enter(root, phrase.split(), concept)
    return root


def _enter(node: _Node, phrase: Sequence[str], concept: str) -> None:
    for word in phrase:
        if word == _GAP:
            node.gap = node.gap or _Node()
            node = node.gap
        elif word.endswith("*"):
            node.lengths = sorted({*node.lengths, len(word) - 1})
            node = node.stems.setdefault(word[:-1], _Node())
        else:
            node = node.words.setdefault(word, _Node())
    if concept not in node.concepts:
        node.concepts = (*node.concepts, concept)


def _entries(path: Path) -> Iterator[tuple[str, str]]:
    """The lines of one language: `[concept]`, then its phrases; `#` begins a remark."""
    concept = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        written = line.partition("#")[0].strip()
        if section := _SECTION.fullmatch(written):
            concept = section[1]
        elif written:
            yield concept, written


def _files() -> list[Path]:
    return sorted(HERE.glob("*.txt"))
