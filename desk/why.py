"""Why not: whose a reply would be, and the one input that would have to differ to make it somebody else's."""

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import TypeVar

import routing.why_not
from desk.asked import WhyNot
from desk.desk import Desk
from desk.errors import DeskError
from desk.lookup import who_owns
from mail.clean import clean_line
from routing.model import Rep, Sequence, Source, TopicAction
from routing.rulebook import Rulebook
from storage.market import Market

AT_ONCE = 50  # territories whose turns are asked for in one query: a query may not have any number of columns
Held = TypeVar("Held", Sequence, Source, TopicAction)
LONGEST = 200  # characters of a name that anybody has


class NobodyOfThatName(DeskError):
    """The rules file names nobody like that."""


def why_not(desk: Desk, question: str, person: str) -> WhyNot:
    """Why what `question` asks about (see `desk.lookup.who_owns`) is not this person's (U3).

    `person` is a key of the rules file, a name, a first name or an address. Raises NobodyOfThatName, with who
    comes near, and Busy.
    """
    rep = person_named(desk, person)
    answer = who_owns(desk, question)
    if answer.signals is None:
        return WhyNot(answer.asked, answer.what, rep, suggestions=answer.suggestions)
    contrast = routing.why_not.why_not(desk.chain, in_turn(desk), answer.signals, rep)
    return WhyNot(
        asked=answer.asked,
        what=answer.what,
        person=rep,
        owner=contrast.decision.owner,
        rule=contrast.decision.rule,
        because=contrast.because,
        change=contrast.change.condition if contrast.change else "",
        sentence=contrast.sentence,
        account=answer.account,
        anew=contrast.anew,
    )


def in_turn(desk: Desk) -> Rulebook:
    """The rulebook as it stands now: where people take turns, longest without one first (R34, T13)."""
    book = desk.rulebook
    with desk.read() as session:
        market = Market(session, book, ())
        places = range(0, len(book.territories), AT_ONCE)
        parts = [market.in_turn(book.territories[at : at + AT_ONCE]) for at in places]
        return replace(
            book,
            territories=tuple(each for part in parts for each in part),
            sources=_teams_in_turn(market, book.sources),
            sequences=_teams_in_turn(market, book.sequences),
            topics=_teams_in_turn(market, book.topics),
        )


def _teams_in_turn(market: Market, records: Mapping[str, Held]) -> Mapping[str, Held]:
    return {name: replace(each, team=market.team_in_turn(each.team)) for name, each in records.items()}


def person_named(desk: Desk, named: str) -> Rep:
    """The person of this key, name, first name or address. Raises NobodyOfThatName.

    A first name that two people have names neither of them.
    """
    wanted = _wanted(named)
    people = desk.rulebook.people.values()
    for known_as in (_key, _address, _name, _first_name):
        found = [rep for rep in people if known_as(rep) == wanted]
        if len(found) == 1:
            return found[0]
    near = people_near(desk, named)
    asked = clean_line(named, 80)
    if not near:
        raise NobodyOfThatName(f"The rules file names nobody as {asked}; ask with a name that is in it.")
    meant = " or ".join(f"{rep.name} ({rep.key})" for rep in near)
    raise NobodyOfThatName(f"The rules file names nobody as {asked}; did you mean {meant}?")


def people_near(desk: Desk, named: str) -> tuple[Rep, ...]:
    """The people whose name, first name, key or address comes near, best first; three at most."""
    people = desk.rulebook.people.values()
    names = {known_as(rep): rep for rep in people for known_as in (_first_name, _name, _address, _key)}
    near = get_close_matches(_wanted(named), [name for name in names if name], n=3)
    return tuple({names[each].key: names[each] for each in near}.values())


def _wanted(named: str) -> str:
    return " ".join(named[:LONGEST].removeprefix("@").casefold().split())


def _key(rep: Rep) -> str:
    return rep.key.casefold()


def _address(rep: Rep) -> str:
    return rep.email.casefold()


def _name(rep: Rep) -> str:
    return " ".join(rep.name.casefold().split())


def _first_name(rep: Rep) -> str:
    return _name(rep).partition(" ")[0]
