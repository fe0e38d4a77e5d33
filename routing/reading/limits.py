"""Reads the response limits: per category, with exceptions per segment."""

from collections.abc import Iterable

from routing.model import Category, Limit, Policy, Step
from routing.reading.hours_text import duration_of
from routing.reading.values import Value

LADDER = {"remind": "owner", "backup": "backup", "manager": "manager"}
"""The keys of the ladder and whom each step tells, in the order they must come (R18)."""

TIMED = {
    str(category): category
    for category in (Category.INTERESTED, Category.OTHER, Category.NOT_INTERESTED, Category.UNSUBSCRIBE)
}
"""The kinds of reply that wait for a person; the others have no limit (R14)."""


def policy_in(value: Value, segments: Iterable[str]) -> Policy:
    """The limits; `segments` are those somebody takes."""
    section = value.section((*TIMED, "segments"), needed=("interested", "other"))
    by_segment: dict[tuple[Category, str], Limit] = {}
    for name, exceptions in section["segments"].section(tuple(segments)).written.items():
        limits = exceptions.section(TIMED)
        for category in limits:
            if category in TIMED and (limit := _limit(limits[category])):
                by_segment[TIMED[category], name] = limit
    limits = {TIMED[key]: limit for key in section if key in TIMED and (limit := _limit(section[key]))}
    return Policy(limits, by_segment)


def _limit(value: Value) -> Limit | None:
    section = value.section(("respond", *LADDER), needed=("respond",))
    respond = section["respond"].parsed(duration_of)
    steps: list[Step] = []
    for key, tell in LADDER.items():
        if after := section[key].parsed(duration_of):
            if steps and after < steps[-1].after:
                section[key].wrong(f"{section[key].text()} comes before the step above it")
            steps.append(Step(tell, after))
    return Limit(respond, tuple(steps)) if respond else None
