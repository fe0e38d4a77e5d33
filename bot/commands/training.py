"""`whoowns train` and `whoowns evaluate`: fit the model, measure it on labelled replies, compare two."""

import json
import sys
from pathlib import Path

from bot.settings import read_settings
from classifier import model, report, train
from classifier.chart import FORMATS, draw_confusion
from classifier.classify import Classifier
from classifier.corpus import digest, read_corpus
from classifier.evaluate import Report, evaluate
from classifier.labels import LabelError
from mail.parse import parse


def train_model(to: Path | None) -> int:
    """Fit on the corpus and write the model as plain numbers."""
    path = to or model.HERE
    print("Reading the corpus ...", file=sys.stderr)
    examples = read_corpus(parse)
    print(f"Fitting the model on {len(examples)} texts ...", file=sys.stderr)
    fitted = train.numbers(train.fit(examples), train.learned_from(digest()))
    model.save(fitted, path)
    print(f"{path}: model {fitted.version}, {len(fitted.classes)} kinds of reply.")
    return 0


def evaluate_on(path: Path, labels: Path | None, use: Path | None, as_json: bool, chart: Path | None) -> int:
    """Print the confusion table, precision and recall, and the worst mistakes with their evidence."""
    judged = _judged(path, labels, use or read_settings().model)
    print(json.dumps(report.as_json(judged), indent=2) if as_json else report.as_text(judged))
    if chart:
        _draw(judged, chart)
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


def _draw(judged: Report, path: Path) -> None:
    if path.suffix not in FORMATS:
        raise LabelError(f"{path} must end in .png or .svg")
    draw_confusion(judged, path)
    print(f"{path}: the confusion table.", file=sys.stderr)
