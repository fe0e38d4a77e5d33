"""Two imports of one whole list at the same time: the one that began last goes on, the other stops."""

from dataclasses import dataclass
from uuid import uuid4

from sqlmodel import Session

from desk.desk import Desk
from desk.importing.columns import ImportRefused
from desk.patience import patiently
from storage.database import decide_alone
from storage.sales import ImportRun

PATIENCE = 30  # times a transaction is tried again while the database is busy


@dataclass(frozen=True, slots=True)
class Run:
    """An import of `what` (accounts, leads or sequences); `number` is None when rows are only added."""

    what: str
    origin: str
    number: str | None = None

    def begin_writing(self, session: Session) -> None:
        """Hold up decisions until this transaction ends (V10). Raises ImportRefused when overtaken."""
        decide_alone(session)
        last = session.get(ImportRun, (self.what, self.origin)) if self.number else None
        if last and last.run != self.number:
            whose = f"{self.what} of {self.origin}" if self.origin else self.what
            raise ImportRefused(
                f"another import of {whose} has begun and goes on; this one stopped, so that neither drops "
                "the other's rows"
            )


def begin_run(desk: Desk, what: str, origin: str, whole: bool) -> Run:
    """From now on this is the import of the list, when it has the `whole` list; an earlier one stops.

    Nobody waits for one that was killed, and the list that was exported last is the one that counts.
    """
    if not whole:
        return Run(what, origin)
    run = ImportRun(what=what, origin=origin, run=uuid4().hex)
    patiently(lambda: _register(desk, run), PATIENCE)
    return Run(what, origin, run.run)


def _register(desk: Desk, run: ImportRun) -> None:
    with desk.begin() as session:
        decide_alone(session)
        session.merge(run)
