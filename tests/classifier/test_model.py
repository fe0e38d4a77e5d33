"""The model is numbers: it predicts as scikit-learn would, is reproducible, and loading it runs nothing."""

import os
import pickle
import zipfile
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from classifier import corpus, model, train
from classifier.features import reading
from routing.model import Category

ENOUGH = {"en": 40, "de": 40, "fr": 25}
"""Texts of each human category and of absence that every language must have."""


def test_the_corpus_holds_enough_of_everything() -> None:
    counted = Counter((example.language, example.category) for example in corpus.read_corpus())
    short = {
        (language, str(category)): counted[language, category]
        for language, least in ENOUGH.items()
        for category in corpus.LEARNED
        if counted[language, category] < least
    }
    assert short == {}


def test_no_text_stands_in_the_corpus_twice() -> None:
    texts = Counter(corpus.read_corpus())
    assert [each.text for each, times in texts.items() if times > 1] == []


def test_what_stands_below_a_quote_is_what_was_written() -> None:
    below = [example for example in corpus.read_corpus() if example.text.startswith(">")]
    assert below == []


def test_the_model_in_the_repository_was_trained_on_the_corpus_in_the_repository() -> None:
    assert model.load().meta["corpus_sha256"] == corpus.digest()


def test_the_numbers_say_what_scikit_learn_says(tmp_path: Path) -> None:
    """And fitting again gives the same bytes."""
    examples = corpus.read_corpus()
    pipeline = train.fit(examples)
    model.save(train.numbers(pipeline, corpus.digest()), tmp_path / "model.npz")
    served = model.load(tmp_path / "model.npz")
    for example in examples[::25]:
        expected = pipeline.predict_proba([reading(example.subject, example.text)])[0]
        ours = [served.probabilities(example.text, example.subject)[each] for each in served.classes]
        np.testing.assert_allclose(ours, expected, atol=1e-9)
    model.save(train.numbers(train.fit(examples), corpus.digest()), tmp_path / "again.npz")
    assert (tmp_path / "again.npz").read_bytes() == (tmp_path / "model.npz").read_bytes()


def test_the_model_in_the_repository_is_what_training_gives() -> None:
    """Up to the last digits: another processor adds in another order."""
    fitted = train.numbers(train.fit(corpus.read_corpus()), corpus.digest())
    shipped = model.load()
    for name, block in shipped.blocks.items():
        assert block.vocabulary == fitted.blocks[name].vocabulary
        np.testing.assert_allclose(block.idf, fitted.blocks[name].idf, atol=1e-9)
        np.testing.assert_allclose(block.weights, fitted.blocks[name].weights, atol=1e-2)


class Trap:
    """Runs a command when unpickled."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (f"touch {self.file}",)


def test_a_pickle_under_the_models_name_is_refused_and_does_not_run(tmp_path: Path) -> None:
    sprung = tmp_path / "sprung"
    (tmp_path / "model.npz").write_bytes(pickle.dumps(Trap(sprung)))
    with pytest.raises(model.ModelError, match=r"model\.npz"):
        model.load(tmp_path / "model.npz")
    assert not sprung.exists()


def test_pickled_objects_inside_the_archive_are_refused_and_do_not_run(tmp_path: Path) -> None:
    sprung, path = tmp_path / "sprung", tmp_path / "model.npz"
    with zipfile.ZipFile(model.HERE) as good, zipfile.ZipFile(path, "w") as bad:
        for name in good.namelist():
            if name == "bias.npy":
                with bad.open(name, "w") as member:
                    np.lib.format.write_array(member, np.array([Trap(sprung)]), allow_pickle=True)
            else:
                bad.writestr(name, good.read(name))
    with pytest.raises(model.ModelError):
        model.load(path)
    assert not sprung.exists()


@pytest.mark.parametrize("damage", [b"", b"PK", b"not a model", model.HERE.read_bytes()[:1000]])
def test_a_damaged_model_is_refused_in_words(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "model.npz").write_bytes(damage)
    with pytest.raises(model.ModelError, match=r"model\.npz"):
        model.load(tmp_path / "model.npz")


def test_probabilities_add_up_whatever_the_text() -> None:
    served = model.load()
    for text in ("", "?", "x" * 100_000, "😀" * 50, "ß ü é \u202e"):
        odds = served.probabilities(text)
        assert set(odds) == set(corpus.LEARNED)
        assert sum(odds.values()) == pytest.approx(1)
    assert Category.BOUNCE not in served.classes
