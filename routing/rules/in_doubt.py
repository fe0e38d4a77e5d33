"""A reply whose kind is not certain goes to the fallback person, in the triage queue, who looks first."""

from routing.model import Assignment, Pass, Signals

CERTAIN = Pass("its kind is certain")


def route(s: Signals) -> Assignment | Pass:
    """What happens in doubt is the place of this rule in the chain (R96).

    Owners above it get such replies all the same, unless it is not in their language; those below do not.
    A chain without it leaves them to whoever the other rules name.

    Never a machine's: in doubt between absence and person, it is a person (R100). Once somebody has set the
    kind it is certain.

    >>> from routing.model import Category, Duties, Rep, Verdict
    >>> doubtful = Verdict(Category.OTHER, unsure=True)
    >>> route(Signals(verdict=doubtful, duties=Duties(fallback=Rep("sam", "Sam")))).because
    'what kind of reply it is is not certain: Sam looks first'
    """
    if not s.verdict.unsure:
        return CERTAIN
    if s.duties is None:
        return Pass("nobody is named as fallback")
    owner = s.duties.fallback
    because = f"what kind of reply it is is not certain: {owner.name} looks first"
    return Assignment(owner, because, team=s.duties.fallback_team)
