"""`whoowns train` and `whoowns evaluate`: fit the model, measure it on labelled replies, compare two."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.settings import SettingsError, read_settings
from bot.wiring import build_desk
from classifier import model, report, train
from classifier.chart import FORMATS, draw_confusion
from classifier.classify import Classifier
from classifier.corpus import Example, Text, as_examples, digest, read_corpus
from classifier.evaluate import Report, evaluate
from classifier.labels import LabelError
from desk.corrections import Correction, corrections
from mail.parse import parse

COUNTS_FOR = 10  # texts of the corpus that a correction weighs as much as


def train_model(to: Path | None, with_corrections: bool) -> int:
    """Fit on the corpus, and on what the team has corrected, and write the model as plain numbers."""
    if with_corrections and to is None:
        raise SettingsError("Say where to write the model that knows your corrections: --to my-model.npz")
    print("Reading the corpus ...", file=sys.stderr)
    examples, taught = (
        read_corpus(parse),
        corrections(build_desk(read_settings())) if with_corrections else [],
    )
    learned = [*examples, *_as_examples(taught)]
    print(f"Fitting the model on {len(learned)} texts ...", file=sys.stderr)
    said = [each.raw + each.kind.encode() for each in taught]
    fitted = train.numbers(train.fit(learned), train.learned_from(digest(), said))
    path = to or model.HERE
    model.save(fitted, path)
    print(
        f"{path}: model {fitted.version}, learned from {len(examples)} texts and {len(taught)} corrections."
    )
    if to:
        print(f"See what it changes: whoowns evaluate FOLDER --compare OLD {path}")
        print(f"Switch it on: WHOOWNS_MODEL={path}")
    return 0


def _as_examples(taught: Sequence[Correction]) -> list[Example]:
    """A team's own replies count for more than a text of the corpus: they are what it gets."""
    texts = [Text(f"reply {c.reply_id}", c.kind, "", f"reply {c.reply_id}", c.raw) for c in taught]
    return [example for example in as_examples(texts, parse) for _ in range(COUNTS_FOR)]


def evaluate_on(path: Path, labels: Path | None, use: Path | None, as_json: bool, chart: Path | None) -> int:
    """Print the confusion table, precision and recall, and the worst mistakes with their evidence."""
    picture = _drawable(chart) if chart else None
    judged = _judged(path, labels, use or read_settings().model)
    print(json.dumps(report.as_json(judged), indent=2) if as_json else report.as_text(judged))
    if picture:
        draw_confusion(judged, picture)
        print(f"{picture}: the confusion table.", file=sys.stderr)
    return 0


def compare_on(path: Path, labels: Path | None, old: Path, new: Path, as_json: bool) -> int:
    """Print what a new model would say differently, before it is switched on."""
    before, after = _judged(path, labels, old), _judged(path, labels, new)
    if as_json:
        print(json.dumps(report.comparison_as_json(before, after), indent=2))
    else:
        print(report.comparison_as_text(before, after))
    return 0


def _judged(path: Path, labels: Path | None, use: Path | None) -> Report:
    if not path.exists():
        raise LabelError(f"{path} does not exist; give a folder of .eml files, a CSV, or a folder of texts")
    return evaluate(path, Classifier(model.load(use or model.HERE)), parse, labels)


def _drawable(path: Path) -> Path:
    """Asked before the mails are judged, which takes its time."""
    if path.suffix.lower() not in FORMATS or not path.parent.is_dir():
        raise LabelError(f"{path} must end in .png or .svg and lie in a folder that exists")
    return path
