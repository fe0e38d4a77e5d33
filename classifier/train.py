"""Fitting the model: the only file that knows scikit-learn."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, Pipeline

from classifier import corpus, model
from classifier.corpus import Example
from classifier.features import BLOCKS, reading
from routing.model import Category

_SEED = 0
_STRENGTH = 5.0
_SEEN_IN = {"words": 2, "pieces": 2, "cues": 1}
"""In how many texts an entry must occur to be learned from."""


def fit(examples: Sequence[Example]) -> Pipeline:
    """The scikit-learn pipeline fitted to the examples: TF-IDF of each block, then logistic regression.

    Categories weigh the same, however many examples each has.
    """
    vectors = FeatureUnion([(name, _vectorizer(name, counts)) for name, counts in BLOCKS.items()])
    regression = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=2_000, random_state=_SEED)
    pipeline = Pipeline([("vectors", vectors), ("regression", regression)])
    pipeline.fit([reading(e.subject, e.text) for e in examples], [str(e.category) for e in examples])
    return pipeline


def _vectorizer(name: str, counts: Callable[[str], Counter[str]]) -> TfidfVectorizer:
    analyzer: Any = lambda text: list(counts(text).elements())  # noqa: E731 - the stubs know only names
    return TfidfVectorizer(analyzer=analyzer, min_df=_SEEN_IN[name], sublinear_tf=True)


def numbers(pipeline: Any, corpus_sha256: str) -> model.Model:
    """The fitted numbers without the objects around them."""
    regression = pipeline["regression"]
    blocks, above = {}, 0
    for name, vectorizer in pipeline["vectors"].transformer_list:
        vocabulary = tuple(vectorizer.get_feature_names_out())
        weights = np.ascontiguousarray(regression.coef_[:, above : above + len(vocabulary)].T)
        blocks[name] = model.Block(vocabulary, vectorizer.idf_, weights)
        above += len(vocabulary)
    return model.Model(
        blocks=blocks,
        bias=regression.intercept_,
        classes=tuple(Category(name) for name in regression.classes_),
        meta={
            "corpus_sha256": corpus_sha256,
            "sklearn": sklearn.__version__,
            "shape": list(regression.coef_.shape),
        },
    )


def train(folder: Path = corpus.HERE, path: Path = model.HERE) -> model.Model:
    """Fit the corpus under `folder` and write the model to `path`; the same corpus gives the same bytes."""
    fitted = numbers(fit(corpus.read_corpus(folder)), corpus.digest(folder))
    model.save(fitted, path)
    return fitted
