"""`whoowns train` and `whoowns evaluate`: fit the model on the corpus, measure it on labelled replies."""

import sys
from pathlib import Path

from bot.settings import read_settings
from classifier import evaluate, model, train
from classifier.classify import Classifier
from classifier.labels import LabelError
from mail.parse import parse


def train_model(to: Path | None) -> int:
    """Fit on the corpus and write the model as plain numbers."""
    path = to or model.HERE
    print("Fitting the model on the corpus ...", file=sys.stderr)
    fitted = train.train(path=path)
    print(f"{path}: a model of {len(fitted.classes)} kinds of reply.")
    return 0


def evaluate_on(path: Path, labels: Path | None) -> int:
    """Print the confusion table, precision and recall, and the worst mistakes with their evidence."""
    if not path.exists():
        raise LabelError(f"{path} does not exist; give a folder of .eml files or a CSV")
    settings = read_settings()
    reader = Classifier(model.load(settings.model or model.HERE))
    print(evaluate.table(evaluate.evaluate(path, reader, parse, labels)))
    return 0
