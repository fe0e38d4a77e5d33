"""A reply to a sequence goes to the sequence's owner, or to its backup when the owner has left."""

from routing.model import Assignment, Pass, Signals


def route(s: Signals) -> Assignment | Pass:
    """Every sequence has a default owner and a backup (R36, R53, R82).

    >>> from routing.model import Rep, Sequence
    >>> route(Signals(sequence=Sequence("spring", owner=Rep("jon", "Jon")))).because
    "it answers spring, Jon's sequence"
    """
    if s.sequence is None:
        return Pass("no known sequence")
    pointer = f"sequence {s.sequence.name}"
    if owner := s.sequence.owner:
        return Assignment(owner, f"it answers {s.sequence.name}, {owner.name}'s sequence", pointer=pointer)
    gone = s.sequence.stale_owner
    warning = f"{pointer} still points at {gone}, who is not here any more" if gone else ""
    if backup := s.sequence.backup:
        because = f"it answers {s.sequence.name}, which {backup.name} looks after as its backup"
        return Assignment(backup, because, pointer=pointer, warning=warning)
    return Pass(f"{pointer} has no owner", warning=warning)
