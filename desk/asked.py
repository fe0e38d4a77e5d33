"""What somebody who asks is told, as values: an answer, what is whose, and why it is not somebody else's."""

from dataclasses import dataclass

from desk.state import ThreadState
from routing.model import Account, Rep, Signals


@dataclass(frozen=True, slots=True)
class Answer:
    """What `/whoowns` says: `asked` as understood, the owner a reply would get now, why, and what is open.

    `what` is address, domain, company, person, nothing or unclear; `passed` is the chain's path before the
    answer, `outranked` what later rules would have said, `signals` what the chain was asked about. A `hidden`
    account is not visible to the asker, and `ask` is who may tell. `person` is what somebody owns, and
    `unseen` counts open replies that are not visible to the asker. `on_duty` is who would get an interested
    or urgent reply at this hour, when that is not the owner.
    """

    asked: str
    what: str
    owner: Rep | None = None
    because: str = ""
    rule: str = ""
    account: str = ""
    open: tuple[ThreadState, ...] = ()
    passed: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    outranked: tuple[tuple[str, str], ...] = ()
    signals: Signals | None = None
    hidden: bool = False
    ask: Rep | None = None
    person: "Holdings | None" = None
    unseen: int = 0
    on_duty: Rep | None = None

    @property
    def about(self) -> Account | None:
        """The account it is about, as far as one is known."""
        return self.signals.account if self.signals else None

    @property
    def how(self) -> str:
        """By what the account was recognised; empty when that is not known."""
        return self.about.how if self.about else ""


@dataclass(frozen=True, slots=True)
class Holdings:
    """What somebody owns: how many open replies, accounts and VIP entries, and the names of all the rest."""

    person: Rep
    open: int = 0
    accounts: int = 0
    sequences: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    vips: int = 0
    covers: tuple[Rep, ...] = ()
    backup: Rep | None = None
    manager: Rep | None = None


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a reply would not be somebody's: the rule that decides, and the one change that would make it so.

    `asked` and `what` are as in `Answer`; `owner` has it for `because`, None when nobody needs to answer.
    `change` is what would have to be so ("Northwind had no owner"): empty when it is theirs already, and when
    no single change would do. `sentence` says all of it; `anew` what of it is about a new conversation, where
    only giving the thread by hand would do. Where nothing is known about what was asked, `sentence` is empty,
    and `suggestions` are names that come near.
    """

    asked: str
    what: str
    person: Rep
    owner: Rep | None = None
    rule: str = ""
    because: str = ""
    change: str = ""
    sentence: str = ""
    account: str = ""
    suggestions: tuple[str, ...] = ()
    anew: str = ""
