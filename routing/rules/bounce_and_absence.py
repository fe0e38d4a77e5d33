"""Bounces, absence notices and other mail written by machines need nobody."""

from routing.model import Category, Dismissal, Pass, Signals

BY_A_PERSON = Pass("a person wrote it")


def route(s: Signals) -> Dismissal | Pass:
    """Dismisses what no person wrote (T2, R7); what follows from it is not the owner's work.

    >>> from routing.model import Verdict
    >>> route(Signals(verdict=Verdict(Category.OUT_OF_OFFICE)))
    Dismissal(because='an absence notice: nobody has to answer it')
    """
    category, facts = s.verdict.category, s.verdict.facts
    if category is Category.BOUNCE:
        return Dismissal("a bounce: nobody has to answer it")
    if facts.complaint_report:
        return Dismissal("a complaint report: nobody has to answer it")
    if category is Category.OUT_OF_OFFICE:
        return Dismissal("an absence notice: nobody has to answer it")
    if facts.automatic:
        return Dismissal("an automatic mail: nobody has to answer it")
    return BY_A_PERSON
