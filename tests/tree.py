"""The tree as it would be cloned: which files there are, and their Python read into syntax trees."""

import ast
import gc
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "desk", "routing", "sla", "classifier", "mail", "storage", "sandbox")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def files() -> tuple[Path, ...]:
    """Every file that git knows or would add, relative to the root."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return tuple(sorted(Path(name) for name in names.split("\0") if name and (ROOT / name).is_file()))


def modules(*folders: str) -> list[Path]:
    """The Python files under these folders that hold anything, relative to the root."""
    return [
        file
        for file in files()
        if file.suffix == ".py" and file.parts[0] in folders and (ROOT / file).stat().st_size
    ]


def text(file: Path | str) -> str:
    """What is written in a file; bytes that are no UTF-8 are left out."""
    return (ROOT / file).read_bytes().decode("utf-8", errors="ignore")


@cache
def parsed(file: Path) -> ast.Module:
    """A file's syntax tree.

    Nothing is cleaned up meanwhile: what another test left behind may run Python code when it goes, which
    breaks the making of a tree in Python 3.11 ("recursion depth mismatch").
    """
    gc.disable()
    try:
        return ast.parse(text(file))
    finally:
        gc.enable()


def definitions(file: Path) -> Iterator[tuple[str, Function | ast.ClassDef]]:
    """(dotted name, node) of every function, class and method that is not inside a function."""
    yield from _definitions(parsed(file), "")


def _definitions(parent: ast.AST, prefix: str) -> Iterator[tuple[str, Function | ast.ClassDef]]:
    for node in ast.iter_child_nodes(parent):
        if isinstance(node, Function | ast.ClassDef):
            yield prefix + node.name, node
        if isinstance(node, ast.ClassDef):
            yield from _definitions(node, f"{prefix}{node.name}.")
