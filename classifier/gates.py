"""Phrases that are looked for only where a text has the words they need."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any

from classifier.needs import INSIDE, Need, Way, dearness, met_by, ways
from classifier.tokens import REMEMBERED, USUAL
from classifier.wording import phrases

ERASED = " · "


class GatedPhrases:
    """Any of these phrases, as `phrases` would find them; a line holds mostly those of one language.

    `borders`: what else `phrases` is to be told; `after` must keep words whole.
    """

    def __init__(self, *lines: str, **borders: Any) -> None:
        self.written, self._borders = lines, borders

    @cached_property
    def lines(self) -> Sequence[re.Pattern[str]]:
        """A pattern for each line."""
        return [phrases(line, **self._borders) for line in self.written]

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """All lines in one pattern."""
        return phrases(*self.written, **self._borders)


_Asked = tuple[int, Need, Sequence[Need]]
"""The place of a line found by a word, all that a text must have besides, and needs of which it must meet each."""


class Gates:
    """Tables that are asked of the same texts.

    Every line is asked only of a text that meets all needs of one of its ways. What is needed is read off the
    regular expressions, so the answer is the same, only sooner.
    """

    def __init__(self, *tables: GatedPhrases) -> None:
        self._lines = [(table, number) for table in tables for number in range(len(table.written))]
        self._always: list[int] = []
        self._needing: dict[str, list[_Asked]] = {}
        known: set[str] = set()
        for place, (table, number) in enumerate(self._lines):
            for way in ways(table.written[number]):
                if way:
                    self._enter(place, way)
                    known.update(*way)
                else:
                    self._always.append(place)
        self._known = frozenset(known)
        self._inside = {need: max(need[1:].split(), key=len) for need in known if need[0] == INSIDE}
        self._spaced = frozenset(filter(_is_spaced, known))
        self._remembered = lru_cache(REMEMBERED)(self._met_by)
        self.heard = lru_cache(maxsize=4)(self._ask)

    def _enter(self, place: int, way: Way) -> None:
        """Remember a line under the words of the need that is met most rarely."""
        rarest, *others = sorted(set(way), key=dearness)
        all_of = frozenset[str]().union(*(need for need in others if len(need) == 1))
        any_of = tuple(need for need in others if len(need) > 1)
        for need in rarest:
            sure = all_of | {need} if _is_spaced(need) else all_of
            self._needing.setdefault(need, []).append((place, sure, any_of))

    def _ask(self, said: str) -> "Heard":
        """What to ask of this `plain` text."""
        words = [
            self._remembered(each) if len(each) <= USUAL else self._met_by(each) for each in set(said.split())
        ]
        met = set[str]().union(*[needs for needs, _ in words])
        met.difference_update([need for need in met & self._spaced if need[1:] not in said])
        asked = set(self._always)
        for _, lines in words:
            for place, all_of, any_of in lines:
                if all_of <= met and place not in asked and not any(map(met.isdisjoint, any_of)):
                    asked.add(place)
        numbers: dict[GatedPhrases, list[int]] = {}
        for place in sorted(asked):
            table, number = self._lines[place]
            numbers.setdefault(table, []).append(number)
        return Heard(said, numbers)

    def _met_by(self, unspaced: str) -> tuple[Need, Sequence[_Asked]]:
        """The needs a word meets, of those with a space inside any it may be a part of; and the lines to ask for it."""
        inside = [need for need, part in self._inside.items() if part in unspaced]
        met = self._known.intersection(met_by(unspaced)).union(inside)
        return met, tuple(chain.from_iterable(self._needing.get(need, ()) for need in met))


@dataclass(frozen=True, slots=True)
class Heard:
    """A `plain` text, and the numbers of the lines of each table that may match in it."""

    said: str
    numbers: Mapping[GatedPhrases, Sequence[int]]

    def may_say(self, table: GatedPhrases) -> bool:
        """Whether a line of the table is worth asking."""
        return table in self.numbers

    def search(self, table: GatedPhrases) -> re.Match[str] | None:
        """A match of the first line of the table that has one; None without."""
        for number in self.numbers.get(table, ()):
            if found := table.lines[number].search(self.said):
                return found
        return None

    def pattern(self, table: GatedPhrases) -> re.Pattern[str]:
        """What finds all that the table has in this text: its only line that may match, or else all lines in one."""
        numbers = self.numbers.get(table, ())
        return table.lines[numbers[0]] if len(numbers) == 1 else table.whole

    def without(self, table: GatedPhrases) -> "Heard":
        """The text with all that the table matches erased: what is left has no words it did not have before."""
        return Heard(self.pattern(table).sub(ERASED, self.said), self.numbers) if self.search(table) else self


def _is_spaced(need: str) -> bool:
    """Whether no single word tells if it is met."""
    return need[0] == INSIDE and " " in need
