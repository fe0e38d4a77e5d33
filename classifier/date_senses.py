"""What a notice says of each day it names: back that day, away until then, away on it, answering on it."""

import re
from collections.abc import Iterator
from enum import StrEnum

from classifier.absence_words import (
    ANSWER,
    AT_WORK,
    AWAY,
    BEGINS,
    ELSE,
    FROM,
    GETS_BACK,
    NOT_AT_WORK,
    RANGE,
    RETURN,
    SINCE,
    UNTIL,
)
from classifier.date_forms import Dated
from classifier.date_readers import Written

_DAY = "\ue000-\ue0ff"
_MARK = re.compile(f"[{_DAY}]")
_SENTENCE = re.compile(r"[.!?](?:\s|$)|[!?;|]| / ")
_THE = r"(?:(?:the|dem|den|le|el|il|al|o|a|am|op) ){0,2}"
_CLAUSE = re.compile(
    rf",? (?:and|but|und|aber|et|mais|y|pero|ma|maar|mas|e|en)(?= )(?! {_THE}[\d{_DAY}])"
    rf"|,(?! ?(?:(?:and|und|et|y|e|en) )?[\d{_DAY}])|[()]"
)
_BEFORE, _AFTER, _SENTENCES = 60, 40, 60


class Sense(StrEnum):
    """What is said of a day."""

    BACK = "back"
    END = "end of an absence"
    AWAY = "away on it"
    ANSWER = "answers on it"
    SOME_END = "end of something"


def senses(text: Dated) -> Iterator[tuple[Sense, int, Written]]:
    """Each day that says something of an absence, with the number of its sentence."""
    for number, sentence in enumerate(_SENTENCE.split(text.text)[:_SENTENCES]):
        marks = _MARK.findall(sentence)
        if not marks:
            continue
        sentence = _reworded(sentence)
        away = bool(AWAY.search(sentence))
        for clause in _CLAUSE.split(sentence):
            said = _Cues(clause)
            if len(marks) == 1 and not said.any:
                said = _Cues(sentence)
            for mark in _MARK.finditer(clause):
                written = text[mark.group()]
                if sense := _sense(clause, mark, said, away, written):
                    yield sense, number, written


def _reworded(sentence: str) -> str:
    """`get back to you` is an answer, `not in the office` is away: their words would say the opposite."""
    return NOT_AT_WORK.sub(" away ", GETS_BACK.sub(" answer ", sentence))


class _Cues:
    """Which kinds of words a clause has."""

    def __init__(self, clause: str) -> None:
        self.returns = bool(RETURN.search(clause))
        self.at_work = bool(AT_WORK.search(clause))
        self.away = bool(AWAY.search(clause))
        self.answers = bool(ANSWER.search(clause))
        self.other = bool(ELSE.search(clause))
        self.any = self.returns or self.at_work or self.away or self.answers


def _sense(clause: str, mark: re.Match[str], said: _Cues, away: bool, written: Written) -> Sense | None:
    """What the clause says of one of its days. `away`: its sentence speaks of an absence."""
    before = clause[max(0, mark.start() - _BEFORE) : mark.start()]
    after = clause[mark.end() : mark.end() + _AFTER]
    if said.other or SINCE.search(before) or BEGINS.match(after):
        return None
    if UNTIL.search(before) or RANGE.search(before):
        if said.at_work and not said.away and not said.returns:
            return None  # `available until` is the opposite
        if away:
            return Sense.END
        return Sense.SOME_END if written.full else None
    back = said.returns or said.at_work
    if FROM.search(before) and not (back or said.answers):
        return None
    if back and not _away_here(clause, mark):
        return Sense.BACK
    if said.answers:
        return Sense.ANSWER
    return Sense.AWAY if said.away and written.full else None


def _away_here(clause: str, mark: re.Match[str]) -> bool:
    """Whether, in a clause of several days, the words since the last one speak of being away: `out 3 May returning 10 May`."""
    marks = [each.start() for each in _MARK.finditer(clause)]
    if len(marks) < 2:
        return False
    last = max((at for at in marks if at < mark.start()), default=-1)
    here = _Cues(clause[last + 1 : mark.start()])
    return here.away and not (here.returns or here.at_work)
