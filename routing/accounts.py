"""Which account a reply belongs to: its signs from the strongest to the weakest, and what settles a tie."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from routing.domains import account_domains
from routing.model import Account

MOST_ABOVE = 10  # parent companies that are followed upwards
NAMED = 3  # rivals that a warning names
RUNNING = frozenset(
    ("customer", "client", "active customer", "open opportunity", "opportunity", "customer - direct",
     "customer - channel", "current client", "active opportunity", "open deal", "open_deal")
)  # fmt: skip
"""The words for running business, those that Salesforce, Apollo and HubSpot come with among them."""

ORDER: tuple[tuple[str, Callable[[Account], Any]], ...] = (
    ("it has an owner who is here", lambda account: not _has_owner(account)),
    (
        "it is a customer or has an open opportunity",
        lambda account: account.status.strip().casefold() not in RUNNING,
    ),
    ("fewer companies stand above it", lambda account: sum(1 for _ in upwards(account))),
    ("it has a CRM id", lambda account: not account.crm_id),
    ("its name comes first in the alphabet", lambda account: (account.name.casefold(), account.name)),
    ("its key comes first", lambda account: account.key),
)
"""The tie-break: of several accounts with the same sign the one goes first that has the first of these.

It looks at the accounts alone, never at when or in which order they were imported.
"""


@dataclass(frozen=True, slots=True)
class Sign:
    """Something an account is known by: `how` in words, the accounts it fits, and what it is `of` them."""

    how: str
    fits: tuple[Account, ...]
    of: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the accounts around some replies, each with its parents.

    `confirmed` has, by address or `@domain`, the account and the name of whoever said so.
    """

    by_crm_id: Mapping[str, tuple[Account, ...]] = field(default_factory=dict[str, tuple[Account, ...]])
    confirmed: Mapping[str, tuple[Account, str]] = field(default_factory=dict[str, tuple[Account, str]])
    by_domain: Mapping[str, tuple[Account, ...]] = field(default_factory=dict[str, tuple[Account, ...]])

    def account(self, address: str, crm_id: str = "") -> Account | None:
        """The account of who writes from this address (or @domain), by the strongest sign there is.

        `crm_id` is that of the lead's account.
        """
        return recognised(self._signs(address, crm_id))

    def _signs(self, address: str, crm_id: str) -> Iterator[Sign]:
        """The CRM id (R56), what somebody confirmed, the exact domain, its parents up to the registered one
        (R54). A company's name is no sign: it is suggested (R55). Parent accounts come with each (R57).
        """
        domains = account_domains(address.rpartition("@")[2])
        yield Sign("its CRM id", self.by_crm_id.get(crm_id, ()), f"CRM id {crm_id}")
        for told in (address, *(f"@{domain}" for domain in domains)):
            if told in self.confirmed:
                account, by = self.confirmed[told]
                yield Sign(f"{by}'s confirmation", (account,))
        for domain in domains:
            yield Sign(domain, self.by_domain.get(domain, ()), domain)


def recognised(signs: Iterable[Sign]) -> Account | None:
    """The account of the first sign that fits any; of several that it fits, the first in the tie-break.

    >>> acme, labs = Account("Acme", crm_id="7", key="id 7"), Account("Acme Labs", key="name Acme Labs")
    >>> found = recognised([Sign("acme.example", (labs, acme), "acme.example")])
    >>> found.name, found.rivals
    ('Acme', ('Acme Labs',))
    >>> found.tie
    'acme.example stands for Acme and for Acme Labs: Acme was taken, because it has a CRM id'
    """
    sign = next((each for each in signs if each.fits), None)
    if sign is None:
        return None
    taken, *rivals = in_order(sign.fits)
    return replace(taken, how=sign.how, **_tie(sign.of, taken, rivals))


def with_parents(account: Account, named: Callable[[Account], Iterable[Account]]) -> Account:
    """The account with the companies above it; `named` gives those that one names as its parent.

    Ten are followed, and none twice: a circle of parents ends where it would begin again.
    """
    line = [account]
    while len(line) <= MOST_ABOVE:
        seen = {each.key for each in line}
        above, *rivals = in_order(each for each in named(line[-1]) if each.key not in seen) or (None,)
        if above is None:
            break
        line.append(replace(above, **_tie(f"the parent of {_called(line[-1], rivals)}", above, rivals)))
    parent = None
    for each in reversed(line):
        parent = replace(each, parent=parent)
    return parent or account


def in_order(accounts: Iterable[Account]) -> list[Account]:
    """These accounts, each once, the one first that goes first in a tie."""
    once = {(account.key, account.name): account for account in accounts}
    return sorted(once.values(), key=lambda account: tuple(rank(account) for _, rank in ORDER))


def upwards(account: Account) -> Iterator[Account]:
    """The account, then the companies above it, the nearest first."""
    company: Account | None = account
    while company is not None:
        yield company
        company = company.parent


def _has_owner(account: Account) -> bool:
    return account.owner is not None or (account.team is not None and account.team.person is not None)


def _tie(of: str, taken: Account, rivals: Sequence[Account]) -> dict[str, Any]:
    """The columns that tell of a tie; nothing where there was none."""
    if not rivals:
        return {}
    why = next((said for said, rank in ORDER if rank(taken) != rank(rivals[0])), ORDER[-1][0])
    several = (taken, *rivals)
    names = [f"for {_called(each, several)}" for each in several[: NAMED + 1]]
    more = len(several) - len(names)
    listed = f"{', '.join(names)} and {more} more" if more else f"{', '.join(names[:-1])} and {names[-1]}"
    said = f"{of} stands {listed}: {_called(taken, several)} was taken, because {why}"
    return {"rivals": tuple(each.name for each in rivals), "tie": said}


def _called(account: Account, among: Sequence[Account]) -> str:
    """Its name, with the CRM id where another one has the same name; private ones are not named."""
    if account.private:
        return "a private account"
    same = sum(1 for each in among if each.name == account.name) > 1
    return f"{account.name} ({account.crm_id or 'without CRM id'})" if same else account.name
