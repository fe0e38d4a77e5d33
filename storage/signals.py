"""Everything the rules may look at, put together for one decision from what is known about a batch."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from routing.accounts import upwards
from routing.model import Account, Lead, Pinned, Sequence, Signals, Source, TopicAction, Verdict
from routing.rulebook import Rulebook
from storage.company_threads import CompanyThreads
from storage.market import Market
from storage.outreach import BY_TOKEN, WrittenTo
from storage.tables import Thread

Held = TypeVar("Held", Account, Sequence, Source, TopicAction)

PROOFS = ("In-Reply-To", "References", BY_TOKEN)  # what only who had the thread's mail can know (T12)


def signals_for(
    market: Market,
    companies: CompanyThreads,
    verdict: Verdict,
    sender: str,
    thread: Thread | None = None,
    how: str = "",
    ambiguous: bool = False,
    account: Account | None = None,
    written_to: WrittenTo | None = None,
) -> Signals:
    """The signals of a reply from `sender` (an address, or @domain when only the domain is known).

    `written_to` is whom we wrote to, when it answers mail of ours: what the import does not know of the
    sender is known of the lead, and of who wrote to them (R25, R47). With an ambiguous sender (several From
    addresses) nothing that hangs on the address is believed. An `account` that is known by other means needs
    no domain.
    """
    rulebook = market.rulebook
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
    lead = market.lead(sender, written_to)
    account = account or market.account(sender, lead)
    unowned = thread is None or not thread.owner  # nobody is asked about the account of any other
    named = market.accounts.called(lead.company, unowned) if lead and not account else None
    suggested, namesakes = named or (None, 0)
    proven = how if how in PROOFS else written_to.how if written_to else ""
    known_as = {thread.sender if thread and how in PROOFS else "", written_to.lead if written_to else ""}
    sequence = _sequence(market, lead.sequence) if lead and lead.sequence else None
    source = rulebook.source_named(lead.source) if lead and lead.source else None
    topics = [rulebook.topics[topic] for topic in verdict.facts.topics if topic in rulebook.topics]
    segment = rulebook.segment_of(account, lead, sequence)
    country, state = (lead.country, lead.state) if lead else ("", "")
    territories = rulebook.territories_for(country, state, verdict.language, segment)
    return Signals(
        verdict=verdict,
        sender=sender,
        domain=domain,
        language=verdict.language,
        thread=pinned(rulebook, thread, how),
        vip=rulebook.vip_for(sender),
        account=_in_turn(market, account) if account else None,
        company_thread=pinned(rulebook, companies.newest(sender, thread), "same company"),
        lead=lead,
        sequence=_in_turn(market, sequence) if sequence else None,
        source=_in_turn(market, source) if source else None,
        segment=segment,
        territories=market.in_turn(territories),
        topics=tuple([_in_turn(market, topic) for topic in topics]),
        duties=rulebook.duties,
        answers=proven if sender in known_as else "",
        account_list=rulebook.account_list_for(account, domain),
        suggested=suggested,
        warnings=tuple(_to_repair(market, domain, account, lead, namesakes)),
    )


def _to_repair(
    market: Market, domain: str, account: Account | None, lead: Lead | None, namesakes: int
) -> Iterator[str]:
    """What is not in order about the account: a tie, a domain that imitates another, a name of several."""
    if account is not None:
        yield from (company.tie for company in upwards(account) if company.tie)
        return
    if imitated := market.accounts.imitated(domain):
        whose = "a domain of ours" if imitated.private else f"{imitated.how}, {imitated.name}'s domain"
        yield f"{domain} only looks like {whose}: take care, it is somebody else's"
    if lead and namesakes > 1:
        yield f"{namesakes} accounts are called {lead.company}, so none was suggested"


def _sequence(market: Market, name: str) -> Sequence:
    """The sequence as we know it; one that only the lead list names is known by its name (R25, R91)."""
    return market.sequence(name) or Sequence(name)


def pinned(rulebook: Rulebook, thread: Thread | None, how: str) -> Pinned | None:
    """The thread's owner as a signal; None while it has none, or one the rules file no longer names."""
    owner = rulebook.people.get(thread.owner) if thread and thread.owner else None
    if thread is None or owner is None:
        return None
    return Pinned(owner, how, thread.received_at, rulebook.teams.get(thread.team or ""))


def _in_turn(market: Market, record: Held) -> Held:
    """The record, whose team says who answers first now, where its people take turns (T13)."""
    if isinstance(record, Account) and record.parent:
        record = replace(record, parent=_in_turn(market, record.parent))
    if record.team is None or not record.team.turns:
        return record
    return replace(record, team=market.team_in_turn(record.team))
