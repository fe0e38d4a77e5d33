"""What a change of the rules changes, one by one and in words (R93): all the file can say is compared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from difflib import SequenceMatcher
from typing import TypeAlias, cast

from routing.model import AccountList, Rep, Team
from routing.rule_files import Entry
from routing.rulebook import Rulebook

ONE = {
    "people": "person",
    "teams": "team",
    "vip": "VIP",
    "topics": "topic",
    "sources": "source",
    "territories": "territory",
    "policy": "limits",
    "segments": "segment",
    "sequences": "sequence",
    "account_lists": "account list",
    "listed": "listed account",
}
"""What one thing in a part of the rulebook is called; a part not named here keeps its own name."""
LAYOUT = "only its layout or its comments"

Plain: TypeAlias = str | tuple[str, ...] | dict[str, "Plain"]
"""A value as it can be compared and said. People and teams in it are their keys: they have own lines."""


def changes(old: Rulebook, new: Rulebook) -> tuple[str, ...]:
    """`territory west: reps without wes`, `rule vip added after safety`: one for each thing that changed.

    The order of the rules comes first, the rest in the order of the rulebook.
    """
    found = [*_chain(old.chain, new.chain)]
    for part in fields(Rulebook):
        if part.init and part.name not in ("chain", "digest", "lines"):
            found += _part(part.name, getattr(old, part.name), getattr(new, part.name))
    return tuple(found) or (LAYOUT,)


def _part(name: str, was: object, now: object) -> Iterator[str]:
    one = ONE.get(name, name.replace("_", " "))
    if isinstance(was, Mapping | tuple):
        before, after = _things(cast("Things", was)), _things(cast("Things", now))
        yield from _each(one, before, after)
        if isinstance(was, tuple) and set(before) == set(after) and list(before) != list(after):
            yield f"{name.replace('_', ' ')} in another order: {', '.join(after)}"
    elif said := _differences(_whole(was), _whole(now)):
        yield f"{one}: {', '.join(said)}"


Things: TypeAlias = Mapping[str, object] | tuple[object, ...]


def _things(part: Things) -> dict[str, Plain]:
    """The things in a part by name; a person is told whole under their own key, and by it elsewhere."""
    if isinstance(part, tuple):
        return {str(getattr(each, "name", each)): _whole(each) for each in part}
    return {
        key: _whole(each) if getattr(each, "key", key) == key else _plain(each) for key, each in part.items()
    }


def _each(one: str, was: Mapping[str, Plain], now: Mapping[str, Plain]) -> Iterator[str]:
    yield from (f"{one} {key} added" for key in now if key not in was)
    yield from (f"{one} {key} removed" for key in was if key not in now)
    for key in was:
        if key in now and (said := _differences(was[key], now[key])):
            yield f"{one} {key}: {', '.join(said)}"


def _differences(was: Plain, now: Plain) -> list[str]:
    if was == now:
        return []
    if not isinstance(was, dict) or not isinstance(now, dict):
        return [_shift(was, now)]
    return [
        f"{name.replace('_', ' ')} {_shift(was.get(name, ''), now.get(name, ''))}"
        for name in {**was, **now}
        if was.get(name) != now.get(name)
    ]


def _shift(was: Plain, now: Plain) -> str:
    """`jon -> luc`, `with ana, without jon`; what is too long for that has changed."""
    if isinstance(was, str) and isinstance(now, str):
        return f"{was or 'none'} -> {now or 'none'}"
    if isinstance(was, tuple) and isinstance(now, tuple):
        more, less = [each for each in now if each not in was], [each for each in was if each not in now]
        parts = [f"with {', '.join(more)}"] if more else []
        parts += [f"without {', '.join(less)}"] if less else []
        return ", ".join(parts) or "in another order"
    if isinstance(was, dict) and isinstance(now, dict):
        return f"changed ({', '.join(key for key in {**was, **now} if was.get(key) != now.get(key))})"
    return "changed"


def _whole(value: object) -> Plain:
    if is_dataclass(value):
        return {part.name: _plain(getattr(value, part.name)) for part in fields(value)}
    return _plain(value)


def _plain(value: object) -> Plain:
    if isinstance(value, Rep | Team):
        return value.key
    if isinstance(value, AccountList):
        return value.name
    if is_dataclass(value):
        return _whole(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in cast("Mapping[object, object]", value).items()}
    if isinstance(value, frozenset):
        return tuple(sorted(str(each) for each in cast("frozenset[object]", value)))
    if isinstance(value, tuple):
        return tuple(str(_plain(each)) for each in cast("tuple[object, ...]", value))
    return "" if value is None else str(value)


def _chain(was: Sequence[Entry], now: Sequence[Entry]) -> Iterator[str]:
    """What was added, removed, moved, and what is asked otherwise than before."""
    old, new = _named(was), _named(now)
    yield from (f"rule {name} removed" for name in old if name not in new)
    names = list(new)
    for name in names:
        if name not in old:
            how = f" ({new[name].narrowed})" if new[name].only else ""
            shadow = ", in shadow" if new[name].shadow else ""
            yield f"rule {name} added {_where(names, name)}{shadow}{how}"
    for name in _out_of_order([each for each in old if each in new], [each for each in new if each in old]):
        yield f"rule {name} moved, now {_where(names, name)}"
    for name in new:
        if name in old and old[name] != new[name]:
            yield from (f"rule {name} {said}" for said in _asked(old[name], new[name]))


def _asked(was: Entry, now: Entry) -> Iterator[str]:
    if was.shadow != now.shadow:
        yield "is in shadow now" if now.shadow else "is live now"
    if was.only != now.only:
        yield f"is asked {now.narrowed or 'for every reply'} now"


def _named(entries: Sequence[Entry]) -> dict[str, Entry]:
    """The entries by name; the second of a rule that is asked twice is `territory (2)`."""
    found: dict[str, Entry] = {}
    for entry in entries:
        again = sum(1 for each in found.values() if each.rule == entry.rule)
        found[entry.rule if not again else f"{entry.rule} ({again + 1})"] = entry
    return found


def _out_of_order(was: list[str], now: list[str]) -> list[str]:
    """The fewest whose move explains the new order."""
    stay = {
        now[place]
        for block in SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks()
        for place in range(block.b, block.b + block.size)
    }
    return [name for name in now if name not in stay]


def _where(names: Sequence[str], name: str) -> str:
    place = names.index(name)
    return f"after {names[place - 1]}" if place else "as the first"
