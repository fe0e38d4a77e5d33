"""Reads the chain: the order of the rules, and how each is asked."""

from collections.abc import Callable, Iterable, Mapping

from routing.reading.people import LANGUAGE
from routing.reading.values import Section, Value
from routing.rule_files import FALLBACK, BrokenRule, Entry, UnknownRule, known_rules, rule_named

ONLY = ("sequence", "segment", "source", "language")
MODES = {"live": False, "shadow": True}


def order_in(value: Value, sources: Iterable[str], segments: Iterable[str]) -> tuple[Entry, ...]:
    """The entries in their order; the fallback must be there, live, for everything, and last (R29, R38)."""
    rules, known_sources, known_segments = _named(known_rules()), _named(sources), _named(segments)
    entries: list[tuple[int, Entry]] = []
    for item in value.items():
        entry = _entry(item, rules, known_sources, known_segments)
        if entry is None:
            continue
        earlier = (line for line, other in entries if other in (entry, Entry(entry.rule)))
        if line := next(earlier, 0):
            item.wrong(f"{entry.rule} is asked already on line {line}, so it can never answer here")
        entries.append((item.line, entry))
    if value and (not entries or entries[-1][1] != Entry(FALLBACK)):
        value.wrong("fallback must stand last, live and without only, so that every reply has an owner")
    return tuple(entry for _, entry in entries)


def _entry(
    item: Value, rules: Mapping[str, str], sources: Mapping[str, str], segments: Mapping[str, str]
) -> Entry | None:
    if item.is_text:
        rule = item.one_of(rules, "rule")
        return Entry(rule) if rule and _loads(rule, item) else None
    names = item.section(rules).written
    if len(names) != 1:
        item.wrong("write one rule here, as vip or vip: {only: ..., mode: ...}")
        return None
    (rule, how), *_ = names.items()
    section = how.section(("only", "mode"))
    for key in section:
        if not section[key]:
            section[key].wrong("nothing stands here; fill it in, or take it out")
    only = _only(section["only"].section(ONLY), sources, segments)
    shadow = section["mode"].one_of(MODES, "mode") or False
    return Entry(rule, only, shadow) if _loads(rule, item) else None


def _only(
    only: Section, sources: Mapping[str, str], segments: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """The conditions; one without a value is refused, since the rule would hold for every reply."""
    read: dict[str, Callable[[Value], tuple[str, ...]]] = {
        "sequence": Value.texts,
        "segment": lambda value: value.some_of(segments, "segment"),
        "source": lambda value: value.some_of(sources, "source"),
        "language": lambda value: tuple(sorted(value.all_matching(*LANGUAGE))),
    }
    found: dict[str, tuple[str, ...]] = {}
    for signal in (each for each in ONLY if each in only):
        value, known = only[signal], len(only.whole.problems.noted)
        found[signal] = read[signal](value)
        if not found[signal] and len(only.whole.problems.noted) == known:
            value.wrong(f"no {signal} stands here, so every reply would be meant; name one, or take it out")
    return {signal: values for signal, values in found.items() if values}


def _loads(rule: str, item: Value) -> bool:
    """Whether the rule's file can be used; if not, why is noted. A name without a file is noted elsewhere."""
    try:
        rule_named(rule)
    except BrokenRule as error:
        item.wrong(str(error))
    except UnknownRule:
        return False
    else:
        return True
    return False


def _named(names: Iterable[str]) -> dict[str, str]:
    return {name: name for name in names}
