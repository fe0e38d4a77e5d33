"""Every module can be imported alone, and the examples in its docstrings are true."""

import doctest
import importlib
from pathlib import Path

import pytest

from tests.tree import PACKAGES, modules

RUN_BY_OTHERS = {"__main__.py", "env.py"}  # programs, not modules


@pytest.mark.parametrize(
    "file", [file for file in modules(*PACKAGES) if file.name not in RUN_BY_OTHERS], ids=str
)
def test_examples_are_true(file: Path):
    module = importlib.import_module(".".join(file.with_suffix("").parts).removesuffix(".__init__"))
    outcome = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
    assert outcome.failed == 0
