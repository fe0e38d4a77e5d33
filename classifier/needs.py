"""What words a regular expression cannot match without, read off the expression: a cheap question before a dear one."""

import re
from collections.abc import Iterator, Mapping, Sequence

_SHORTEST, _LONGEST = 2, 8  # letters: enough to be rare, few enough to be looked up
_DIGIT, _END, INSIDE = "#", " ", "*"

_NO_LETTER = r"(?!\w)"
_BETWEEN = ("(?=", "(?!", "(?<", "^", "$")  # what looks at characters and takes none
_MOST = 16  # ways told apart; of more, only the best need of each
_WORD = re.compile(r"\w+")
_MAY_BE_JOINED = re.compile(
    r"(?<![\\\w\[\]?*+}{])([a-z]+)([-' ])\?([a-z]+(?![a-z?*+{])|[a-z]+(?=[a-z][?*+{]))"
)
"""`e-?mail`: one word or two, which need other words."""
_PUNCTUATION = re.compile(r"\[-?[^\w\\^\]-]*-?\]")
_DIGITS = re.compile(r"\\d|\[[\d-]+\]")
_EVERYWHERE = """
the you your this that have with not are was and for our from is it to of in on at we us me my no nicht sie ich wir mir uns
mich der die das ist ein eine auf fur von bei haben habe bitte noch mehr je vous nous pas plus les des une est que qui pour
votre vos notre los las una por para con mis sus nos se su es en de la el lo il le un non che per di da ci mi si sono ha ho
abbiamo nao os as um uma com ik wij niet een het van op dit dat geen heb hebben met voor naar jullie uw mijn ons onze a i e o
"""
_OFTEN = """
please just now so can could will would do be what if all one by an has but been or up out about there need mail
"""
_COMMON: Mapping[str, float] = {
    **dict.fromkeys(_EVERYWHERE.split(), 15.0),
    **dict.fromkeys(_OFTEN.split(), 5.0),
}

Need = frozenset[str]
"""What a match has at least one of: beginnings of words, whole words with a space behind, `#` for a digit, and behind
a star what stands anywhere."""
Way = tuple[Need, ...]
"""Needs that a match of one kind has all of; none where nothing is sure."""


def ways(pattern: str) -> Sequence[Way]:
    r"""The ways in which a regular expression of `phrases` can match: each match meets all needs of one of them.

    >>> [[sorted(need) for need in way] for way in ways(r"(?:no )?news|still (?:waiting|not)|no")]
    [[['news ']], [['still '], ['waiting ']], [['still '], ['not ']], [['no ']]]
    >>> [[sorted(need) for need in way] for way in ways(r"\w*liste")]
    [[['*liste']]]
    >>> [[sorted(need) for need in way] for way in ways(r"e-?mail")]
    [[['email ']], [['e '], ['mail ']]]
    """
    pattern = _MAY_BE_JOINED.sub(r"(?:\1\3|\1\2\3)", pattern)
    by_words = _Reader(pattern, inside=False).any_of(at_word=True, to_end=True)[0]
    return by_words if all(by_words) else _Reader(pattern, inside=True).any_of(at_word=True, to_end=True)[0]


def met_by(text: str) -> Iterator[str]:
    """All needs that the words of a `plain` text meet, but those behind a star.

    >>> sorted(met_by("no, later"))
    ['la', 'lat', 'late', 'later', 'later ', 'no', 'no ']
    """
    for word in _WORD.findall(text):
        yield from (word[:length] for length in range(_SHORTEST, min(len(word), _LONGEST) + 1))
        yield word + _END
    if any(map(str.isdecimal, text)):
        yield _DIGIT


def dearness(need: Need) -> float:
    """How often a text will meet it by chance: short and common words often."""
    return sum(4.0 ** (3 - len(each)) + _COMMON.get(each.strip(), 0.0) for each in need)


class _Reader:
    """Reads one regular expression. `inside`: what has no words of its own needs the letters it has in a row."""

    def __init__(self, pattern: str, *, inside: bool) -> None:
        self.pattern, self.inside = pattern, inside
        self.at = 0

    def any_of(self, *, at_word: bool, to_end: bool = False) -> tuple[Sequence[Way], bool]:
        """The ways of alternatives, and whether each ends where a word may begin."""
        found: list[Way] = []
        between = True
        while True:
            one, ends_between = self.sequence(at_word=at_word, to_end=to_end)
            found.extend(one)
            between = between and ends_between
            if self.pattern[self.at : self.at + 1] != "|":
                return found if all(found) else [()], between
            self.at += 1

    def sequence(self, *, at_word: bool, to_end: bool) -> tuple[Sequence[Way], bool]:
        """The ways of what stands in a row, and whether it ends where a word may begin."""
        found: Sequence[Way] = [()]
        run, between, row, longest = "", at_word, "", ""
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            if self.pattern.startswith(_BETWEEN, self.at):
                if self.pattern.startswith(_NO_LETTER, self.at):
                    found, run, between = _both(found, _kept(run, whole=True)), "", False
                self.at = _past(self.pattern, self.at)
                continue
            start, letter = self.at, _literal(self.pattern, self.at)
            inner, after = self._item(at_word=between and not run, to_end=to_end)
            missing, self.at = _repeats(self.pattern, self.at)
            row = row + letter if letter and not missing else ""
            longest = max(longest, row, key=len)
            in_word = letter.isalnum() and not missing and bool(run or between)
            if in_word:
                run, between = run + letter, False
            if missing is not None:
                row = ""
            elif in_word:
                continue
            apart = _is_apart(self.pattern, start)
            found = _both(found, _kept(run, whole=apart and not missing))
            between = between and not run
            run = ""
            if inner and not missing:
                found = _both(found, inner)
            ends = after if inner else apart
            between = ends and (not missing or between)
        found = _both(found, _kept(run, whole=to_end))
        if self.inside and len(longest) > _SHORTEST:
            found = _both(found, [(frozenset((INSIDE + longest,)),)])
        return found, between and not run

    def _item(self, *, at_word: bool, to_end: bool) -> tuple[Sequence[Way], bool]:
        """What an item needs, nothing where that is not sure, and whether a group ends where a word may begin."""
        start, end = self.at, _past(self.pattern, self.at)
        if self.pattern[start] != "(":
            self.at = end
            return ([(frozenset(_DIGIT),)] if _DIGITS.match(self.pattern, start) else []), False
        self.at += 3 if self.pattern.startswith("(?:", start) else 1
        inner, after = self.any_of(at_word=at_word, to_end=_ends_words(self.pattern, end, to_end=to_end))
        self.at = end
        return inner, after


def _both(first: Sequence[Way], then: Sequence[Way]) -> Sequence[Way]:
    """The ways of something and something behind it."""
    if len(then) > 1 and len(first) * len(then) > _MOST:
        then = [(_shared(then),)] if all(then) else [()]
    return [one + other for one in first for other in then]


def _shared(some: Sequence[Way]) -> Need:
    """One need for all these ways: of each what adds least to it, those without a choice first."""
    need: Need = frozenset()
    for way in sorted(some, key=lambda way: len(set(way))):
        need |= min((each - need for each in way), key=dearness)
    return need


def _kept(run: str, *, whole: bool) -> Sequence[Way]:
    """The need of letters that begin a word, or are all of it."""
    if whole and 0 < len(run) <= _LONGEST:
        return [(frozenset((run + _END,)),)]
    return [(frozenset((run[:_LONGEST],)),)] if len(run) >= _SHORTEST else [()]


def _literal(pattern: str, at: int) -> str:
    """The character that must stand here; empty when it is not one character."""
    if pattern[at] == "\\":
        return "" if pattern[at + 1].isalnum() else pattern[at + 1]
    return "" if pattern[at] in "([.^$" else pattern[at]


def _ends_words(pattern: str, at: int, *, to_end: bool) -> bool:
    """Whether a word ends where an item that ends here does; `to_end`: it does at the end of the pattern."""
    if pattern[at : at + 1] in {"", "|", ")"}:
        return to_end
    if _repeats(pattern, at)[0] is not None:
        return False
    if pattern.startswith(_NO_LETTER, at):
        return True
    if pattern.startswith(_BETWEEN, at):
        return _ends_words(pattern, _past(pattern, at), to_end=to_end)
    missing, behind = _repeats(pattern, _past(pattern, at))
    return _is_apart(pattern, at) and (not missing or _ends_words(pattern, behind, to_end=to_end))


def _is_apart(pattern: str, at: int) -> bool:
    """Whether what stands here is no letter and no digit."""
    letter = _literal(pattern, at)
    return bool(letter and not letter.isalnum()) or bool(_PUNCTUATION.match(pattern, at))


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
