"""Who could have a record instead: nobody, this person, or this person because somebody says so."""

from collections.abc import Iterator
from dataclasses import replace

from routing.accounts import upwards
from routing.domains import account_domains
from routing.model import Account, Lead, Pinned, Rep, Signals
from routing.one_change import Change, given_to, in_place_of, without_owner
from routing.rulebook import Rulebook

DUTIES = {
    "compliance": "compliance",
    "legal": "legal threats",
    "brand": "complaints about our name",
    "fallback": "what no rule knows an owner for",
}


def left_out(s: Signals, rulebook: Rulebook, person: Rep) -> Iterator[Change]:
    """Something that is known were not: nothing is invented, somebody else is next in line."""
    if s.thread:
        yield Change("thread", None, "it were a new conversation")
    if s.vip:
        yield Change("vip", None, f"{_sender(s)} were not on the VIP list")
    if s.account_list:
        yield Change("account_list", None, f"the account were not on the list {s.account_list.name}")
    if s.account:
        yield from (
            Change("account", in_place_of(s.account, company, bare), f"{company.name} had no owner")
            for company in upwards(s.account)
            for bare in without_owner(company)
        )
        yield Change("account", None, f"{s.account.name} were no account of ours")
    if s.company_thread:
        yield Change("company_thread", None, f"there were no open thread with {_company(s)}")
    if s.topics:
        yield Change("topics", (), f"it did not ask about {' and '.join(each.topic for each in s.topics)}")
    if s.source:
        yield from (
            Change("source", bare, f"source {s.source.name} had no owner") for bare in without_owner(s.source)
        )
        yield Change("source", None, "the lead's source were not known")
    if s.lead:
        yield from (Change("lead", bare, "the lead had no owner") for bare in without_owner(s.lead))
    if s.sequence:
        yield from (
            Change("sequence", bare, f"sequence {s.sequence.name} had no owner")
            for bare in without_owner(s.sequence)
        )
        yield Change("sequence", None, "it answered no sequence of ours")


def given(s: Signals, rulebook: Rulebook, person: Rep) -> Iterator[Change]:
    """A record that is there given to this person; what concerns the fewest replies first."""
    theirs = f"{person.name}'s"
    if s.lead or _has_address(s):
        lead = s.lead or Lead(s.sender)
        yield _theirs("lead", given_to(lead, person), f"{lead.email} were {theirs} lead")
    if s.company_thread:
        pinned = given_to(s.company_thread, person)
        yield _theirs("company_thread", pinned, f"the open thread with {_company(s)} were {theirs}")
    if s.account:
        for company in upwards(s.account):
            account = in_place_of(s.account, company, given_to(company, person))
            yield _theirs("account", account, f"{company.name} were {theirs} account")
    elif named := account_domains(s.domain)[-1:]:
        yield _theirs("account", Account(named[0], person), f"{named[0]} were {theirs} account")
    if s.account_list:
        listed = given_to(s.account_list, person)
        yield _theirs("account_list", listed, f"the list {s.account_list.name} were {theirs}")
    if s.sequence:
        sequence = given_to(s.sequence, person)
        yield _theirs("sequence", sequence, f"sequence {s.sequence.name} were {theirs}")
    if s.source:
        source = given_to(s.source, person)
        yield _theirs("source", source, f"source {s.source.name} were {theirs}")


def by_hand(s: Signals, rulebook: Rulebook, person: Rep) -> Iterator[Change]:
    """Somebody decides it for this person: Reassign, the VIP list, a duty in the rules file."""
    if s.thread:
        pinned = given_to(s.thread, person)
        yield _theirs("thread", pinned, f"somebody reassigned the thread to {person.name}")
    if _has_address(s) or account_domains(s.domain):  # nobody has all of a free-mail domain
        named = f"the VIP list named {person.name} for {_sender(s)}"
        listed = f"{_sender(s)} were on the VIP list, with {person.name}"
        yield _theirs("vip", person, named if s.vip else listed)
    if s.thread is None:
        before = Pinned(person, "an earlier conversation")
        yield _theirs("thread", before, f"it answered a conversation that {person.name} has")
    if s.duties:
        for duty, of in DUTIES.items():
            duties = replace(s.duties, **{duty: person})
            yield _theirs("duties", duties, f"the rules file named {person.name} for {of}")


def _theirs(field: str, value: object, condition: str) -> Change:
    return Change(field, value, condition, says_all=True)


def _has_address(s: Signals) -> bool:
    """Whether the sender is known, and not only the domain."""
    return not s.sender.startswith("@") and bool(s.sender)


def _sender(s: Signals) -> str:
    return s.sender.removeprefix("@") or "the sender"


def _company(s: Signals) -> str:
    return s.account.name if s.account else s.domain or "the same company"
