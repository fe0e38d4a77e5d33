"""Accounts on a list (Top 50, partners, renewals) go to the person who has the list."""

from routing.model import Assignment, Pass, Signals

ON_NO_LIST = Pass("on no account list")


def route(s: Signals) -> Assignment | Pass:
    """The lists of the rules file, or the list an account was imported with; whoever owns it else (R35).

    >>> from routing.model import Account, AccountList, Rep
    >>> top = AccountList("top-50", Rep("priya", "Priya"))
    >>> route(Signals(account=Account("Northwind"), account_list=top)).because
    'Northwind is on the list top-50, which is with Priya'
    """
    listed = s.account_list
    if listed is not None:
        who = s.account.name if s.account else s.domain
        return Assignment(
            listed.owner, f"{who} is on the list {listed.name}, which is with {listed.owner.name}"
        )
    if s.account and s.account.listed:
        unknown = f"account {s.account.name} is on the list {s.account.listed}, which the rules file lacks"
        return Pass(f"the list {s.account.listed} has no owner", warning=unknown)
    return ON_NO_LIST
