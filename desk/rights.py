"""Who may do what with a thread; read off the rules file and the thread's events, never off a button."""

from sqlmodel import Session, select

from desk.desk import Desk
from desk.errors import NotAllowed
from routing.model import Account, Kind, Rep, Role
from storage import tables


def may_take_over(desk: Desk, session: Session, thread: tables.Thread, by: str) -> bool:
    """Anybody of the team in whose channel it is (R102), a manager, and whoever was pinged for it."""
    return (
        in_team(desk, thread, by) or _is_manager(desk, thread.owner, by) or _was_pinged(session, thread, by)
    )


def may_pass_on(desk: Desk, owner: str | None, by: str) -> bool:
    """Whether this person may reassign or finish what `owner` has: the owner, or a manager (R103, R104)."""
    return by == owner or _is_manager(desk, owner, by)


def may_relabel(desk: Desk, thread: tables.Thread, by: str) -> bool:
    """Whether this person may say of what kind the thread's replies are.

    The owner, a manager, compliance, ops, and in a team's channel its members. What was dismissed is
    nobody's: anybody we know may find a person's reply there (R100).
    """
    roles = (Role.COMPLIANCE, Role.OPS)
    return (
        thread.owner is None
        or may_pass_on(desk, thread.owner, by)
        or in_team(desk, thread, by)
        or any(desk.person(by).is_(role) for role in roles)
    )


def may_say_which_account(desk: Desk, thread: tables.Thread, by: str) -> bool:
    """Whether this person may say to which account a thread belongs: owner, manager, the card's team."""
    return may_pass_on(desk, thread.owner, by) or in_team(desk, thread, by)


def may_see(by: Rep | None, account: Account) -> bool:
    """Whether this person may be told of this account; of None (everybody in a channel) no private one.

    A private account is shown to its owner, their manager, the team that has it, and to managers, ops and
    compliance. What hangs below a private account would give it away, and is as private.
    """
    line: Account | None = account
    while line:
        if line.private and not (by and _works_on(by, line)):
            return False
        line = line.parent
    return True


def _works_on(by: Rep, account: Account) -> bool:
    if any(by.is_(role) for role in (Role.MANAGER, Role.OPS, Role.COMPLIANCE)):
        return True
    if account.team and by.key in (*account.team.members, account.team.responsible):
        return True
    return account.owner is not None and by.key in (account.owner.key, account.owner.manager)


def in_team(desk: Desk, thread: tables.Thread, by: str) -> bool:
    """Whether this person is of the team in whose channel the thread is."""
    team = desk.rulebook.teams.get(thread.team or "")
    return team is not None and by in team.members


def allow(allowed: bool) -> None:
    """Raises NotAllowed."""
    if not allowed:
        raise NotAllowed


def _is_manager(desk: Desk, owner: str | None, by: str) -> bool:
    return by == desk.person(owner or "").manager or desk.person(by).is_(Role.MANAGER)


def _was_pinged(session: Session, thread: tables.Thread, by: str) -> bool:
    pinged = select(tables.Event.id).where(
        tables.Event.thread_id == thread.id,
        tables.Event.kind == Kind.ESCALATED,
        tables.Event.whom == by,
        tables.Event.owner == thread.owner,
    )
    return session.exec(pinged).first() is not None
