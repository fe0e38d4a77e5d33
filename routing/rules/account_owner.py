"""A reply from a company we know goes to the account's owner, its team, or the parent company's owner."""

from routing.accounts import upwards
from routing.model import Account, Assignment, Pass, Signals


def route(s: Signals) -> Assignment | Pass:
    """The present account owner, not whoever sent last (R23, R24, R43, R57, R86).

    An owner who left is skipped with a warning; then the parent company decides. What the account was
    recognised by is named when it is not the sender's domain (R56).

    >>> from dataclasses import replace
    >>> from routing.model import Rep
    >>> northwind = Account("Northwind", Rep("maya", "Maya"))
    >>> route(Signals(account=northwind)).because
    "Northwind is Maya's account"
    >>> route(Signals(account=Account("Northwind Labs", parent=northwind))).because
    "Northwind Labs belongs to Northwind, which is Maya's account"
    >>> route(Signals(account=replace(northwind, how="its CRM id"))).because
    "Northwind (known by its CRM id) is Maya's account"
    """
    if s.account is None:
        return Pass(f"no account for {s.domain or 'this sender'}")
    stale: list[str] = []
    name = f"{s.account.name}{_known_by(s.account, s.domain)}"
    for company in upwards(s.account):
        if company.stale_owner:
            stale.append(
                f"account {company.name} still points at {company.stale_owner}, who is not here any more"
            )
        owner = company.owner or (company.team and company.team.person)
        if owner:
            subject = name if company is s.account else f"{name} belongs to {company.name}, which"
            because = f"{subject} is {owner.name}'s account"
            if company.owner is None and company.team:
                because = f"{subject} is with {company.team.name}, where {owner.name} answers first"
            turns = company.team.turns if company.team and company.owner is None else None
            return Assignment(owner, because, company.team, turns, warning="; ".join(stale))
    return Pass(f"{s.account.name} has no owner", warning="; ".join(stale))


def _known_by(account: Account, domain: str) -> str:
    """` (known by its CRM id)`; nothing for the domain the mail came from."""
    own = not account.how or f".{domain}".endswith(f".{account.how}")
    return "" if own else f" (known by {account.how})"
