"""The fitted model: plain numbers in a file, and the prediction made from them without scikit-learn."""

import hashlib
import io
import json
import math
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from classifier.blocks import Block, ModelError, Numbers, Stack
from classifier.features import BLOCKS, reading
from routing.model import ReplyKind

HERE = Path(__file__).parent / "model.npz"
LARGEST = 32 * 1024 * 1024
"""Bytes a model may unpack to; ours is far below, a zip bomb above."""

_MUTE = frozenset({"0", "link"})
_STAMP = (1980, 1, 1, 0, 0, 0)


_MEMBERS = sorted(
    [
        "bias",
        "classes",
        "meta",
        *(f"{block}_{part}" for block in BLOCKS for part in ("vocabulary", "idf", "weights")),
    ]
)


@dataclass(frozen=True, slots=True)
class Model:
    """The blocks by name, the bias of each class (shape (classes,)), and in `meta` what it was trained from."""

    blocks: Mapping[str, Block]
    bias: Numbers
    classes: tuple[str, ...]
    meta: Mapping[str, Any] = field(default_factory=dict[str, Any])
    _stack: Stack = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        _check(self)
        stack = Stack(self.blocks, BLOCKS)
        object.__setattr__(self, "_stack", stack)
        object.__setattr__(self, "blocks", stack.blocks)  # the same numbers are held once

    @property
    def version(self) -> str:
        """What the verdicts of this model are marked with: twelve hexadecimal digits over all its numbers."""
        seen = hashlib.sha256("\n".join(self.classes).encode() + self.bias.tobytes())
        for block in self.blocks.values():
            seen.update("\n".join(block.vocabulary).encode() + block.idf.tobytes() + block.weights.tobytes())
        return seen.hexdigest()[:12]

    def probabilities(self, text: str, subject: str = "") -> dict[str, float]:
        """How likely each kind is for this text; the values add up to 1."""
        scores = (self.bias + self._stack.scores(reading(subject, text))).tolist()
        highest = max(scores)
        odds = [math.exp(score - highest) for score in scores]  # so few that numpy would take longer
        total = sum(odds)
        return {kind: each / total for kind, each in zip(self.classes, odds, strict=True)}

    def known(self, words: Sequence[str]) -> float:
        """The share of these words the model has seen, 0 to 1; numbers and links say nothing."""
        telling = [word for word in words if word not in _MUTE]
        return sum(map(self._stack.rows["words"].__contains__, telling)) / len(telling) if telling else 0.0

    def speaking_for(self, kind: str, block: str, entries: Iterable[str]) -> list[str]:
        """Those of the entries of a block that make this kind likelier than the others do, the strongest first."""
        column = self.classes.index(kind)
        leaning: dict[str, float] = {}
        for entry in filter(self._stack.rows[block].__contains__, entries):
            row = self._stack.weights(block, entry)
            leaning[entry] = row[column] - sum(row) / len(row)
        return sorted((e for e, leans in leaning.items() if leans > 0), key=lambda e: -leaning[e])


def save(model: Model, path: Path = HERE) -> None:
    """Write the model as an .npz of plain arrays; the same model gives the same bytes."""
    arrays = {
        "bias": model.bias,
        "classes": _as_bytes("\n".join(model.classes)),
        "meta": _as_bytes(json.dumps(dict(model.meta), sort_keys=True)),
    }
    for name, block in model.blocks.items():
        arrays[f"{name}_vocabulary"] = _as_bytes("\n".join(block.vocabulary))
        arrays[f"{name}_idf"], arrays[f"{name}_weights"] = block.idf, block.weights
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
        return _model(arrays)
    except FileNotFoundError:
        raise ModelError(f"there is no model at {path}; `whoowns train` writes one") from None
    except ModelError:
        raise
    except Exception as error:  # whatever a damaged or hostile file makes zip, npy and JSON readers raise
        raise ModelError(f"{path.name} is not a model of ours: {error}") from error


def _array(archive: zipfile.ZipFile, name: str) -> NDArray[Any]:
    return np.lib.format.read_array(io.BytesIO(archive.read(f"{name}.npy")), allow_pickle=False)


def _model(arrays: Mapping[str, NDArray[Any]]) -> Model:
    return Model(
        blocks={
            name: Block(
                _lines(arrays[f"{name}_vocabulary"]), arrays[f"{name}_idf"], arrays[f"{name}_weights"]
            )
            for name in BLOCKS
        },
        bias=arrays["bias"],
        classes=_lines(arrays["classes"]),
        meta=json.loads(_text(arrays["meta"])),
    )


def _check(model: Model) -> None:
    """Refuse shapes, types and values that no training could have written."""
    classes = len(model.classes)
    if classes < 2 or len(set(model.classes)) != classes:
        raise ModelError("a model needs at least two different kinds")
    if wrong := set(model.classes) ^ set(map(str, ReplyKind)):
        raise ModelError(f"a model must know our kinds of reply and no others: {', '.join(sorted(wrong))}")
    expected = [("bias", model.bias, (classes,))]
    for name, block in model.blocks.items():
        entries = len(block.vocabulary)
        expected += [
            (f"{name} idf", block.idf, (entries,)),
            (f"{name} weights", block.weights, (entries, classes)),
        ]
    for name, array, shape in expected:
        if array.dtype != np.float64 or array.shape != shape:
            raise ModelError(f"{name} is {array.dtype}{array.shape}, expected float64{shape}")
        if not np.isfinite(array).all():
            raise ModelError(f"{name} holds values that are not finite")


def _as_bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), np.uint8)


def _text(array: NDArray[Any]) -> str:
    if array.dtype != np.uint8 or array.ndim != 1:
        raise ModelError("a text in the model is not stored as bytes")
    return array.tobytes().decode()


def _lines(array: NDArray[Any]) -> tuple[str, ...]:
    text = _text(array)
    return tuple(text.split("\n")) if text else ()
