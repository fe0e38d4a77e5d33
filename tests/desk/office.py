"""A team under a rules file of its own: raw mail in, an owner out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from desk import intake, lookup
from desk.desk import Desk
from desk.imports import import_file
from desk.state import ThreadState
from mail.fetched import Fetched, place_after
from routing.model import Category, Facts, Verdict
from tests.fakes import Reader, letter


@dataclass(slots=True)
class Office:
    """A team under its rules file; every mail that arrives is decided at once."""

    desk: Desk
    reader: Reader
    folder: Path
    _uids: count = field(default_factory=lambda: count(1))

    def knows(self, what: str, *lines: str) -> None:
        """Import a CSV of accounts, leads or sequences."""
        (self.folder / "rows.csv").write_text("\n".join(lines) + "\n")
        assert import_file(self.desk, what, self.folder / "rows.csv").rejected == []

    def receives(
        self, sender: str, *, topics: str = "", language: str | None = None, **more: str
    ) -> ThreadState:
        """A mail of an interested person; the thread it is in."""
        uid = next(self._uids)
        subject = more.pop("subject", f"Re: question {uid}")
        verdict = Verdict(Category.INTERESTED, facts=Facts(topics=tuple(topics.split())), language=language)
        self.reader.told.setdefault(subject, verdict)
        batch = [Fetched("outreach", 1, uid, letter(sender, subject, f"Yes, please ({uid}).", **more))]
        intake.store(self.desk, "outreach", batch, place_after(batch))
        intake.decide_waiting(self.desk)
        with self.desk.read() as session:
            thread = session.connection().exec_driver_sql("select max(thread_id) from decision").scalar_one()
        return lookup.thread_state(self.desk, thread)

    def owner(self, sender: str, **more: str) -> str:
        """Whose the mail is."""
        return key(self.receives(sender, **more))


def key(state: ThreadState) -> str:
    """Whose a thread is."""
    return state.owner.key if state.owner else ""


Opens = Callable[..., Office]
