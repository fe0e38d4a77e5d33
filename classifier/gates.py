"""Phrases that are looked for only where a text has the words they need."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

from classifier.needs import INSIDE, Need, dearness, met_by, ways
from classifier.tokens import REMEMBERED, USUAL
from classifier.wording import phrases

ERASED = " · "
_TABLES: "list[GatedPhrases]" = []


class GatedPhrases:
    """Any of these phrases, as `phrases` would find them; a line holds mostly those of one language.

    `borders`: what else `phrases` is to be told; `after` must keep words whole.
    """

    def __init__(self, *lines: str, **borders: Any) -> None:
        self.written, self._borders = lines, borders
        _TABLES.append(self)

    @cached_property
    def lines(self) -> Sequence[re.Pattern[str]]:
        """A pattern for each line."""
        return [phrases(line, **self._borders) for line in self.written]

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """All lines in one pattern."""
        return phrases(*self.written, **self._borders)

    def search(self, said: str) -> re.Match[str] | None:
        """A match of the first line that has one in this `plain` text; None without."""
        return self._gates.heard(said).search(self)

    @cached_property
    def _gates(self) -> "Gates":
        return Gates(self)


def ready() -> None:
    """Compile all lines now: a third of a second, which a process that reads many mails spends before the first."""
    for table in _TABLES:
        _ = table.lines


class Gates:
    """Tables that are asked of the same texts.

    Every line is asked only of a text that meets all needs of one of its ways. What is needed is read off the
    regular expressions, so the answer is the same, only sooner.
    """

    def __init__(self, *tables: GatedPhrases) -> None:
        self._places = [(table, number) for table in tables for number in range(len(table.written))]
        self._always: list[int] = []
        self._needing: dict[str, list[tuple[int, Sequence[Need]]]] = {}
        known: set[str] = set()
        for place, (table, number) in enumerate(self._places):
            for way in ways(table.written[number]):
                if not way:
                    self._always.append(place)
                    continue
                rarest, *others = sorted(set(way), key=dearness)
                for each in rarest:
                    self._needing.setdefault(each, []).append((place, others))
                known.update(*way)
        self._known, self._rarest = frozenset(known), frozenset(self._needing)
        self._inside = [need for need in known if need.startswith(INSIDE)]
        self._remembered = lru_cache(REMEMBERED)(self._met_by)
        self.heard = lru_cache(maxsize=4)(self._ask)

    def _ask(self, said: str) -> "Heard":
        """What to ask of this `plain` text."""
        words = [
            self._remembered(each) if len(each) <= USUAL else self._met_by(each) for each in said.split()
        ]
        inside = [need for need in self._inside if need[len(INSIDE) :] in said]
        met = self._known.intersection(inside).union(*words)
        asked = set(self._always)
        for need in met & self._rarest:
            for place, others in self._needing[need]:
                for other in others:
                    if met.isdisjoint(other):
                        break
                else:
                    asked.add(place)
        numbers: dict[GatedPhrases, list[int]] = {}
        for place in sorted(asked):
            table, number = self._places[place]
            numbers.setdefault(table, []).append(number)
        return Heard(said, numbers)

    def _met_by(self, unspaced: str) -> frozenset[str]:
        return self._known.intersection(met_by(unspaced))


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

    def without(self, table: GatedPhrases) -> "Heard":
        """The text with all that the table matches erased: what is left has no words it did not have before."""
        return replace(self, said=table.whole.sub(ERASED, self.said)) if self.search(table) else self
