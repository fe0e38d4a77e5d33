"""The model is numbers: it predicts as scikit-learn would, is reproducible, and loading it runs nothing."""

import os
import pickle
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from classifier import corpus, model, train
from classifier.classify import Classifier
from classifier.features import reading
from mail.parse import parse
from routing.model import ReplyKind
from tests.conftest import FULL
from tests.fakes import letter

FEW = 12  # every so-manieth text of the corpus, where any texts do


@pytest.fixture(scope="module")
def examples() -> list[corpus.Example]:
    """What the model of the repository was learned from."""
    return corpus.read_corpus(parse)


def test_the_model_in_the_repository_was_learned_from_what_is_in_the_repository() -> None:
    assert model.load().meta["learned_from"] == train.learned_from(corpus.digest())


def test_the_numbers_say_what_scikit_learn_says(examples: list[corpus.Example], tmp_path: Path) -> None:
    """And fitting again gives the same bytes."""
    few = examples[::FEW]
    pipeline = train.fit(few)
    model.save(train.numbers(pipeline, "few"), tmp_path / "model.npz")
    served = model.load(tmp_path / "model.npz")
    for example in examples[:: FEW * 5 + 1]:
        expected = pipeline.predict_proba([reading(example.subject, example.text)])[0]
        ours = [served.probabilities(example.text, example.subject)[each] for each in served.classes]
        np.testing.assert_allclose(ours, expected, atol=1e-9)
    model.save(train.numbers(train.fit(few), "few"), tmp_path / "again.npz")
    assert (tmp_path / "again.npz").read_bytes() == (tmp_path / "model.npz").read_bytes()


@pytest.mark.skipif(not FULL, reason="fits the whole corpus; WHOOWNS_FULL=1 runs it")
@pytest.mark.timeout(900)
def test_the_model_in_the_repository_is_what_training_gives(examples: list[corpus.Example]) -> None:
    """Up to the last digits: another processor adds in another order."""
    fitted = train.numbers(train.fit(examples), train.learned_from(corpus.digest()))
    shipped = model.load()
    for name, block in shipped.blocks.items():
        assert block.vocabulary == fitted.blocks[name].vocabulary
        np.testing.assert_allclose(block.idf, fitted.blocks[name].idf, atol=1e-9)
        np.testing.assert_allclose(block.weights, fitted.blocks[name].weights, atol=1e-2)


def test_a_verdict_names_the_model_and_other_numbers_are_another_model(
    examples: list[corpus.Example],
) -> None:
    shipped = model.load()
    verdict = Classifier(shipped).classify(parse(letter()))  # type: ignore[arg-type]
    assert verdict.model == shipped.version
    assert train.numbers(train.fit(examples[::FEW]), "few").version != shipped.version


def test_corrections_are_learned_from(examples: list[corpus.Example]) -> None:
    """A team whose "bananas" are offers says so a few times."""
    few, text = examples[::FEW], "Our bananas are yellow today."
    corrected = [corpus.Example(f"{text} {number}", "", ReplyKind.INTERESTED) for number in range(20)]
    before = train.numbers(train.fit(few), "few").probabilities(text)[ReplyKind.INTERESTED]
    after = train.numbers(train.fit([*few, *corrected]), "few").probabilities(text)[ReplyKind.INTERESTED]
    assert before < 0.5 < after


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
        assert set(odds) == set(ReplyKind)
        assert sum(odds.values()) == pytest.approx(1)


def test_a_model_of_kinds_that_nobody_knows_is_refused() -> None:
    with pytest.raises(model.ModelError, match="spam"):
        replace(model.load(), classes=("interested", "spam"))
