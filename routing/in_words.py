"""What the rules look at, said in words: `account Northwind (Maya)`, `thread none`."""

from collections.abc import Iterator
from dataclasses import fields
from typing import cast

from routing.model import Duties, Facts, Lead, Pinned, Rep, Signals, Territory, TopicAction, Verdict

CALLED = {
    "vip": "VIP list",
    "company_thread": "open thread with the company",
    "account_list": "account list",
    "sender_ambiguous": "several senders",
    "answers": "answers mail of ours by",
    "suggested": "suggested account",
}
"""Fields of Signals that go by other words than their name."""


def in_words(field: str, signals: Signals) -> str:
    """The value of one field of the signals, after what the field is called.

    >>> from routing.model import Account, Rep
    >>> in_words("account", Signals(account=Account("Northwind", Rep("maya", "Maya"))))
    'account Northwind (Maya)'
    >>> in_words("company_thread", Signals())
    'open thread with the company none'
    """
    return f"{CALLED.get(field, field.replace('_', ' '))} {value_in_words(getattr(signals, field))}"


def value_in_words(value: object) -> str:
    """A value that a field of the signals may have."""
    match value:
        case None | "" | ():
            return "none"
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ", ".join(value_in_words(each) for each in cast("tuple[object, ...]", value))
        case Rep():
            return value.name
        case Verdict():
            doubt = ("not sure",) if value.unsure else ()
            return ", ".join((value.category.replace("_", " "), *doubt, *facts_in_words(value.facts)))
        case Pinned():
            return f"{value.owner.name}'s, by {value.how}"
        case Lead():
            return _lead(value)
        case Territory():
            turns = " then ".join(rep.name for rep in value.reps) or "nobody"
            speaks = f"speaks {' and '.join(sorted(value.speaks))}" if value.speaks else ""
            return f"{value.name} ({'; '.join(filter(None, (turns, speaks)))})"
        case TopicAction():
            return f"{value.topic} ({value.action}{f' to {value.team.name}' if value.team else ''})"
        case Duties():
            held = ((each.name, getattr(value, each.name)) for each in fields(value))
            return ", ".join(f"{duty} {rep.name}" for duty, rep in held if isinstance(rep, Rep))
        case _:
            name = getattr(value, "name", None)
            if not isinstance(name, str):
                return str(value)
            return f"{name} ({'; '.join((owner_in_words(value), *_said_of(value)))})"


def owner_in_words(record: object) -> str:
    """Who has a record: a person, the person of a team, somebody who left, or nobody."""
    owner, team = getattr(record, "owner", None), getattr(record, "team", None)
    if owner:
        return owner.name
    if team:
        return f"{team.name}, {team.person.name}" if team.person else team.name
    gone, backup = getattr(record, "stale_owner", ""), getattr(record, "backup", None)
    held = f"{gone}, who is not here any more" if gone else "no owner"
    return f"{held}; backup {backup.name}" if backup else held


def _said_of(record: object) -> Iterator[str]:
    """What else rules go by in an account, a sequence or a source: its status, its purpose, its size."""
    for name in ("status", "purpose"):
        if said := getattr(record, name, ""):
            yield said
    for name in ("segment", "listed", "overruled"):
        if said := getattr(record, name, ""):
            yield f"{name} {said}"
    yield from _size_of(record)
    yield from (name for name in ("urgent", "personal") if getattr(record, name, False))
    if parent := getattr(record, "parent", None):
        yield f"part of {value_in_words(parent)}"


def _size_of(record: object) -> Iterator[str]:
    employees = getattr(record, "employees", None)
    if employees is not None:
        yield f"{employees:,} employees"


def facts_in_words(facts: Facts) -> tuple[str, ...]:
    """The facts that hold: `legal`, `wants removal`, `topics security`."""
    held = [(each.name.replace("_", " "), getattr(facts, each.name)) for each in fields(facts)]
    return tuple(
        name if value is True else f"{name} {value_in_words(value)}" for name, value in held if value
    )


def _lead(lead: Lead) -> str:
    place = ", ".join(filter(None, (lead.state, lead.country))) or "place unknown"
    source = f"source {lead.source}" if lead.source else ""
    sequence = f"sequence {lead.sequence}" if lead.sequence else ""
    segment = f"segment {lead.segment}" if lead.segment else ""
    said = "; ".join(filter(None, (owner_in_words(lead), place, segment, *_size_of(lead), source, sequence)))
    return f"{lead.email or 'unknown'} ({said})"
