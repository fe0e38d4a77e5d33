"""Everything the rules may look at, put together for one decision from what is known about a batch."""

from routing.domains import account_domains
from routing.model import Account, Pinned, Signals, Verdict
from routing.rulebook import Rulebook
from storage.market import Market
from storage.tables import Thread
from storage.threads import Threads

PROOFS = ("In-Reply-To", "References")  # an id only who had the thread's mail can know (T12)


def signals_for(
    market: Market,
    threads: Threads,
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
    account = account or market.account(account_domains(domain))
    lead = market.lead(sender)
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
        company_thread=pinned(rulebook, threads.of_company(sender, thread), "same company"),
        lead=lead,
        sequence=market.sequence(lead.sequence) if lead and lead.sequence else None,
        source=rulebook.source_named(lead.source) if lead and lead.source else None,
        segment=segment,
        territories=market.in_turn(territories),
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
