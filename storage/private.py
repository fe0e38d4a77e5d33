"""Private accounts that an address or a company's name gives away."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping

from sqlmodel import Session, col, or_, select

from routing.accounts import MOST_ABOVE
from routing.domains import account_domains
from storage.companies import name_key
from storage.sales import Account, AccountDomain, ConfirmedAccount, Lead


def private_behind(
    session: Session, senders: Collection[str], companies: Collection[str] = ()
) -> Mapping[str, list[Account]]:
    """The private accounts behind these addresses (or @domain) and companies, by what was asked.

    A domain tells of an account, what somebody confirmed, the lead's account, and the name itself; and an
    account tells of the companies above it.
    """
    found: dict[str, list[Account]] = defaultdict(list)
    telling = or_(col(Account.private), Account.parent != "")
    domains = {sender: account_domains(sender.rpartition("@")[2]) for sender in senders}
    every = {each for some in domains.values() for each in some}
    by_domain = select(AccountDomain.domain, Account).join(
        Account, col(Account.id) == AccountDomain.account_id
    )
    listed = by_domain.where(col(AccountDomain.domain).in_(every), telling)
    signs = [*session.exec(listed)] if every else []
    said = {*senders, *(f"@{domain}" for domain in every)}
    confirmed = select(ConfirmedAccount.address, Account).join(
        Account, col(Account.key) == ConfirmedAccount.account
    )
    told = session.exec(confirmed.where(col(ConfirmedAccount.address).in_(said), telling))
    signs += [(address.removeprefix("@"), row) for address, row in told]
    of_leads = select(Lead.email, Account).join(Account, col(Account.crm_id) == Lead.account)
    signs += session.exec(of_leads.where(col(Lead.email).in_(senders), Lead.account != "", telling))
    for sender, names in domains.items():
        found[sender] += [row for sign, row in signs if sign in (sender, *names)]
    keys = {company: name_key(company) for company in companies if company}
    named = select(Account).where(col(Account.name_key).in_({*keys.values()}), telling)
    rows_named = session.exec(named).all() if keys else ()
    for company, key in keys.items():
        found[company] += [row for row in rows_named if row.name_key == key]
    lines = _lines(session, [row for rows in found.values() for row in rows])
    return {
        asked: [each for row in rows for each in lines(row) if each.private] for asked, rows in found.items()
    }


def _lines(session: Session, accounts: Collection[Account]) -> Callable[[Account], list[Account]]:
    """What gives an account with all companies above it; of a parent's name, each that has it."""
    called: dict[str, list[Account]] = {}
    wanted = {account.parent for account in accounts if account.parent}
    for _ in range(MOST_ABOVE):
        if not wanted:
            break
        called |= {each: [] for each in wanted}
        above = select(Account).where(or_(col(Account.crm_id).in_(wanted), col(Account.name).in_(wanted)))
        rows = session.exec(above).all()
        for row in rows:
            for sign in {row.crm_id, row.name} & wanted:
                called[sign].append(row)
        wanted = {row.parent for row in rows if row.parent} - called.keys()

    def line(account: Account) -> list[Account]:
        found = [account]
        for each in found:  # grows as it goes up
            found += [row for row in called.get(each.parent, ()) if row not in found]
        return found

    return line
