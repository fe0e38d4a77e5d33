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
TRIAGE = (FALLBACK, "in_doubt")  # rules that leave a reply to whoever sorts what nobody owns
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
    _wanted: tuple[tuple[str, frozenset[str]], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        wanted = ((signal, frozenset(map(str.casefold, values))) for signal, values in self.only.items())
        object.__setattr__(self, "_wanted", tuple(wanted))

    @property
    def narrowed(self) -> str:
        """`only for sequence spring or summer, segment smb`, or nothing."""
        conditions = ", ".join(f"{signal} {' or '.join(values)}" for signal, values in self.only.items())
        return f"only for {conditions}" if conditions else ""

    def holds_for(self, signals: Signals) -> bool:
        """Whether the rule is asked about this reply at all."""
        return not self._wanted or all(
            _present(signal, signals).casefold() in wanted for signal, wanted in self._wanted
        )

    def __str__(self) -> str:
        notes = ", ".join(filter(None, (self.narrowed, "in shadow" if self.shadow else "")))
        return self.rule.replace("_", " ") + (f" ({notes})" if notes else "")


def _present(signal: str, signals: Signals) -> str:
    """What the reply has of what `only` can ask for."""
    match signal:
        case "sequence":
            present = signals.sequence and signals.sequence.name
        case "source":
            present = signals.source and signals.source.name
        case "segment":
            present = signals.segment
        case _:
            present = signals.language
    return present or ""


class UnknownRule(ValueError):
    """The chain names a rule that has no file."""


class BrokenRule(ValueError):
    """A rule's file cannot be used; the message names the file, and the line where there is one."""


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
    file = f"routing/rules/{name}.py"
    try:
        route = getattr(importlib.import_module(f"{rules.__name__}.{name}"), "route", None)
    except SyntaxError as error:
        raise BrokenRule(f"{file} line {error.lineno}: {error.msg}") from None
    except Exception as error:
        raise BrokenRule(f"{file} cannot be loaded: {type(error).__name__}: {error}") from None
    if not callable(route):
        raise BrokenRule(f"{file} has no function route(s); docs/rules.md shows one")
    return route
