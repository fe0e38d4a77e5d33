"""What matches nothing goes to the named fallback person, in the triage queue."""

from routing.model import Assignment, Pass, Signals


def route(s: Signals) -> Assignment | Pass:
    """The last rule of every chain (R38, R60, R74): a person who acts and can pass it on.

    >>> from routing.model import Duties, Rep
    >>> route(Signals(duties=Duties(fallback=Rep("sam", "Sam")))).because
    'no rule knows an owner: Sam sorts these'
    """
    if s.duties is None:
        return Pass("nobody is named as fallback")
    owner = s.duties.fallback
    return Assignment(owner, f"no rule knows an owner: {owner.name} sorts these", team=s.duties.fallback_team)
