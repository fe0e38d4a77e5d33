"""Every import contract holds, and each one notices a violation planted in a copy of the tree."""

import configparser
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tree import PACKAGES, ROOT

LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")

PLANTED = {
    "Arrows point from the shell to the core": ("sla/hours.py", "import desk.errors"),
    "The core is pure": ("routing/gates.py", "import sqlalchemy"),
    "A thread's state knows only the words everybody uses": ("desk/state.py", "import sla.hours"),
    "Rules do not know each other": ("routing/rules/vip.py", "import routing.rules.safety"),
    "Only the bot speaks Slack": ("desk/intake.py", "import slack_sdk"),
    "Only mail speaks IMAP": ("desk/intake.py", "import imapclient"),
    "Only training knows scikit-learn": ("classifier/model.py", "import sklearn"),
    "Rows belong to the desk": ("bot/deliver.py", "import storage.database"),
    "Nobody imports the sandbox": ("bot/settings.py", "import sandbox.errors"),
    "The sandbox imports nothing of ours": ("sandbox/errors.py", "import routing.model"),
    "No circles": ("desk/errors.py", "import desk.desk"),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages and the contracts, somewhere else."""
    folder = tmp_path_factory.mktemp("arrows")
    shutil.copy(ROOT / ".importlinter", folder)
    for package in PACKAGES:
        no_data = shutil.ignore_patterns("__pycache__", "corpus", "page", "*.npz")
        shutil.copytree(ROOT / package, folder / package, ignore=no_data)
    return folder


def _linted(folder: Path) -> str:
    run = subprocess.run([LINT_IMPORTS, "--no-cache"], cwd=folder, capture_output=True, text=True)
    return run.stdout + run.stderr


def test_the_arrows_point_one_way():
    assert "0 broken" in _linted(ROOT)


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_violation_is_caught(contract: str, copy: Path):
    name, line = PLANTED[contract]
    file = copy / name
    written = file.read_text(encoding="utf-8")
    file.write_text(f"{written}\n{line}\n", encoding="utf-8")
    try:
        assert f"{contract} BROKEN" in _linted(copy)
    finally:
        file.write_text(written, encoding="utf-8")


def test_every_contract_has_its_violation():
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter")
    names = {contracts[part]["name"] for part in contracts.sections() if ":contract:" in part}
    assert names == set(PLANTED)
