"""The rules in force: one value, swapped whole, so that nobody ever sees half of a change."""

from dataclasses import dataclass
from pathlib import Path

from routing.chain import Chain, chain_of
from routing.rulebook import Rulebook, file_bytes, rulebook_in


@dataclass(frozen=True, slots=True)
class Rules:
    """One version of the rules: what the file says as values, the chain it describes, and the file's text."""

    rulebook: Rulebook
    chain: Chain
    text: str

    @property
    def digest(self) -> str:
        """The SHA-256 of the file."""
        return self.rulebook.digest


@dataclass(slots=True)
class InForce:
    """Holds the rules of a running process; whoever begins something takes them once (ADR 23)."""

    rules: Rules


def rules_in(data: bytes, name: str) -> Rules:
    """The rules in a file's bytes; `name` is what problems call it. Raises RulebookError."""
    rulebook = rulebook_in(data, name)
    return Rules(rulebook, chain_of(rulebook), data.decode("utf-8"))


def rules_of(path: Path) -> Rules:
    """The rules in a file. Raises RulebookError with every problem found."""
    return rules_in(file_bytes(path), path.name)
