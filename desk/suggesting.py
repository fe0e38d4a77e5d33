"""Which account a thread may belong to, and whose that would be: for the card, and for who confirms it."""

from sqlmodel import Session, select

from desk.desk import Desk
from desk.state import Suggestion
from routing.model import Account, Assignment, Signals, Status
from routing.rule_files import FALLBACK
from storage import sales, tables
from storage.accounts import Accounts


def suggestion_of(desk: Desk, session: Session, thread: tables.Thread) -> Suggestion | None:
    """What the card of an open thread asks about."""
    account = suggested_account(desk, session, thread)
    if account is None:
        return None
    given = whose(desk, account)
    return Suggestion(account.name, given.owner if given else None)


def suggested_account(desk: Desk, session: Session, thread: tables.Thread) -> Account | None:
    """The account that a thread may belong to; none that is gone by now, or that only few may see."""
    if not thread.suggested or thread.status != Status.OPEN:
        return None
    row = session.exec(select(sales.Account).where(sales.Account.key == thread.suggested)).first()
    return None if row is None or row.private else Accounts(session, desk.rulebook).account_of([row])


def whose(desk: Desk, account: Account) -> Assignment | None:
    """Whose the account is by the rules when nothing else is known; None when it is nobody's."""
    rulebook = desk.rulebook
    signals = Signals(
        account=account,
        segment=rulebook.segment_of(account, None, None),
        duties=rulebook.duties,
        account_list=rulebook.account_list_for(account, ""),
    )
    decision = desk.chain.decide(signals)
    given = decision.outcome if decision.rule != FALLBACK else None
    return given if isinstance(given, Assignment) else None
