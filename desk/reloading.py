"""Reloading: a changed rules file is tried on stored replies and swapped in whole, or not at all (P10)."""

from dataclasses import dataclass

from desk import versions
from desk.desk import Desk
from desk.errors import DeskError
from desk.replaying import TRIAL, replay
from routing.changes import changes
from routing.comparing import Comparison
from routing.in_force import InForce, Rules


class RulesRefused(DeskError):
    """A rule breaks on a reply; these rules cannot be used."""


class RulesHeld(DeskError):
    """More replies would end at the fallback; somebody has to confirm that."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A new version of the rules, what it changes in words, and what came of trying it."""

    rules: Rules
    changed: tuple[str, ...]
    comparison: Comparison

    @property
    def said(self) -> str:
        """Everything that changes, and what came of it, one line each: the change log's entry."""
        return "\n".join((*self.changed, self.comparison.sentence))

    def insist(self, confirmed: bool) -> None:
        """Raise RulesRefused when a rule broke, RulesHeld when the fallback rises and nobody confirmed it."""
        if broke := self.comparison.failures:
            raise RulesRefused("; ".join(broke))
        if self.comparison.rises and not confirmed:
            before, after = self.comparison.at_fallback
            among = len(self.comparison.replies)
            raise RulesHeld(
                f"{after} of the last {among} replies would end at the fallback instead of {before}"
            )


def begin(desk: Desk, in_force: InForce) -> str:
    """Write down the rules a process begins with, unless they are the newest of the change log already.

    What it says; empty when there was nothing to write.
    """
    book = in_force.rules.rulebook
    said = f"the version to begin with: {len(book.chain)} rules, {len(book.people)} people"
    with desk.begin() as session:
        new = versions.enter_version(desk, session, in_force.rules, versions.FILE, said)
    return said if new else ""


def is_let_in(desk: Desk, digest: str) -> bool:
    """Whether the change log says that this version is in force: another process took it, or somebody
    confirmed it.
    """
    with desk.read() as session:
        last = versions.newest(session)
    return last is not None and last.digest == digest


def take(desk: Desk, in_force: InForce, new: Rules) -> str:
    """Try these rules and put them in force for this process; what they changed, for the log.

    Raises RulesRefused, RulesHeld, or Busy and ReaderAway when they could not be tried now.
    """
    old = in_force.rules
    trial = Trial(new, changes(old.rulebook, new.rulebook), replay(desk, old, new, most=TRIAL))
    with desk.begin() as session:
        last = versions.newest(session)
        trial.insist(confirmed=last is not None and last.digest == new.digest)
        versions.enter_version(desk, session, new, versions.FILE, trial.said)
    in_force.rules = new
    return trial.said
