"""Small checks, built from one another, that say in Slack's words what is wrong with a piece of JSON."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Check = Callable[[Any, str], Iterator[str]]
"""Value and JSON pointer in, complaints out."""
Checks = Mapping[str, Check]


def anything(value: Any, at: str) -> Iterator[str]:
    """No limit known."""
    yield from ()


def of(kind: type, called: str) -> Check:
    """A value of one JSON type."""

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            yield f"must provide {called} [json-pointer:{at}]"

    return check


def string(most: int, least: int = 1) -> Check:
    """A string of `least` to `most` characters."""

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield f"must provide a string [json-pointer:{at}]"
        elif len(value) < least:
            yield f"must be more than {least - 1} characters [json-pointer:{at}]"
        elif len(value) > most:
            yield f"must be less than {most + 1} characters [json-pointer:{at}]"

    return check


def word(*allowed: str) -> Check:
    """One of a few words."""

    def check(value: Any, at: str) -> Iterator[str]:
        if value not in allowed:
            yield f"must be one of {', '.join(allowed)} [json-pointer:{at}]"

    return check


def items(each: Check, most: int, least: int = 1) -> Check:
    """A list of `least` to `most` values, each checked by `each`."""

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"must provide an array [json-pointer:{at}]"
            return
        if len(value) < least:
            yield f"no less than {least} items allowed [json-pointer:{at}]"
        if len(value) > most:
            yield f"no more than {most} items allowed [json-pointer:{at}]"
        for index, item in enumerate(value):
            yield from each(item, f"{at}/{index}")

    return check


def shape(
    required: Mapping[str, Check], optional: Mapping[str, Check], any_of: tuple[str, ...] = ()
) -> Check:
    """An object with these properties and no others, and at least one of `any_of`."""
    known = {**optional, **required}

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"must provide an object [json-pointer:{at}]"
            return
        for name in required:
            if value.get(name) is None:
                yield f"missing required field: {name} [json-pointer:{at}]"
        if any_of and all(value.get(name) is None for name in any_of):
            yield f"missing required field: {' or '.join(any_of)} [json-pointer:{at}]"
        for name, inner in value.items():
            if name not in known:
                yield f"invalid additional property: {name} [json-pointer:{at}]"
            elif inner is not None:
                yield from known[name](inner, f"{at}/{name}")

    return check


def typed(table: Checks, allowed: tuple[str, ...] = ()) -> Check:
    """An object whose `type` names its check in `table`; only the `allowed` types, where given."""

    def check(value: Any, at: str) -> Iterator[str]:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(kind, str) or kind not in table or (allowed and kind not in allowed):
            yield f"unsupported type: {kind} [json-pointer:{at}/type]"
        else:
            yield from table[kind](value, at)

    return check


flag = of(bool, "a boolean")
number = of(int, "an integer")


def text(most: int, *kinds: str, least: int = 1) -> Check:
    """A text object of `least` to `most` characters: `plain_text`, `mrkdwn`, or of any kind."""
    table = {
        "plain_text": shape({"type": anything, "text": string(most, least)}, {"emoji": flag}),
        "mrkdwn": shape({"type": anything, "text": string(most, least)}, {"verbatim": flag}),
    }
    return typed(table, kinds)


def plain(most: int) -> Check:
    """A `plain_text` object."""
    return text(most, "plain_text")
