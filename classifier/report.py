"""An evaluation as people read it, and as programs do."""

from collections.abc import Iterator, Sequence
from typing import Any

from classifier.evaluate import Judged, Report, Score, changed

WORST = 20
"""Mistakes shown."""


def as_text(report: Report, worst: int = WORST) -> str:
    """Confusion table (rows: truth), scores by kind and language, what certainty is worth, the surest mistakes."""
    parts = [
        _confusion(report),
        _scores(report),
        _languages(report),
        _reliability(report),
        _mistakes(report.mistakes()[:worst]),
    ]
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part)))


def as_json(report: Report) -> dict[str, Any]:
    """The same as plain values; every mistake, not only the worst."""
    return {
        "mails": len(report.judged),
        "right": report.right,
        "accuracy": round(report.accuracy, 4),
        "unreadable": list(report.unreadable),
        "skipped": report.skipped,
        "calibration_error": round(report.calibration_error(), 4),
        "kinds": {kind: _plain(score) for kind, score in report.scores().items()},
        "languages": {
            language: {
                "mails": len(part.judged),
                "right": part.right,
                "kinds": {kind: _plain(score) for kind, score in part.scores().items()},
            }
            for language, part in report.by_language().items()
        },
        "confusion": [
            {"truth": truth, "said": said, "mails": mails}
            for (truth, said), mails in sorted(report.confusion().items())
        ],
        "reliability": [
            {"sure": round(bin_.sure, 4), "right": round(bin_.right, 4), "mails": bin_.mails}
            for bin_ in report.reliability()
        ],
        "mistakes": [_told(each) for each in report.mistakes()],
    }


def comparison_as_text(old: Report, new: Report, worst: int = WORST) -> str:
    """Who is right more often, by kind, and the mails on which they differ."""
    return "\n".join(_comparison(old, new, worst))


def comparison_as_json(old: Report, new: Report) -> dict[str, Any]:
    """Both evaluations, and every mail on which they differ."""
    differ = [{"old": _told(before), "new": _told(after)} for before, after in changed(old, new)]
    return {"old": as_json(old), "new": as_json(new), "changed": differ}


def _confusion(report: Report) -> Iterator[str]:
    confusion = report.confusion()
    truths = sorted({truth for truth, _ in confusion})
    told = sorted({said for _, said in confusion})
    width = max(map(len, [*truths, *told, "truth"])) + 2
    yield "truth".ljust(width) + "".join(said.rjust(width) for said in told)
    for truth in truths:
        counts = (confusion[truth, said] for said in told)
        yield truth.ljust(width) + "".join(str(count or "·").rjust(width) for count in counts)


def _scores(report: Report) -> Iterator[str]:
    for kind, score in report.scores().items():
        yield f"{kind:<18} precision {_share(score.precision)}  recall {_share(score.recall)}  mails {score.mails}"
    yield (
        f"{report.right} of {len(report.judged)} right; {len(report.unreadable)} unreadable, "
        f"{report.skipped} without a usable label"
    )


def _languages(report: Report) -> Iterator[str]:
    """Recall of each kind in each language, when more than one is told."""
    languages = report.by_language()
    if len(languages) < 2:
        return
    kinds = list(report.scores())
    yield "recall".ljust(8) + "".join(kind[:14].rjust(16) for kind in kinds) + "all".rjust(8)
    for language, part in languages.items():
        scores = part.scores()
        shares = (_share(scores[kind].recall if kind in scores else None).rjust(16) for kind in kinds)
        yield language.ljust(8) + "".join(shares) + _share(part.accuracy).rjust(8)


def _reliability(report: Report) -> Iterator[str]:
    yield "how sure  right  mails"
    for each in report.reliability():
        yield f"{each.sure:8.2f}  {each.right:5.2f}  {each.mails:5}"
    yield f"expected calibration error {report.calibration_error():.3f}"


def _mistakes(mistakes: Sequence[Judged]) -> Iterator[str]:
    for each in mistakes:
        why = "; ".join(each.verdict.evidence)
        yield f"{each.where}: is {each.truth}, said {each.said} ({each.verdict.sure:.2f}): {why}"


def _comparison(old: Report, new: Report, worst: int) -> Iterator[str]:
    yield f"{'':<18} {'old':>12} {'new':>12}"
    yield f"{'right':<18} {old.right:>12} {new.right:>12}"
    before = old.scores()
    for kind, score in new.scores().items():
        yield f"{kind + ' recall':<30} {_share(before[kind].recall)} {_share(score.recall)}"
    differ = list(changed(old, new))
    yield f"{len(differ)} of {len(new.judged)} mails change their kind"
    for one, other in differ[:worst]:
        truth = f" (is {other.truth})" if other.truth else ""
        yield f"{other.where}: {one.said} -> {other.said}{truth}"
    if len(differ) > worst:
        yield f"... and {len(differ) - worst} more; --json lists them all"


def _told(each: Judged) -> dict[str, Any]:
    return {
        "where": each.where,
        "truth": each.truth,
        "language": each.language,
        "said": each.said,
        "sure": round(each.verdict.sure, 4),
        "unsure": each.verdict.unsure,
        "evidence": list(each.verdict.evidence),
    }


def _plain(score: Score) -> dict[str, float | int | None]:
    return {"precision": score.precision, "recall": score.recall, "mails": score.mails}


def _share(value: float | None) -> str:
    return "   –" if value is None else f"{value:.2f}"
