"""What telling the kind of a reply costs, beside scikit-learn, and to train."""

import time
from collections.abc import Callable, Sequence
from statistics import median, quantiles
from typing import Any

from benchmarks.bounces import OWN, ROUNDS
from benchmarks.report import spread, table, tell
from classifier import train
from classifier.classify import Classifier
from classifier.corpus import Example, read_corpus
from classifier.features import reading
from classifier.labels import labelled_mails
from classifier.model import Model, load
from classifier.parsing import read_mail
from mail.parse import parse
from routing.model import Mail

EVERY = 12
"""The model compared with scikit-learn learns from every twelfth text; both are that model."""
SAME = 1e-9
MODEL_MUST, MODEL_WANTED = 3.0, 10.0
TRAINED_MUST, TRAINED_WANTED = 30.0, 5.0
"""Times faster, and seconds: what is least, and what is wanted."""


def main() -> None:
    """Measure in turn and print. Exit code 1 if scikit-learn is faster, or says something else."""
    classifier = Classifier(load())
    corpus = read_corpus(parse)
    model, model_told = _model(corpus, classifier)
    began, worked = time.perf_counter(), time.process_time()
    train.fit(corpus)
    training = {
        "texts": len(corpus),
        "seconds": time.perf_counter() - began,
        "cpu": time.process_time() - worked,
    }
    training_told = table(
        ("training", "seconds", "of processor", "at most", "wanted"),
        [(f"{len(corpus):,} texts, once", f"{training['seconds']:.1f}", f"{training['cpu']:.1f}",
          f"{TRAINED_MUST:.0f}", f"{TRAINED_WANTED:.0f}")],
    )  # fmt: skip
    tell("classifying", f"{model_told}\n\n{training_told}", {"model": model, "training": training})
    if model["claim"] < 1 or model["apart"] > SAME:
        raise SystemExit(1)


def _model(corpus: Sequence[Example], classifier: Classifier) -> tuple[dict[str, Any], str]:
    """One reply at a time through the same model, as plain numbers and as scikit-learn, in turn."""
    pipeline = train.fit(corpus[::EVERY])
    ours = train.numbers(pipeline, "")
    mails = [mail for each in labelled_mails(OWN / "held_out")[0] if (mail := read_mail(each.raw, parse))]
    apart = _apart(ours, pipeline, mails)
    asks: dict[str, Callable[[Mail], object]] = {
        "Whoowns": lambda mail: ours.probabilities(mail.fresh or mail.text, mail.subject),
        "scikit-learn": lambda mail: pipeline.predict_proba([reading(mail.subject, mail.fresh or mail.text)]),
        "whole classifier, the model that ships": classifier.classify,
    }
    # Each goes through all replies before the next begins: words are remembered for the last few texts only.
    rounds = [
        {name: _taken(asks[name], mails) for name in list(asks)[:: -1 if turn % 2 else 1]}
        for turn in range(ROUNDS)
    ]
    rows = [
        (name, spread([1e3 * median(each[name]) for each in rounds], 3),
         spread([1e3 * quantiles(each[name], n=100)[98] for each in rounds], 3))
        for name in asks
    ]  # fmt: skip
    ratios = [median(each["scikit-learn"]) / median(each["Whoowns"]) for each in rounds]
    claim = ", ".join(f"{each:.1f}" for each in ratios)
    shown = table((f"{len(mails)} replies, one at a time", "ms, p50", "ms, p99"), rows)
    shown += "\n\n" + table(
        ("the model is faster than", "times, by round", "claim", "at least", "wanted"),
        [("scikit-learn", claim, f"{min(ratios):.1f}", f"{MODEL_MUST:.0f}", f"{MODEL_WANTED:.0f}")],
    )
    size = sum(len(block.vocabulary) for block in ours.blocks.values())
    shown += (
        f"\n\nBoth are one model of {len(corpus[::EVERY]):,} texts and {size:,} entries, "
        "and cut words and pieces with the same functions.\n"
        f"Their probabilities are {apart:.0e} apart at most ({SAME:.0e} allowed)."
    )
    p50 = [{name: median(each[name]) for name in asks} for each in rounds]
    return {"replies": len(mails), "p50": p50, "apart": apart, "claim": min(ratios)}, shown


def _apart(ours: Model, pipeline: Any, mails: Sequence[Mail]) -> float:
    """The largest difference of a probability between the two."""
    theirs = pipeline.predict_proba([reading(mail.subject, mail.fresh or mail.text) for mail in mails])
    return max(
        abs(ours.probabilities(mail.fresh or mail.text, mail.subject)[kind] - float(odds))
        for mail, row in zip(mails, theirs, strict=True)
        for kind, odds in zip(pipeline.classes_, row, strict=True)
    )


def _taken(ask: Callable[[Mail], object], mails: Sequence[Mail]) -> list[float]:
    """Seconds for each mail."""
    taken: list[float] = []
    for mail in mails:
        began = time.perf_counter()
        ask(mail)
        taken.append(time.perf_counter() - began)
    return taken


if __name__ == "__main__":
    main()
