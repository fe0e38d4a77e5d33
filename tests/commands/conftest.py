"""The command line as a user types it, in an empty folder with the example's rules."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from tests.desk.conftest import RULES

Whoowns = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder with rules.yaml in it."""
    shutil.copy(RULES, tmp_path / "rules.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def whoowns(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Whoowns:
    """Run the command; settings are keyword arguments: database="sqlite:///x.db"."""

    def whoowns(*words: str, **settings: str) -> Result:
        for name, value in settings.items():
            monkeypatch.setenv(f"WHOOWNS_{name.upper()}", value)
        return CliRunner().invoke(app, words)

    return whoowns
