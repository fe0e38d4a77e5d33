"""Two versions of the rules compared on the same replies: who gains, who loses, what ends at the fallback."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from routing.chain import FAILED
from routing.model import Assignment, Decision, Rep, Signals
from routing.rule_files import TRIAGE
from routing.turns import with_turns

NOBODY = "nobody"
NO_SEQUENCE = "no sequence known"


@dataclass(frozen=True, slots=True)
class Tried:
    """One reply under two versions of the rules; `number` is the reply's, `sequence` the one it answers."""

    number: int
    came: datetime
    sender: str
    subject: str
    sequence: str
    before: Decision
    after: Decision

    @property
    def moves(self) -> bool:
        """Whether somebody else, or another team's channel, would have it."""
        return _place(self.before) != _place(self.after)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the replies a person had, and would have."""

    person: str
    before: int
    after: int

    @property
    def gain(self) -> int:
        """How many more; below zero it is a loss."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of a trial; `unread` counts replies that could not be read again."""

    replies: tuple[Tried, ...]
    unread: int = 0

    @property
    def moved(self) -> tuple[Tried, ...]:
        """The replies that somebody else would have."""
        return tuple(each for each in self.replies if each.moves)

    @property
    def shares(self) -> tuple[Share, ...]:
        """Everybody who had or would have replies, and nobody, those first whose share changes most."""
        before, after = (
            (_counted(each) for each in zip(*self._decisions, strict=True))
            if self.replies
            else (
                Counter[str](),
                Counter[str](),
            )
        )
        found = (Share(person, before[person], after[person]) for person in {*before, *after})
        return tuple(sorted(found, key=lambda each: (-abs(each.gain), -each.after, each.person)))

    @property
    def at_fallback(self) -> tuple[int, int]:
        """How many end at the fallback or, in doubt, with whoever sorts there; before and after (R41)."""
        ends = [(one.rule in TRIAGE, other.rule in TRIAGE) for one, other in self._decisions]
        return sum(one for one, _ in ends), sum(other for _, other in ends)

    @property
    def rises(self) -> bool:
        """Whether more replies end at the fallback than before."""
        before, after = self.at_fallback
        return after > before

    @property
    def failures(self) -> tuple[str, ...]:
        """What the rules that broke on a reply said; each rule once."""
        first: dict[str, str] = {}
        for each in self.replies:
            for warning in each.after.warnings:
                if FAILED in warning:
                    first.setdefault(warning.partition(FAILED)[0], f"{warning} (reply {each.number})")
        return tuple(first.values())

    @property
    def sequences(self) -> tuple[tuple[str, int], ...]:
        """Replies per sequence, the largest first: where to begin (R94)."""
        counted = Counter(each.sequence or NO_SEQUENCE for each in self.replies)
        return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))

    @property
    def sentence(self) -> str:
        """`3 of 100 replies would move; 12 end at the fallback instead of 10`."""
        if not self.replies:
            return "there are no replies yet to try it on"
        before, after = self.at_fallback
        fallback = (
            f"{after} end at the fallback, as before"
            if before == after
            else (f"{after} end at the fallback instead of {before}")
        )
        return f"{len(self.moved)} of {len(self.replies)} replies would move; {fallback}"

    @property
    def _decisions(self) -> list[tuple[Decision, Decision]]:
        return [(each.before, each.after) for each in self.replies]


def by_lot(signals: Signals, lot: int) -> Signals:
    """The signals with the turns in each territory and team drawn by lot instead of by who waited longest.

    The same `lot` draws the same people in the same order, whoever else is there: so a person more takes a
    fair share, and nothing else changes hands.
    """
    return with_turns(signals, lambda reps: _drawn(reps, lot))


def _drawn(reps: tuple[Rep, ...], lot: int) -> tuple[Rep, ...]:
    return tuple(sorted(reps, key=lambda rep: sha256(f"{lot} {rep.key}".encode()).digest()))


def _counted(decisions: Iterable[Decision]) -> Counter[str]:
    return Counter(owner_of(each) for each in decisions)


def owner_of(decision: Decision) -> str:
    """The owner's name, or nobody."""
    return decision.owner.name if decision.owner else NOBODY


def _place(decision: Decision) -> tuple[str, str]:
    outcome = decision.outcome
    if not isinstance(outcome, Assignment):
        return "", ""
    return outcome.owner.key, outcome.team.key if outcome.team else ""
