"""How well a classifier does on labelled mail: what was said of each, and the counts that follow."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from classifier.classify import Classifier
from classifier.kinds import kind_of
from classifier.labels import NOT, labelled_mails
from classifier.parsing import Parse, read_mail
from routing.model import Verdict

BINS = 10
"""Steps of certainty in a reliability table."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One mail: where it is, what it is (`truth`), its language if told, and the verdict."""

    where: str
    truth: str
    language: str
    verdict: Verdict

    @property
    def said(self) -> str:
        """The kind the verdict says."""
        return kind_of(self.verdict)

    @property
    def right(self) -> bool:
        """Whether it is so; of a truth `not x` anything but x is right."""
        return agrees(self.truth, self.said)


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall of one kind, 0 to 1 (None: nothing to divide by), and how many mails are of it."""

    precision: float | None
    recall: float | None
    mails: int


@dataclass(frozen=True, slots=True)
class Sure:
    """Mails judged about equally surely: how sure on average, how many of them rightly (0 to 1), how many."""

    sure: float
    right: float
    mails: int


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome. `unreadable` names files no mail could be made of, `skipped` counts what had no usable label."""

    judged: tuple[Judged, ...]
    unreadable: tuple[str, ...] = ()
    skipped: int = 0

    @property
    def right(self) -> int:
        """How many were judged rightly."""
        return sum(each.right for each in self.judged)

    @property
    def accuracy(self) -> float:
        """The share of them, 0 to 1; 0 of nothing."""
        return self.right / len(self.judged) if self.judged else 0.0

    def confusion(self) -> Counter[tuple[str, str]]:
        """How often each (truth, said) came."""
        return Counter((each.truth, each.said) for each in self.judged)

    def scores(self) -> dict[str, Score]:
        """Precision and recall per kind; mails labelled `not x` count against the precision of x alone."""
        confusion = self.confusion()
        kinds = sorted({truth for truth, _ in confusion if not truth.startswith(NOT)})
        return {kind: _score(kind, confusion) for kind in kinds}

    def by_language(self) -> dict[str, "Report"]:
        """The same for each language of the mails that tell theirs."""
        told = sorted((each for each in self.judged if each.language), key=lambda each: each.language)
        return {language: Report(tuple(some)) for language, some in groupby(told, lambda each: each.language)}

    def mistakes(self) -> list[Judged]:
        """What was judged wrongly, the surest first."""
        return sorted((each for each in self.judged if not each.right), key=lambda each: -each.verdict.sure)

    def reliability(self) -> list[Sure]:
        """What certainty is worth: mails by how sure the verdict was, in tenths, from least to most sure."""

        def bin_of(each: Judged) -> int:
            return min(int(each.verdict.sure * BINS), BINS - 1)

        ordered = sorted(self.judged, key=bin_of)
        return [_sure(tuple(some)) for _, some in groupby(ordered, bin_of)]

    def calibration_error(self) -> float:
        """The expected calibration error: how far certainty is from the share of right ones, on average."""
        total = len(self.judged) or 1
        return sum(abs(each.sure - each.right) * each.mails for each in self.reliability()) / total


def evaluate(path: Path, classifier: Classifier, parse: Parse, labels: Path | None = None) -> Report:
    """Judge every labelled mail at `path` (see `labels.labelled_mails`) and compare.

    Raises LabelError when there is nothing labelled to judge.
    """
    mails, skipped = labelled_mails(path, labels)
    judged: list[Judged] = []
    unreadable: list[str] = []
    for labelled in mails:
        mail = read_mail(labelled.raw, parse)
        if mail is None:
            unreadable.append(labelled.where)
            continue
        verdict = classifier.classify(mail)
        judged.append(Judged(labelled.where, labelled.truth, labelled.language, verdict))
    return Report(tuple(judged), tuple(unreadable), skipped)


def changed(old: Report, new: Report) -> Iterator[tuple[Judged, Judged]]:
    """The mails of which two classifiers say different kinds, in order; both have judged the same ones."""
    for before, after in zip(old.judged, new.judged, strict=True):
        if before.said != after.said:
            yield before, after


def agrees(truth: str, said: str) -> bool:
    """Whether a kind is right: the same, or, for a truth `not x`, any other than x."""
    return said != truth.removeprefix(NOT) if truth.startswith(NOT) else said == truth


def _score(kind: str, confusion: Counter[tuple[str, str]]) -> Score:
    hits = confusion[kind, kind]
    relevant = sum(count for (truth, _), count in confusion.items() if truth == kind)
    told = sum(
        count
        for (truth, said), count in confusion.items()
        if said == kind and (not truth.startswith(NOT) or truth == NOT + kind)
    )
    return Score(hits / told if told else None, hits / relevant if relevant else None, relevant)


def _sure(some: Sequence[Judged]) -> Sure:
    count = len(some)
    return Sure(
        sum(each.verdict.sure for each in some) / count, sum(each.right for each in some) / count, count
    )
