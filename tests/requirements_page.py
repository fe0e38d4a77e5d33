"""Makes docs/requirements.md: every requirement, and the tests that show it (`--check` only compares)."""

import contextlib
import io
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WORDING = ROOT / "docs/requirements.toml"
PAGE = ROOT / "docs/requirements.md"

HEAD = """# Requirements

Made from docs/requirements.toml and the `requirement` marks of the tests:
`uv run python -m tests.requirements_page`.
{shown} of {all} are shown by a test.
"""


def sections() -> dict[str, dict[str, str]]:
    """Title of each section -> number -> wording, in the order of the file."""
    return tomllib.loads(WORDING.read_text(encoding="utf-8"))


def numbers() -> set[str]:
    """Every number there is."""
    return {number for wordings in sections().values() for number in wordings}


def marked(item: pytest.Item) -> tuple[str, ...]:
    """The numbers a test carries."""
    return tuple(number for mark in item.iter_markers("requirement") for number in mark.args)


class Collected:
    """A pytest plugin that keeps what was collected: number -> tests, without their parameters."""

    def __init__(self) -> None:
        self.tests: dict[str, set[str]] = defaultdict(set)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Called by pytest once the tests are known."""
        for item in session.items:
            for number in marked(item):
                self.tests[number].add(item.nodeid.partition("[")[0])


def page(tests: Mapping[str, Iterable[str]]) -> str:
    """The page as Markdown; `tests` is number -> test ids."""
    tables = [HEAD.format(shown=sum(1 for n in numbers() if n in tests), all=len(numbers()))]
    for title, wordings in sections().items():
        rows = [f"| {n} | {wording} | {_shown_by(tests.get(n, ()))} |" for n, wording in wordings.items()]
        tables.append("\n".join([f"\n## {title}\n", "| # | What | Tests |", "|---|---|---|", *rows, ""]))
    return "".join(tables)


def collect() -> dict[str, set[str]]:
    """Let pytest find every test without running one; exits with pytest's words when it cannot."""
    collected, words = Collected(), io.StringIO()
    with contextlib.redirect_stdout(words), contextlib.redirect_stderr(words):
        code = pytest.main(["--collect-only", "-qq", "-n0", str(ROOT / "tests")], plugins=[collected])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        sys.exit(words.getvalue())
    return collected.tests


def main(arguments: list[str]) -> None:
    """Write the page; with `--check` exit with a sentence when it is not what it should be."""
    new = page(collect())
    if arguments != ["--check"]:
        PAGE.write_text(new, encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != new:
        sys.exit("docs/requirements.md is out of date: uv run python -m tests.requirements_page")


def _shown_by(tests: Iterable[str]) -> str:
    names = [f"`{test.removeprefix('tests/')}`" for test in sorted(tests)]
    return "<br>".join(names) or "no test yet"


if __name__ == "__main__":
    main(sys.argv[1:])
