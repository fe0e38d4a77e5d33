"""How well a classifier does on labelled mail: a confusion table, precision and recall, the worst mistakes."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from classifier.classify import Classifier
from classifier.labels import NOT, labelled_files, labelled_rows, said
from routing.model import Mail, Verdict

Parse = Callable[[bytes], object]
"""Bytes to Mail; anything that is no Mail (a reason why not) counts as unreadable."""

_WORST = 20


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mail judged wrongly: where it is, what it is, what was said, how sure, and why."""

    where: str
    truth: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall of one label, 0 to 1 (None: nothing to divide by), and how many mails have it."""

    precision: float | None
    recall: float | None
    mails: int


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome. `confusion` counts (truth, said); truth may be `not x`, right when anything else was said.

    `mistakes` come the surest first; `unreadable` names files no mail could be made of.
    """

    confusion: Counter[tuple[str, str]]
    mistakes: tuple[Mistake, ...]
    unreadable: tuple[str, ...]
    skipped: int

    @property
    def mails(self) -> int:
        """How many mails were judged."""
        return self.confusion.total()

    @property
    def right(self) -> int:
        """How many of them rightly."""
        return sum(count for (truth, verdict), count in self.confusion.items() if agrees(truth, verdict))

    def scores(self) -> dict[str, Score]:
        """Precision and recall per label; mails labelled `not x` count against the precision of x."""
        labels = sorted({truth for truth, _ in self.confusion if not truth.startswith(NOT)})
        return {label: self._score(label) for label in labels}

    def _score(self, label: str) -> Score:
        hits = self.confusion[label, label]
        relevant = sum(count for (truth, _), count in self.confusion.items() if truth == label)
        told = sum(
            count
            for (truth, verdict), count in self.confusion.items()
            if verdict == label and (not truth.startswith(NOT) or truth == NOT + label)
        )
        return Score(hits / told if told else None, hits / relevant if relevant else None, relevant)


def evaluate(path: Path, classifier: Classifier, parse: Parse, labels: Path | None = None) -> Report:
    """Judge every labelled mail at `path` and compare.

    `path` is a CSV (columns body, label, and if you like subject, language, ambiguous: such rows are left
    out) or a folder of .eml files, whose labels stand in `labels`, else in its labels.csv (path, label) or
    MANIFEST.csv (local_path, label), else are the names of the folders they lie in.
    Raises LabelError when there is nothing labelled to judge.
    """
    if path.is_dir():
        labelled, skipped = labelled_files(path, labels)
        mails: Iterable[tuple[str, str, object]] = (
            (str(f), label, parse(f.read_bytes())) for f, label in labelled
        )
    else:
        rows, skipped = labelled_rows(path)
        mails = ((row, label, mail) for row, label, mail in rows)
    return _compare(mails, classifier, skipped)


def _compare(mails: Iterable[tuple[str, str, object]], classifier: Classifier, skipped: int) -> Report:
    confusion: Counter[tuple[str, str]] = Counter()
    mistakes: list[Mistake] = []
    unreadable: list[str] = []
    for where, truth, mail in mails:
        if not isinstance(mail, Mail):
            unreadable.append(where)
            continue
        verdict = classifier.classify(mail)
        confusion[truth, said(verdict)] += 1
        if not agrees(truth, said(verdict)):
            mistakes.append(Mistake(where, truth, verdict))
    mistakes.sort(key=lambda mistake: -mistake.verdict.sure)
    return Report(confusion, tuple(mistakes), tuple(unreadable), skipped)


def agrees(truth: str, verdict: str) -> bool:
    """Whether a verdict is right: the same label, or, for a truth `not x`, any other than x."""
    return verdict != truth.removeprefix(NOT) if truth.startswith(NOT) else verdict == truth


def table(report: Report, worst: int = _WORST) -> str:
    """The report as text: confusion table (rows: truth), scores, and the `worst` surest mistakes."""
    return "\n".join([*_confusion(report), "", *_scores(report), "", *_mistakes(report.mistakes[:worst])])


def _confusion(report: Report) -> Iterator[str]:
    truths = sorted({truth for truth, _ in report.confusion})
    verdicts = sorted({verdict for _, verdict in report.confusion})
    width = max(map(len, [*truths, *verdicts, "truth"])) + 2
    yield "truth".ljust(width) + "".join(verdict.rjust(width) for verdict in verdicts)
    for truth in truths:
        counts = (report.confusion[truth, verdict] for verdict in verdicts)
        yield truth.ljust(width) + "".join(str(count or "·").rjust(width) for count in counts)


def _scores(report: Report) -> Iterator[str]:
    for label, score in report.scores().items():
        yield f"{label:<18} precision {_share(score.precision)}  recall {_share(score.recall)}  mails {score.mails}"
    yield (
        f"{report.right} of {report.mails} right; {len(report.unreadable)} unreadable, "
        f"{report.skipped} without a usable label"
    )


def _share(value: float | None) -> str:
    return "   –" if value is None else f"{value:.2f}"


def _mistakes(mistakes: Sequence[Mistake]) -> Iterator[str]:
    for mistake in mistakes:
        verdict = mistake.verdict
        why = "; ".join(verdict.evidence)
        yield f"{mistake.where}: is {mistake.truth}, said {said(verdict)} ({verdict.sure:.2f}): {why}"
