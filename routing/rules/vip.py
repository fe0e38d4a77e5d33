"""Addresses and domains on the hand-kept VIP list always go to the person named there."""

from routing.model import Assignment, Pass, Signals


def route(s: Signals) -> Assignment | Pass:
    """The list in the rules file, exact address first, then the domain (R35, R58).

    >>> from routing.model import Rep
    >>> route(Signals(sender="ceo@lumen.example", vip=Rep("dana", "Dana"))).because
    'ceo@lumen.example is on the VIP list, with Dana'
    """
    if s.vip is None:
        return Pass(f"{s.sender.removeprefix('@') or 'the sender'} is not on the VIP list")
    return Assignment(s.vip, f"{s.sender.removeprefix('@')} is on the VIP list, with {s.vip.name}")
