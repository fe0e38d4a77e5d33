"""The fitted model: plain numbers in a file, and the prediction made from them without scikit-learn."""

import io
import json
import math
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from classifier.features import pieces, reading, words
from routing.model import Category

HERE = Path(__file__).parent / "model.npz"
LARGEST = 32 * 1024 * 1024
"""Bytes a model may unpack to; ours is far below, a zip bomb above."""

_MEMBERS = ("bias", "classes", "idf_pieces", "idf_words", "meta", "pieces", "weights", "words")
_STAMP = (1980, 1, 1, 0, 0, 0)

Numbers = NDArray[np.float64]


class ModelError(Exception):
    """The model file cannot be used: it is missing, damaged, or not a model of ours."""


@dataclass(frozen=True, slots=True)
class Model:
    """Two vocabularies, their weights of rarity (idf), and one row of class weights per feature.

    `weights` has shape (words + pieces, classes), `bias` (classes,); `meta` says what it was trained from.
    """

    words: tuple[str, ...]
    pieces: tuple[str, ...]
    idf_words: Numbers
    idf_pieces: Numbers
    weights: Numbers
    bias: Numbers
    classes: tuple[Category, ...]
    meta: dict[str, Any] = field(default_factory=dict[str, Any])
    _rows: tuple[dict[str, int], dict[str, int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        _check(self)
        rows = tuple({gram: row for row, gram in enumerate(grams)} for grams in (self.words, self.pieces))
        object.__setattr__(self, "_rows", rows)

    def probabilities(self, text: str, subject: str = "") -> dict[Category, float]:
        """How likely each category is for this text; the values add up to 1."""
        read = reading(subject, text)
        of_words, of_pieces = self._rows
        scores = (
            self.bias
            + _share(words(read), of_words, self.idf_words, self.weights[: len(self.words)])
            + _share(pieces(read), of_pieces, self.idf_pieces, self.weights[len(self.words) :])
        )
        odds = np.exp(scores - scores.max())
        return dict(zip(self.classes, (odds / odds.sum()).tolist(), strict=True))


def _share(counts: Counter[str], rows: dict[str, int], idf: Numbers, weights: Numbers) -> Numbers:
    """What one vocabulary adds to the scores: (1 + ln count) x idf, scaled to length 1, times the weights."""
    known = [(rows[gram], 1.0 + math.log(times)) for gram, times in counts.items() if gram in rows]
    if not known:
        return np.zeros(weights.shape[1])
    index = np.array([row for row, _ in known])
    values = np.array([value for _, value in known]) * idf[index]
    return (values / np.linalg.norm(values)) @ weights[index]


def save(model: Model, path: Path = HERE) -> None:
    """Write the model as an .npz of plain arrays; the same model gives the same bytes."""
    meta = json.dumps(model.meta, sort_keys=True)
    arrays: dict[str, NDArray[Any]] = {
        "bias": model.bias,
        "classes": _as_bytes("\n".join(model.classes)),
        "idf_pieces": model.idf_pieces,
        "idf_words": model.idf_words,
        "meta": _as_bytes(meta),
        "pieces": _as_bytes("\n".join(model.pieces)),
        "weights": model.weights,
        "words": _as_bytes("\n".join(model.words)),
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name in _MEMBERS:
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, np.ascontiguousarray(arrays[name]), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", _STAMP), buffer.getvalue(), zipfile.ZIP_DEFLATED)


def load(path: Path = HERE) -> Model:
    """Read a model written by `save`. Nothing in the file can run: arrays of numbers only, sizes checked first.

    Raises ModelError, in words, for anything else.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if sorted(archive.namelist()) != [f"{name}.npy" for name in _MEMBERS]:
                raise ModelError(f"{path.name} does not hold the arrays of a model")
            if sum(member.file_size for member in archive.infolist()) > LARGEST:
                raise ModelError(f"{path.name} unpacks to more than {LARGEST} bytes")
            arrays = {name: _array(archive, name) for name in _MEMBERS}
        return Model(
            words=_lines(arrays["words"]),
            pieces=_lines(arrays["pieces"]),
            idf_words=arrays["idf_words"],
            idf_pieces=arrays["idf_pieces"],
            weights=arrays["weights"],
            bias=arrays["bias"],
            classes=tuple(Category(name) for name in _lines(arrays["classes"])),
            meta=json.loads(_text(arrays["meta"])),
        )
    except FileNotFoundError:
        raise ModelError(f"there is no model at {path}; `whoowns train` writes one") from None
    except ModelError:
        raise
    except Exception as error:  # whatever a damaged or hostile file makes zip, npy and JSON readers raise
        raise ModelError(f"{path.name} is not a model of ours: {error}") from error


def _array(archive: zipfile.ZipFile, name: str) -> NDArray[Any]:
    return np.lib.format.read_array(io.BytesIO(archive.read(f"{name}.npy")), allow_pickle=False)


def _check(model: Model) -> None:
    """Refuse shapes, types and values that no training could have written."""
    rows, classes = len(model.words) + len(model.pieces), len(model.classes)
    shapes = {
        "idf_words": (model.idf_words, (len(model.words),)),
        "idf_pieces": (model.idf_pieces, (len(model.pieces),)),
        "weights": (model.weights, (rows, classes)),
        "bias": (model.bias, (classes,)),
    }
    for name, (array, shape) in shapes.items():
        if array.dtype != np.float64 or array.shape != shape:
            raise ModelError(f"{name} is {array.dtype}{array.shape}, expected float64{shape}")
        if not np.isfinite(array).all():
            raise ModelError(f"{name} holds values that are no numbers")
    if classes < 2 or len(set(model.classes)) != classes:
        raise ModelError("a model needs at least two different categories")
    for grams in (model.words, model.pieces):
        if len(set(grams)) != len(grams):
            raise ModelError("a vocabulary holds a feature twice")


def _as_bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), np.uint8)


def _text(array: NDArray[Any]) -> str:
    if array.dtype != np.uint8 or array.ndim != 1:
        raise ModelError("a text in the model is not stored as bytes")
    return array.tobytes().decode()


def _lines(array: NDArray[Any]) -> tuple[str, ...]:
    text = _text(array)
    return tuple(text.split("\n")) if text else ()
