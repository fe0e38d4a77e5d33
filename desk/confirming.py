"""Which account is it? Somebody says yes or no to the one that was suggested; each is one transaction."""

from sqlmodel import Session

from desk.desk import Desk
from desk.errors import DeskError
from desk.lookup import state_of
from desk.races import as_seen, is_new, locked, name_of, since
from desk.record import record
from desk.rights import allow, may_pass_on, may_say_which_account
from desk.state import ThreadState
from desk.suggesting import suggested_account, whose
from routing.model import Account, Event, Kind
from storage import tables
from storage.outreach import company_domain
from storage.sales import ConfirmedAccount

STAYS = ("safety", "vip")  # rules whose owner is right whatever the account


class NothingSuggested(DeskError):
    """Which account this is has been settled already; the card shows it."""


def confirm(desk: Desk, thread_id: int, by: str, seen: int, click: str | None = None) -> ThreadState:
    """Yes, it is: from now on the sender, or all of their company's domain, belongs to the suggested account.

    The thread passes to the account's owner when that is somebody else. `seen` is the version the clicker
    saw, `click` the content key of the click: the same click twice has one effect. Raises NothingSuggested
    and Stale when somebody was faster, NotAllowed, Closed, NoSuchThread, NotKnown.
    """
    with desk.begin() as session:
        thread = locked(desk, session, thread_id, by)
        if is_new(session, click, thread, desk.now()):
            account = _asked_about(desk, session, thread, by, seen)
            company = company_domain(thread.sender)
            address = f"@{company}" if company else thread.sender
            told = ConfirmedAccount(address=address, account=account.key, by=by, at=desk.now())
            session.merge(told)
            thread.suggested, thread.company = "", account.name
            thread.segment = desk.rulebook.segment_of(account, None, None) or thread.segment
            confirmed = Event(Kind.CONFIRMED, desk.now(), by, f"it is {account.name}", thread.owner)
            record(desk, session, thread, confirmed, *_pass_on(desk, session, thread, account, by))
        return state_of(desk, session, thread)


def deny(desk: Desk, thread_id: int, by: str, seen: int, click: str | None = None) -> ThreadState:
    """No, it is another company: the card does not ask any more. Raises what `confirm` raises."""
    with desk.begin() as session:
        thread = locked(desk, session, thread_id, by)
        if is_new(session, click, thread, desk.now()):
            account = _asked_about(desk, session, thread, by, seen)
            thread.suggested = ""
            denied = Event(Kind.CONFIRMED, desk.now(), by, f"it is not {account.name}", thread.owner)
            record(desk, session, thread, denied)
        return state_of(desk, session, thread)


def _asked_about(desk: Desk, session: Session, thread: tables.Thread, by: str, seen: int) -> Account:
    """The account in question, for somebody who may answer."""
    as_seen(desk, session, thread, by, seen)
    allow(may_say_which_account(desk, thread, by))
    account = suggested_account(desk, session, thread)
    if account is None:
        raise NothingSuggested
    return account


def _pass_on(desk: Desk, session: Session, thread: tables.Thread, account: Account, by: str) -> list[Event]:
    """Give the thread to the account's owner, if it is somebody else's yet.

    What somebody has claimed only they or a manager pass on, by this too (R48, R103).
    """
    if since(session, thread, 0, (Kind.CLAIMED,)) and not may_pass_on(desk, thread.owner, by):
        return []
    given, former = whose(desk, account), thread.owner
    if given is None or given.owner.key == former or thread.rule in STAYS:
        return []
    thread.owner, thread.team = given.owner.key, given.team.key if given.team else None
    thread.because = f"{given.because}, as {name_of(desk, by)} confirmed"
    why = f"it is {account.name}, {given.owner.name}'s account"
    return [Event(Kind.REASSIGNED, desk.now(), by, why, given.owner.key, whom=former)]
