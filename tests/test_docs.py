"""The documentation says what is: every name in it exists, and the pages made from code are up to date."""

import doctest
import importlib.util
import re
from pathlib import Path

import pytest

from routing.rule_files import known_rules
from routing.rulebook import KNOWN, load
from tests import requirements_page, rules_page
from tests.tree import ROOT, files, text

DEMO = "pip install uv && uv run --no-dev whoowns demo"
TESTS = "uv run --frozen pytest"

CLASSES = re.findall(r"`([a-z_.]+\.[A-Z]\w+)`", text("docs/glossary.md"))
WORDS = re.findall(r"^\| (\*\*[^|]+) \|", text("docs/glossary.md"), re.MULTILINE)
LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#]+)")

EXPECTED = (
    {f"R{n}" for n in range(1, 107) if n != 39}
    | {f"T{n}" for n in range(1, 14)}
    | {f"U{n}" for n in range(1, 13)}
)


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_in_the_glossary_exists(name: str):
    module, _, cls = name.rpartition(".")
    assert isinstance(getattr(importlib.import_module(module), cls), type)


def test_the_glossary_says_which_of_two_meanings():
    assert [word for word in WORDS if WORDS.count(word) > 1] == []
    assert {"**place** (of a mailbox)", "**place** (of a card)"} <= set(WORDS)


def test_the_rules_page_is_made_from_the_rules():
    assert rules_page.PAGE.read_text(encoding="utf-8") == rules_page.page(), (
        "out of date: uv run python -m tests.rules_page"
    )


def test_the_rules_page_tells_every_section_of_the_rules_file():
    assert set(rules_page.SAYS) == set(KNOWN)


def test_the_rule_of_the_worked_example_works(tmp_path: Path):
    (tmp_path / "partner_sender.py").write_text(rules_page.EXAMPLE, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("partner_sender", tmp_path / "partner_sender.py")
    assert spec
    assert spec.loader
    rule = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(rule)
    assert doctest.testmod(rule) == (0, 2)


def test_every_rule_has_its_place_in_the_example_policy():
    used = {entry.rule for entry in load(ROOT / "rules.yaml").chain}
    text = (ROOT / "rules.yaml").read_text()
    assert [rule for rule in known_rules() if rule not in used and f"`- {rule}`" not in text] == []
    assert used <= set(known_rules())


def test_every_requirement_has_its_own_wording():
    wordings = [wording for section in requirements_page.sections().values() for wording in section.values()]
    assert requirements_page.numbers() == EXPECTED
    assert len(set(wordings)) == len(EXPECTED)
    assert [wording for wording in wordings if not wording.strip() or wording.endswith(".")] == []


def test_the_requirements_page_names_what_has_no_test():
    shown = requirements_page.page({"R1": {"tests/test_x.py::test_b", "tests/test_x.py::test_a"}})
    assert "1 of 130" in shown
    row = "| R1 | Every reply that needs a person has exactly one named owner; waiting for it lasts seconds |"
    assert f"{row} `test_x.py::test_a`<br>`test_x.py::test_b` |" in shown
    assert re.search(r"\| R2 \|.*\| no test yet \|", shown)


def test_the_readme_gives_the_two_commands():
    readme = text("README.md")
    assert readme.splitlines().count(DEMO) == 1
    assert readme.splitlines().count(TESTS) == 1


def test_ci_runs_the_tests_as_the_readme_does():
    assert text(".ci/run").splitlines()[-1] == TESTS


def test_the_procfile_names_commands_that_exist():
    commands = re.findall(r"^\w+: whoowns (\w+)", text("Procfile"), re.MULTILINE)
    assert commands == ["run", "worker"]
    assert all(f"def {command}(" in text("bot/command_line/running.py") for command in commands)


def test_the_changelog_is_kept():
    assert "\n## [Unreleased]\n" in text("CHANGELOG.md")


@pytest.mark.parametrize("page", [file for file in files() if file.suffix == ".md"], ids=str)
def test_links_between_pages_lead_somewhere(page: Path):
    targets = [ROOT / page.parent / target for target in LINK.findall(text(page))]
    assert [str(target) for target in targets if not target.exists()] == []
