"""Finds rules by file name: a file in routing/rules is a rule, and its name is the rule's name."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from routing import rules
from routing.model import Signals

Route = Callable[[Signals], object]
"""What a rule file offers; the chain checks the answer, since a file can be anything."""

FALLBACK = "fallback"
"""The rule that always answers, and therefore stands last."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the chain: a rule's name and how it is asked.

    `only` narrows it to some sequences, segments, sources or languages; an entry in `shadow` is asked and
    recorded but never decides (R91 to R94).
    """

    rule: str
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    shadow: bool = False

    @property
    def narrowed(self) -> str:
        """`only for sequence spring or summer, segment smb`, or nothing."""
        conditions = ", ".join(f"{signal} {' or '.join(values)}" for signal, values in self.only.items())
        return f"only for {conditions}" if conditions else ""

    def holds_for(self, signals: Signals) -> bool:
        """Whether the rule is asked about this reply at all."""
        present = {
            "sequence": signals.sequence and signals.sequence.name,
            "segment": signals.segment,
            "source": signals.source and signals.source.name,
            "language": signals.language,
        }
        return all(
            (present[signal] or "").casefold() in {value.casefold() for value in values}
            for signal, values in self.only.items()
        )

    def __str__(self) -> str:
        notes = ", ".join(filter(None, (self.narrowed, "in shadow" if self.shadow else "")))
        return self.rule.replace("_", " ") + (f" ({notes})" if notes else "")


class UnknownRule(ValueError):
    """The chain names a rule that has no file."""


def known_rules() -> tuple[str, ...]:
    """The names of all rule files, in alphabetical order."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(rules.__path__)))


def rule_named(name: str) -> Route:
    """The `route` function of a rule file; raises UnknownRule with the known names.

    >>> rule_named("vipp")
    Traceback (most recent call last):
        ...
    routing.rule_files.UnknownRule: there is no rule vipp; did you mean vip? Known rules: account_list, ...
    """
    known = known_rules()
    if name not in known:
        near = "".join(f"; did you mean {match}?" for match in get_close_matches(name, known, n=1))
        raise UnknownRule(f"there is no rule {name}{near or '.'} Known rules: {', '.join(known)}")
    return importlib.import_module(f"{rules.__name__}.{name}").route
