"""Fitting the model: the only file that knows scikit-learn."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, Pipeline

from classifier import corpus, model
from classifier.corpus import Example
from classifier.features import pieces, reading, words
from routing.model import Category

_SEED = 0
_STRENGTH = 10.0
_SEEN_IN = 2


def fit(examples: Sequence[Example]) -> Pipeline:
    """The scikit-learn pipeline fitted to the examples: TF-IDF of words and pieces, logistic regression.

    Categories weigh the same, however many examples each has.
    """
    vectors = FeatureUnion(
        [
            ("words", TfidfVectorizer(analyzer=_listed_words, min_df=_SEEN_IN, sublinear_tf=True)),
            ("pieces", TfidfVectorizer(analyzer=_listed_pieces, min_df=_SEEN_IN, sublinear_tf=True)),
        ]
    )
    regression = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=2_000, random_state=_SEED)
    pipeline = Pipeline([("vectors", vectors), ("regression", regression)])
    pipeline.fit([reading(e.subject, e.text) for e in examples], [str(e.category) for e in examples])
    return pipeline


def numbers(pipeline: Pipeline, corpus_digest: str) -> model.Model:
    """The fitted numbers without the objects around them."""
    of_words, of_pieces = (vectorizer for _, vectorizer in pipeline["vectors"].transformer_list)
    regression = pipeline["regression"]
    weights = np.ascontiguousarray(regression.coef_.T)
    meta = {
        "corpus_sha256": corpus_digest,
        "sklearn": sklearn.__version__,
        "shape": list(weights.shape),
    }
    return model.Model(
        words=tuple(of_words.get_feature_names_out()),
        pieces=tuple(of_pieces.get_feature_names_out()),
        idf_words=of_words.idf_,
        idf_pieces=of_pieces.idf_,
        weights=weights,
        bias=regression.intercept_,
        classes=tuple(Category(name) for name in regression.classes_),
        meta=meta,
    )


def train(folder: Path = corpus.HERE, path: Path = model.HERE) -> model.Model:
    """Fit the corpus under `folder` and write the model to `path`; the same corpus gives the same bytes."""
    fitted = numbers(fit(corpus.read_corpus(folder)), corpus.digest(folder))
    model.save(fitted, path)
    return fitted


def _listed_words(text: str) -> list[str]:
    return list(words(text).elements())


def _listed_pieces(text: str) -> list[str]:
    return list(pieces(text).elements())
