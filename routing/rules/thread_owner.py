"""A reply in a thread that has an owner goes to that owner."""

from routing.model import Assignment, Pass, Signals

NEW = Pass("a new conversation")


def route(s: Signals) -> Assignment | Pass:
    """The first reply set the owner; a conversation does not jump between people (R10, R13, R48).

    >>> from routing.model import Pinned, Rep
    >>> route(Signals(thread=Pinned(Rep("maya", "Maya"), "In-Reply-To"))).because
    "it is Maya's thread, matched by In-Reply-To"
    """
    if s.thread is None:
        return NEW
    owner = s.thread.owner
    return Assignment(owner, f"it is {owner.name}'s thread, matched by {s.thread.how}", team=s.thread.team)
