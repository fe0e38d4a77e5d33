"""Bounces, absence notices and other mail written by machines need nobody."""

from routing.model import Category, Dismissal, Pass, Signals


def route(s: Signals) -> Dismissal | Pass:
    """Dismisses what no person wrote (T2, R7); what follows from it is not the owner's work.

    >>> from routing.model import Verdict
    >>> route(Signals(verdict=Verdict(Category.OUT_OF_OFFICE)))
    Dismissal(because='an absence notice: nobody has to answer it')
    """
    if s.verdict.category is Category.BOUNCE:
        return Dismissal("a bounce: nobody has to answer it")
    if s.verdict.facts.complaint_report:
        return Dismissal("a complaint report: nobody has to answer it")
    if s.verdict.category is Category.OUT_OF_OFFICE:
        return Dismissal("an absence notice: nobody has to answer it")
    if s.verdict.facts.automatic:
        return Dismissal("an automatic mail: nobody has to answer it")
    return Pass("a person wrote it")
