"""What the suite promises about itself: nothing that CI needs is skipped, no requirement is invented."""

import os
import subprocess
import sys
from pathlib import Path

from tests.tree import ROOT

HOOKS = "from tests.conftest import pytest_collection_modifyitems, pytest_runtest_makereport\n"

SKIPPED = """
import pytest

@pytest.mark.imap
@pytest.mark.skipif(True, reason="not on this machine")
def test_skipped_by_a_mark(): ...

@pytest.mark.browser
def test_skipped_inside():
    pytest.skip("not on this machine")

@pytest.mark.postgres
def test_skipped_for_a_package():
    pytest.importorskip("no_such_package")

def test_skipped_for_another_reason():
    pytest.skip("on Windows only")
"""

INVENTED = """
import pytest

@pytest.mark.requirement("R1", "R999")
def test_invented(): ...
"""


def _run(folder: Path, test: str, ci: str) -> str:
    (folder / "conftest.py").write_text(HOOKS)
    (folder / "test_it.py").write_text(test)
    command = [sys.executable, "-m", "pytest", "-n0", "-p", "no:cacheprovider", "--strict-markers"]
    place = ["-c", ROOT / "pyproject.toml", "--rootdir", folder, folder]
    env = {**os.environ, "CI": ci, "PYTHONPATH": str(ROOT)}
    run = subprocess.run([*command, *place], cwd=folder, env=env, capture_output=True, text=True)
    return run.stdout + run.stderr


def test_under_ci_a_skipped_test_has_failed(tmp_path: Path):
    said = _run(tmp_path, SKIPPED, ci="true")
    assert "2 failed, 1 skipped, 1 error" in said
    for mark in ("imap", "browser", "postgres"):
        assert f"CI must run it ({mark})" in said


def test_elsewhere_a_skipped_test_is_skipped(tmp_path: Path):
    assert "4 skipped" in _run(tmp_path, SKIPPED, ci="")


def test_a_requirement_that_does_not_exist_is_an_error(tmp_path: Path):
    said = _run(tmp_path, INVENTED, ci="")
    assert "no requirement has the number R999" in said
