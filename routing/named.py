"""Where a person stands in the rules file: what has to be written anew when they leave; pure."""

from collections.abc import Iterator
from dataclasses import fields

from routing.model import Duties, Rep
from routing.rulebook import Rulebook


def places_of(rulebook: Rulebook, key: str) -> tuple[str, ...]:
    """Everything in the rules file that names this person, in words: `territory us-west`, `backup of jon`."""
    return tuple(_places(rulebook, key))


def _places(rulebook: Rulebook, key: str) -> Iterator[str]:
    yield from (f"territory {each.name}" for each in rulebook.territories if key in _keys(each.reps))
    for team in rulebook.teams.values():
        if key == team.responsible or key in _keys(team.rotation):
            yield f"team {team.key}, which they answer for"
        elif key in team.members:
            yield f"team {team.key}"
    yield from (f"VIP {name}" for name, rep in rulebook.vip.items() if rep.key == key)
    yield from (
        f"source {name}" for name, each in rulebook.sources.items() if each.owner and each.owner.key == key
    )
    yield from (
        f"account list {each.name}" for each in rulebook.account_lists.values() if each.owner.key == key
    )
    for sequence in rulebook.sequences.values():
        if sequence.owner and sequence.owner.key == key:
            yield f"sequence {sequence.name}"
        if sequence.backup and sequence.backup.key == key:
            yield f"sequence {sequence.name}, as its backup"
    for duty in fields(Duties):
        holder = getattr(rulebook.duties, duty.name)
        if isinstance(holder, Rep) and holder.key == key:
            yield f"duty {duty.name}"
    for rep in rulebook.people.values():
        if rep.backup == key:
            yield f"backup of {rep.key}"
        if rep.manager == key:
            yield f"manager of {rep.key}"


def _keys(reps: tuple[object, ...]) -> set[str]:
    return {getattr(rep, "key", "") for rep in reps}
