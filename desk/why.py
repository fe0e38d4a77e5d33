"""Why not: whose a reply would be, and the one input that would have to differ to make it somebody else's."""

from difflib import get_close_matches

from desk.desk import Desk
from desk.errors import DeskError
from desk.lookup import who_owns
from desk.state import WhyNot
from routing.model import Rep


class NobodyOfThatName(DeskError):
    """The rules file names nobody like that."""


def why_not(desk: Desk, question: str, person: str) -> WhyNot:
    """Why what `question` asks about (see `desk.lookup.who_owns`) is not this person's (U3).

    `person` is a key of the rules file, a name, a first name or an address. Raises NobodyOfThatName, with who
    comes near.
    """
    rep = person_named(desk, person)
    answer = who_owns(desk, question)
    return WhyNot(answer.asked, answer.what, rep, answer.owner, answer.rule, answer.because)


def person_named(desk: Desk, named: str) -> Rep:
    """The person of this key, name, first name or address. Raises NobodyOfThatName.

    A first name that two people have names neither of them.
    """
    wanted = " ".join(named.removeprefix("@").casefold().split())
    people = desk.rulebook.people.values()
    for known_as in (_key, _address, _name, _first_name):
        found = [rep for rep in people if known_as(rep) == wanted]
        if len(found) == 1:
            return found[0]
    names = {known_as(rep): rep for rep in people for known_as in (_first_name, _name, _address, _key)}
    near = [names[each] for each in get_close_matches(wanted, [name for name in names if name], n=3)]
    if not near:
        raise NobodyOfThatName(f"The rules file names nobody as {named[:80]}; ask with a name that is in it.")
    meant = " or ".join(dict.fromkeys(f"{rep.name} ({rep.key})" for rep in near))
    raise NobodyOfThatName(f"The rules file names nobody as {named[:80]}; did you mean {meant}?")


def _key(rep: Rep) -> str:
    return rep.key.casefold()


def _address(rep: Rep) -> str:
    return rep.email.casefold()


def _name(rep: Rep) -> str:
    return " ".join(rep.name.casefold().split())


def _first_name(rep: Rep) -> str:
    return rep.name.casefold().split()[0]
