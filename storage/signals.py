"""Everything the rules may look at, asked of the database in a handful of queries."""

from dataclasses import replace

from sqlalchemy import func
from sqlmodel import Session, col, select

from routing.domains import account_domains
from routing.model import (
    Account,
    Lead,
    Pinned,
    Rep,
    Sequence,
    Signals,
    Status,
    Team,
    Territory,
    Verdict,
)
from routing.rulebook import Rulebook
from storage import sales
from storage.tables import Thread, Turn

PROOFS = ("In-Reply-To", "References")  # an id only who had the thread's mail can know (T12)
NOT_SALES = ("safety", "quarantine")  # threads given to compliance or ops say nothing about a company
PARENTS = 10  # how far up a chain of parents is followed; a cycle ends there too


def signals_for(
    session: Session,
    rulebook: Rulebook,
    verdict: Verdict,
    sender: str,
    thread: Thread | None = None,
    how: str = "",
    ambiguous: bool = False,
    account: Account | None = None,
) -> Signals:
    """The signals of a reply from `sender` (an address, or @domain when only the domain is known).

    With an ambiguous sender (several From addresses) nothing that hangs on the address is believed. An
    `account` that is known by other means needs no domain.
    """
    if ambiguous:
        return Signals(
            verdict=verdict,
            sender=sender,
            sender_ambiguous=True,
            language=verdict.language,
            thread=pinned(rulebook, thread, how),
            duties=rulebook.duties,
        )
    domain = sender.rpartition("@")[2]
    domains = account_domains(domain)
    account = account or find_account(session, rulebook, domains)
    lead = find_lead(session, rulebook, sender)
    sequence = find_sequence(session, rulebook, lead.sequence) if lead and lead.sequence else None
    segment = (account.segment if account else None) or (lead.segment if lead else None)
    country, state = (lead.country, lead.state) if lead else ("", "")
    territories = rulebook.territories_for(country, state, verdict.language, segment)
    return Signals(
        verdict=verdict,
        sender=sender,
        domain=domain,
        language=verdict.language,
        thread=pinned(rulebook, thread, how),
        vip=rulebook.vip_for(sender),
        account=account,
        company_thread=_company_thread(session, rulebook, domains, thread),
        lead=lead,
        sequence=sequence,
        source=rulebook.source_named(lead.source) if lead and lead.source else None,
        segment=segment,
        territories=_in_turn(session, territories),
        topics=tuple(rulebook.topics[topic] for topic in verdict.facts.topics if topic in rulebook.topics),
        duties=rulebook.duties,
        answers=how if how in PROOFS and thread is not None and thread.sender == sender else "",
    )


def pinned(rulebook: Rulebook, thread: Thread | None, how: str) -> Pinned | None:
    """The thread's owner as a signal; None while it has none, or one the rules file no longer names."""
    owner = rulebook.people.get(thread.owner) if thread and thread.owner else None
    if thread is None or owner is None:
        return None
    return Pinned(owner, how, thread.received_at, rulebook.teams.get(thread.team or ""))


def find_account(session: Session, rulebook: Rulebook, domains: tuple[str, ...]) -> Account | None:
    """The account of the nearest of these domains (exact first, registrable last), with its parents."""
    if not domains:
        return None
    rows = session.exec(
        select(sales.AccountDomain.domain, sales.Account)
        .join(sales.Account, col(sales.Account.id) == sales.AccountDomain.account_id)
        .where(col(sales.AccountDomain.domain).in_(domains))
    )
    found = dict(rows.all())
    row = next((found[domain] for domain in domains if domain in found), None)
    return account_of(session, rulebook, row) if row else None


def account_of(session: Session, rulebook: Rulebook, row: sales.Account) -> Account:
    """A row with its parents above it, as the rules see it."""
    line = [row]
    while line[-1].parent and len(line) < PARENTS:
        parent = session.exec(select(sales.Account).where(sales.Account.name == line[-1].parent)).first()
        if parent is None or parent in line:
            break
        line.append(parent)
    account: Account | None = None
    for each in reversed(line):
        owner, team, stale = _owner(rulebook, each.owner)
        account = Account(
            name=each.name,
            owner=owner,
            crm_id=each.crm_id,
            segment=each.segment or None,
            status=each.status,
            parent=account,
            team=team,
            stale_owner=stale,
        )
    assert account is not None  # noqa: S101 - line is never empty
    return account


def find_lead(session: Session, rulebook: Rulebook, address: str) -> Lead | None:
    """The lead with this address; of several sequences, the newest `sent_at` counts (R89)."""
    newest = (
        select(sales.Lead)
        .where(sales.Lead.email == address)
        .order_by(col(sales.Lead.sent_at).desc().nulls_last(), col(sales.Lead.sequence))
    )
    row = session.exec(newest.limit(1)).first()
    if row is None:
        return None
    owner, _team, stale = _owner(rulebook, row.owner)
    return Lead(
        email=row.email,
        owner=owner,
        company=row.company,
        country=row.country,
        state=row.state,
        segment=row.segment or None,
        source=row.source,
        sequence=row.sequence,
        sent_by=rulebook.people.get(row.sent_by),
        sent_at=row.sent_at,
        stale_owner=stale,
    )


def find_sequence(session: Session, rulebook: Rulebook, name: str) -> Sequence | None:
    """The sequence of this name, with its owner and backup."""
    row = session.get(sales.Sequence, name)
    if row is None:
        return None
    owner, _team, stale = _owner(rulebook, row.owner)
    return Sequence(row.name, owner, row.purpose, rulebook.people.get(row.backup), stale)


def _owner(rulebook: Rulebook, key: str) -> tuple[Rep | None, Team | None, str]:
    """A person or a team of the rules file; else the name itself, as a stale pointer."""
    if key in rulebook.people:
        return rulebook.people[key], None, ""
    return None, rulebook.teams.get(key), "" if key in rulebook.teams else key


def _company_thread(
    session: Session, rulebook: Rulebook, domains: tuple[str, ...], own: Thread | None
) -> Pinned | None:
    if not domains:
        return None
    newest = (
        select(Thread)
        .where(
            Thread.company_domain == domains[-1],
            Thread.status == Status.OPEN,
            col(Thread.rule).not_in(NOT_SALES),
            col(Thread.owner).in_(rulebook.people),
        )
        .order_by(col(Thread.id).desc())
        .limit(2)
    )
    others = [thread for thread in session.exec(newest) if own is None or thread.id != own.id]
    return pinned(rulebook, others[0], "same company") if others else None


def _in_turn(session: Session, territories: tuple[Territory, ...]) -> tuple[Territory, ...]:
    """The territories with their people sorted: longest without a turn first (R34)."""
    shared = [territory.name for territory in territories if len(territory.reps) > 1]
    if not shared:
        return territories
    rows = session.exec(
        select(Turn.territory, Turn.rep, func.max(Turn.id))
        .where(col(Turn.territory).in_(shared))
        .group_by(Turn.territory, Turn.rep)
    )
    last = {(territory, rep): turn or 0 for territory, rep, turn in rows}
    return tuple(
        replace(each, reps=tuple(sorted(each.reps, key=lambda rep: last.get((each.name, rep.key), 0))))
        for each in territories
    )
