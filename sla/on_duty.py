"""After hours: who is on duty when the owner is not (T13); pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from routing.model import Assignment, Rep
from sla.hours import ALWAYS, is_open


def hand_to_duty(assignment: Assignment, candidates: Iterable[Rep], at: datetime) -> Assignment:
    """The same assignment, or the first candidate who works now when the owner does not.

    `candidates` come in order of preference (the backup first). With nobody on duty the owner keeps it:
    the clock starts at their next opening anyway. A turn stays that of the one whose turn it was (R34).
    """
    if is_open(assignment.owner.hours or ALWAYS, at):
        return assignment
    for rep in candidates:
        if is_open(rep.hours or ALWAYS, at):
            because = f"{assignment.because}{_off(assignment.owner)}{rep.name} is on duty"
            return replace(assignment, owner=rep, because=because, turn=assignment.owner.key)
    return assignment


def was_off(rep: Rep, because: str) -> bool:
    """Whether this sentence why somebody has a reply says that they have it in the place of this person."""
    return _off(rep) in because


def _off(rep: Rep) -> str:
    return f"; {rep.name} is off now, "
