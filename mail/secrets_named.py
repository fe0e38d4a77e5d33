"""Secrets that a file names and does not hold: each is in an environment variable or in a file of its own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from routing.reading.values import Section, Value

VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")


@dataclass(frozen=True, slots=True)
class Secrets:
    """Where secrets are looked up: among these variables, and in files beside the one that names them."""

    variables: Mapping[str, str] = field(repr=False)
    folder: Path

    def named(self, section: Section, name: str) -> str:
        """The secret `name_env` or `name_file` stands for; empty when neither is written, or with a problem
        noted, in which no secret is ever shown.
        """
        written, variable, file = (section[key] for key in keys_of(name))
        if written:
            written.wrong(
                f"a secret does not belong in this file; write {name}_env with the name of an environment "
                f"variable, or {name}_file with the path of a file that holds it"
            )
            return ""
        if variable and file:
            file.wrong(f"{name}_env stands here too; write one of them")
        return self._in_variable(variable) or self._in_file(file)

    def _in_variable(self, value: Value) -> str:
        name = value.text()
        if name and not VARIABLE.fullmatch(name):
            # Somebody may have written the secret itself.
            value.wrong("write the name of an environment variable, in capitals, like MAYA_PASSWORD")
            return ""
        if name and not self.variables.get(name):
            value.wrong(f"the environment variable {name} is not set")
        return self.variables.get(name, "") if name else ""

    def _in_file(self, value: Value) -> str:
        if not value.text():
            return ""
        path = self.folder / value.text()
        try:
            found = path.read_text(encoding="utf-8").strip("\r\n")
        except (OSError, ValueError) as error:
            value.wrong(f"{path} cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}")
            return ""
        if not found:
            value.wrong(f"{path} is empty")
        return found


def keys_of(name: str) -> tuple[str, str, str]:
    """The keys a secret may be written under; the first of them is refused."""
    return name, f"{name}_env", f"{name}_file"
