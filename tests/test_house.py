"""The house keeps its own rules: size, words, documentation, and no traces of a machine."""

import ast
import re
import subprocess
import sys
from pathlib import Path

from tests.tree import PACKAGES, ROOT, definitions, files, modules, parsed, text

LINES = 220  # "about 200"
LINES_OF_TESTS = 300  # a table of cases is read line by line
LONGER = {
    "routing/model.py": "the words everybody uses are read in one place",
    "storage/tables.py": "the schema is read in one place",
    "storage/migrations/versions/": "a migration is written once and never edited",
    "sandbox/limits.py": "Slack's limits are one table",
    "tests/routing/broken_rules.py": "one table of everything that can be wrong in a rules file",
}
WRITTEN_BY_HAND = {".py", ".js", ".css"}

NO_FILE_IS_CALLED = {"util", "utils", "helper", "helpers", "common", "base", "manager", "service", "misc"}
NO_CLASS_ENDS_IN = ("Manager", "Service", "Helper", "Utils", "Base", "Impl")
NO_FUNCTION_STARTS_WITH = ("get_", "handle_", "process_", "do_")
NAMED_BY_LIBRARIES = {
    "process_bind_param": "SQLAlchemy",
    "process_result_value": "SQLAlchemy",
    "upgrade": "Alembic",
    "get_content_type": "email",
    "get_param": "email",
}

HEAVY = {"sklearn", "scipy", "numpy", "sqlalchemy", "sqlmodel", "slack_sdk", "slack_bolt", "imapclient"}
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:work|root|home|Users)/\w+")

CODE = modules(*PACKAGES)
PYTHON = modules(*PACKAGES, "tests", "benchmarks")


def test_a_file_is_small_or_says_why_not():
    long = [f"{file}: {n} lines" for file in files() if (n := _lines_too_many(file))]
    assert [file for file in long if not file.startswith(tuple(LONGER))] == []
    assert [path for path in LONGER if not any(file.startswith(path) for file in long)] == []


def _lines_too_many(file: Path) -> int:
    """How many lines a file has, when those are too many for one written by hand."""
    if file.suffix not in WRITTEN_BY_HAND:
        return 0
    lines = len(text(file).splitlines())
    return lines if lines > (LINES_OF_TESTS if file.parts[0] == "tests" else LINES) else 0


def test_a_module_says_what_it_is_for():
    assert [str(file) for file in PYTHON if not ast.get_docstring(parsed(file))] == []


def test_what_is_public_is_documented():
    assert [
        f"{file}: {name}"
        for file in CODE
        for name, node in definitions(file)
        if not ast.get_docstring(node)
        and not any(part.startswith("_") for part in name.split("."))
        and node.name not in NAMED_BY_LIBRARIES
    ] == []


def test_names_say_what_a_thing_is():
    assert [file for file in PYTHON if NO_FILE_IS_CALLED.intersection(file.with_suffix("").parts)] == []
    assert [f"{f}: {name}" for f in PYTHON for name, node in definitions(f) if _says_nothing(node)] == []


def _says_nothing(node: ast.AST) -> bool:
    match node:
        case ast.ClassDef(name=name):
            return name.endswith(NO_CLASS_ENDS_IN)
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return name.lstrip("_").startswith(NO_FUNCTION_STARTS_WITH) and name not in NAMED_BY_LIBRARIES
        case _:
            return False


def test_help_is_quick_because_it_imports_nothing_heavy():
    ask = (
        "import sys; sys.argv = ['whoowns', '--help']\n"
        "from bot.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print('imported', *{name.partition('.')[0] for name in sys.modules})"
    )
    said = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, check=True, text=True)
    *help_lines, imported = said.stdout.splitlines()
    assert "demo" in "\n".join(help_lines)
    assert HEAVY.isdisjoint(imported.split())


def test_no_file_names_the_machine_it_was_written_on():
    traces = {str(file): MACHINE_PATH.findall(text(file)) for file in files()}
    assert {file: found for file, found in traces.items() if found} == {}


def test_the_rules_of_the_house_can_be_broken():
    assert _says_nothing(ast.parse("def get_owner(): ...").body[0])
    assert _says_nothing(ast.parse("def _handle_click(): ...").body[0])
    assert _says_nothing(ast.parse("class ReplyManager: ...").body[0])
    assert MACHINE_PATH.search(f"see {Path('/', 'home', 'me')}/notes")
