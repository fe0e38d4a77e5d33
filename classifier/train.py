"""Fitting the model: scikit-learn is used here, and nowhere when mail is read."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import sklearn
from scipy.optimize import minimize_scalar
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.pipeline import FeatureUnion, Pipeline

from classifier import model, phrases
from classifier.blocks import Block
from classifier.corpus import Example
from classifier.features import BLOCKS, reading

_STRENGTH = 20.0
_SEEN_IN = {"words": 2, "pieces": 3, "cues": 2, "pairs": 5}
"""In how many texts an entry must occur to be learned from."""
_SAY = {"words": 1.6, "pieces": 1.0, "cues": 0.5, "pairs": 0.7}
"""How much each view counts against the others; like the strength, what judged unseen texts of the corpus best."""
_PARTS = 5
_SHARPEST, _BLUNTEST = 0.3, 3.0


def fit(examples: Sequence[Example]) -> Pipeline:
    """The scikit-learn pipeline fitted to the examples: TF-IDF of each block, then logistic regression.

    Kinds weigh the same, however many examples each has. The probabilities are calibrated: their temperature is
    the one at which texts were judged best that the fit had not seen, nor any other wording of.
    """
    texts, labels = [reading(e.subject, e.text) for e in examples], [e.label for e in examples]
    temperature = _temperature(texts, labels, [e.family for e in examples])
    pipeline = _pipeline().fit(texts, labels)
    regression: Any = pipeline["regression"]
    regression.coef_ /= temperature
    regression.intercept_ /= temperature
    return pipeline


def _pipeline() -> Pipeline:
    vectors = FeatureUnion(
        [(name, _vectorizer(name, view)) for name, view in BLOCKS.items()], transformer_weights=_SAY
    )
    regression = LogisticRegression(C=_STRENGTH, class_weight="balanced", solver="newton-cg", tol=1e-3)
    return Pipeline([("vectors", vectors), ("regression", regression)])


def _vectorizer(name: str, view: Callable[[str], Sequence[str]]) -> TfidfVectorizer:
    analyzer: Any = view  # the stubs know only names
    return TfidfVectorizer(analyzer=analyzer, min_df=_SEEN_IN[name], sublinear_tf=True)


def _temperature(texts: Sequence[str], labels: Sequence[str], families: Sequence[str]) -> float:
    """What to divide the scores by so that probabilities are neither too bold nor too timid.

    A fifth of the texts is kept apart for it, no wording of which is among the others.
    """
    seen, unseen = next(StratifiedGroupKFold(_PARTS).split(texts, labels, families))
    pipeline = _pipeline().fit([texts[row] for row in seen], [labels[row] for row in seen])
    scores: Any = pipeline.decision_function([texts[row] for row in unseen])
    truths = [labels[row] for row in unseen]

    def loss(temperature: float) -> float:
        odds = np.exp((scores - scores.max(axis=1, keepdims=True)) / temperature)
        return log_loss(truths, odds / odds.sum(axis=1, keepdims=True), labels=pipeline.classes_)

    best: Any = minimize_scalar(loss, bounds=(_SHARPEST, _BLUNTEST), method="bounded")
    return float(best.x)


def learned_from(corpus_digest: str, corrections: Sequence[bytes] = ()) -> str:
    """What a model was learned from, as one SHA-256: texts, phrasebook, and the corrections of a team if any."""
    seen = hashlib.sha256(f"{corpus_digest}{phrases.digest()}".encode())
    for correction in corrections:
        seen.update(correction)
    return seen.hexdigest()


def numbers(pipeline: Any, learned_from: str) -> model.Model:
    """The fitted numbers without the objects around them; `learned_from` is the digest of the texts."""
    regression = pipeline["regression"]
    blocks, above = {}, 0
    for name, vectorizer in pipeline["vectors"].transformer_list:
        vocabulary = tuple(vectorizer.get_feature_names_out())
        weights = np.ascontiguousarray(regression.coef_[:, above : above + len(vocabulary)].T) * _SAY[name]
        blocks[name] = Block(vocabulary, vectorizer.idf_, weights)
        above += len(vocabulary)
    return model.Model(
        blocks=blocks,
        bias=regression.intercept_,
        classes=tuple(regression.classes_),
        meta={
            "learned_from": learned_from,
            "sklearn": sklearn.__version__,
            "shape": list(regression.coef_.shape),
        },
    )
