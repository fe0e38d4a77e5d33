"""Watches the rules file: a change is in force some seconds after it was saved, or ops is told why not."""

import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path

from slack_sdk.errors import SlackApiError

from bot.odd_rules import log_odd, more_odd
from bot.readers import Readers
from desk import alarms, reloading
from desk.desk import Desk
from desk.errors import Busy, DeskError, ReaderAway
from desk.reloading import RulesHeld, RulesRefused
from routing.in_force import InForce, rules_in
from routing.model import Rep
from routing.rulebook import RulebookError, file_bytes
from sla.silence import Ailment

log = logging.getLogger(__name__)

EVERY = 2  # seconds from one look to the next
PROBLEMS = 3  # or people that ops is told; the log has all problems
STRANGERS = "No card reaches them: write them as Slack has them, or give their work to somebody."
WELL = ("", None)

Found = bytes | tuple[str, ...]
"""What a look finds: the file's bytes, or why it has none."""


class Reloading:
    """In each running process; each looks for itself, and the first writes the change log.

    `reader` opens the process that reads the replies of a trial; without one they are read here. `strangers`
    are the people of the rules in force whom Slack does not know.
    """

    def __init__(
        self,
        desk: Desk,
        in_force: InForce,
        file: Path,
        reader: Callable[[], Readers] | None = None,
        strangers: Callable[[], Sequence[Rep]] = tuple,
    ) -> None:
        self._desk = desk
        self._in_force = in_force
        self._file = file
        self._reader = reader
        self._strangers = strangers
        self._seen: Found | None = None
        self._judged: tuple[str, Ailment | None] | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="rules", daemon=True)

    def start(self) -> None:
        """Look once before anything else happens, and from now on every two seconds."""
        if said := reloading.begin(self._desk.current, self._in_force):
            log.info("%s, %s", self._file.name, said)
        self._seen = self._found()
        self._attempt()
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join()

    def look(self) -> None:
        """Look once. What stands there twice in a row is whole: nobody is writing it any more."""
        found, before = self._found(), self._seen
        self._seen = found
        if found == before:
            self._judge(found)

    def _keep(self) -> None:
        log_odd(self._file.name, self._in_force.rules.rulebook)
        while not self._stop.wait(EVERY):
            self._attempt()

    def _attempt(self) -> None:
        try:
            self.look()
        except (Busy, ReaderAway) as error:
            log.warning("the rules file could not be looked at, trying again: %s", error)
        except Exception:
            log.exception("the rules file could not be looked at, trying again")

    def _found(self) -> Found:
        try:
            return file_bytes(self._file)
        except RulebookError as error:
            return error.problems

    def _judge(self, found: Found) -> None:
        if isinstance(found, tuple):
            self._not_used(Ailment.UNREADABLE, "\n".join(found), found)
            return
        digest = sha256(found).hexdigest()
        if digest == self._in_force.rules.digest:
            self._well()
        elif self._is_new(digest):
            self._try(digest, found)

    def _is_new(self, digest: str) -> bool:
        """Whether the file was not judged yet, or was held back and is confirmed by now."""
        known, ailment = self._judged or WELL
        if known != digest:
            return True
        return ailment is Ailment.BEHIND and reloading.is_let_in(self._desk.current, digest)

    def _try(self, digest: str, data: bytes) -> None:
        old = self._in_force.rules.rulebook
        try:
            said = self._take(data)
        except RulebookError as error:
            self._not_used(Ailment.UNREADABLE, digest, error.problems)
        except RulesRefused as refused:
            self._not_used(Ailment.UNREADABLE, digest, (str(refused),))
        except RulesHeld as held:
            self._not_used(Ailment.BEHIND, digest, (str(held),))
        else:
            log.info("%s is in force: %s", self._file.name, said.replace("\n", "; "))
            odd = more_odd(old, self._in_force.rules.rulebook)
            if odd:
                log.warning("%s: %s", self._file.name, odd)
            self._well(" ".join(filter(None, (self._unknown(), odd))))

    def _take(self, data: bytes) -> str:
        new, desk = rules_in(data, self._file.name), self._desk.current
        if self._reader is None:
            return reloading.take(desk, self._in_force, new)
        with closing(self._reader()) as reader:
            return reloading.take(replace(desk, reader=reader), self._in_force, new)

    def _not_used(self, ailment: Ailment, what: str, problems: tuple[str, ...]) -> None:
        """Say so, once for the same file in the log, once for as long as it lasts to ops."""
        if self._judged == (what, ailment):
            return
        alarms.tell_of_rules(self._desk.current, ailment, _some(problems, "; "))
        self._judged = what, ailment
        waits = ailment is Ailment.BEHIND
        how = "is held back, whoowns simulate shows it and lets it in" if waits else "is not used"
        log.error("%s %s; the last good rules go on. %s", self._file.name, how, "; ".join(problems))

    def _unknown(self) -> str:
        """Who gets no card, as far as Slack says: the rules are in force whether it says so or not."""
        try:
            strangers = self._strangers()
        except (SlackApiError, OSError, HTTPException, DeskError) as error:
            log.warning("Slack did not say whom of the rules file it knows: %s", error)
            return ""
        names = _some([f"{rep.name} ({rep.slack or rep.email})" for rep in strangers], ", ")
        return f"Not in this Slack: {names}. {STRANGERS}" if names else ""

    def _well(self, said: str = "") -> None:
        if said or self._judged != WELL:
            alarms.tell_of_rules(self._desk.current, None, said)
            self._judged = WELL


def _some(said: Sequence[str], between: str) -> str:
    """The first few of them, and how many more there are."""
    more = f" (and {len(said) - PROBLEMS} more)" if len(said) > PROBLEMS else ""
    return between.join(said[:PROBLEMS]) + more
