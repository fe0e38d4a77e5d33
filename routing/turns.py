"""Turns: the territories and teams of a reply in which people take turns, and whose turn it may be."""

from collections.abc import Callable
from dataclasses import replace

from routing.model import Account, Rep, Signals, Team

Order = Callable[[tuple[Rep, ...]], tuple[Rep, ...]]


def with_turns(s: Signals, order: Order) -> Signals:
    """The signals with those who take turns in another order, wherever a rule may look for one."""
    return replace(
        s,
        territories=tuple([replace(each, reps=order(each.reps)) for each in s.territories]),
        account=_account(s.account, order),
        sequence=s.sequence and replace(s.sequence, team=_team(s.sequence.team, order)),
        source=s.source and replace(s.source, team=_team(s.source.team, order)),
        topics=tuple([replace(each, team=_team(each.team, order)) for each in s.topics]),
    )


def _account(account: Account | None, order: Order) -> Account | None:
    if account is None:
        return None
    return replace(account, team=_team(account.team, order), parent=_account(account.parent, order))


def _team(team: Team | None, order: Order) -> Team | None:
    if team is None or not team.turns:
        return team
    rotation = order(team.rotation)
    return replace(team, rotation=rotation, person=rotation[0])
