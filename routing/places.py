"""Territories looked up by place, however many there are."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from routing.model import Territory

ANY = ""
"""What stands in the index for a criterion that a territory does not have, and for what is not known."""


class Places:
    """Which territories cover a country, state, language and segment; in the order of the file (R21).

    Each territory stands under every place it names, so one look takes at most sixteen keys; what was found
    is kept, since leads come from the same places.
    """

    def __init__(self, territories: Iterable[Territory]) -> None:
        self._territories = tuple(territories)
        self._covering: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, each in enumerate(self._territories):
            criteria = (each.countries, each.states, each.languages, each.segments)
            for place in product(*(wanted or (ANY,) for wanted in criteria)):
                self._covering[place].append(number)
        self._known = lru_cache(maxsize=4096)(self._look)

    def covering(
        self, country: str | None, state: str | None, language: str | None, segment: str | None
    ) -> tuple[Territory, ...]:
        """The territories that cover this place; a criterion that is not known is met by none that has it."""
        return self._known((country or "").upper(), (state or "").upper(), language or "", segment or "")

    def _look(self, *known: str) -> tuple[Territory, ...]:
        keys = product(*((value, ANY) if value else (ANY,) for value in known))
        found = [number for key in keys for number in self._covering.get(key, ())]
        return tuple(self._territories[number] for number in sorted(found))
