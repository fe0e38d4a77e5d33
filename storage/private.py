"""Private accounts that an address or a company's name gives away."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlmodel import Session, col, select

from routing.domains import account_domains
from storage.companies import name_key
from storage.sales import Account, AccountDomain, ConfirmedAccount, Lead


def private_behind(
    session: Session, senders: Collection[str], companies: Collection[str] = ()
) -> Mapping[str, list[Account]]:
    """The private accounts behind these addresses (or @domain) and companies, by what was asked.

    A domain tells of an account, what somebody confirmed, the lead's account, and the name itself.
    """
    found: dict[str, list[Account]] = defaultdict(list)
    domains = {sender: account_domains(sender.rpartition("@")[2]) for sender in senders}
    every = {each for some in domains.values() for each in some}
    by_domain = select(AccountDomain.domain, Account).join(
        Account, col(Account.id) == AccountDomain.account_id
    )
    listed = by_domain.where(col(AccountDomain.domain).in_(every), col(Account.private))
    signs = [*session.exec(listed)] if every else []
    said = {*senders, *(f"@{domain}" for domain in every)}
    confirmed = select(ConfirmedAccount.address, Account).join(
        Account, col(Account.key) == ConfirmedAccount.account
    )
    told = session.exec(confirmed.where(col(ConfirmedAccount.address).in_(said), col(Account.private)))
    signs += [(address.removeprefix("@"), row) for address, row in told]
    of_leads = select(Lead.email, Account).join(Account, col(Account.crm_id) == Lead.account)
    signs += session.exec(
        of_leads.where(col(Lead.email).in_(senders), Lead.account != "", col(Account.private))
    )
    for sender, names in domains.items():
        found[sender] += [row for sign, row in signs if sign in (sender, *names)]
    keys = {company: name_key(company) for company in companies if company}
    named = select(Account).where(col(Account.name_key).in_({*keys.values()}), col(Account.private))
    rows_named = session.exec(named).all() if keys else ()
    for company, key in keys.items():
        found[company] += [row for row in rows_named if row.name_key == key]
    return found
