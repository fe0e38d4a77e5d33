"""Makes docs/rules.md from the rule files: what each rule decides, in the order of the example policy."""

import ast
import inspect
from pathlib import Path

from routing.rule_files import known_rules
from routing.rulebook import load

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/rules.md"

HEAD = """# Rules

Made from the files in routing/rules by `uv run python -m tests.rules_page`.
They are asked in the order of rules.yaml,
shown here; the first that answers gives the owner.
"""


def page() -> str:
    """The page as Markdown; rules that the example policy does not use come last."""
    order = [entry.rule for entry in load(ROOT / "rules.yaml").chain]
    spare = [rule for rule in known_rules() if rule not in order]
    parts = [_part(f"{place}. {rule}", rule) for place, rule in enumerate(order, 1)]
    return "\n".join([HEAD, *parts, *(_part(f"{rule} (not in the example)", rule) for rule in spare)])


def _part(title: str, rule: str) -> str:
    file = ast.parse((ROOT / f"routing/rules/{rule}.py").read_text(encoding="utf-8"))
    route = next(node for node in file.body if isinstance(node, ast.FunctionDef) and node.name == "route")
    return f"## {title}\n\n{ast.get_docstring(file)}\n\n{_as_markdown(ast.get_docstring(route) or '')}\n"


def _as_markdown(docstring: str) -> str:
    """Prose as it is, the example as a block of Python."""
    prose, mark, example = inspect.cleandoc(docstring).partition(">>> ")
    return f"{prose}```pycon\n{mark}{example}\n```" if mark else prose


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
