"""Turns: the territories and teams of a reply in which people take turns, and whose turn it may be."""

from collections.abc import Callable
from dataclasses import replace

from routing.accounts import upwards
from routing.model import Account, Assignment, Decision, Rep, Signals, Team

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


def takers(s: Signals, decision: Decision) -> tuple[Rep, ...]:
    """All whose turn it may be where the decision found it to be its owner's; nobody where none is taken."""
    outcome = decision.outcome
    where = outcome.territory if isinstance(outcome, Assignment) else None
    if where is None:
        return ()
    teams = [company.team for company in upwards(s.account)] if s.account else []
    teams += [s.sequence and s.sequence.team, s.source and s.source.team, *(each.team for each in s.topics)]
    places = [each.reps for each in s.territories if each.name == where]
    places += [team.rotation for team in teams if team and team.turns == where]
    return next(iter(places), ())
