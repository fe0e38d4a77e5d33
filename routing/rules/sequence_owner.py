"""A reply to a sequence goes to the sequence's owner or team, or to its backup when the owner has left."""

from routing.model import Assignment, Pass, Signals

NO_SEQUENCE = Pass("no known sequence")


def route(s: Signals) -> Assignment | Pass:
    """Every sequence has a default owner and a backup (R36, R53, R82).

    >>> from routing.model import Rep, Sequence
    >>> route(Signals(sequence=Sequence("spring", owner=Rep("jon", "Jon")))).because
    "it answers spring, Jon's sequence"
    """
    if s.sequence is None:
        return NO_SEQUENCE
    name, team, gone = s.sequence.name, s.sequence.team, s.sequence.stale_owner
    pointer, warning = f"sequence {name}", ""
    if gone:
        warning = f"{pointer} still points at {gone}, who is not here any more"
    elif s.sequence.overruled:
        warning = f"{pointer} was imported with {s.sequence.overruled} as owner; the rules file decides"
    if owner := s.sequence.owner:
        return Assignment(
            owner, f"it answers {name}, {owner.name}'s sequence", pointer=pointer, warning=warning
        )
    if team and (first := team.person):
        because = f"it answers {name}, which is with {team.name}: {first.name} answers first"
        return Assignment(first, because, team, team.turns, warning=warning)
    if backup := s.sequence.backup:
        because = f"it answers {name}, which {backup.name} looks after as its backup"
        return Assignment(backup, because, pointer=pointer, warning=warning)
    return Pass(f"{pointer} has no owner", warning=warning)
