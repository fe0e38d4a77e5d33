"""Phrases that are looked for only where a word stands that they need: a cheap question before a dear one.

Every line of a table (mostly one language's) is asked only if the text has a word that begins like one the line
cannot do without. What is needed is read off the regular expressions, so the answer is the same, only sooner.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from classifier.wording import phrases

_SHORTEST, _LONGEST = 2, 6
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_A_DIGIT = frozenset("#")
_COMMON = frozenset(
    _WORD.findall(
        "the you your this that have with not are was and for our from is it to of in on at we us me my no nicht sie "
        "ich wir mir uns mich der die das ist ein eine auf fur von bei haben habe bitte noch mehr je vous nous pas plus les "
        "des une est que qui pour votre vos notre los las una por para con mis sus que no me nos se su es en de la el lo "
        "il le un non che per di da ci mi si sono ha ho abbiamo nao os as um uma com nos ik wij niet een het van op is "
        "dit dat geen heb hebben met voor naar jullie uw mijn ons onze a i e o"
    )
)

Needs = frozenset[str] | None
"""Beginnings of words of which any match has at least one; None when nothing is sure."""


class GatedPhrases:
    """Any of these phrases, as `phrases` would find them."""

    def __init__(self, *lines: str) -> None:
        self.lines = [phrases(line) for line in lines]
        self._always: list[int] = []
        self._needing: dict[str, list[int]] = {}
        for number, line in enumerate(lines):
            needs = needed(line)
            if needs is None:
                self._always.append(number)
            for need in needs or ():
                self._needing.setdefault(need, []).append(number)
        self._needs = frozenset(self._needing)

    def search(self, said: str) -> re.Match[str] | None:
        """A match of the first line that has one in this `plain` text; None without."""
        asked = {number for need in self._needs & beginnings(said) for number in self._needing[need]}
        for number in sorted(asked.union(self._always)):
            if found := self.lines[number].search(said):
                return found
        return None


@lru_cache(maxsize=32)  # the tables all look at the same few texts
def beginnings(said: str) -> frozenset[str]:
    """The first two to six letters of every word, and `#` if there is a digit.

    >>> sorted(beginnings("to me, later"))
    ['la', 'lat', 'late', 'later', 'me', 'to']
    """
    words = set(_WORD.findall(said))
    begun = words.copy()
    for length in range(_SHORTEST, _LONGEST + 1):
        begun.update([word[:length] for word in words])
    return _A_DIGIT.union(begun) if _DIGIT.search(said) else frozenset(begun)


def needed(pattern: str) -> Needs:
    """What words a regular expression of `phrases` cannot match without.

    >>> sorted(needed(r"(?:no )?news|still (?:waiting|not)") or ())
    ['news', 'still']
    """
    return _any_of(pattern, 0, at_word=True)[0]


def _any_of(pattern: str, at: int, *, at_word: bool) -> tuple[Needs, bool, int]:
    """The needs of alternatives, whether each ends where a word may begin, and where they end."""
    needs: Needs = frozenset()
    between = True
    while True:
        one, ends_between, at = _sequence(pattern, at, at_word=at_word)
        needs = None if needs is None or one is None else needs | one
        between = between and ends_between
        if at >= len(pattern) or pattern[at] != "|":
            return needs, between, at
        at += 1


def _sequence(pattern: str, at: int, *, at_word: bool) -> tuple[Needs, bool, int]:
    found: list[frozenset[str]] = []
    run, between = "", at_word
    while at < len(pattern) and pattern[at] not in "|)":
        start, inner, after = at, None, False
        letter = _literal(pattern, at)
        if pattern.startswith(("(?=", "(?!", "(?<"), at) or pattern[at] in "^$":
            at = _past(pattern, at)
            continue
        if pattern[at] == "(":
            inside = at + (3 if pattern.startswith("(?:", at) else 1)
            inner, after, end = _any_of(pattern, inside, at_word=between and not run)
            at = end + 1
        else:
            at = _past(pattern, at)
        optional, at = _repeats(pattern, at)
        if letter and letter.isalnum() and optional is None and (run or between):
            run, between = run + letter, False
            continue
        found.extend(_kept(run))
        between = between and not run
        run = ""
        if inner and not optional:
            found.append(inner)
        if not optional and pattern.startswith(r"\d", start):
            found.append(_A_DIGIT)
        ends = after if pattern[start] == "(" else bool(letter) and not letter.isalnum()
        between = ends and (not optional or between)
    found.extend(_kept(run))
    return min(found, key=_dearness, default=None), between and not run, at


def _kept(run: str) -> Iterable[frozenset[str]]:
    return [frozenset((run[:_LONGEST],))] if len(run) >= _SHORTEST else []


def _dearness(needs: frozenset[str]) -> float:
    """How often a text will have one of these by chance: short and common words often."""
    return sum(15.0 if need in _COMMON else 4.0 ** (3 - len(need)) for need in needs)


def _literal(pattern: str, at: int) -> str:
    """The character that must stand here; empty when it is not one character."""
    if pattern[at] == "\\":
        return "" if pattern[at + 1].isalnum() else pattern[at + 1]
    return "" if pattern[at] in "([.^$" else pattern[at]


def _past(pattern: str, at: int) -> int:
    """The place behind one item."""
    if pattern[at] == "\\":
        return at + 2
    if pattern[at] == "[":
        return pattern.index("]", at + 2) + 1
    if pattern[at] != "(":
        return at + 1
    depth = 0
    while True:
        depth += {"(": 1, ")": -1}.get(pattern[at], 0)
        at = _past(pattern, at) if pattern[at] in "\\[" else at + 1
        if not depth:
            return at


def _repeats(pattern: str, at: int) -> tuple[bool | None, int]:
    """None when the item stands once, else whether it may be missing; and the place behind the sign."""
    sign = pattern[at : at + 1]
    if not sign or sign not in "?*+{":
        return None, at
    missing = sign in "?*" or (sign == "{" and pattern[at + 1] in "0,")
    at = pattern.index("}", at) + 1 if sign == "{" else at + 1
    return missing, at + (pattern[at : at + 1] in {"?", "+"})
