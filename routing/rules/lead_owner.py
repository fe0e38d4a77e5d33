"""A lead that was given to somebody goes to that person."""

from routing.model import Assignment, Pass, Signals


def route(s: Signals) -> Assignment | Pass:
    """The owner in the imported lead list; one who left is passed over with a warning (R78).

    >>> from routing.model import Lead, Rep
    >>> route(Signals(lead=Lead("chris@hotel.example", owner=Rep("jon", "Jon")))).because
    "chris@hotel.example is Jon's lead"
    """
    if s.lead is None:
        return Pass(f"{s.sender or 'the sender'} is not among our leads")
    pointer = f"lead {s.lead.email}"
    if owner := s.lead.owner:
        return Assignment(owner, f"{s.lead.email} is {owner.name}'s lead", pointer=pointer)
    if s.lead.stale_owner:
        gone = f"{pointer} still points at {s.lead.stale_owner}, who is not here any more"
        return Pass(f"{s.lead.stale_owner}, who had the lead, is not here any more", warning=gone)
    return Pass("the lead has no owner")
