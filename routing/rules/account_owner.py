"""A reply from a company we know goes to the account's owner, its team, or the parent company's owner."""

from collections.abc import Iterator

from routing.model import Account, Assignment, Pass, Signals


def route(s: Signals) -> Assignment | Pass:
    """The present account owner, not whoever sent last (R23, R24, R43, R57, R86).

    An owner who left is skipped with a warning; then the parent company decides.

    >>> from routing.model import Rep
    >>> northwind = Account("Northwind", Rep("maya", "Maya"))
    >>> route(Signals(account=northwind)).because
    "Northwind is Maya's account"
    >>> route(Signals(account=Account("Northwind Labs", parent=northwind))).because
    "Northwind Labs belongs to Northwind, which is Maya's account"
    """
    if s.account is None:
        return Pass(f"no account for {s.domain or 'this sender'}")
    stale: list[str] = []
    for company in _upwards(s.account):
        if company.stale_owner:
            stale.append(
                f"account {company.name} still points at {company.stale_owner}, who is not here any more"
            )
        owner = company.owner or (company.team and company.team.person)
        if owner:
            belongs = "" if company is s.account else f"{s.account.name} belongs to {company.name}, which"
            because = f"{belongs or company.name} is {owner.name}'s account"
            if company.owner is None and company.team:
                because = (
                    f"{belongs or company.name} is with {company.team.name}, where {owner.name} answers first"
                )
            turns = company.team.turns if company.team and company.owner is None else None
            return Assignment(owner, because, company.team, turns, warning="; ".join(stale))
    return Pass(f"{s.account.name} has no owner", warning="; ".join(stale))


def _upwards(account: Account) -> Iterator[Account]:
    company: Account | None = account
    while company is not None:
        yield company
        company = company.parent
