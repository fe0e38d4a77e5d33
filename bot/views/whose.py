"""The answer to `/whoowns @maya`: what somebody owns, and who stands in for whom."""

from collections.abc import Sequence

from bot.views.blocks import Block, ours, rich, small, words
from bot.views.naming import role_of
from bot.views.text import escaped
from desk.asked import Answer, Holdings
from routing.model import Rep

NAMED = 8  # sequences, territories, lists, sources: names in one line


def whose(answer: Answer, replies: Sequence[Block]) -> list[Block]:
    """What is this person's: the open replies first, then what else, then who covers whom."""
    holdings = answer.person
    if holdings is None:
        return []
    person = words(role_of(holdings.person), bold=True)
    none = [small("No open replies.")] if not holdings.open else []
    return [rich([*person, *ours(": "), *words(_owned(holdings))]), *none, *replies, *_more(holdings)]


def text_of(answer: Answer) -> str:
    """The same in one line that stands alone."""
    holdings = answer.person
    if holdings is None:
        return ""
    stands_in = f" Backup: {escaped(holdings.backup.name, 80)}." if holdings.backup else ""
    return f"{escaped(holdings.person.name, 80)}: {_owned(holdings)}.{stands_in}"


def _owned(holdings: Holdings) -> str:
    counts = (
        (holdings.open, "open reply", "open replies"),
        (holdings.accounts, "account", "accounts"),
        (len(holdings.sequences), "sequence", "sequences"),
        (len(holdings.territories), "territory", "territories"),
        (len(holdings.lists), "list", "lists"),
        (len(holdings.sources), "source", "sources"),
        (holdings.vips, "VIP entry", "VIP entries"),
    )
    first, *others = [(count, f"{count:,} {one if count == 1 else many}") for count, one, many in counts]
    return ", ".join([first[1], *(said for count, said in others if count)])


def _more(holdings: Holdings) -> list[Block]:
    lines = (
        ("Sequences", holdings.sequences),
        ("Territories", holdings.territories),
        ("Lists", holdings.lists),
        ("Sources", holdings.sources),
    )
    named = [small(f"{what}: {_some(names)}") for what, names in lines if names]
    return [*named, small(f"{_covered(holdings)} {_covers(holdings.covers)}")]


def _covered(holdings: Holdings) -> str:
    if not holdings.backup:
        return "Nobody is named as backup."
    then = f", then {holdings.manager.name}" if holdings.manager else ""
    return f"Covered by {holdings.backup.name}{then}."


def _covers(people: Sequence[Rep]) -> str:
    return f"Covers {_some([rep.name for rep in people])}." if people else "Covers nobody."


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
