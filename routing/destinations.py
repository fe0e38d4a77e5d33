"""To whom a rule can lead, as far as the rules file names them, and what the rule says of itself."""

import sys

from routing.model import Rep, Team
from routing.rule_files import rule_named
from routing.rulebook import Rulebook

RECORDS = {
    "bounce_and_absence": "nobody: it is dismissed",
    "thread_owner": "the thread's owner",
    "account_owner": "the account's owner or team",
    "company_thread": "the owner of the company's open thread",
    "lead_owner": "the lead's owner",
    "sequence_owner": "the sequence's owner or backup",
}
"""Rules that lead to whoever the records name."""


def purpose(rule: str) -> str:
    """What the rule's file says it is for, one sentence.

    >>> purpose("thread_owner")
    'A reply in a thread that has an owner goes to that owner.'
    """
    written = sys.modules[rule_named(rule).__module__].__doc__ or ""
    return written.strip().partition("\n")[0]


def destinations(rule: str, book: Rulebook) -> tuple[str, ...]:
    """The people and teams the file names for a rule, each once; empty where only records know."""
    duties = book.duties
    found: list[Rep | Team | None] = []
    match rule:
        case "safety":
            found = [duties.compliance, duties.legal, duties.brand]
        case "vip":
            found = [*book.vip.values()]
        case "high_intent":
            found = [each.team for each in book.topics.values() if each.action == "route"]
        case "source":
            found = [each.team or each.owner for each in book.sources.values()]
        case "account_list":
            found = [each.owner for each in book.account_lists.values()]
        case "territory":
            found = [rep for each in book.territories for rep in each.reps]
        case "fallback" | "in_doubt":
            found = [duties.fallback]
        case _:
            pass
    return tuple(dict.fromkeys(each.name for each in found if each))


def whom(rule: str, book: Rulebook, most: int = 99) -> str:
    """To whom a rule leads, in words: at most so many names, or who the records name."""
    names = destinations(rule, book)
    if not names:
        return RECORDS.get(rule, "whom the rule names")
    more = len(names) - most
    return ", ".join((*names[:most], f"{more} more") if more > 0 else names)
