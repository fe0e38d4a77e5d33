"""Who may do what with a thread; read off the rules file and the thread's events, never off a button."""

from sqlmodel import Session, select

from desk.desk import Desk
from desk.errors import NotAllowed
from routing.model import Kind, Role
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
