"""A colleague of somebody we already talk with goes to the owner of that conversation."""

from routing.model import Assignment, Pass, Signals


def route(s: Signals) -> Assignment | Pass:
    """Two people of one company have one owner (U9); free-mail senders have no company.

    >>> from routing.model import Pinned, Rep
    >>> route(Signals(domain="acme.example", company_thread=Pinned(Rep("jon", "Jon"), "domain"))).because
    'Jon has an open thread with acme.example'
    """
    if s.company_thread is None:
        return Pass(f"no open thread with {s.domain or 'this company'}")
    owner = s.company_thread.owner
    company = s.account.name if s.account else s.domain or "the same company"
    return Assignment(owner, f"{owner.name} has an open thread with {company}", team=s.company_thread.team)
