"""A lead whose place nobody else claims goes to its territory, where people take turns."""

from routing.gates import fit
from routing.model import Assignment, Pass, Signals

NOWHERE = Pass("no territory covers the lead's place")


def route(s: Signals) -> Assignment | Pass:
    """The first covering territory with somebody who fits; in it, whoever waited longest (R21, R22, R34).

    When nobody fits, the one nearest to fitting is named, and the gates have the last word.

    >>> from routing.model import Rep, Territory
    >>> wes, luc = Rep("wes", "Wes"), Rep("luc", "Luc", languages=frozenset({"en", "fr"}))
    >>> places = Territory("west", (wes,)), Territory("french", (luc,))
    >>> route(Signals(territories=places)).because
    "it is Wes's turn in west"
    >>> route(Signals(territories=places, language="fr")).because
    "it is Luc's turn in french"
    """
    turns = [(rep, territory.name) for territory in s.territories for rep in territory.reps]
    if not turns:
        return NOWHERE
    rep, name = min(turns, key=lambda turn: fit(turn[0], s))
    return Assignment(rep, f"it is {rep.name}'s turn in {name}", territory=name)
