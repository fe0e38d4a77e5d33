"""A worker that follows a rules file which somebody edits, and what ops is told of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from sqlmodel import col, select

from bot.reloading import Reloading
from bot.worker import Worker
from desk import intake
from desk.alarms import alarm_sent, alarms_to_send
from desk.desk import Desk
from mail.fetched import Fetched, place_after
from routing.in_force import InForce, rules_of
from routing.model import Rep
from sla.silence import Ailment
from storage import tables
from storage.database import Database
from tests.fakes import Clock, Reader, letter


@dataclass(slots=True)
class Team:
    """A worker at work, and the rules file it follows."""

    file: Path
    worker: Worker
    in_force: InForce
    reloading: Reloading
    _uids: Iterator[int] = field(default_factory=lambda: count(1))

    def edits(self, old: str, new: str) -> None:
        """Somebody changes the file and saves it."""
        text = self.file.read_text("utf-8")
        assert old in text
        self.saves(text.replace(old, new, 1))

    def saves(self, text: str) -> None:
        """Somebody saves this; two looks later it is judged."""
        self.file.write_text(text, "utf-8")
        self.waits()

    def waits(self) -> None:
        """Two looks go by."""
        self.reloading.look()
        self.reloading.look()

    def receives(self, sender: str, **headers: str) -> tables.Decision:
        """A reply comes in; what was decided about it."""
        raw = letter(sender, message_id=f"<{sender[:4]}{next(self._uids)}@x>", **headers)
        batch = [Fetched("outreach", 1, next(self._uids), raw)]
        intake.store(self.worker.desk, "outreach", batch, place_after(batch))
        self.worker.decide()
        with self.worker.desk.read() as session:
            newest = select(tables.Decision).order_by(col(tables.Decision.id).desc())
            return session.exec(newest.limit(1)).one()

    def owner(self, thread_id: int) -> str | None:
        """Who owns this thread."""
        with self.worker.desk.read() as session:
            return session.get_one(tables.Thread, thread_id).owner

    def told(self) -> list[tuple[Ailment | None, str]]:
        """What ops is told from now on."""
        found = alarms_to_send(self.worker.desk)
        for alarm in found:
            assert (alarm.mailbox, alarm.place.rep and alarm.place.rep.key) == ("", "olga")
            alarm_sent(self.worker.desk, alarm, "D0", str(alarm.id))
        return [(alarm.ailment, alarm.said) for alarm in found]


def started(database: Database, file: Path, strangers: Callable[[], Sequence[Rep]] = tuple) -> Team:
    """A process that has looked at the file once; `strangers` are those whom Slack does not know."""
    in_force = InForce(rules_of(file))
    now = in_force.rules
    desk = Desk(database, now.rulebook, now.chain, Reader(), Clock(), in_force=in_force)
    reloading = Reloading(desk, in_force, file, strangers=strangers)
    reloading.start()
    reloading.stop()
    return Team(file, Worker(desk, None), in_force, reloading)
